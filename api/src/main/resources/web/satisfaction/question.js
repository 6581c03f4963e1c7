// What the page asks the API, from what the address says.

import { askIfPublished, consistent } from '../shared/answers.js';

export const SURVEYS = ['periodic', 'touchpoint', 'research'];
export const PERIODS = ['month', 'quarter', 'half_year', 'year'];

/** What answers can be told apart by; channels and stores are known of touchpoints only. */
export const SPLITS = {
  periodic: ['attribute', 'department', 'journey_stage', 'region', 'product_line', 'level'],
  touchpoint: ['attribute', 'channel', 'store_ownership', 'account_manager', 'department', 'journey_stage', 'region', 'product_line', 'level'],
  research: ['attribute', 'department', 'journey_stage', 'region', 'product_line', 'level'],
};

/** What is shown when the address does not say. */
export const USUAL = { survey: 'periodic', every: 'quarter', split: 'attribute' };

/** Parameters of the API for a state of the page. */
export function question(state) {
  const survey = SURVEYS.includes(state.survey) ? state.survey : USUAL.survey;
  const every = PERIODS.includes(state.every) ? state.every : USUAL.every;
  const split = SPLITS[survey].includes(state.split) ? state.split : USUAL.split;
  return { survey, every, split, filters: { survey_kind: survey, period_kind: every, region: state.region } };
}

/** The period that is shown: the one asked for, else the newest that tells something, else the newest. */
export function periodOf(rows, asked) {
  const starts = rows.map((row) => row.period_start_date);
  return starts.includes(asked) ? asked
    : [...rows].reverse().find((row) => row.is_sufficient)?.period_start_date ?? starts.at(-1);
}

/** Everything the page shows, from one publication. */
export async function answers(state, signal) {
  const { survey, every, split, filters } = question(state);
  const given = await consistent(signal, () => {
    const total = askIfPublished('satisfaction/scores', filters, signal);
    const ofPeriod = (route, parameters) => total.then(({ rows }) => {
      const period = periodOf(rows, state.period);
      return period ? askIfPublished(route, { ...parameters, from: period, to: period }, signal) : undefined;
    });
    return {
      total,
      parts: ofPeriod('satisfaction/scores', partsOf(filters, split)),
      partTrend: state.part && split !== 'region' ? askIfPublished('satisfaction/scores', { ...filters, split }, signal) : undefined,
      reasons: ofPeriod('satisfaction/reasons', filters),
    };
  });
  return { survey, every, split, filters, period: periodOf(given.total.rows, state.period), ...given };
}

/** Told apart by region, every region is shown, the chosen one among them. */
export function partsOf(filters, split) {
  return { ...filters, split, region: split === 'region' ? undefined : filters.region };
}
