// The page's charts: for whom moments have come, and what keeps an offer from being made.

import { percent, say, whole } from '../shared/language.js';
import { heightOf, rankedBars } from '../shared/ranked-bars.js';
import { momentName, reasonName } from './words.js';

const namesOf = (width) => Math.round(Math.min(190, width * 0.44));

/** Customers for whom each moment has come; tick: those who are to be offered something at it. */
export function comeOption(rows, labels, width) {
  return rankedBars(rows.map((row) => ({
    row, name: momentName(labels, row.moment_id), value: row.customer_count, mark: row.chosen_count, isAlarm: false, said: whole(row.customer_count),
  })), { format: whole, width, longNames: namesOf(width), about: ({ name, row }) => [
    name, say('moments.about.come', { customers: whole(row.customer_count) }), say('moments.about.best', { customers: whole(row.best_count) }),
    say('moments.about.chosen', { customers: whole(row.chosen_count) })] });
}

export const comeHeight = (rows, labels, width) => heightOf(rows, (row) => momentName(labels, row.moment_id), width, namesOf(width));

/** Customers who are offered nothing, by what keeps it. */
export function reasonsOption({ against, customers, offers }, labels, width) {
  return rankedBars(against.map((row) => ({
    row, name: reasonName(labels, row.reason), value: row.customers, isAlarm: false, said: percent(row.customers / (customers - offers)),
  })), { format: whole, width, longNames: namesOf(width), about: ({ name, row }) => [name, say('moments.about.reason', { customers: whole(row.customers) })] });
}

export const reasonsHeight = ({ against }, labels, width) => heightOf(against, (row) => reasonName(labels, row.reason), width, namesOf(width));
