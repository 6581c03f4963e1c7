// The same rows as the charts, to be read; and the lists that have no chart.

import { html, nothing } from 'lit';
import { interval } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { current, day, decimal, meaning, percent, range, rate, say, whole } from '../shared/language.js';
import { intervalOfShare } from '../shared/share.js';
import { change } from '../shared/state.js';
import { term } from '../shared/term.js';
import { featureName, people, times, yuan } from './words.js';

/** In a row; the panel tells all. */
const MOST_REASONS = 2;

const BANDS = { high: 'alarming', medium: 'lasting' };
const share = (value) => percent(value, 1);
const grey = (text) => html`<span class="grey">${text}</span>`;
const or = (value, format) => (value == null ? '–' : format(value));
const number = (id, name, cell, more = {}) => ({ id, name, kind: 'number', cell, value: (row) => row[id], ...more });
const within = (row, id, format) => grey(interval(row[`${id}_low`], row[`${id}_high`], format));

/** A chip for how great the risk is. */
export function bandChip(labels, band) {
  return html`<span class="chip ${BANDS[band] ?? ''}">${nameOf(labels, 'churn_band', band)}</span>`;
}

/** A chip for each signal that shows. */
export function signalChips(labels, signals) {
  return signals ? html`<span class="signal-chips">${signals.split(' ').map((id) => html`<span class="chip">${nameOf(labels, 'churn_signal', id)}</span>`)}</span>` : '–';
}

export function reasonNames(labels, row) {
  return [row.reason_1, row.reason_2, row.reason_3].filter(Boolean).map((id) => nameOf(labels, 'churn_reason', id));
}

const where = (labels, row) => [nameOf(labels, 'region', row.region_id), nameOf(labels, 'product_line', row.product_line)].join(say('finding.and'));

/** One row per customer; the pseudonym opens it. */
export function customerColumns(labels, definitions) {
  const means = (id) => ({ meaning: meaning(definitions[id]) });
  return [
    { id: 'customer', name: say('churn.table.customer'), ...means('customer_key'), cell: (row) => html`
      <button class="link" data-customer=${row.customer_key} @click=${() => change({ customer: row.customer_key })}>${row.customer_key.slice(0, 8)}</button>` },
    number('call_rank', say('churn.table.rank'), (row) => whole(row.call_rank), means('call_rank')),
    { id: 'band', name: say('churn.table.band'), ...means('band'), cell: (row) => bandChip(labels, row.band) },
    number('probability', say('churn.table.probability'), (row) => share(row.probability), means('probability')),
    number('value_at_stake_yuan', say('churn.table.stake'), (row) => yuan(row.value_at_stake_yuan), means('value_at_stake_yuan')),
    { id: 'reasons', name: say('churn.table.reasons'), kind: 'wrap narrow', cell: (row) => reasonNames(labels, row).slice(0, MOST_REASONS).join(say('finding.and')) || '–' },
    { id: 'signals', name: say('churn.table.signals'), kind: 'wrap narrow', ...means('signals'), cell: (row) => signalChips(labels, row.signals) },
    { id: 'where', name: say('churn.table.where'), kind: 'wrap narrow', value: (row) => where(labels, row), cell: (row) => where(labels, row) },
  ];
}

/** One row per capacity; the number of calls chooses it. */
export function reachTable(rows) {
  return { rows, columns: [
    { id: 'calls', name: say('churn.calls'), value: (row) => row.calls, cell: (row) => html`
      <button class="link" @click=${() => change({ calls: row.calls })}>${whole(row.calls)}</button>` },
    number('leavers', say('churn.table.leavers'), (row) => html`${people(row.leavers)} ${within(row, 'leavers', people)}`),
    number('leavers_at_random', say('churn.table.lot'), (row) => people(row.leavers_at_random)),
    number('precision_rate', say('churn.table.precision'), (row) => share(row.precision_rate)),
    number('reached_share', say('churn.table.reached'), (row) => or(row.reached_share, share)),
    number('value_at_stake_yuan', say('churn.table.stake'), (row) => yuan(row.value_at_stake_yuan)),
    number('retained_value_yuan', say('churn.table.worth'), (row) => yuan(row.retained_value_yuan)),
  ] };
}

export function reasonsTable(rows, labels) {
  const name = (row) => (row.reason_1 === 'none' ? say('churn.reasons.low') : nameOf(labels, 'churn_reason', row.reason_1));
  return { rows, columns: [
    { id: 'reason', name: say('churn.table.reason'), cell: name, value: name },
    number('customers', say('churn.table.customers'), (row) => whole(row.customers)),
    number('leavers', say('churn.table.leavers'), (row) => people(row.leavers)),
  ] };
}

export function calibrationTable(rows) {
  return { rows, columns: [
    { id: 'tenth', name: say('churn.table.tenth'), cell: (row) => whole(row.tenth), value: (row) => row.tenth },
    number('predicted_rate', say('churn.table.predicted'), (row) => share(row.predicted_rate)),
    number('observed_rate', say('churn.table.observed'), (row) => html`${share(row.observed_rate)} ${within(row, 'observed_rate', share)}`),
    number('customer_count', say('churn.table.customers'), (row) => whole(row.customer_count)),
    number('leaver_count', say('churn.table.left'), (row) => whole(row.leaver_count)),
  ] };
}

export function driftTable(rows, features) {
  const known = (row) => features?.rows.find((one) => one.column_name === row.feature);
  return { rows, columns: [
    { id: 'feature', name: say('churn.table.input'), value: (row) => row.feature,
      cell: (row) => term(featureName(features, row.feature), current() === 'en' ? meaning(known(row)) : undefined) },
    number('stability_index', say('churn.table.moved'), (row) => decimal(row.stability_index, 3)),
    number('chance_index', say('churn.table.chance'), (row) => decimal(row.chance_index, 3)),
    { id: 'alarm', name: say('table.alarm'), value: (row) => Number(row.is_alarm),
      cell: (row) => (row.is_alarm ? html`<span class="chip alarming">${say('churn.drift.chip')}</span>` : '') },
  ] };
}

