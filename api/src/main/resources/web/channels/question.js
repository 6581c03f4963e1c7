// What the page asks the API, from what the address says.

import { askIfPublished, consistent } from '../shared/answers.js';

export const FILTERS = ['region', 'product_line', 'segment'];

/** Over all channels. */
export const ALL = 'all';

/** Everything the page shows, from one publication: the tests of all channels at once, so that choosing one asks for nothing. */
export async function answers(state, signal) {
  const filters = Object.fromEntries(FILTERS.map((name) => [name, state[name]]));
  const given = await consistent(signal, () => ({
    channels: askIfPublished('channels', filters, signal),
    calibration: askIfPublished('channels/calibration', {}, signal),
  }));
  return { ...given, filters };
}

/** The channels that were tested, all of them together first. */
export function testedOf(rows) {
  const channels = [...new Set(rows.map(({ channel }) => channel))];
  return channels.includes(ALL) ? [ALL, ...channels.filter((channel) => channel !== ALL)] : channels;
}
