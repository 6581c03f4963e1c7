// The same rows as the charts, to be read; and the scorecard.

import { html } from 'lit';
import { interval } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { day, meaning, say, whole } from '../shared/language.js';
import { periodName } from '../shared/period.js';
import { change } from '../shared/state.js';
import { hours, isTold, points, pointsWithin, rating, share, topicName, yuan } from './words.js';

const CHIPS = { helps: 'relieving', harms: 'alarming' };
const STATUSES = { fine: 'relieving', attention: 'alarming', adopted: 'relieving', open: 'lasting' };
const grey = (text) => html`<span class="grey">${text}</span>`;
const or = (value, format) => (value == null ? '–' : format(value));
const number = (id, name, of, format, more = {}) => ({
  id, name, kind: 'number', cell: (row) => or(of(row), (value) => format(value, row)), value: (row) => of(row) ?? -Infinity, ...more });

export function verdictChip(labels, verdict) {
  return html`<span class="chip ${CHIPS[verdict] ?? ''}">${nameOf(labels, 'service_verdict', verdict)}</span>`;
}

const called = (id, name) => html`<button class="link" data-service=${id} @click=${() => change({ service: id })}>${name}</button>`;
const lifted = (row) => html`${points(row.lift)} ${grey(pointsWithin(row))}`;

/** One row per service product: what it does, how quickly, for how many, and what it brings. */
export function scorecardColumns(labels, definitions, name) {
  const means = (id) => ({ meaning: meaning(definitions[id]) });
  const score = (id) => ({ score: given }) => given?.[id];
  const kind = ({ id }) => labels.find((label) => label.dimension === 'service_product' && label.id === id)?.parent_id;
  return [
    { id: 'product', name: say('services.table.product'), value: name, cell: (row) => called(row.id, name(row)) },
    { id: 'kind', name: say('services.table.kind'), value: kind, cell: (row) => or(kind(row), (id) => nameOf(labels, 'service_kind', id)) },
    { id: 'verdict', name: say('services.table.verdict'), value: ({ lifts }) => lifts.used?.verdict ?? '',
      cell: ({ lifts }) => or(lifts.used, (row) => verdictChip(labels, row.verdict)) },
    number('lift', say('services.table.lift'), (row) => (isTold(row, 'used') ? row.lifts.used.lift : undefined), (value, { lifts }) => lifted(lifts.used), means('lift')),
    number('delivered_count', say('services.table.delivered'), score('delivered_count'), whole, means('delivered_count')),
    number('in_time_rate', say('services.table.inTime'), score('in_time_rate'), share, means('in_time_rate')),
    number('used_rate', say('services.table.used'), score('used_rate'), share, means('used_rate')),
    number('complained_rate', say('services.table.complained'), score('complained_rate'), share, means('complained_rate')),
    number('mean_satisfaction', say('services.table.rating'), score('mean_satisfaction'), rating, means('mean_satisfaction')),
    number('value_yuan', say('services.table.value'), score('value_yuan'), yuan, means('value_yuan')),
  ];
}

export function liftTable(products, outcome, labels, name) {
  const of = ({ lifts }) => lifts[outcome];
  return { rows: products, columns: [
    { id: 'product', name: say('services.table.product'), value: name, cell: (row) => called(row.id, name(row)) },
    { id: 'verdict', name: say('services.table.verdict'), value: (row) => of(row)?.verdict ?? '', cell: (row) => or(of(row), ({ verdict }) => verdictChip(labels, verdict)) },
    number('lift', say('services.table.lift'), (row) => (isTold(row, outcome) ? of(row).lift : undefined), (value, row) => lifted(of(row))),
    number('treated_rate', say('services.table.treated'), (row) => of(row)?.treated_rate, (value, row) => html`${share(value)} ${grey(whole(of(row).treated_count))}`),
    number('control_rate', say('services.table.control'), (row) => of(row)?.control_rate, (value, row) => html`${share(value)} ${grey(whole(of(row).control_count))}`),
  ] };
}

export function timeTable(products, name) {
  const score = (id) => ({ score: given }) => given[id];
  return { rows: products, columns: [
    { id: 'product', name: say('services.table.product'), value: name, cell: (row) => called(row.id, name(row)) },
    number('mean_delivery_hours', say('services.table.hours'), score('mean_delivery_hours'), hours),
    number('promise_hours', say('services.table.promise'), score('promise_hours'), hours),
    number('in_time_rate', say('services.table.inTime'), score('in_time_rate'), share),
    number('timed_count', say('services.table.timed'), score('timed_count'), whole),
  ] };
}

