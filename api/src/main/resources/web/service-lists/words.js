// What the page says of lists.

import { nameOf } from '../shared/labels.js';
import { say, together, whole } from '../shared/language.js';
import { FILTERS, waitingOf } from './question.js';

/** Columns of a list by the filter they keep. */
const COLUMN = { service_product: 'service_product_id', channel: 'channel', region: 'region_id', product_line: 'product_line', level: 'level', segment: 'segment_id' };

/** What waits for a decision, else whom the filters reach. */
export function title({ lists, preview, mayDecide, person }) {
  const waiting = waitingOf(lists.rows).filter((row) => row.author !== person.name);
  if (mayDecide && waiting.length) {
    return say('lists.title.waiting', { count: waiting.length });
  }
  const [counts] = preview.rows;
  if (!counts) {
    return say('lists.title.none');
  }
  return counts.member_count == null ? say('lists.title.few') : say('lists.title.reached', { count: counts.member_count, customers: whole(counts.member_count) });
}

/** Why not more: only what there is. */
export function leftOut(counts) {
  const parts = ['no_consent', 'open_complaint', 'no_contact_point', 'capped'].filter((reason) => counts[reason])
    .map((reason) => say(`lists.why.${reason}`, { customers: whole(counts[reason]) }));
  return parts.length ? together(parts) : say('lists.why.none');
}

/** A list's filters in words. */
export function whom(row, labels) {
  const parts = FILTERS.filter((name) => row[COLUMN[name]]).map((name) => nameOf(labels, name, row[COLUMN[name]]));
  return [say(`lists.purpose.${row.purpose}`), ...parts, row.capacity ? say('lists.atMost', { customers: whole(row.capacity) }) : ''].filter(Boolean).join(' · ');
}

/** What happens to it next, or what has happened. */
export function next(row) {
  switch (row.list_state) {
    case 'draft': return say('lists.next.draft', { name: row.author });
    case 'submitted': return say('lists.next.submitted', { name: row.author });
    case 'released': return say('lists.next.released', { name: row.decided_by });
    case 'rejected': return say('lists.next.rejected', { name: row.decided_by, reason: row.decision_reason });
    default: return say('lists.next.expired');
  }
}
