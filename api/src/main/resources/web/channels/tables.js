// The same rows as the charts, to be read; and the lists that have no chart.

import { html } from 'lit';
import { interval } from '../shared/ink.js';
import { decimal, meaning, percent, say, whole } from '../shared/language.js';
import { change } from '../shared/state.js';
import { nameOfChannel } from './words.js';

const number = (id, name, cell, more = {}) => ({ id, name, kind: 'number', cell, value: (row) => row[id], ...more });
const or = (value, format) => (value == null ? '–' : format(value));
const share = (value) => percent(value, 1);

const channelColumn = (labels) => ({
  id: 'channel', name: say('channels.table.channel'), value: (row) => nameOfChannel(labels, row.channel),
  cell: (row) => html`<button class="link" @click=${() => change({ channel: row.channel })}>${nameOfChannel(labels, row.channel)}</button>` });

/** One row per channel. */
export function preferencesTable({ rows, definitions }, labels) {
  return { rows, columns: [
    channelColumn(labels),
    number('users', say('channels.table.users'), (row) => whole(row.users), { meaning: meaning(definitions.users) }),
    number('user_share', say('channels.table.share'), (row) => share(row.user_share)),
    number('expected_takers', say('channels.table.expected'), (row) => or(row.expected_takers, (value) => decimal(value, 1)), { meaning: meaning(definitions.expected_takers) }),
    number('last_users', say('channels.table.last'), (row) => whole(row.last_users), { meaning: meaning(definitions.last_users) }),
  ] };
}

/** How strongly each channel is preferred. */
export function bandColumns(labels) {
  const bands = (kind) => (row) => ['low', 'medium', 'high'].map((band) => whole(row[`${kind}_${band}`])).join(' / ');
  return [
    channelColumn(labels),
    number('customers', say('channels.table.customers'), (row) => whole(row.customers)),
    number('current_high', say('channels.table.current'), bands('current')),
    number('latent_high', say('channels.table.latent'), (row) => (row.expected_takers == null ? '–' : bands('latent')(row))),
  ];
}

/** One row per tenth. */
export function calibrationTable(rows) {
  return { rows, columns: [
    number('tenth', say('channels.table.tenth'), (row) => whole(row.tenth)),
    number('predicted_rate', say('channels.table.told'), (row) => share(row.predicted_rate)),
    number('used_rate', say('channels.table.came'), (row) => `${share(row.used_rate)} (${interval(row.used_rate_low, row.used_rate_high, share)})`),
    number('customer_count', say('channels.table.customers'), (row) => whole(row.customer_count)),
    number('user_count', say('channels.table.took'), (row) => whole(row.user_count)),
  ] };
}

/** One row per channel that was tested. */
export function qualityColumns(labels, definitions) {
  return [
    channelColumn(labels),
    number('auc', say('channels.table.auc'), (row) => or(row.auc, (value) => decimal(value, 2)), { meaning: meaning(definitions.auc) }),
    number('baseline_auc', say('channels.quality.baseline'), (row) => or(row.baseline_auc, (value) => decimal(value, 2)), { meaning: meaning(definitions.baseline_auc) }),
  ];
}
