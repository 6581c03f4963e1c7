// The same rows as the charts, to be read.

import { html } from 'lit';
import { interval } from '../shared/ink.js';
import { change, percent, rate, say, whole } from '../shared/language.js';
import { periodName } from './words.js';

const grey = (text) => html`<span class="interval">${text}</span>`;
const or = (value, format) => (value == null ? '–' : format(value));

/** One row per period. */
export function trendTable(rows, by) {
  return {
    rows,
    columns: [
      { name: say('table.period'), cell: (row) => periodName(row.period_start, by) + (row.is_partial && by !== 'day' ? ` ${say('table.partial')}` : '') },
      { name: say('table.complaints'), cell: (row) => whole(row.complaints) },
      { name: say('table.escalated'), cell: (row) => whole(row.escalated) },
      { name: say('table.rate'), cell: (row) => or(row.per_10k, rate) },
      { name: say('table.interval'), cell: (row) => grey(interval(row.per_10k_low, row.per_10k_high, rate)) },
    ],
  };
}

/** One row per period, one column per part. */
export function partsTable(rows, by, measure, name) {
  const periods = [...new Set(rows.map((row) => row.period_start))];
  const parts = rows.filter((row) => row.period_start === periods[0]);
  return {
    rows: periods,
    columns: [
      { name: say('table.period'), cell: (period) => periodName(period, by) },
      ...parts.map((part) => ({
        name: name(part),
        cell: (period) => or(rows.find((row) => row.period_start === period && row.split === part.split
          && row.is_rest === part.is_rest)?.[measure.column], measure.format),
      })),
    ],
  };
}

/** One row per part; its name filters the page by it. */
export function comparisonTable(rows, measure, name, onSelect) {
  return {
    rows,
    columns: [
      { name: say('table.part'), cell: (row) => (row.is_rest
        ? name(row)
        : html`<button class="link" @click=${() => onSelect(row)}>${name(row)}</button>`) },
      { name: say('table.complaints'), cell: (row) => whole(row.complaints) },
      {
        name: say('table.rate'),
        cell: (row) => html`${or(row.per_10k, rate)} ${grey(interval(row.per_10k_low, row.per_10k_high, rate))}`,
      },
      {
        name: say('table.change'),
        cell: (row) => html`${or(row[measure.change], change)}
          ${grey(interval(row[`${measure.change}_low`], row[`${measure.change}_high`], change))}`,
      },
      { name: say('table.share'), cell: (row) => percent(row.share) },
    ],
  };
}
