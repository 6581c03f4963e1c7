// What the figures say, in words: the page's title, the line below it, the message of each chart.

import { day, decimal, percent, say, signed, whole } from '../shared/language.js';
import { periodName } from '../shared/period.js';
import { isApart } from './measures.js';

/** Fewer answers tell nothing. */
export const FEWEST = 30;

/** The finding: the part that fell most where that is more than chance, else one that rose, else how the whole stands. */
export function title(total, parts, name, place) {
  if (!total.is_sufficient) {
    return place + say('satisfaction.title.insufficient', { count: total.response_count, fewest: FEWEST });
  }
  const certain = parts.filter((row) => row.confidence).sort((one, other) => one.mean_score_change - other.mean_score_change);
  const mover = certain[0]?.mean_score_change < 0 ? certain[0] : certain.at(-1);
  if (mover) {
    return place + say(mover.mean_score_change < 0 ? 'satisfaction.title.fell' : 'satisfaction.title.rose', {
      name: name(mover), size: decimal(Math.abs(mover.mean_score_change)), value: decimal(mover.mean_score), certainty: say(`certainty.${mover.confidence}`) });
  }
  if (isApart(total, 'mean_score')) {
    return place + say(total.mean_score_change < 0 ? 'satisfaction.title.allFell' : 'satisfaction.title.allRose', {
      size: decimal(Math.abs(total.mean_score_change)), value: decimal(total.mean_score) });
  }
  const lowest = lowestOf(parts);
  return place + (lowest
    ? say(total.mean_score_change == null ? 'satisfaction.title.alone' : 'satisfaction.title.steady', {
      value: decimal(total.mean_score), name: name(lowest), lowest: decimal(lowest.mean_score) })
    : say('satisfaction.title.bare', { value: decimal(total.mean_score) }));
}

/** How many answered, of how many asked, and when. */
export function lead(total, every, survey, asOf) {
  return [
    say('satisfaction.lead.survey', { survey, period: periodText(total, every, asOf) }),
    total.asked_count == null
      ? say('satisfaction.lead.answers', { count: total.response_count, answers: whole(total.response_count) })
      : say('satisfaction.lead.asked', {
        answers: whole(total.response_count), asked: whole(total.asked_count), rate: percent(total.response_rate) }),
    total.is_sufficient ? say('satisfaction.lead.satisfied', {
      rate: percent(total.satisfied_rate), low: percent(total.satisfied_rate_low), high: percent(total.satisfied_rate_high) }) : '',
  ].filter(Boolean).join(say('lead.between')) + say('today.lead.end');
}

/** A period, and how far it has come where it is not over. */
export function periodText(row, every, asOf) {
  const name = periodName({ cadence: every, period_start_date: row.period_start_date });
  return row.is_partial ? say('satisfaction.toDate', { period: name, day: day(asOf) }) : name;
}

/** The message of the parts: who moved, else who is lowest. */
export function partsMessage(rows, name, measure) {
  const moved = rows.filter((row) => row.confidence);
  if (measure.column === 'mean_score' && moved.length) {
    return say('satisfaction.parts.moved', { count: moved.length, names: moved.map(name).join(say('satisfaction.comma')) });
  }
  const told = rows.filter((row) => row[measure.column] != null);
  if (!told.length) {
    return untold(rows, measure);
  }
  const lowest = lowestOf(told, measure.column);
  // Whoever's interval reaches down to the lowest one's upper end may be lowest as well.
  const tied = told.filter((row) => row !== lowest && row[`${measure.column}_low`] <= lowest[`${measure.column}_high`]);
  return say(tied.length ? 'satisfaction.parts.lowestTied' : 'satisfaction.parts.lowest', {
    name: name(lowest), value: measure.format(lowest[measure.column]), tied: tied.length, measure: measure.name });
}

/** The message of the trend. */
export function trendMessage(rows, measure, every, name) {
  const told = rows.filter((row) => row[measure.column] != null);
  if (!told.length) {
    return untold(rows, measure);
  }
  const last = told.at(-1);
  const change = last[`${measure.column}_change`];
  const values = { name, measure: measure.name, value: measure.format(last[measure.column]), change: change == null ? '' : measure.change(change) };
  const kind = change == null ? 'alone' : !isApart(last, measure.column) ? 'steady' : change > 0 ? 'rose' : 'fell';
  return say(`satisfaction.trend.${kind}`, values);
}

/** Why nothing is told: it was not asked, or too few answered. */
function untold(rows, measure) {
  return rows.some((row) => row.is_sufficient)
    ? say('satisfaction.parts.notAskedOf', { measure: measure.name }) : say('satisfaction.parts.none', { fewest: FEWEST });
}

/** The message of the reasons. */
export function reasonsMessage(rows, name) {
  const told = rows.filter((row) => row.named_rate != null && row.category_id !== 'none');
  if (!told.length) {
    return say('satisfaction.reasons.few', { count: rows[0]?.dissatisfied_count ?? 0, fewest: FEWEST });
  }
  return say('satisfaction.reasons.most', { name: name(told[0]), rate: percent(told[0].named_rate) });
}

/** How a change is called: steady, better or worse, with its size. */
export function changeWords(row, measure) {
  const moved = row[`${measure.column}_change`];
  if (moved == null) {
    return { kind: '', words: say('figure.noComparison') };
  }
  if (!isApart(row, measure.column)) {
    return { kind: '', words: `— ${say('figure.steady', { change: measure.change(moved) })}` };
  }
  return {
    kind: moved > 0 ? 'better' : 'worse',
    words: `${moved > 0 ? '▲' : '▼'} ${say(moved > 0 ? 'figure.up' : 'figure.down', { change: measure.change(Math.abs(moved)).replace('+', '') })}`,
  };
}

function lowestOf(rows, column = 'mean_score') {
  const told = rows.filter((row) => row[column] != null);
  return told.length ? told.reduce((least, row) => (row[column] < least[column] ? row : least)) : undefined;
}

/** What the gap between experience and expectation is called. */
export function gapWords(row) {
  return row.expectation == null ? '' : say('satisfaction.expected', { value: decimal(row.expectation), gap: signed(row.gap) });
}
