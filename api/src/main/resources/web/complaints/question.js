// What the page asks the API, from what the address says.

import { ask, consistent } from '../shared/answers.js';
import { daysBetween, plusDays } from '../shared/days.js';

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
  const days = daysBetween(from, to);
  const filters = Object.fromEntries(DIMENSIONS.map((name) => [name, state[name]]));
  return {
    period: { from, to, ...filters },
    by: state.by ?? (days <= MOST_SINGLE_DAYS ? 'day' : 'week'),
    split: SPLITS.includes(state.split) ? state.split : USUAL.split,
  };
}

/** Everything the page shows, from one publication. */
export async function answers(state, signal) {
  let asked;
  const given = await consistent(signal, (status) => {
    asked = question(state, status.as_of);
    const { period, by, split } = asked;
    const isSplit = split !== 'none';
    return {
      total: ask('complaints/summary', period, signal),
      trend: ask('complaints/trend', { ...period, by }, signal),
      parts: isSplit ? ask('complaints/summary', { ...period, split }, signal) : undefined,
      partTrend: isSplit ? ask('complaints/trend', { ...period, by, split }, signal) : undefined,
    };
  });
  return { ...asked, ...given };
}