/** What one service did over its control group, one row per outcome. */
export function outcomeColumns(labels) {
  return [
    { id: 'outcome', name: say('services.table.outcome'), cell: (row) => say(`services.outcome.${row.outcome}`) },
    { id: 'verdict', name: say('services.table.verdict'), cell: (row) => verdictChip(labels, row.verdict) },
    number('treated_rate', say('services.table.treated'), (row) => row.treated_rate, (value, row) => html`${share(value)} ${grey(whole(row.treated_count))}`, { value: undefined }),
    number('control_rate', say('services.table.control'), (row) => row.control_rate, (value, row) => html`${share(value)} ${grey(whole(row.control_count))}`, { value: undefined }),
    number('lift', say('services.table.lift'), (row) => row.lift, (value, row) => lifted(row), { value: undefined }),
  ];
}

/** What a new service had to have, and what came of it, one row per check. */
export function launchColumns(labels, definitions) {
  const means = (id) => ({ meaning: meaning(definitions[id]) });
  return [
    { id: 'product', name: say('services.table.product'), cell: (row) => called(row.service_product_id, nameOf(labels, 'service_product', row.service_product_id)) },
    { id: 'launched', name: say('services.table.launched'), value: (row) => row.launched_date, cell: (row) => day(row.launched_date, 'year') },
    { id: 'check', name: say('services.table.check'), ...means('check_id'), cell: (row) => say(`services.check.${row.check_id}`) },
    { id: 'status', name: say('services.table.status'), ...means('status'), value: (row) => row.status,
      cell: (row) => html`<span class="chip ${STATUSES[row.status] ?? ''}">${say(`services.status.${row.status}`)}</span>` },
    number('value', say('services.table.found'), (row) => row.value, (value, row) => checked(row, value), { value: undefined }),
    { id: 'compared', name: say('services.table.compared'), kind: 'wrap', cell: (row) => or(row.compared_with, (value) => html`
      ${say(`services.than.${row.check_id}`, { value: checked(row, value) })} ${grey(interval(row.difference_low, row.difference_high, points))}`) },
  ];
}

/** What customers ask for, one row per topic. */
export function requestColumns(labels, definitions) {
  const means = (id) => ({ meaning: meaning(definitions[id]) });
  const of = (id) => (row) => row[id];
  return [
    { id: 'topic', name: say('services.table.topic'), value: (row) => topicName(labels, row),
      cell: (row) => (row.kind === 'service_product' ? called(row.topic_id, topicName(labels, row)) : topicName(labels, row)) },
    { id: 'kind', name: say('services.table.asks'), ...means('kind'), value: (row) => row.kind, cell: (row) => say(`services.asks.${row.kind}`) },
    { id: 'state', name: say('services.table.state'), ...means('state'), value: (row) => row.state,
      cell: (row) => html`<span class="chip ${STATUSES[row.state] ?? ''}">${say(`services.state.${row.state}`)}</span>` },
    number('suggestion_count', say('services.table.suggestions'), of('suggestion_count'), whole, means('suggestion_count')),
    number('customer_count', say('services.table.customers'), of('customer_count'), whole, means('customer_count')),
    number('recent_count', say('services.table.recent'), of('recent_count'),
      (value, row) => html`${whole(value)} ${grey(say('services.requests.earlier', { value: whole(row.earlier_count) }))}`, means('recent_count')),
    { id: 'last', name: say('services.table.last'), value: (row) => row.last_made_date, cell: (row) => day(row.last_made_date, 'year') },
  ];
}

function checked({ check_id: check }, value) {
  switch (check) {
    case 'promise': return hours(value);
    case 'owner': case 'moment': case 'customers_asked': return whole(value);
    case 'rating': return rating(value);
    default: return share(value);
  }
}

/** One service, month by month. */
export function monthColumns() {
  const of = (id) => (row) => row[id];
  return [
    { id: 'month', name: say('services.table.month'), cell: (row) => periodName({ cadence: 'month', period_start_date: row.month_start_date }) },
    number('delivered_count', say('services.table.delivered'), of('delivered_count'), whole, { value: undefined }),
    number('in_time_rate', say('services.table.inTime'), of('in_time_rate'), share, { value: undefined }),
    number('used_rate', say('services.table.used'), of('used_rate'), share, { value: undefined }),
    number('complained_rate', say('services.table.complained'), of('complained_rate'), share, { value: undefined }),
    number('yuan_per_delivery', say('services.table.each'), of('yuan_per_delivery'), yuan, { value: undefined }),
  ];
}