export function recoveryTable(rows, labels) {
  return { rows, columns: [
    { id: 'handling', name: say('churn.table.handling'), cell: (row) => nameOf(labels, 'handling', row.handling), value: (row) => row.handling },
    number('left_rate', say('churn.table.leftRate'), (row) => html`${share(row.left_rate)} ${within(row, 'left_rate', share)}`),
    number('usual_rate', say('churn.table.usual'), (row) => or(row.usual_rate, share)),
    number('left_count', say('churn.table.left'), (row) => whole(row.left_count)),
    number('complaint_count', say('table.complaints'), (row) => whole(row.complaint_count)),
  ] };
}

/** One row per early signal. */
export function signalColumns(labels, definitions) {
  const means = (id) => ({ meaning: meaning(definitions[id]) });
  return [
    { id: 'signal', name: say('churn.table.signal'), cell: (row) => nameOf(labels, 'churn_signal', row.signal_id), value: (row) => row.signal_id },
    number('shown_count', say('churn.table.shown'), (row) => whole(row.shown_count), means('shown_count')),
    number('precision_rate', say('churn.table.precision'), (row) => (row.precision_rate == null ? '–' : html`${share(row.precision_rate)} ${grey(sureness(row))}`), means('precision_rate')),
    number('lift', say('churn.table.times'), (row) => or(row.lift, times), means('lift')),
    number('lead_time_days', say('churn.table.lead'), (row) => or(row.lead_time_days, (days) => say('table.days', { count: Math.round(days) })), means('lead_time_days')),
    number('seen_count', say('churn.table.seen'), (row) => whole(row.seen_count), means('seen_count')),
    { id: 'reminder', name: say('churn.table.reminder'), kind: 'wrap', cell: reminder },
  ];
}

/** The interval of the share of cases in which a signal was right, in words. */
export function sureness({ precision_rate: precision, seen_count: count }) {
  const { low, high } = intervalOfShare(precision, count);
  return interval(low, high, share);
}

/** What the catalog says to remind of, and to say. */
export const reminder = (row) => (current() === 'zh-CN' ? row.reminder_zh : row.reminder_en) ?? '–';
export const script = (row) => (current() === 'zh-CN' ? row.script_zh : row.script_en);

/** The model cards turned round: one row per fact, one column per model. */
export function modelTable({ rows, definitions }) {
  const facts = [
    ['model_id', (row) => row.model_id], ['learnt', (row) => range(row.learnt_from_date, row.learnt_to_date, true)],
    ['row_count', (row) => whole(row.row_count)], ['leaver_count', (row) => whole(row.leaver_count)], ['tested_date', (row) => day(row.tested_date, 'year')],
    ['tested_count', (row) => whole(row.tested_count)], ['auc', (row) => or(row.auc, rate)], ['pr_auc', (row) => or(row.pr_auc, rate)],
    ['called_precision_rate', (row) => html`${share(row.called_precision_rate)} ${grey(say('churn.card.usual', { share: share(row.leaving_rate) }))}`],
    ['lift_10', (row) => or(row.lift_10, times)],
    ['brier', (row) => html`${decimal(row.brier, 4)} ${grey(say('churn.card.baseline', { value: decimal(row.baseline_brier, 4) }))}`],
    ['calibration_error', (row) => share(row.calibration_error)], ['booster_share', (row) => percent(row.booster_share)], ['settings', (row) => row.settings.replace(/^\w+\[(.*)\]$/, '$1')],
    ['feature_count', (row) => term(whole(row.feature_count), row.features)], ['inputs', (row) => row.inputs], ['seed', (row) => String(row.seed)],
    ['data_hash', (row) => row.data_hash]];
  const named = (id) => (id === 'learnt' ? say('churn.card.learnt') : say(`churn.card.${id}`));
  return {
    rows: facts,
    columns: [
      { id: 'fact', name: say('churn.card.fact'), cell: ([id]) => term(named(id), meaning(definitions[id])) },
      ...rows.map((row, place) => ({
        id: `model${place}`, name: say(row.is_champion ? 'churn.card.champion' : 'churn.card.beside'), kind: 'wrap', cell: ([, cell]) => cell(row) })),
    ],
  };
}

/** One row per plan of the customer's product line, priced for the last months' use. */
export function planColumns(labels) {
  return [
    { id: 'plan', name: say('churn.table.plan'), cell: (row) => html`${nameOf(labels, 'plan', row.plan_id)}
      ${row.comparison === 'current' || row.comparison === 'best' ? html`<span class="chip ${row.comparison === 'best' ? 'relieving' : ''}">${nameOf(labels, 'plan_comparison', row.comparison)}</span>` : nothing}` },
    number('monthly_yuan', say('churn.table.monthly'), (row) => yuan(row.monthly_yuan), { value: undefined }),
    number('saving_yuan', say('churn.table.saving'), (row) => (row.is_current || row.saving_yuan == null ? '–' : saving(row)), { value: undefined }),
    number('fee_yuan', say('churn.table.fee'), (row) => yuan(row.fee_yuan), { value: undefined }),
    number('beyond', say('churn.table.beyond'), (row) => yuan(row.voice_yuan + row.data_yuan), { value: undefined }),
  ];
}

const saving = (row) => say(row.saving_yuan >= 0 ? 'churn.plans.less' : 'churn.plans.more', { value: yuan(Math.abs(row.saving_yuan)) });
