// A cell: a region, a product line and a category, each one of them or all.

import { nameOf } from './labels.js';
import { say } from './language.js';

/** The parts of a cell, in the order one looks closer: parameter of the address and column of a row. */
export const PARTS = [
  { parameter: 'region', column: 'region_id' },
  { parameter: 'product_line', column: 'product_line' },
  { parameter: 'category', column: 'category_id' },
];

/** What a row's cell is called; what is summed up is not named. */
export function cellName(labels, row) {
  const names = PARTS.filter(({ column }) => row[column] !== 'all').map(({ parameter, column }) => nameOf(labels, parameter, row[column]));
  return names.length ? names.join(say('finding.and')) : say('cell.all');
}

/** The cell that filters lead to, as parameters of the API; `all` of the regions are those the person may see. */
export function chosenCell(state) {
  return Object.fromEntries(PARTS.map(({ parameter }) => [parameter, state[parameter] ?? 'all']));
}
