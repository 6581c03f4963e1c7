// The same rows as the charts, to be read, and all KPIs of all units.

import { html, nothing } from 'lit';
import { interval } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { decimal, percent, say, signed, whole } from '../shared/language.js';
import { periodName } from '../shared/period.js';
import { attributeName, tieWords } from './charts.js';
import { formatsOf, isBehind, rankWords } from './units.js';

const grey = (text) => html`<span class="interval">${text}</span>`;
const number = (id, name, format = whole) => ({ id, name, kind: 'number', cell: (row) => (row[id] == null ? '–' : format(row[id])), value: (row) => row[id] });

function withInterval(column, name, format) {
  return {
    id: column, name, kind: 'number', value: (row) => row[column],
    cell: (row) => (row[column] == null ? '–' : html`${format(row[column], row)} ${grey(interval(row[`${column}_low`], row[`${column}_high`], (value) => format(value, row)))}`),
  };
}

const scoreColumn = () => withInterval('score', say('scorecard.column.score'), (value, row) => formatsOf(row.unit).format(value));
const rankColumn = (rows) => ({ id: 'rank', name: say('scorecard.column.rank'), kind: 'number', value: (row) => row.rank, cell: (row) => html`${rankWords(row, rows)} ${grey(say('scorecard.of', { count: row.ranked_count }))}` });
const changeColumn = () => ({ id: 'change', name: say('table.change'), kind: 'number', value: (row) => row.change, cell: (row) => (row.change == null ? '–'
  : html`${formatsOf(row.unit).change(row.change)} ${row.is_change_certain ? nothing : grey(say('drivers.uncertain'))}`) });
const targetColumn = () => ({ id: 'target', name: say('scorecard.column.target'), kind: 'number', value: (row) => row.achieved_rate, cell: (row) => (row.target == null ? '–'
  : html`${formatsOf(row.unit).format(row.target)} ${grey(say(row.is_target_met ? 'scorecard.met' : 'scorecard.reached', { rate: percent(row.achieved_rate) }))}`) });

/** One KPI of every unit. */
export function ranksTable(rows, name, title, onSelect) {
  return {
    rows,
    columns: [
      { id: 'unit', name: title, value: name, cell: (row) => html`<button class="link" @click=${() => onSelect(row)}>${name(row)}</button>` },
      rankColumn(rows), scoreColumn(), targetColumn(), changeColumn(), number('case_count', say('scorecard.column.cases')),
      number('weight_rate', say('scorecard.column.weight'), (value) => percent(value)),
    ],
  };
}

/** One unit's KPI over periods. */
export function timeTable(rows, every) {
  return {
    rows,
    columns: [
      { id: 'period', name: say('table.period'), value: (row) => row.period_start_date, cell: (row) => periodName({ cadence: every, ...row }) },
      scoreColumn(), number('rank', say('scorecard.column.rank')), targetColumn(), changeColumn(), number('case_count', say('scorecard.column.cases')),
    ],
  };
}

/** Every unit with every KPI: a row per unit. */
export function matrix(rows, name, title, kpiName, onSelect) {
  const kpis = [...new Set(rows.map((row) => row.kpi_id))].sort((one, other) => (one !== 'composite') - (other !== 'composite'));
  const units = [...new Set(rows.map((row) => row.unit_id))]
    .map((unit) => ({ unit_id: unit, scores: Object.fromEntries(rows.filter((row) => row.unit_id === unit).map((row) => [row.kpi_id, row])) }))
    .sort((one, other) => (other.scores.composite?.score ?? -1) - (one.scores.composite?.score ?? -1));
  return {
    rows: units,
    columns: [
      { id: 'unit', name: title, value: name, cell: (row) => html`<button class="link" @click=${() => onSelect(row)}>${name(row)}</button>` },
      ...kpis.map((kpi) => ({
        id: kpi, name: kpiName(kpi), kind: 'number', value: (unit) => unit.scores[kpi]?.score,
        cell: (unit) => (unit.scores[kpi] ? matrixCell(unit.scores[kpi], rows) : '–'),
      })),
    ],
  };
}

/** Score and rank: a tick where the target is reached, red where more than half are surely better. */
function matrixCell(row, rows) {
  return html`<span class=${isBehind(row) ? 'worse' : nothing}>${formatsOf(row.unit).format(row.score)}${row.is_target_met ? ' ✓' : ''}</span>
    ${grey(say('scorecard.inRank', { rank: rankWords(row, rows) }))}`;
}

export function gapsTable(rows, labels) {
  return {
    rows,
    columns: [
      { id: 'attribute', name: say('split.attribute'), value: (row) => attributeName(labels, row), cell: (row) => attributeName(labels, row) },
      { id: 'operator', name: say('scorecard.column.competitor'), value: (row) => row.operator_id, cell: (row) => nameOf(labels, 'operator', row.operator_id) },
      withInterval('gap', say('scorecard.column.gap'), (value) => signed(value)),
      number('own_score', say('scorecard.column.own'), (value) => decimal(value)), number('own_response_count', say('satisfaction.column.response_count')),
      number('score', say('scorecard.column.theirs'), (value) => decimal(value)), number('response_count', say('scorecard.column.theirAnswers')),
    ],
  };
}

export function internalTable(rows, labels) {
  return {
    rows,
    columns: [
      { id: 'department', name: say('scorecard.unit.department'), value: (row) => nameOf(labels, 'department', row.department_id), cell: (row) => nameOf(labels, 'department', row.department_id) },
      withInterval('score', say('scorecard.column.internal'), (value) => decimal(value)), number('rater_count', say('scorecard.column.raters')),
      number('customer_score', say('scorecard.column.customers'), (value) => decimal(value)),
      { id: 'tie', name: say('scorecard.column.tie'), kind: 'wrap', value: (row) => row.correlation, cell: (row) => tieWords(row) || '–' },
    ],
  };
}

export function inspectionsTable(rows, labels) {
  return {
    rows,
    columns: [
      { id: 'item', name: say('split.item'), value: (row) => nameOf(labels, 'inspection_item', row.split), cell: (row) => nameOf(labels, 'inspection_item', row.split) },
      { id: 'kind', name: say('drivers.column.kind'), value: (row) => row.kind, cell: (row) => nameOf(labels, 'inspection_kind', row.kind) },
      { id: 'operator', name: say('scorecard.column.operator'), value: (row) => row.operator_id, cell: (row) => nameOf(labels, 'operator', row.operator_id) },
      withInterval('score', say('scorecard.column.score'), (value) => decimal(value, 1)), number('failed_count', say('scorecard.column.failed')),
      number('inspection_count', say('scorecard.column.inspections')),
    ],
  };
}
