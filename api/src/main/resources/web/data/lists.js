// Runs, publications, feeds, what was set aside, tables, and what columns mean: as tables.

import { html } from 'lit';
import { current, day, meaning, moment, say, whole } from '../shared/language.js';
import { change } from '../shared/state.js';

const text = (id, name, kind, cell) => ({ id, name, kind, value: (row) => row[id], cell: cell ?? ((row) => row[id] ?? '–') });
const number = (id, name, cell) => ({ id, name, kind: 'number', value: (row) => row[id], cell: (row) => (row[id] == null ? '–' : (cell ?? ((one) => whole(one[id])))(row)) });
const when = (id, name, zone) => text(id, name, undefined, (row) => (row[id] ? moment(row[id], zone) : '–'));

const OUTCOMES = { published: 'relieving', failed: 'alarming', refused: 'alarming', running: 'lasting' };

/** One row per run. */
export function runColumns(zone) {
  return [
    when('started_at', say('data.started'), zone),
    text('as_of_date', say('data.asOf'), undefined, (row) => day(row.as_of_date, 'year')),
    text('outcome', say('data.outcome'), undefined, (row) => html`<span class="chip ${OUTCOMES[row.outcome] ?? ''}">${say(`outcome.${row.outcome}`)}</span>`),
    number('duration_seconds', say('data.seconds'), (row) => seconds(row.duration_seconds)),
    number('tables_built', say('data.tablesBuilt')),
    number('rows_written', say('data.rowsWritten')),
    number('rows_set_aside', say('data.setAside')),
    text('message', say('data.message'), 'wrap'),
  ];
}

/** One row per publication. */
export function publicationColumns(zone) {
  return [
    text('publication_number', say('data.number')),
    when('published_at', say('data.published'), zone),
    text('as_of_date', say('data.asOf'), undefined, (row) => day(row.as_of_date, 'year')),
    number('table_count', say('data.tables')),
    number('left_out_count', say('data.leftOut')),
    text('is_served', say('table.status'), undefined, (row) => (row.is_served ? html`<span class="chip relieving">${say('data.served')}</span>`
      : row.rollback_to ? say('data.rollback', { number: row.rollback_to }) : '')),
  ];
}

/** One row per feed. */
export function feedColumns(zone) {
  return [
    text('feed', say('data.feed')),
    when('newest_taken_at', say('data.newest'), zone),
    text('newest_file', say('data.file'), 'wrap'),
    number('files_taken', say('data.filesTaken')),
    number('files_set_aside', say('data.filesSetAside')),
    number('bytes_taken', say('data.size'), (row) => size(row.bytes_taken)),
  ];
}

/** One row per table, file and kind of reason. */
export function quarantineColumns(zone) {
  return [
    text('table_name', say('data.table')),
    text('reason_kind', say('data.reason'), 'wrap'),
    number('rows_set_aside', say('data.setAside')),
    text('source_file', say('data.file'), 'wrap'),
    number('first_row_number', say('data.firstRow')),
    when('last_set_aside_at', say('data.last'), zone),
  ];
}

/** One row per published table; its name leads to what its columns mean. */
export function tableColumns() {
  return [
    text('table_name', say('data.table'), undefined, (row) => html`
      <button class="link" @click=${() => change({ view: 'dictionary', q: row.table_name })}>${row.table_name}</button>`),
    text('grain', say('data.grain'), 'wrap'),
    number('row_count', say('data.rows')),
    number('size_bytes', say('data.size'), (row) => size(row.size_bytes)),
    number('version', say('data.version')),
  ];
}

/** One row per column of a table, in both languages, the reader's first. */
export function dictionaryColumns() {
  const other = (row) => (current() === 'zh-CN' ? row.meaning_en : row.meaning_zh);
  return [
    text('column_name', say('data.column')),
    text('table_name', say('data.table')),
    { id: 'meaning', name: say('data.meaning'), kind: 'wrap', value: meaning, cell: (row) => html`
      ${meaning(row)}<br><span class="grey" lang=${current() === 'zh-CN' ? 'en' : 'zh-CN'}>${other(row)}</span>` },
    text('unit', say('data.unit')),
    text('type', say('data.type'), undefined, (row) => html`<span class="grey">${row.type.toLowerCase()}</span>`),
    text('sensitivity', say('data.sensitivity'), undefined, (row) => (row.sensitivity === 'none' ? '' : say(`sensitivity.${row.sensitivity}`))),
  ];
}

/** The rows of the dictionary that a search finds: every word in table, column or meaning. */
export function found(rows, search) {
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const all = [row.table_name, row.column_name, row.meaning_zh, row.meaning_en, row.unit ?? ''].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** Seconds as a reader would say them. */
export function seconds(value) {
  return value < 90 ? say('data.inSeconds', { value: whole(value) }) : say('data.inMinutes', { value: whole(value / 60) });
}

function size(bytes) {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = bytes ? Math.min(steps.length - 1, Math.floor(Math.log10(bytes) / 3)) : 0;
  return new Intl.NumberFormat(current(), { style: 'unit', unit: steps[step], unitDisplay: 'short', maximumFractionDigits: step ? 1 : 0 }).format(bytes / 1000 ** step);
}
