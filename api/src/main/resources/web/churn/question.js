// What the page asks the API, from what the address says.

import { ask, askIfPublished, consistent } from '../shared/answers.js';
import { mayListCustomers } from '../shared/session.js';

export const FILTERS = ['region', 'product_line'];

/** So many customers are shown one by one; a file holds more. */
export const MOST_LISTED = 1000;
/** So many rows the API gives in one answer. */
export const MOST_HELD = 10000;

/** How many a team calls when the address does not say: this many, or a tenth of a small operator's customers. */
const USUAL_CALLS = 500;
const USUAL_SHARE = 0.1;

/** Everything the page shows, from one publication. */
export async function answers(state, signal) {
  const filters = Object.fromEntries(FILTERS.map((name) => [name, state[name]]));
  const mayList = await mayListCustomers();
  const given = await consistent(signal, () => {
    const drift = askIfPublished('churn/drift', {}, signal);
    return {
      capacity: askIfPublished('churn/capacity', filters, signal),
      reasons: askIfPublished('churn/reasons', filters, signal),
      customers: mayList ? askIfPublished('churn/customers', { ...filters, limit: MOST_LISTED }, signal) : undefined,
      signals: askIfPublished('churn/signals', { region: filters.region }, signal),
      models: askIfPublished('churn/models', {}, signal),
      calibration: askIfPublished('churn/calibration', {}, signal),
      recovery: askIfPublished('churn/recovery', {}, signal),
      drift,
      features: drift.then(({ rows }) => (rows.length ? ask('definitions', { table: 'gold.churn_features' }, signal) : undefined)),
    };
  });
  return { ...given, filters, mayList };
}

/** The place in the list of capacities that the address names, else the usual one. */
export function placeOf(rows, calls) {
  const customers = rows[rows.length - 1].customers;
  const asked = Number(calls) || Math.min(USUAL_CALLS, customers * USUAL_SHARE);
  const found = rows.findIndex((row) => row.calls >= asked);
  return found === -1 ? rows.length - 1 : found;
}
