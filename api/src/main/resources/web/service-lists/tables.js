// One row per list, with what can be done with it.

import { html, nothing } from 'lit';
import { day, say, whole } from '../shared/language.js';
import { next, whom } from './words.js';

const or = (value, format) => (value == null ? '–' : format(value));

/** What the release settled: from which publication, and the beginning of its members' digest. */
const settled = (row) => (row.members_sha256 ? html`<br><small title=${row.members_sha256}>${say('lists.frozen', { publication: row.publication_number, digest: row.members_sha256.slice(0, 8) })}</small>` : nothing);

export function listColumns(labels, actions) {
  return [
    { id: 'list_name', name: say('lists.table.name'), kind: 'wrap', value: (row) => row.list_name, cell: (row) => html`${row.list_name}<br><small>${whom(row, labels)}</small>` },
    { id: 'list_state', name: say('lists.table.state'), value: (row) => row.list_state, cell: (row) => html`<span class="list-state is-${row.list_state}">${say(`lists.state.${row.list_state}`)}</span>` },
    { id: 'next', name: say('lists.table.next'), kind: 'wrap', value: (row) => next(row), cell: (row) => html`${next(row)}${settled(row)}` },
    { id: 'actions', name: say('lists.table.actions'), cell: actions },
    { id: 'member_count', name: say('lists.table.members'), kind: 'number', value: (row) => row.member_count, cell: (row) => or(row.member_count, whole) },
    { id: 'control_count', name: say('lists.table.control'), kind: 'number', value: (row) => row.control_count, cell: (row) => or(row.control_count, whole) },
    { id: 'expires_at', name: say('lists.table.expires'), value: (row) => row.expires_at, cell: (row) => day(row.expires_at.slice(0, 10), 'year') },
  ];
}
