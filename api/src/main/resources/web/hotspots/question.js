// What the page asks the API, from what the address says.

import { ask, consistent } from '../shared/answers.js';
import { PARTS, chosenCell } from '../shared/cell.js';
import { plusDays } from '../shared/days.js';
import { isJudged } from '../today/findings.js';

/** Whole weeks, so that every weekday counts alike. */
export const PERIODS = ['7', '28', '91', '364'];
export const STATUSES = ['new', 'growing', 'ongoing', 'easing', 'over', 'withdrawn'];
export const CADENCES = ['day', 'ten_day', 'month', 'quarter'];

/** What is shown when the address does not say. */
export const USUAL = { days: '28', status: 'open', cadence: 'day' };

const FEWEST_DRAWN = 60;
const MOST_PERIODS = 1000;
const MOST_EPISODES = 1000;

/** The next part to look closer at; nothing when the cell is chosen whole. */
export function nextPart(state) {
  return PARTS.find(({ parameter }) => !state[parameter])?.parameter;
}

/** Parameters of the API for a state of the page. */
export function question(state, asOf) {
  const days = Number(PERIODS.includes(state.days) ? state.days : USUAL.days);
  const filters = Object.fromEntries(PARTS.map(({ parameter }) => [parameter, state[parameter]]));
  const period = state.day ? { from: state.day, to: state.day } : { from: plusDays(asOf, 1 - days), to: asOf };
  const status = state.status ?? (state.day ? 'all' : USUAL.status);
  return {
    filters, period, split: nextPart(state), cadence: CADENCES.includes(state.cadence) ? state.cadence : USUAL.cadence,
    drawn: { ...chosenCell(state), from: plusDays(asOf, 1 - Math.max(FEWEST_DRAWN, days)), to: asOf },
    episodes: {
      ...filters, status: status === 'all' ? undefined : status, confidence: state.confidence, limit: MOST_EPISODES,
      ...(state.day ? { opened_to: state.day, seen_from: state.day } : {}),
    },
  };
}

/** Everything the page shows, from one publication. */
export async function answers(state, signal) {
  let asked;
  const given = await consistent(signal, (status) => {
    asked = question(state, status.as_of);
    const today = ask('today', {}, signal);
    const ifJudged = (route, parameters) => today.then((answer) => (isJudged(answer) ? ask(route, parameters, signal) : undefined));
    return {
      today,
      ...(asked.cadence === 'day' ? daily(asked, ifJudged, signal) : closed(asked, ifJudged)),
    };
  });
  return { ...asked, ...given };
}

function daily({ filters, period, split, drawn, episodes }, ifJudged, signal) {
  return {
    total: ask('complaints/summary', { ...period, ...filters }, signal),
    episodeList: ifJudged('hotspots', episodes),
    trend: ifJudged('hotspots/trend', drawn),
    parts: split ? ifJudged('hotspots/summary', { ...period, ...filters, split }) : undefined,
  };
}

/** Of closed periods: the cell's own, and all of them that are hotspots or parts of the cell. */
function closed({ filters, drawn, cadence, split }, ifJudged) {
  const { region, product_line: productLine, category } = drawn;
  const cell = { region, product_line: productLine, category };
  return {
    trend: ifJudged('hotspots/periods', { cadence, ...cell, hotspots_only: false, with_explained: true, sort: 'period', limit: MOST_PERIODS }),
    parts: split ? ifJudged('hotspots/periods', { cadence, ...cell, [split]: undefined, hotspots_only: false, with_explained: true, limit: MOST_PERIODS }) : undefined,
    periodList: ifJudged('hotspots/periods', { cadence, ...filters, limit: MOST_PERIODS }),
  };
}
