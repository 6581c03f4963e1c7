// The same rows as the charts, to be read.

import { html, nothing } from 'lit';
import { interval } from '../shared/ink.js';
import { decimal, percent, say, signed, whole } from '../shared/language.js';
import { certainty } from '../shared/marks.js';
import { notTold } from './charts.js';
import { MEASURES } from './measures.js';
import { periodText } from './words.js';

const grey = (text) => html`<span class="interval">${text}</span>`;
const or = (value, format) => (value == null ? '–' : format(value));

/** A figure with its interval. */
function withInterval(column, name, format) {
  return {
    id: column, name, kind: 'number', value: (row) => row[column],
    cell: (row) => (row[column] == null ? '–' : html`${format(row[column])} ${grey(interval(row[`${column}_low`], row[`${column}_high`], format))}`),
  };
}

const number = (id, name, format = whole) => ({ id, name, kind: 'number', cell: (row) => or(row[id], format), value: (row) => row[id] });

function scoreColumns() {
  const { mean_score: mean, satisfied_rate: satisfied, recommend_score: recommend, gap } = MEASURES;
  return [
    withInterval('mean_score', say('satisfaction.measure.mean_score'), mean.format),
    number('raw_mean_score', say('satisfaction.column.raw_mean_score'), mean.format),
    withInterval('satisfied_rate', say('satisfaction.measure.satisfied_rate'), satisfied.format),
    number('raw_satisfied_rate', say('satisfaction.column.raw_satisfied_rate'), satisfied.format),
    withInterval('recommend_score', say('satisfaction.measure.recommend_score'), recommend.format),
    number('expectation', say('satisfaction.column.expectation'), mean.format),
    withInterval('gap', say('satisfaction.measure.gap'), gap.format),
    number('response_count', say('satisfaction.column.response_count')),
    number('response_rate', say('satisfaction.column.response_rate'), (value) => percent(value)),
  ];
}

/** One row per period. */
export function trendTable(rows, every, asOf) {
  return {
    rows,
    columns: [
      { id: 'period', name: say('table.period'), value: (row) => row.period_start_date,
        cell: (row) => html`${periodText(row, every, asOf)} ${row.is_sufficient ? nothing : grey(notTold(row))}` },
      ...scoreColumns(),
      number('selective_mean_score', say('satisfaction.column.selective_mean_score'), (value) => decimal(value)),
      number('mean_score_change', say('table.change'), (value) => signed(value)),
    ],
  };
}

/** One row per part; its name looks closer at it. */
export function partsTable(rows, name, onSelect) {
  return {
    rows,
    columns: [
      { id: 'part', name: say('table.part'), value: name,
        cell: (row) => html`<button class="link" @click=${() => onSelect(row)}>${name(row)}</button> ${row.is_sufficient ? nothing : grey(notTold(row))}` },
      ...scoreColumns(),
      { id: 'change', name: say('table.change'), kind: 'number', value: (row) => row.mean_score_change,
        cell: (row) => (row.mean_score_change == null ? '–'
          : html`${signed(row.mean_score_change)} ${grey(interval(row.mean_score_change_low, row.mean_score_change_high, signed))}`) },
      { id: 'certainty', name: say('table.certainty'), value: (row) => row.change_q,
        cell: (row) => (row.confidence ? certainty(row.confidence) : grey(row.change_q == null ? '–' : say('satisfaction.chance'))) },
    ],
  };
}

/** One row per reason. */
export function reasonsTable(rows, name) {
  return {
    rows,
    columns: [
      { id: 'reason', name: say('satisfaction.column.reason'), cell: name, value: name },
      withInterval('named_rate', say('satisfaction.column.named_rate'), (value) => percent(value)),
      number('raw_named_rate', say('satisfaction.column.raw_named_rate'), (value) => percent(value)),
      number('response_count', say('satisfaction.column.named')),
      number('dissatisfied_count', say('satisfaction.column.dissatisfied')),
    ],
  };
}
