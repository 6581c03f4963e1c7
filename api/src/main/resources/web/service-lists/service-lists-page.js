// Service lists: whom does marketing contact, who let it, and what was handed out?

import { html, nothing } from 'lit';
import { address, download } from '../shared/answers.js';
import { askFor } from '../shared/dialog.js';
import { figure } from '../shared/figure.js';
import { choice, clearButton } from '../shared/filters.js';
import { named, day, meaning, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { send } from '../shared/session.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { tableCard } from '../shared/table-card.js';
import { toast } from '../shared/toast.js';
import { FILTERS, MORE, PURPOSES, answers, waitingOf } from './question.js';
import { listColumns } from './tables.js';
import { leftOut, title } from './words.js';

class ServiceListsPage extends Page {
  name = 'service-lists';
  answers = answers;

  content(data) {
    const { mayMake, mayDecide, lists, preview } = data;
    if (!mayMake && !mayDecide) {
      this.heading = say('lists.notYours.title');
      return html`<h1>${this.heading}</h1>${empty(say('lists.notYours'))}`;
    }
    this.heading = title(data);
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${say('lists.lead', { count: waitingOf(lists.rows).length, all: whole(lists.rows.length) })}</p>
      ${preview.missing ? empty(say('lists.notPublished', { reason: preview.missing })) : html`
        ${this.filters()}
        ${this.counts(preview)}
        ${mayMake ? this.keeping(preview.rows[0]) : nothing}`}
      <div class="charts single">${tableCard({
        name: 'lists', heading: say('lists.table.heading', { count: lists.rows.length }), caption: say('lists.table.caption'), rows: lists.rows, size: 20,
        columns: listColumns(data.labels, (row) => this.actions(row)), source: address('service-lists'), empty: { why: say('lists.table.empty') },
      })}</div>
      <p class="foot">${this.foot()}</p>`;
  }

  filters() {
    const state = read();
    const { labels } = this.data;
    const all = (dimension) => [{ value: '', name: say('filters.everything') },
      ...labels.filter((label) => label.dimension === dimension).map((label) => ({ value: label.id, name: named(label) }))];
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${choice('purpose', say('lists.purpose'), PURPOSES.map((value, place) => ({ value: place ? value : '', name: say(`lists.purpose.${value}`) })), state.purpose)}
        ${FILTERS.map((name) => choice(name, say(`lists.filter.${name}`), all(name), state[name]))}
        <label class=${state.capacity ? 'is-set' : ''}>${say('lists.capacity')}
          <input type="number" name="capacity" min="1" max="1000000" step="1" .value=${state.capacity ?? ''} placeholder=${say('lists.capacity.none')}
            @change=${({ target }) => target.reportValidity() && change({ capacity: target.value })}>
        </label>
        ${[...FILTERS, ...MORE].some((name) => state[name]) ? clearButton([...FILTERS, ...MORE]) : nothing}
      </form>`;
  }

  /** How many it would hold, and why not more. */
  counts({ rows: [counts], definitions }) {
    const unknown = say('lists.tooFew');
    return html`
      <div class="figures thirds" data-counts aria-live="polite">
        ${figure({ label: say('lists.count.members'), meaning: meaning(definitions.member_count), value: counts.member_count == null ? null : whole(counts.member_count), unit: say('lists.customers', { count: counts.member_count ?? 0 }), unknown,
          said: counts.is_enough ? say('lists.count.eligible', { eligible: whole(counts.eligible) }) : unknown })}
        ${figure({ label: say('lists.count.control'), meaning: meaning(definitions.control), value: counts.control == null ? null : whole(counts.control), unit: say('lists.customers', { count: counts.control ?? 0 }), unknown, said: say('lists.count.controlSaid') })}
        ${figure({ label: say('lists.count.leftOut'), value: whole(counts.no_consent + counts.open_complaint + counts.no_contact_point + counts.capped), unit: say('lists.customers', { count: 2 }), said: leftOut(counts) })}
      </div>`;
  }

  keeping(counts) {
    return html`
      <section class="card list-keeping" aria-labelledby="keep-heading">
        <h2 id="keep-heading">${say('lists.keep.heading')}</h2>
        <p class="caption">${say('lists.keep.caption')}</p>
        <form class="keep" @submit=${(event) => this.keep(event)}>
          <label class="field">${say('lists.keep.name')}<input name="name" maxlength="100" required></label>
          <label class="field">${say('lists.keep.days')}<input name="valid_days" type="number" min="1" max="60" value="14" required></label>
          <button class="button first" type="submit" ?disabled=${!counts.is_enough}>${say('lists.keep')}</button>
        </form>
      </section>`;
  }

  actions(row) {
    const { person, mayMake, mayDecide } = this.data;
    const isMine = row.author === person.name;
    const button = (action, kind = 'plain') => html`<button class=${kind} data-action=${action} @click=${() => this[action](row)}>${say(`lists.action.${action}`)}</button>`;
    return html`
      ${row.list_state === 'draft' && isMine && mayMake ? button('submit') : nothing}
      ${row.list_state === 'submitted' && mayDecide && !isMine ? html`${button('release')}${button('reject')}` : nothing}
      ${row.list_state === 'released' ? html`
        ${button('csv')}${button('xlsx')}` : nothing}`;
  }

  async keep(event) {
    event.preventDefault();
    const form = event.target;
    const { wanted } = this.data;
    const given = Object.fromEntries(Object.entries({ ...wanted, purpose: wanted.purpose || PURPOSES[0] }).filter(([, value]) => value));
    if (given.capacity) {
      given.capacity = Number(given.capacity);
    }
    await this.done(async () => {
      await send('POST', 'service-lists', { ...given, name: form.elements.name.value, valid_days: Number(form.elements.valid_days.value) });
      form.reset();
    }, 'kept');
  }

  submit(row) {
    return this.done(() => send('POST', `service-lists/${row.list_id}/submit`), 'submitted');
  }

  async release(row) {
    const sure = await askFor({ heading: say('lists.release.heading', { name: row.list_name }), text: say('lists.release.text'), confirm: say('lists.action.release') });
    if (sure) {
      await this.done(() => send('POST', `service-lists/${row.list_id}/release`), 'released');
    }
  }

  async reject(row) {
    const given = await askFor({
      heading: say('lists.reject.heading', { name: row.list_name }), text: say('lists.reject.text'), confirm: say('lists.action.reject'),
      fields: [{ name: 'reason', label: say('lists.reject.reason'), kind: 'text', isNeeded: true }] });
    if (given) {
      await this.done(() => send('POST', `service-lists/${row.list_id}/reject`, given), 'rejected');
    }
  }

  csv(row) {
    return this.save(row, 'csv');
  }

  xlsx(row) {
    return this.save(row, 'xlsx');
  }

  save(row, format) {
    return download(address(`service-lists/${row.list_id}/members`), format).catch((problem) => toast(problem.message, { kind: 'problem' }));
  }

  /** Does it, says so, and shows what is now. */
  async done(work, word) {
    try {
      await work();
      toast(say(`lists.done.${word}`));
      await this.again();
    } catch (problem) {
      toast(problem.message, { kind: 'problem' });
    }
  }

  foot() {
    const { status } = this.data;
    return say('lists.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year') });
  }
}

customElements.define('service-lists-page', ServiceListsPage);
