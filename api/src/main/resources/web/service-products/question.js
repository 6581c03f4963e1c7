// What the page asks the API, from what the address says.

import { askIfPublished, consistent } from '../shared/answers.js';

/** So many months, the one under way among them. */
export const MONTHS = ['1', '3', '12'];
export const OUTCOMES = ['used', 'complained', 'left'];
export const USUAL = { months: '3', outcome: 'used' };

/** Everything the page shows, from one publication. */
export async function answers(state, signal) {
  const months = state.months || USUAL.months;
  const asked = { region: state.region };
  const given = await consistent(signal, ({ as_of: to }) => {
    asked.from = monthsBefore(to, months - 1);
    return {
      scores: askIfPublished('service-products', asked, signal),
      lift: askIfPublished('service-products/lift', {}, signal),
      launches: askIfPublished('service-products/launches', {}, signal),
      requests: askIfPublished('service-products/requests', {}, signal),
    };
  });
  return { ...given, asked, months, products: joined(given.scores.rows, given.lift.rows) };
}

/** One per service product: what it did over its control group by outcome, and its scores in the months asked for, if it has any. */
function joined(scores, lifts) {
  const ids = [...new Set([...scores, ...lifts].map((row) => row.service_product_id))];
  return ids.map((id) => ({
    id,
    score: scores.find((row) => row.service_product_id === id),
    lifts: Object.fromEntries(lifts.filter((row) => row.service_product_id === id).map((row) => [row.outcome, row])),
  }));
}

/** The first day of the month so many months earlier. */
function monthsBefore(day, months) {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}
