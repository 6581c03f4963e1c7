// The parts of a whole: regions, product lines or categories, with what came and what was to be expected.

import { html } from 'lit';
import { short } from '../shared/cell-trend.js';
import { interval } from '../shared/ink.js';
import { nameOf, placeOf } from '../shared/labels.js';
import { change, say, whole } from '../shared/language.js';
import { placeMap } from '../shared/place-map.js';
import { heightOf, rankedBars } from '../shared/ranked-bars.js';

/** A map says more than bars do where at most this share of the complaints has no place on it. */
const MOST_WITHOUT_PLACE = 0.1;
const FEWEST_PLACES = 3;

/** The drawing: what came as bars, what was to be expected as ticks; red where an episode is open. */
export function partsOption(rows, labels, split, width) {
  return rankedBars(rows.map((row) => ({
    name: nameOf(labels, split, row.split), value: row.observed ?? row.complaints, mark: row.expected, isAlarm: row.episodes_open > 0 || row.is_hotspot,
    said: row.expected == null ? whole(row.complaints) : excess(row), row,
  })), { format: whole, width, about });
}

/** Its height in pixels. */
export function partsHeight(rows, labels, split, width) {
  return heightOf(rows, (row) => nameOf(labels, split, row.split), width);
}

function about({ name, row }) {
  return [
    name,
    say('hotspots.came', { count: row.observed ?? row.complaints, value: whole(row.observed ?? row.complaints) }),
    row.expected == null ? say('expected.none') : say('expected.was', { value: short(row.expected), interval: excess(row) }),
    row.complaints_change == null ? '' : say('parts.moved', {
      change: change(row.complaints_change), low: change(row.complaints_change_low), high: change(row.complaints_change_high) })];
}

/** The parts that lie somewhere, or nothing where a map would leave out too much or show too little. */
export function placed(rows, labels, split) {
  const found = rows.filter((row) => row.excess != null && placeOf(labels, split, row.split));
  const sum = (some) => some.reduce((all, row) => all + row.complaints, 0);
  return found.length >= FEWEST_PLACES && sum(found) >= (1 - MOST_WITHOUT_PLACE) * sum(rows) ? found : undefined;
}

/** The same on a map: dots as large as what came beyond expectation. */
export function partsMap(rows, labels, split, size) {
  return placeMap(rows.map((row) => ({
    ...placeOf(labels, split, row.split), name: nameOf(labels, split, row.split), size: row.excess, isAlarm: row.episodes_open > 0 || row.is_hotspot,
    said: excess(row), row,
  })), { ...size, about });
}

/** The same to be read; the name filters by it. */
export function partColumns(labels, split, onSelect) {
  const number = (id, name, cell) => ({ id, name, kind: 'number', cell: (row) => (row[id] == null ? '–' : cell(row)), value: (row) => row[id] });
  const moved = (row, name) => html`${change(row[name])} <span class="grey">${interval(row[`${name}_low`], row[`${name}_high`], change)}</span>`;
  return [
    {
      id: 'part', name: say(`split.${split}`), value: (row) => nameOf(labels, split, row.split),
      cell: (row) => html`<button class="link" @click=${() => onSelect(row)}>${nameOf(labels, split, row.split)}</button>`,
    },
    number('complaints', say('table.complaints'), (row) => whole(row.complaints)),
    number('expected', say('table.expected'), (row) => short(row.expected)),
    number('excess', say('table.excess'), excess),
    number('episodes_open', say('table.open'), (row) => whole(row.episodes_open)),
    number('complaints_change', say('table.before'), (row) => moved(row, 'complaints_change')),
    number('complaints_year_change', say('table.lastYear'), (row) => moved(row, 'complaints_year_change')),
  ];
}

/** Beyond or below expectation, with its sign. */
export function excess(row) {
  // Adding zero makes of -0 a plain 0.
  const beyond = Math.round(row.excess) + 0;
  return beyond > 0 ? `+${whole(beyond)}` : whole(beyond).replace('-', '\u2212');
}
