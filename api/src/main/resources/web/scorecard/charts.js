// Who is ahead, how that went, and what stands beside it: competitors, the other departments' opinion, inspections.

import { bandTrend } from '../shared/band-trend.js';
import { dots } from '../shared/dots.js';
import { ink, interval } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { decimal, percent, say, signed, whole } from '../shared/language.js';
import { periodName } from '../shared/period.js';
import { formatsOf, isBehind, rankWords } from './units.js';

/** Points of 100 below which an item fails. */
const PASSING = 60;

/** Units in order, each with its interval, the score of the period before as a ring, the target as a line. */
export function ranksOption(rows, name, width, picked) {
  const colours = ink();
  const { format } = formatsOf(rows[0].unit);
  const hasTarget = rows[0].target != null && rows[0].kpi_id !== 'composite';
  return dots(rows.map((row) => ({
    row, name: name(row), isPicked: row.unit_id === picked, said: say('scorecard.said', { value: format(row.score), rank: rankWords(row, rows) }),
    marks: [
      { value: row.score, low: row.score_low, high: row.score_high, colour: isBehind(row) ? colours.red : row.rank === 1 ? colours.teal : colours.ink },
      { value: row.previous_score, isRing: true, colour: colours.gold },
    ],
  })), {
    format, width, end: 96, line: hasTarget ? { value: rows[0].target, name: say('scorecard.target', { value: format(rows[0].target) }) } : undefined,
    about: ({ row }) => aboutScore(row, rows, name),
  });
}

function aboutScore(row, rows, name) {
  const { format, change } = formatsOf(row.unit);
  return [
    name(row),
    `${format(row.score)}  ${interval(row.score_low, row.score_high, format)}`,
    say('scorecard.about.rank', { rank: rankWords(row, rows), count: row.ranked_count }),
    row.target == null ? '' : say('scorecard.about.target', { target: format(row.target), achieved: percent(row.achieved_rate) }),
    row.change == null ? '' : say(row.is_change_certain ? 'scorecard.about.change' : 'scorecard.about.changeUncertain', { change: change(row.change) }),
    row.kpi_id === 'composite' ? say('scorecard.about.weight', { rate: percent(row.weight_rate) })
      : row.case_count == null ? '' : say('scorecard.about.cases', { n: whole(row.case_count) }),
  ];
}

/** One unit's score over periods. */
export function timeOption(rows, every) {
  const { format } = formatsOf(rows[0]?.unit);
  const points = rows.map((row) => ({ ...row, name: periodName({ cadence: every, ...row }), value: row.score, low: row.score_low, high: row.score_high }));
  return bandTrend(points, {
    format,
    about: (point) => [point.name, `${format(point.score)}  ${interval(point.score_low, point.score_high, format)}`, say('scorecard.about.rank', { rank: point.rank, count: point.ranked_count })],
  });
}

/** One's own score less the best competitor's, attribute by attribute. */
export function gapsOption(rows, labels, width) {
  const colours = ink();
  const name = (row) => attributeName(labels, row);
  return dots(rows.map((row) => ({
    row, name: name(row), said: signed(row.gap),
    marks: [{ value: row.gap, low: row.gap_low, high: row.gap_high, colour: row.gap_high < 0 ? colours.red : row.gap_low > 0 ? colours.teal : colours.rest }],
  })), {
    format: (value) => signed(value, 1), width, line: { value: 0, name: '' },
    about: ({ row }) => [name(row), `${signed(row.gap)}  ${interval(row.gap_low, row.gap_high, signed)}`,
      say('scorecard.about.own', { own: decimal(row.own_score), n: whole(row.own_response_count) }),
      say('scorecard.about.theirs', { name: nameOf(labels, 'operator', row.operator_id), score: decimal(row.score), n: row.response_count == null ? '–' : whole(row.response_count) })],
  });
}

/** What is rated, or the mean of all. */
export function attributeName(labels, row) {
  return row.attribute_id === 'all' ? say('scorecard.allAttributes') : nameOf(labels, 'attribute', row.attribute_id);
}

/** How the other departments rate each, and customers (ring) what it is in charge of. */
export function internalOption(rows, labels, width) {
  const colours = ink();
  const name = (row) => nameOf(labels, 'department', row.department_id);
  return dots(rows.map((row) => ({
    row, name: name(row), said: decimal(row.score),
    marks: [{ value: row.score, low: row.score_low, high: row.score_high }, { value: row.customer_score, isRing: true, colour: colours.gold }],
  })), {
    format: (value) => decimal(value, 1), width,
    about: ({ row }) => [name(row), `${decimal(row.score)}  ${interval(row.score_low, row.score_high, decimal)}`,
      say('scorecard.about.raters', { count: row.rater_count, n: whole(row.rater_count) }),
      row.customer_score == null ? '' : say('scorecard.about.customers', { score: decimal(row.customer_score) }), tieWords(row)],
  });
}

/** Whether a department that others rate well is one that customers rate well, branch by branch. */
export function tieWords(row) {
  if (row.correlation == null) {
    return '';
  }
  const isSeen = row.correlation_low > 0 || row.correlation_high < 0;
  return say(isSeen ? 'scorecard.tie' : 'scorecard.noTie', { value: signed(row.correlation), low: signed(row.correlation_low), high: signed(row.correlation_high) });
}

/** Items of inspections, the lowest first; competitors in the same test as rings. */
export function inspectionsOption(items, labels, width) {
  const colours = ink();
  return dots(items.map((item) => ({
    item, name: nameOf(labels, 'inspection_item', item.own.split), said: decimal(item.own.score, 0),
    marks: [
      { value: item.own.score, low: item.own.score_low, high: item.own.score_high, colour: item.own.score < PASSING ? colours.red : colours.ink },
      ...item.others.map((other) => ({ value: other.score, isRing: true, colour: colours.gold })),
    ],
  })), {
    format: (value) => decimal(value, 0), width,
    about: ({ item }) => [nameOf(labels, 'inspection_item', item.own.split), nameOf(labels, 'inspection_kind', item.own.kind),
      `${decimal(item.own.score, 1)}  ${interval(item.own.score_low, item.own.score_high, (value) => decimal(value, 1))}`,
      say('scorecard.about.failed', { failed: whole(item.own.failed_count), looked: whole(item.own.item_count) }),
      ...item.others.map((other) => say('scorecard.about.other', { name: nameOf(labels, 'operator', other.operator_id), score: decimal(other.score, 1) }))],
  });
}

/** One's own items with the competitors' in the same test. */
export function itemsOf(rows) {
  return rows.filter((row) => row.operator_id === 'own').map((own) => ({
    own, others: rows.filter((row) => row.kind === own.kind && row.split === own.split && row.operator_id !== 'own') }))
    .sort((one, other) => one.own.score - other.own.score);
}
