// The same rows as the charts, to be read; and the lists that have no chart.

import { html } from 'lit';
import { nameOf } from '../shared/labels.js';
import { day, meaning, named, percent, say, signed, whole } from '../shared/language.js';
import { change } from '../shared/state.js';
import { amountOf, nameOfSegment } from './words.js';

const number = (id, name, cell, more = {}) => ({ id, name, kind: 'number', cell, value: (row) => row[id], ...more });
const or = (value, format) => (value == null ? '–' : format(value));
const share = (value) => percent(value, 1);

/** One row per segment; its name chooses it. */
export function sizesTable({ rows, definitions }, labels) {
  const name = (row) => nameOfSegment(labels, row.segment_id);
  const stage = (row) => nameOf(labels, 'lifecycle_stage', row.stage);
  return { rows, columns: [
    { id: 'segment', name: say('segments.table.segment'), value: name, cell: (row) => html`
      <button class="link" @click=${() => change({ segment: row.segment_id })}>${row.segment_id} ${name(row)}</button>` },
    { id: 'stage', name: say('segments.table.stage'), meaning: meaning(definitions.stage), value: stage, cell: stage },
    number('customers', say('segments.table.customers'), (row) => whole(row.customers), { meaning: meaning(definitions.customers) }),
    number('customer_share', say('segments.table.share'), (row) => or(row.customer_share, share)),
    number('customer_change', say('segments.table.change'), (row) => or(row.customer_change, (value) => signed(value, 0)), { meaning: meaning(definitions.customer_change) }),
    { id: 'rule', name: say('segments.table.rule'), kind: 'wrap', meaning: meaning(definitions.rule), cell: (row) => html`<code>${row.rule ?? '–'}</code>` },
  ] };
}

/** One row per measure. */
export function profileTable(rows) {
  const measure = (row) => say(`segments.measure.${row.measure}`);
  return { rows, columns: [
    { id: 'measure', name: say('segments.table.measure'), value: measure, cell: measure },
    number('segment_mean', say('segments.table.mean'), (row) => amountOf(row.measure, row.segment_mean)),
    number('usual_mean', say('segments.table.usual'), (row) => amountOf(row.measure, row.usual_mean)),
    number('known_count', say('segments.table.known'), (row) => whole(row.known_count)),
  ] };
}

/** One row per segment that customers came from, or went to. */
export function movesTable(rows, labels) {
  const name = (row) => nameOfSegment(labels, row.other);
  return { rows, columns: [
    { id: 'other', name: say('segments.table.segment'), value: name, cell: name },
    number('customers', say('segments.table.customers'), (row) => whole(row.customers)),
  ] };
}

/** One row per pair of segments. */
export function overlapColumns(labels, definitions) {
  const name = (row, id) => nameOfSegment(labels, row[id]);
  const choose = (id) => (row) => html`<button class="link" @click=${() => change({ segment: row[id] })}>${name(row, id)}</button>`;
  return [
    { id: 'segment_id', name: say('segments.table.segment'), value: (row) => name(row, 'segment_id'), cell: choose('segment_id') },
    { id: 'other_id', name: say('segments.table.other'), value: (row) => name(row, 'other_id'), cell: choose('other_id') },
    number('customers', say('segments.table.both'), (row) => whole(row.customers), { meaning: meaning(definitions.customers) }),
    number('share_of_segment', say('segments.table.shareOne'), (row) => share(row.share_of_segment), { meaning: meaning(definitions.share_of_segment) }),
    number('share_of_other', say('segments.table.shareOther'), (row) => share(row.share_of_other), { meaning: meaning(definitions.share_of_other) }),
  ];
}

/** One row per draft, with what can be done with it. */
export function draftColumns(labels, actions) {
  return [
    { id: 'draft_name', name: say('segments.table.name'), value: (row) => row.draft_name, cell: (row) => row.draft_name },
    { id: 'rule', name: say('segments.table.rule'), kind: 'wrap', cell: (row) => html`<code>${row.rule}</code>` },
    number('customers', say('segments.table.customers'), (row) => `${whole(row.customers)} (${share(row.customers / row.all_customers)})`),
    { id: 'as_of_date', name: say('segments.table.asOf'), value: (row) => row.as_of_date, cell: (row) => day(row.as_of_date, 'year') },
    { id: 'author', name: say('segments.table.author'), value: (row) => row.author, cell: (row) => row.author },
    { id: 'actions', name: say('segments.table.actions'), cell: actions },
  ];
}

/** What a rule may name, as its table describes it; a name goes into the rule. */
export function columnColumns(choose) {
  return [
    { id: 'column', name: say('segments.table.column'), value: (row) => row.column_name, cell: (row) => html`
      <button class="link" type="button" @click=${() => choose(row.column_name)}><code>${row.column_name}</code></button>` },
    { id: 'meaning', name: say('segments.table.meaning'), kind: 'wrap', cell: (row) => named({ label_zh: row.meaning_zh, label_en: row.meaning_en }) },
  ];
}
