// What can be shown of a survey: the four figures, and how each is written.

import { decimal, percent, say, signed } from '../shared/language.js';

const points = (value) => say('unit.percentagePoints', { value: signed(value * 100, 1) });

/** By column: how a value and a change are written, and the column of what no weight touched. */
export const MEASURES = {
  mean_score: { format: (value) => decimal(value), change: (value) => signed(value), raw: 'raw_mean_score' },
  satisfied_rate: { format: (value) => percent(value), change: points, raw: 'raw_satisfied_rate' },
  recommend_score: { format: (value) => signed(value, 0), change: (value) => signed(value, 1), raw: 'raw_recommend_score' },
  gap: { format: (value) => signed(value), change: (value) => signed(value) },
};

/** What is shown when the address does not say. */
export const USUAL_MEASURE = 'mean_score';

/** A measure with its name; `column` is where it stands in a row. */
export function measureOf(column) {
  const known = Object.hasOwn(MEASURES, column) ? column : USUAL_MEASURE;
  return { ...MEASURES[known], column: known, name: say(`satisfaction.measure.${known}`), unit: say(`satisfaction.unit.${known}`),
    said: say(`satisfaction.said.${known}`) };
}

/** Whether a change is more than chance, for one figure that was not picked out of many. */
export function isApart(row, column) {
  return row[`${column}_change_low`] > 0 || row[`${column}_change_high`] < 0;
}
