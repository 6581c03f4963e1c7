// The same rows as the charts, to be read, and the checklist.

import { html, nothing } from 'lit';
import { interval } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { day, decimal, percent, say, signed, whole } from '../shared/language.js';
import { periodName } from '../shared/period.js';

const grey = (text) => html`<span class="interval">${text}</span>`;

function withInterval(column, name, format) {
  return {
    id: column, name, kind: 'number', value: (row) => row[column],
    cell: (row) => (row[column] == null ? '–' : html`${format(row[column])} ${grey(interval(row[`${column}_low`], row[`${column}_high`], format))}`),
  };
}

const number = (id, name, format = whole) => ({ id, name, kind: 'number', cell: (row) => (row[id] == null ? '–' : format(row[id])), value: (row) => row[id] });
const word = (id, name, said) => ({ id, name, cell: (row) => (row[id] == null ? '–' : said(row)), value: (row) => row[id] ?? '' });

const importance = () => withInterval('importance_share', say('drivers.column.importance'), (value) => percent(value, 1));
const answersColumn = () => number('response_count', say('satisfaction.column.response_count'));

function attributeColumn(name, onSelect) {
  return { id: 'attribute', name: say('split.attribute'), value: name, cell: (row) => html`<button class="link" @click=${() => onSelect(row)}>${name(row)}</button>` };
}

/** Everything about each attribute. */
export function mapTable(rows, name, onSelect) {
  return {
    rows,
    columns: [
      attributeColumn(name, onSelect),
      number('tie_group', say('drivers.column.tie')),
      importance(),
      withInterval('performance', say('drivers.column.performance'), decimal),
      word('direction', say('drivers.column.direction'), (row) => say(`drivers.direction.${row.direction}`)),
      word('quadrant', say('drivers.column.quadrant'), (row) => html`${say(`drivers.quadrant.${row.quadrant}`)} ${row.is_quadrant_certain ? nothing : grey(say('drivers.uncertain'))}`),
      word('asymmetry', say('drivers.column.asymmetry'), (row) => say(`drivers.asymmetry.${row.asymmetry}`)),
      answersColumn(),
    ],
  };
}

export function whatIfTable(rows, name, onSelect) {
  return {
    rows,
    columns: [
      attributeColumn(name, onSelect),
      withInterval('expected_change', say('drivers.column.expected'), signed),
      number('raised_points', say('drivers.column.raised'), (value) => decimal(value, 1)),
      withInterval('effect', say('drivers.column.effect'), signed),
      withInterval('performance', say('drivers.column.performance'), decimal),
    ],
  };
}

export function asymmetryTable(rows, name, onSelect) {
  return {
    rows,
    columns: [
      attributeColumn(name, onSelect),
      word('asymmetry', say('drivers.column.asymmetry'), (row) => say(`drivers.asymmetry.${row.asymmetry}`)),
      withInterval('penalty', say('drivers.column.penalty'), signed),
      withInterval('reward', say('drivers.column.reward'), signed),
    ],
  };
}

export function timeTable(rows, every) {
  return {
    rows,
    columns: [
      { id: 'period', name: say('table.period'), value: (row) => row.period_start_date, cell: (row) => periodName({ cadence: every, ...row }) },
      importance(), number('tie_group', say('drivers.column.tie')), withInterval('performance', say('drivers.column.performance'), decimal),
      number('explained_rate', say('drivers.column.explained'), (value) => percent(value)), answersColumn(),
    ],
  };
}

export function scopesTable(rows, name, title) {
  return {
    rows,
    columns: [
      { id: 'scope', name: title, value: name, cell: name },
      importance(), number('tie_group', say('drivers.column.tie')), withInterval('performance', say('drivers.column.performance'), decimal),
      word('quadrant', say('drivers.column.quadrant'), (row) => say(`drivers.quadrant.${row.quadrant}`)), answersColumn(),
    ],
  };
}

/** What to look at, where and why. */
export function checklistColumns(labels) {
  const named = (dimension, column, title) => word(column, title, (row) => nameOf(labels, dimension, row[column]));
  return [
    { id: 'item', name: say('drivers.column.check'), kind: 'wrap', value: (row) => nameOf(labels, 'inspection_item', row.item_id),
      cell: (row) => html`${nameOf(labels, 'inspection_item', row.item_id)} ${grey(nameOf(labels, 'inspection_kind', row.kind))}<br>
        ${grey(nameOf(labels, 'inspection_check', row.item_id))}` },
    named('region', 'region_id', say('split.region')),
    number('check_rank', say('drivers.column.rank')),
    word('reason', say('drivers.column.reason'), (row) => html`${say(`drivers.reason.${row.reason}`)}
      ${row.is_own_evidence === false ? html`<br>${grey(say('drivers.evidenceOfAll'))}` : nothing}`),
    word('attribute_id', say('split.attribute'), (row) => html`${nameOf(labels, 'attribute', row.attribute_id)}<br>
      ${grey(row.department_id == null ? '' : nameOf(labels, 'department', row.department_id))}`),
    number('priority', say('drivers.column.priority'), decimal),
    { id: 'last', name: say('drivers.column.last'), kind: 'number', value: (row) => row.last_score,
      cell: (row) => (row.last_score == null ? '–' : html`${decimal(row.last_score, 0)} ${grey(row.last_inspected_date ? day(row.last_inspected_date, 'year') : '')}`) },
  ];
}
