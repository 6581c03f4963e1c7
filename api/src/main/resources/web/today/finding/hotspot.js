// A hotspot in a sentence.

import { cellName } from '../../shared/cell.js';
import { short } from '../../shared/cell-trend.js';
import { day, rate, say, whole } from '../../shared/language.js';
import { sentence } from '../../shared/sentence.js';
import { link } from '../../shared/state.js';

/** Complaints a day below which a multiple of them says little: in how many days one is usual says more. */
export const RARE = 0.5;
const UNHEARD_DAYS = 100;

/** One open episode. */
export function hotspot({ status, confidence, subject, figures }, { labels }) {
  return {
    status, confidence,
    said: hotspotSentence(status, subject, figures, labels),
    more: [
      figures.latest_per_10k == null || isQuiet(status, figures) ? '' : say('finding.rate.now', { now: rate(figures.latest_per_10k), usual: rate(figures.usual_per_10k) }),
      say('finding.since', { day: day(figures.opened_date), count: figures.days, days: whole(figures.days), observed: whole(figures.observed) }),
    ].filter(Boolean).join(say('finding.and')),
    href: link('/hotspots', { hotspot: subject.hotspot_id }),
  };
}

/** The sentence alone, its numbers bold. */
export function hotspotSentence(status, cell, figures, labels) {
  if (isQuiet(status, figures)) {
    return sentence('hotspot.said.quiet', {
      place: cellName(labels, cell), observed: whole(figures.observed), expected: short(figures.expected), days: whole(figures.days), count: figures.days,
      opened: day(figures.opened_date) });
  }
  const interval = 1 / figures.latest_expected;
  const isRare = status === 'new' && figures.latest_expected < RARE;
  return sentence(!isRare ? `hotspot.said.${status}` : interval > UNHEARD_DAYS ? 'hotspot.said.unheard' : 'hotspot.said.rare', {
    interval: whole(Math.min(interval, UNHEARD_DAYS)),
    place: cellName(labels, cell), day: day(figures.latest_date), days: whole(figures.days),
    latest: whole(figures.latest_observed), expected: short(figures.latest_expected), ratio: times(figures.latest_ratio),
    excess: whole(figures.excess), observed: whole(figures.observed), opened: day(figures.opened_date),
  });
}

/** Open still, but without an alarm on its latest day, of which there is nothing to say then. */
function isQuiet(status, { last_seen_date: lastSeen, latest_date: latest }) {
  return (status === 'new' || status === 'ongoing') && lastSeen < latest;
}

/** How many times as much, with one digit; where next to nothing was expected the number says no more than "very many". */
export function times(ratio) {
  return ratio > 100 ? '100+' : ratio >= 10 ? whole(ratio) : ratio.toFixed(1);
}
