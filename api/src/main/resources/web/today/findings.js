// What is worth saying today. A capability that the API lets speak adds one module here; the module has the words.

import { complaintsOfTheDay } from './finding/complaints-of-the-day.js';
import { freshness } from './finding/freshness.js';
import { hotspot } from './finding/hotspot.js';

/** Kind of a finding to the function that says it: (finding, {labels, status}) to {status, said, more, confidence, href}, or nothing. */
const SAYINGS = { hotspot, freshness, complaints_of_the_day: complaintsOfTheDay };

const MOST = 5;
const UNREMARKABLE = ['usual', 'current'];

/** The findings to say: of each kind and status the first, then what there is room for; in the order they came. */
export function worthSaying(rows) {
  const known = rows.filter(({ kind, status }) => SAYINGS[kind] && !UNREMARKABLE.includes(status));
  const isFirst = (one) => known.find(({ kind, status }) => kind === one.kind && status === one.status) === one;
  const chosen = [...known.filter(isFirst), ...known.filter((one) => !isFirst(one))].slice(0, MOST);
  return known.filter((one) => chosen.includes(one));
}

export function say(finding, context) {
  return SAYINGS[finding.kind](finding, context);
}

/** Whether the publication has looked for hotspots at all. */
export function isJudged(today) {
  return today.rows.some(({ kind }) => kind === 'hotspots');
}
