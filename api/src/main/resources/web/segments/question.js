// What the page asks the API, from what the address says.

import { ask, askIfPublished, consistent } from '../shared/answers.js';
import { may, session } from '../shared/session.js';

export const FILTERS = ['region', 'product_line'];

/** Roles that try rules, as the API has it. */
const MAKERS = ['marketer', 'manager'];

/** Everything the page shows, from one publication: all segments at once, so that choosing one asks for nothing. */
export async function answers(state, signal) {
  const person = await session();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, state[name]]));
  const mayTry = may(person, ...MAKERS);
  const given = await consistent(signal, () => {
    const sizes = askIfPublished('segments', filters, signal);
    return {
      sizes,
      profile: askIfPublished('segments/profile', filters, signal),
      migrations: askIfPublished('segments/migrations', filters, signal),
      overlaps: askIfPublished('segments/overlaps', filters, signal),
      drafts: mayTry ? ask('rule-drafts', {}, signal) : undefined,
      columns: mayTry ? sizes.then(({ missing }) => (missing ? undefined : ask('definitions', { table: 'gold.customer_features' }, signal))) : undefined,
    };
  });
  return { ...given, filters, mayTry, person };
}

/** The segment that the address names, else the one that has changed most, else the largest. */
export function chosenOf(rows, id) {
  return rows.find((row) => row.segment_id === id) ?? mostChanged(rows) ?? [...rows].sort((one, other) => other.customers - one.customers)[0];
}

/** By customers; nothing while no earlier day is known or nothing has changed. */
export function mostChanged(rows) {
  return [...rows].filter((row) => row.customer_change).sort((one, other) => Math.abs(other.customer_change) - Math.abs(one.customer_change))[0];
}

/** The periods that are told of, the newest first: {from_date, to_date}. */
export function periodsOf(rows) {
  const seen = new Map(rows.map((row) => [row.to_date, { from_date: row.from_date, to_date: row.to_date }]));
  return [...seen.values()].sort((one, other) => other.to_date.localeCompare(one.to_date));
}

/** Who came, stayed and went between two days, and where those who moved came from or went to, the most first. */
export function movesOf(rows, period, segment) {
  const inPeriod = rows.filter((row) => row.to_date === period.to_date);
  const count = (from, to) => inPeriod.find((row) => row.from_segment_id === from && row.to_segment_id === to)?.customers ?? 0;
  const stayed = count(segment, segment);
  return {
    before: count(segment, 'all'), now: count('all', segment), stayed,
    came: inPeriod.filter((row) => row.to_segment_id === segment && row.moved).map((row) => ({ other: row.from_segment_id, customers: row.moved })).sort(byCustomers),
    went: inPeriod.filter((row) => row.from_segment_id === segment && row.moved).map((row) => ({ other: row.to_segment_id, customers: row.moved })).sort(byCustomers),
  };
}

const byCustomers = (one, other) => other.customers - one.customers;
