// What the page asks the API, from what the address says.

import { ask, askIfPublished, consistent } from '../shared/answers.js';
import { may, session } from '../shared/session.js';

/** Filters of a list, by their dimension. */
export const FILTERS = ['service_product', 'channel', 'region', 'product_line', 'level', 'segment'];
export const PURPOSES = ['marketing', 'notice'];
/** What the builder adds to them. */
export const MORE = ['purpose', 'capacity'];

/** Everything the page shows, from one publication; nothing for those who neither make nor release lists. */
export async function answers(state, signal) {
  const person = await session();
  const mayMake = may(person, 'marketer');
  const mayDecide = may(person, 'approver');
  const wanted = Object.fromEntries([...FILTERS, ...MORE].map((name) => [name, state[name]]));
  const given = await consistent(signal, () => (mayMake || mayDecide
    ? { lists: ask('service-lists', {}, signal), preview: askIfPublished('service-lists/preview', wanted, signal) }
    : {}));
  return { ...given, person, mayMake, mayDecide, wanted };
}

/** Lists that wait for somebody else's decision. */
export const waitingOf = (rows) => rows.filter((row) => row.list_state === 'submitted');
