// What the page asks the API, from what the address says.

import { ask } from '../shared/answers.js';

export const DIMENSIONS = ['region', 'product_line', 'category', 'channel', 'journey_stage'];
export const SPLITS = [...DIMENSIONS, 'none'];

/** Whole weeks, so that every weekday counts alike. */
export const PERIODS = ['7', '28', '91', '364'];

const MOST_SINGLE_DAYS = 35;

/** What is shown when the address does not say. */
export const USUAL = { days: '28', split: 'region' };

/** Parameters of the API for a state of the page. */
export function question(state, asOf) {
  const to = state.to && state.to < asOf ? state.to : asOf;
  const from = state.from ?? plusDays(to, 1 - Number(PERIODS.includes(state.days) ? state.days : USUAL.days));
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const filters = Object.fromEntries(DIMENSIONS.map((name) => [name, state[name]]));
  return {
    period: { from, to, ...filters },
    by: state.by ?? (days <= MOST_SINGLE_DAYS ? 'day' : 'week'),
    split: SPLITS.includes(state.split) ? state.split : USUAL.split,
  };
}

/** Everything the page shows, from one publication. */
export async function answers(state, signal) {
  for (;;) {
    const [status, labels] = await Promise.all([ask('status', {}, signal), ask('labels', {}, signal)]);
    const { period, by, split } = question(state, status.as_of);
    const isSplit = split !== 'none';
    const [total, trend, parts, partTrend] = await Promise.all([
      ask('complaints/summary', period, signal),
      ask('complaints/trend', { ...period, by }, signal),
      isSplit ? ask('complaints/summary', { ...period, split }, signal) : undefined,
      isSplit ? ask('complaints/trend', { ...period, by, split }, signal) : undefined,
    ]);
    const given = [labels, total, trend, parts, partTrend].filter(Boolean);
    // A publication made between two answers: ask again, so that no two charts disagree.
    if (given.every((answer) => answer.publication === status.publication)) {
      return { status: status.rows[0], labels: labels.rows, total, trend, parts, partTrend, period, by, split };
    }
  }
}

function plusDays(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
