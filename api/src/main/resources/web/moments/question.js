// What the page asks the API, from what the address says.

import { askIfPublished, consistent } from '../shared/answers.js';
import { mayListCustomers } from '../shared/session.js';

/** So many customers are shown one by one; a file holds more. */
export const MOST_LISTED = 200;

/** Everything the page shows, from one publication. */
export async function answers(state, signal) {
  const filters = { region: state.region };
  const listed = { ...filters, decision: state.decision, limit: MOST_LISTED };
  const mayList = await mayListCustomers();
  const given = await consistent(signal, () => ({
    moments: askIfPublished('moments', filters, signal),
    decisions: askIfPublished('moments/decisions', filters, signal),
    customers: mayList ? askIfPublished('moments/customers', listed, signal) : undefined,
  }));
  return { ...given, filters, listed, mayList, total: totalOf(given.decisions.rows) };
}

/** How many customers have a moment, are to be offered something, and by reason how many are not, the commonest first. */
function totalOf(decisions) {
  const reasons = new Map();
  const total = { customers: 0, offers: 0 };
  for (const { decision, reason, customers } of decisions) {
    total.customers += customers;
    if (decision === 'offer') {
      total.offers += customers;
    } else {
      reasons.set(reason, (reasons.get(reason) ?? 0) + customers);
    }
  }
  const against = [...reasons].map(([reason, customers]) => ({ reason, customers })).sort((one, other) => other.customers - one.customers);
  return { ...total, against };
}

/** Moments that have come for somebody and at which nobody is offered anything, with what most often keeps it; and those that nothing finds. */
export function unserved(moments, decisions) {
  return moments.filter((row) => !row.is_found || row.best_count && !row.chosen_count)
    .map((row) => ({ ...row, reason: row.is_found ? decisions.find(({ moment_id: id }) => id === row.moment_id)?.reason : 'not_found' }));
}
