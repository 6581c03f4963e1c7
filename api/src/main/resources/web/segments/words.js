// What the figures say, in words: the page's title, the line below it, and the message of each chart.

import { nameOf } from '../shared/labels.js';
import { change, current, day, decimal, percent, rate, say, signed, together, whole } from '../shared/language.js';
import { mostChanged } from './question.js';

/** Of what is as good as usual nothing is said: within a tenth of the mean of all. */
const TELLING = 0.1;

export const nameOfSegment = (labels, id) => (['none', 'absent'].includes(id) ? say(`segments.${id}`) : nameOf(labels, 'segment', id));

/** Where the filters lead, to begin the title with. */
export function placeName(filters, labels) {
  const names = Object.entries(filters).filter(([, id]) => id).map(([dimension, id]) => nameOf(labels, dimension, id));
  return names.length ? say('finding.place', { place: names.join(say('finding.and')) }) : '';
}

/** Which segment has changed most, or is the largest. */
export function title(rows, place, labels) {
  const moved = mostChanged(rows);
  if (moved) {
    return say('segments.title.changed', {
      place, name: nameOfSegment(labels, moved.segment_id), change: signed(moved.customer_change, 0), day: day(moved.since_date), customers: whole(moved.customers) });
  }
  const largest = [...rows].sort((one, other) => other.customers - one.customers)[0];
  return say('segments.title.largest', { place, name: nameOfSegment(labels, largest.segment_id), share: percent(largest.customer_share, 1) });
}

/** How many segments there are, and out of how many customers they are drawn. */
export function lead(rows) {
  return say('segments.lead', {
    count: rows.filter((row) => row.customers).length, all: rows.length, customers: whole(rows[0].all_customers) });
}

export function sizesMessage(rows, labels) {
  const [first, second] = [...rows].sort((one, other) => other.customers - one.customers);
  return say('segments.sizes.heading', { first: nameOfSegment(labels, first.segment_id), second: second ? nameOfSegment(labels, second.segment_id) : '–' });
}

/** A mean as its measure is told: money, minutes, months, counts, a score, a chance. */
export function amountOf(measure, value) {
  if (value == null) {
    return '–';
  }
  switch (measure) {
    case 'probability': return percent(value, 1);
    case 'arpu_yuan': return say('churn.yuan', { value: whole(value) });
    case 'data_megabytes_per_month': return say('segments.gigabytes', { value: decimal(value / 1000, 1) });
    case 'complaint_count_365_days': return rate(value);
    case 'last_overall': return decimal(value, 1);
    default: return whole(value);
  }
}

/** What sets them apart: the measures that are farthest from everybody's, counted in everybody's spread. */
export function profileMessage(rows, name) {
  const telling = rows.filter((row) => row.distance != null && Math.abs(row.mean_ratio - 1) >= TELLING)
    .sort((one, other) => Math.abs(other.distance) - Math.abs(one.distance)).slice(0, 2);
  return telling.length ? say('segments.profile.heading', {
    name, what: together(telling.map((row) => say('segments.profile.differs', {
      measure: say(`segments.measure.${row.measure}`), change: change(row.mean_ratio - 1) }))) })
    : say('segments.profile.usual', { name });
}

export function movesMessage(moves, name, period) {
  return say('segments.moves.heading', {
    name, before: whole(moves.before), stayed: whole(moves.stayed), came: whole(moves.now - moves.stayed), went: whole(moves.before - moves.stayed), day: day(period.from_date) });
}

export function overlapsMessage(rows, labels) {
  const [row] = rows;
  return say('segments.overlaps.heading', {
    one: nameOfSegment(labels, row.segment_id), other: nameOfSegment(labels, row.other_id), customers: whole(row.customers) });
}

/** What is wrong with a rule, in the reader's language. */
export function mistake(problem) {
  const { reason, word, nearest } = problem.body?.details ?? {};
  if (!reason) {
    return problem.message;
  }
  const key = `segments.mistake.${reason}${reason === 'unreadable' && !word ? '.end' : ''}`;
  return say(key, { word }) + (nearest ? say('segments.mistake.nearest', { nearest }) : '') + (current() === 'en' ? '.' : '。');
}
