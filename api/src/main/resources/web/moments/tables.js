// The same rows as the charts, to be read; and the lists that have no chart.

import { html } from 'lit';
import { interval } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { meaning, percent, say, whole } from '../shared/language.js';
import { change } from '../shared/state.js';
import { momentName, reasonName, score, share, takenWithin } from './words.js';

/** In a row; the file tells all. */
const MOST_OTHERS = 2;

const grey = (text) => html`<span class="grey">${text}</span>`;
const number = (id, name, cell, more = {}) => ({ id, name, kind: 'number', cell, value: (row) => row[id] ?? -Infinity, ...more });
const called = (labels, id) => html`<button class="link" data-moment=${id} @click=${() => change({ moment: id })}>${momentName(labels, id)}</button>`;
const kindOf = (labels, id) => nameOf(labels, 'moment_kind', labels.find((label) => label.dimension === 'moment' && label.id === id)?.parent_id);
const momentColumn = (labels) => ({ id: 'moment', name: say('moments.table.moment'), value: (row) => momentName(labels, row.moment_id), cell: (row) => called(labels, row.moment_id) });
const productColumn = (labels) => ({
  id: 'product', name: say('moments.table.product'), value: (row) => row.service_product_id ?? '',
  cell: (row) => (row.service_product_id ? nameOf(labels, 'service_product', row.service_product_id) : '–') });

export function comeTable(rows, labels) {
  return { rows, columns: [
    momentColumn(labels),
    number('customer_count', say('moments.table.customers'), (row) => whole(row.customer_count)),
    number('best_count', say('moments.table.best'), (row) => whole(row.best_count)),
    number('chosen_count', say('moments.table.chosen'), (row) => whole(row.chosen_count)),
  ] };
}

export function reasonsTable({ against, customers, offers }, labels) {
  return { rows: against, columns: [
    { id: 'reason', name: say('moments.table.reason'), value: (row) => reasonName(labels, row.reason), cell: (row) => reasonName(labels, row.reason) },
    number('customers', say('moments.table.customers'), (row) => html`${whole(row.customers)} ${grey(percent(row.customers / (customers - offers)))}`),
  ] };
}

/** One row per moment: what it is worth and what was made of it in the last 90 days. */
export function recordColumns(labels, definitions) {
  const means = (id) => ({ meaning: meaning(definitions[id]) });
  const taken = (row) => {
    const within = takenWithin(row);
    return within ? html`${share(within.share)} ${grey(interval(within.low, within.high, share))}` : '–';
  };
  return [
    momentColumn(labels),
    { id: 'kind', name: say('moments.table.kind'), value: (row) => kindOf(labels, row.moment_id), cell: (row) => kindOf(labels, row.moment_id) },
    productColumn(labels),
    number('worth_rate', say('moments.table.worth'), (row) => share(row.worth_rate), means('worth_rate')),
    number('customer_count', say('moments.table.customers'), (row) => whole(row.customer_count), means('customer_count')),
    number('chosen_count', say('moments.table.chosen'), (row) => whole(row.chosen_count), means('chosen_count')),
    number('offered_count', say('moments.table.offered'), (row) => whole(row.offered_count), means('offered_count')),
    number('offers_taken_rate', say('moments.table.taken'), taken, means('offers_taken_rate')),
    number('offers_used_rate', say('moments.table.used'), (row) => (takenWithin(row) ? share(row.offers_used_rate) : '–'), means('offers_used_rate')),
  ];
}

export function unservedColumns(labels) {
  return [
    momentColumn(labels),
    { id: 'kind', name: say('moments.table.kind'), value: (row) => kindOf(labels, row.moment_id), cell: (row) => kindOf(labels, row.moment_id) },
    number('customer_count', say('moments.table.customers'), (row) => whole(row.customer_count)),
    productColumn(labels),
    { id: 'reason', name: say('moments.table.why'), kind: 'wrap', value: (row) => reasonName(labels, row.reason), cell: (row) => reasonName(labels, row.reason) },
  ];
}

/** What was decided for the customers of one moment. */
export function decisionColumns(labels) {
  return [
    { id: 'decision', name: say('moments.table.decision'), value: (row) => row.decision, cell: (row) => decisionChip(row) },
    { id: 'reason', name: say('moments.table.reason'), value: (row) => reasonName(labels, row.reason), cell: (row) => reasonName(labels, row.reason) },
    { id: 'channel', name: say('moments.table.channel'), value: (row) => row.channel ?? '', cell: (row) => (row.channel ? nameOf(labels, 'channel', row.channel) : '–') },
    number('customers', say('moments.table.customers'), (row) => whole(row.customers)),
  ];
}

const decisionChip = ({ decision }) => html`<span class="chip ${decision === 'offer' ? 'relieving' : ''}">${say(`moments.decision.${decision}`)}</span>`;

/** Every other moment with why it was not taken. */
function others(labels, rejected) {
  const all = (rejected ?? '').split('; ').filter(Boolean).map((words) => words.split(' '));
  const told = all.slice(0, MOST_OTHERS).map(([moment, , reason]) => say('moments.other', { name: momentName(labels, moment), reason: reasonName(labels, reason) }));
  return all.length > MOST_OTHERS ? [...told, say('moments.others', { count: all.length - MOST_OTHERS })] : told;
}

/** One row per customer and the one decision made. */
export function customerColumns(labels, definitions) {
  const means = (id) => ({ meaning: meaning(definitions[id]) });
  const where = (row) => [nameOf(labels, 'region', row.region_id), nameOf(labels, 'product_line', row.product_line)].join(say('finding.and'));
  return [
    { id: 'customer', name: say('moments.table.customer'), ...means('customer_key'), value: (row) => row.customer_key, cell: (row) => row.customer_key.slice(0, 8) },
    { id: 'decision', name: say('moments.table.decision'), ...means('decision'), value: (row) => row.decision, cell: (row) => decisionChip(row) },
    momentColumn(labels),
    productColumn(labels),
    { id: 'channel', name: say('moments.table.channel'), ...means('channel'), value: (row) => row.channel ?? '', cell: (row) => (row.channel ? nameOf(labels, 'channel', row.channel) : '–') },
    number('score', say('moments.table.score'), (row) => score(row.score), means('score')),
    { id: 'reason', name: say('moments.table.reason'), kind: 'wrap narrow', value: (row) => reasonName(labels, row.reason), cell: (row) => reasonName(labels, row.reason) },
    { id: 'others', name: say('moments.table.others'), kind: 'wrap narrow', ...means('rejected'), cell: (row) => others(labels, row.rejected).join(say('finding.and')) || '–' },
    { id: 'where', name: say('churn.table.where'), kind: 'wrap narrow', value: where, cell: where },
  ];
}
