// The same rows as the charts, to be read.

import { html } from 'lit';
import { interval } from '../shared/ink.js';
import { change, percent, rate, say, whole } from '../shared/language.js';
import { periodName } from './words.js';

const grey = (text) => html`<span class="interval">${text}</span>`;
const or = (value, format) => (value == null ? '–' : format(value));

const periodColumn = (by, start, mark = () => '') => ({
  id: 'period', name: say('table.period'), cell: (row) => periodName(start(row), by) + mark(row), value: start });
const counted = (id, name) => ({ id, name, kind: 'number', cell: (row) => whole(row[id]), value: (row) => row[id] });

/** One row per period. */
export function trendTable(rows, by) {
  const partial = (row) => (row.is_partial && by !== 'day' ? ` ${say('table.partial')}` : '');
  return {
    rows,
    columns: [
      periodColumn(by, (row) => row.period_start, partial),
      counted('complaints', say('table.complaints')),
      counted('escalated', say('table.escalated')),
      { id: 'rate', name: say('table.rate'), kind: 'number', cell: (row) => or(row.per_10k, rate), value: (row) => row.per_10k },
      { id: 'interval', name: say('table.interval'), kind: 'number', cell: (row) => grey(interval(row.per_10k_low, row.per_10k_high, rate)) },
    ],
  };
}

/** One row per period, one column per part. */
export function partsTable(rows, by, measure, name) {
  const periods = [...new Set(rows.map((row) => row.period_start))];
  const parts = rows.filter((row) => row.period_start === periods[0]);
  const valueOf = (period, part) => rows.find((row) => row.period_start === period && row.split === part.split
    && row.is_rest === part.is_rest)?.[measure.column];
  return {
    rows: periods,
    columns: [
      periodColumn(by, (period) => period),
      ...parts.map((part, place) => ({
        id: `part${place}`, name: name(part), kind: 'number', value: (period) => valueOf(period, part),
        cell: (period) => or(valueOf(period, part), measure.format),
      })),
    ],
  };
}

/** One row per part; its name filters the page by it. */
export function comparisonTable(rows, measure, name, onSelect) {
  return {
    rows,
    columns: [
      {
        id: 'part', name: say('table.part'), value: name,
        cell: (row) => (row.is_rest ? name(row) : html`<button class="link" @click=${() => onSelect(row)}>${name(row)}</button>`),
      },
      counted('complaints', say('table.complaints')),
      {
        id: 'rate', name: say('table.rate'), kind: 'number', value: (row) => row.per_10k,
        cell: (row) => html`${or(row.per_10k, rate)} ${grey(interval(row.per_10k_low, row.per_10k_high, rate))}`,
      },
      {
        id: 'change', name: say('table.change'), kind: 'number', value: (row) => row[measure.change],
        cell: (row) => html`${or(row[measure.change], change)}
          ${grey(interval(row[`${measure.change}_low`], row[`${measure.change}_high`], change))}`,
      },
      { id: 'share', name: say('table.share'), kind: 'number', cell: (row) => percent(row.share), value: (row) => row.share },
    ],
  };
}
