// What would change, whether it is basic or a delight, how important it was before and elsewhere.

import { bandTrend } from '../shared/band-trend.js';
import { dots } from '../shared/dots.js';
import { ink, interval } from '../shared/ink.js';
import { decimal, percent, say, signed, whole } from '../shared/language.js';
import { periodName } from '../shared/period.js';

const share = (value) => percent(value);

/** The lines of a driver's tooltip. */
export function aboutDriver(row, name) {
  return row.importance_share == null ? [name(row), say('satisfaction.tooFew', { count: row.response_count })] : [
    name(row),
    say('drivers.about.importance', { value: percent(row.importance_share), interval: interval(row.importance_share_low, row.importance_share_high, share) }),
    say('drivers.about.performance', { value: decimal(row.performance), interval: interval(row.performance_low, row.performance_high, decimal) }),
    say('drivers.about.tie', { group: row.tie_group }),
    say(row.is_quadrant_certain ? 'drivers.about.certain' : 'drivers.about.uncertain', { quadrant: say(`drivers.quadrant.${row.quadrant}`) }),
  ];
}

/** What satisfaction on the whole would change if one attribute alone rose. */
export function whatIfOption(rows, name, width, picked) {
  const colours = ink();
  return dots(rows.map((row) => ({
    row, name: name(row), isPicked: row.attribute_id === picked, said: signed(row.expected_change),
    marks: [{ value: row.expected_change, low: row.expected_change_low, high: row.expected_change_high,
      colour: isApart(row, 'expected_change') ? colours.ink : colours.rest }],
  })), {
    format: signed, width, line: { value: 0, name: '' },
    about: ({ row }) => [name(row), `${signed(row.expected_change)}  ${interval(row.expected_change_low, row.expected_change_high, signed)}`,
      say('drivers.about.raised', { points: decimal(row.raised_points, 1), from: decimal(row.performance), to: decimal(row.performance + row.raised_points) })],
  });
}

/** What bad ratings cost and excellent ones bring, beyond the straight line. */
export function asymmetryOption(rows, name, width) {
  const colours = ink();
  return dots(rows.map((row) => ({
    row, name: name(row), said: row.asymmetry === 'performance' ? '' : say(`drivers.asymmetry.${row.asymmetry}`),
    marks: [
      { value: row.penalty, low: row.penalty_low, high: row.penalty_high, colour: row.asymmetry === 'basic' ? colours.red : colours.rest },
      { value: row.reward, low: row.reward_low, high: row.reward_high, colour: row.asymmetry === 'delight' ? colours.teal : colours.series[0] },
    ],
  })), {
    format: signed, width, line: { value: 0, name: '' }, end: 76,
    about: ({ row }) => [name(row),
      say('drivers.about.penalty', { value: signed(row.penalty), interval: interval(row.penalty_low, row.penalty_high, signed) }),
      say('drivers.about.reward', { value: signed(row.reward), interval: interval(row.reward_low, row.reward_high, signed) }),
      say(`drivers.asymmetry.${row.asymmetry}.why`)],
  });
}

/** One attribute's importance over periods. */
export function timeOption(rows, every, count) {
  const points = rows.map((row) => ({
    ...row, name: periodName({ cadence: every, ...row }), value: row.importance_share, low: row.importance_share_low, high: row.importance_share_high }));
  return bandTrend(points, {
    format: share, line: { value: 1 / count, name: say('drivers.equalShare') },
    about: (point) => [point.name, point.value == null ? say('satisfaction.tooFew', { count: point.response_count })
      : `${percent(point.value)}  ${interval(point.low, point.high, share)}`, say('satisfaction.n', { count: point.response_count, answers: whole(point.response_count) })],
  });
}

/** One attribute's importance in each region or product line. */
export function scopesOption(rows, name, count, width) {
  return dots(rows.map((row) => ({
    row, name: name(row), said: row.importance_share == null ? say('satisfaction.tooFew', { count: row.response_count }) : percent(row.importance_share),
    marks: row.importance_share == null ? [] : [{ value: row.importance_share, low: row.importance_share_low, high: row.importance_share_high }],
  })), {
    format: share, width, line: { value: 1 / count, name: say('drivers.equalShare') }, end: 64,
    about: ({ row }) => aboutDriver(row, name),
  });
}

/** Whether an interval excludes no change. */
export function isApart(row, column) {
  return row[`${column}_low`] > 0 || row[`${column}_high`] < 0;
}
