// What people decide about an episode. It is kept, and changes no figure.

import { html, nothing } from 'lit';
import { askFor } from '../shared/dialog.js';
import { day, say } from '../shared/language.js';
import { send } from '../shared/session.js';
import { toast } from '../shared/toast.js';

/** A note on a day that only people know of. */
export function noteButton(row, onDone) {
  return html`<button class="button" data-action="note" @click=${async () => {
    const given = await askFor({
      heading: say('desk.note'), text: say('desk.noteWhy'), confirm: say('desk.keep'),
      fields: [{ name: 'date', label: say('table.day'), kind: 'date', value: row.latest_date, isNeeded: true },
        { name: 'text', label: say('desk.noteText'), isNeeded: true }] });
    if (given) {
      await kept('POST', 'notes', { ...given, region: row.region_id === 'all' ? undefined : row.region_id }, say('desk.noteKept'), onDone);
    }
  }}>${say('desk.note')}</button>`;
}

/** "Not a hotspot", with the reason; or that taken back. */
export function markButton(row, mark, onDone) {
  if (mark) {
    return html`<button class="button" data-action="unmark" @click=${() => kept('DELETE', `marks/${encodeURIComponent(row.hotspot_id)}`, undefined, say('desk.unmarked'), onDone)}>
      ${say('desk.unmark')}</button>`;
  }
  return html`<button class="button" data-action="mark" @click=${async () => {
    const given = await askFor({ heading: say('desk.mark'), text: say('desk.markWhy'), confirm: say('desk.keep'),
      fields: [{ name: 'reason', label: say('desk.reason'), isNeeded: true }] });
    if (given) {
      await kept('POST', 'marks', { hotspot: row.hotspot_id, ...given }, say('desk.marked'), onDone);
    }
  }}>${say('desk.mark')}</button>`;
}

/** To hear of it when it changes. */
export function subscribeButton(row, isSubscribed, onDone) {
  const toggle = () => (isSubscribed
    ? kept('DELETE', `subscriptions/${encodeURIComponent(row.hotspot_id)}`, undefined, say('desk.unsubscribed'), onDone)
    : kept('POST', 'subscriptions', { hotspot: row.hotspot_id }, say('desk.subscribed'), onDone));
  return html`<button class="button" data-action="subscribe" aria-pressed=${isSubscribed} @click=${toggle}>
    ${say(isSubscribed ? 'desk.unsubscribe' : 'desk.subscribe')}</button>`;
}

/** That somebody said it is none. */
export function marked(mark) {
  return mark ? html`<p class="notice" data-notice="marked">${say('desk.isMarked', { author: mark.author, day: day(mark.marked_at.slice(0, 10)), reason: mark.mark_reason })}</p>` : nothing;
}

/** What is known about the days, the newest first. */
export function notes(rows) {
  return rows.length ? html`
    <h3 class="section">${say('desk.notes')}</h3>
    <ul class="notes">${rows.map((note) => html`
      <li><strong>${day(note.note_date)}</strong> ${note.text} <span>${note.author}</span></li>`)}
    </ul>` : nothing;
}

async function kept(method, route, body, said, onDone) {
  try {
    await send(method, route, body);
    toast(said);
    await onDone();
  } catch (problem) {
    toast(problem.message, { kind: 'problem' });
  }
}
