// A hotspot in a sentence.

import { cellName } from '../../shared/cell.js';
import { short } from '../../shared/cell-trend.js';
import { day, rate, say, whole } from '../../shared/language.js';
import { sentence } from '../../shared/sentence.js';
import { link } from '../../shared/state.js';

/** Complaints a day below which a multiple of them says little. */
const RARE = 0.5;

/** One open episode. */
export function hotspot({ status, confidence, subject, figures }, { labels }) {
  return {
    status, confidence,
    said: hotspotSentence(status, subject, figures, labels),
    more: [
      figures.latest_per_10k == null ? '' : say('finding.rate.now', { now: rate(figures.latest_per_10k), usual: rate(figures.usual_per_10k) }),
      say('finding.since', { day: day(figures.opened_date), count: figures.days, days: whole(figures.days), observed: whole(figures.observed) }),
    ].filter(Boolean).join(say('finding.and')),
    href: link('/hotspots', { hotspot: subject.hotspot_id }),
  };
}

/** The sentence alone, its numbers bold. */
export function hotspotSentence(status, cell, figures, labels) {
  const isRare = status === 'new' && figures.latest_expected < RARE;
  return sentence(isRare ? 'hotspot.said.rare' : `hotspot.said.${status}`, {
    place: cellName(labels, cell), day: day(figures.latest_date), days: whole(figures.days),
    latest: whole(figures.latest_observed), expected: short(figures.latest_expected), ratio: times(figures.latest_ratio),
    excess: whole(figures.excess), observed: whole(figures.observed), opened: day(figures.opened_date),
  });
}

/** How many times as much, with one digit; where next to nothing was expected the number says no more than "very many". */
export function times(ratio) {
  return ratio > 100 ? '100+' : ratio >= 10 ? whole(ratio) : ratio.toFixed(1);
}
