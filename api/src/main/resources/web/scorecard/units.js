// How the figures of a KPI are written.

import { decimal, percent, rate, say, signed } from '../shared/language.js';

const points = (value) => say('unit.percentagePoints', { value: signed(value * 100, 1) });

const FORMATS = {
  rate: { format: (value) => percent(value, 1), change: points },
  per_10k: { format: (value) => rate(value), change: (value) => signed(value, 1) },
  score_0_10: { format: (value) => decimal(value), change: (value) => signed(value) },
  score_0_100: { format: (value) => decimal(value, 1), change: (value) => signed(value, 1) },
};

/** How a KPI's value and change are written. */
export function formatsOf(unit) {
  return FORMATS[unit] ?? FORMATS.score_0_100;
}

/** A rank as one says it: with an equals sign where others share it. */
export function rankWords(row, rows) {
  const shared = rows.filter((other) => other.kpi_id === row.kpi_id && other.rank === row.rank).length > 1;
  return say(shared ? 'scorecard.rank.shared' : 'scorecard.rank', { rank: row.rank });
}

/** Whether more than half of those that are ranked are surely better. */
export function isBehind(row) {
  return row.rank > row.ranked_count / 2 + 1;
}
