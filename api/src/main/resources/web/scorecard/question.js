// What the page asks the API, from what the address says.

import { askIfPublished, consistent } from '../shared/answers.js';
import { periodOf } from '../satisfaction/question.js';

export const UNITS = ['branch', 'department'];
export const PERIODS = ['month', 'quarter', 'half_year', 'year'];

/** What is shown when the address does not say. */
export const USUAL = { unit: 'branch', every: 'quarter', kpi: 'composite' };

/** Parameters of the API for a state of the page; `picked` is the branch or department looked at closer. */
export function question(state) {
  const unit = UNITS.includes(state.unit) ? state.unit : USUAL.unit;
  const every = PERIODS.includes(state.every) ? state.every : USUAL.every;
  return {
    unit, every, kpi: state.kpi ?? USUAL.kpi, picked: unit === 'branch' ? state.region : state.department, region: state.region,
    filters: { unit_kind: unit, period_kind: every },
  };
}

/** Everything the page shows, from one publication. */
export async function answers(state, signal) {
  const asked = question(state);
  const { filters, kpi, region, every } = asked;
  const given = await consistent(signal, () => {
    const scores = askIfPublished('scorecard', { ...filters, kpi }, signal);
    return {
      scores,
      card: scores.then(({ rows }) => {
        const period = newest(rows, state.period);
        return period ? askIfPublished('scorecard', { ...filters, from: period, to: period }, signal) : undefined;
      }),
      competitors: askIfPublished('scorecard/competitors', { region }, signal),
      internal: askIfPublished('scorecard/internal', { region }, signal),
      inspections: askIfPublished('scorecard/inspections', { period_kind: every, region }, signal),
    };
  });
  return { ...asked, period: newest(given.scores.rows, state.period), ...given };
}

/** Everything on a scorecard may be told, so the newest period is the one to show. */
function newest(rows, asked) {
  return periodOf(rows.map((row) => ({ ...row, is_sufficient: true })), asked);
}

/** The rows of the newest of their periods or rounds. */
export function newestOf(rows, column) {
  const last = rows.reduce((latest, row) => (row[column] > latest ? row[column] : latest), '');
  return rows.filter((row) => row[column] === last);
}
