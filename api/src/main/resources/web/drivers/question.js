// What the page asks the API, from what the address says.

import { askIfPublished, consistent } from '../shared/answers.js';
import { periodOf } from '../satisfaction/question.js';

export const SURVEYS = ['periodic', 'touchpoint', 'research'];
export const PERIODS = ['quarter', 'half_year', 'year'];
export const RAISES = ['0.5', '1', '1.5', '2', '3'];
export const SCOPES = ['region', 'product_line'];

/** What is shown when the address does not say. */
export const USUAL = { survey: 'periodic', every: 'quarter', raise: '1', scope: 'region' };

/** Parameters of the API for a state of the page. */
export function question(state) {
  const known = (list, value, usual) => (list.includes(value) ? value : usual);
  const survey = known(SURVEYS, state.survey, USUAL.survey);
  const every = known(PERIODS, state.every, USUAL.every);
  return {
    survey, every, raise: known(RAISES, state.raise, USUAL.raise), scope: known(SCOPES, state.scope, USUAL.scope),
    filters: { survey_kind: survey, period_kind: every, region: state.region, product_line: state.product_line },
  };
}

/** Everything the page shows, from one publication. */
export async function answers(state, signal) {
  const asked = question(state);
  const { filters, raise } = asked;
  let chosen = {};
  const given = await consistent(signal, () => {
    const drivers = askIfPublished('satisfaction/drivers', { ...filters, raise }, signal);
    return {
      drivers,
      scopes: drivers.then(({ rows }) => {
        chosen = chosenOf(rows, state);
        return chosen.attribute && askIfPublished('satisfaction/drivers', scopesOf({ ...asked, ...chosen }), signal);
      }),
      checklist: askIfPublished('satisfaction/checklist', { region: state.region }, signal),
    };
  });
  return { ...asked, ...chosen, ...given };
}

/** The chosen attribute in every part of the scope. */
export function scopesOf({ filters, scope, attribute, period }) {
  return { ...filters, [scope]: undefined, split: scope, attribute, from: period, to: period };
}

/** The period that is shown, and the attribute looked at closer: the one asked for, else the first to mend, else the most important. */
function chosenOf(rows, state) {
  const period = periodOf(rows, state.period);
  const ofPeriod = rows.filter((row) => row.period_start_date === period);
  const attribute = ofPeriod.find((row) => row.attribute_id === state.attribute)
    ?? ofPeriod.find((row) => row.quadrant === 'mend_first') ?? ofPeriod[0];
  return { period, attribute: attribute?.attribute_id };
}
