// The page's three charts.

import { bandTrend } from '../shared/band-trend.js';
import { dots } from '../shared/dots.js';
import { ink, interval } from '../shared/ink.js';
import { percent, say, whole } from '../shared/language.js';
import { changeWords, periodText } from './words.js';

/** A figure over periods; dotted beside it the one that no weight touched. */
export function trendOption(rows, measure, every, asOf) {
  const { column, raw } = measure;
  const points = rows.map((row) => ({
    ...row, name: periodText({ ...row, is_partial: false }, every, asOf), value: row[column], low: row[`${column}_low`], high: row[`${column}_high`],
    other: raw ? row[raw] : null }));
  return bandTrend(points, { format: measure.format, about: (point) => [periodText(point, every, asOf), ...aboutScore(point, measure)] });
}

/** Each part now (dot and interval) against the period before (ring); those with too few answers are named and not told. */
export function partsOption(rows, measure, name, width, picked) {
  const colours = ink();
  const { column } = measure;
  const lines = rows.map((row) => ({
    row, name: name(row), isPicked: row.split === picked,
    said: row[column] == null ? notTold(row) : measure.format(row[column]),
    marks: row[column] == null ? [] : [
      { value: row[column], low: row[`${column}_low`], high: row[`${column}_high`], colour: row.confidence && row.mean_score_change < 0 ? colours.red : row.confidence ? colours.teal : colours.ink },
      { value: row[`${column}_change`] == null ? null : row[column] - row[`${column}_change`], isRing: true, colour: colours.gold },
    ],
  }));
  return dots(lines, { format: measure.format, width, about: ({ row }) => [name(row), ...aboutScore(row, measure)] });
}

/** How many of the dissatisfied name each reason. */
export function reasonsOption(rows, name, width) {
  const lines = rows.map((row) => ({
    row, name: name(row), said: row.named_rate == null ? say('satisfaction.reasons.count', { count: row.response_count }) : percent(row.named_rate),
    marks: row.named_rate == null ? [] : [{ value: row.named_rate, low: row.named_rate_low, high: row.named_rate_high }],
  }));
  const most = Math.max(0.1, ...rows.map((row) => row.named_rate_high ?? 0));
  return dots(lines, {
    format: (value) => percent(value), width, ends: { min: 0, max: most * 1.02 },
    about: ({ row }) => [
      name(row), row.named_rate == null ? '' : `${percent(row.named_rate)}  ${interval(row.named_rate_low, row.named_rate_high, (value) => percent(value))}`,
      say('satisfaction.reasons.of', { named: whole(row.response_count), all: whole(row.dissatisfied_count) })],
  });
}

/** Why nothing is told of a part. */
export function notTold(row) {
  return row.is_sufficient ? say('satisfaction.notAsked') : say('satisfaction.tooFew', { count: row.response_count });
}

function aboutScore(row, measure) {
  const { column, raw } = measure;
  if (row[column] == null) {
    return [notTold(row)];
  }
  return [
    `${measure.name}  ${measure.format(row[column])}  ${interval(row[`${column}_low`], row[`${column}_high`], measure.format)}`,
    raw && row[raw] != null ? say('satisfaction.unweighted', { value: measure.format(row[raw]) }) : '',
    changeWords(row, measure).words,
    say('satisfaction.n', { count: row.response_count, answers: whole(row.response_count) }),
  ];
}
