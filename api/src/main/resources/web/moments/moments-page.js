// When and what: for whom a key moment has come, what is worth being said at it, and the one decision for each customer.

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import './moment-panel.js';
import { address } from '../shared/answers.js';
import { choice, clearButton, segments } from '../shared/filters.js';
import { nameOf, options } from '../shared/labels.js';
import { current, day, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { tableCard } from '../shared/table-card.js';
import { comeHeight, comeOption, reasonsHeight, reasonsOption } from './charts.js';
import { MOST_LISTED, answers, unserved } from './question.js';
import { comeTable, customerColumns, reasonsTable, recordColumns, unservedColumns } from './tables.js';
import { comeMessage, lead, reasonsMessage, recordMessage, title, unservedMessage } from './words.js';

/** Beyond these a table tells. */
const MOST_DRAWN = 12;
const DECISIONS = ['', 'offer', 'nothing'];

class MomentsPage extends Page {
  name = 'moments';
  viewed = ['moment'];
  answers = answers;

  content({ moments, decisions, total, filters, labels }) {
    if (moments.missing) {
      this.heading = say('moments.notPublished.title');
      return html`<h1>${this.heading}</h1>${empty(say('moments.notPublished', { reason: moments.missing }))}`;
    }
    if (!total.customers) {
      this.heading = say('moments.empty.title');
      return html`<h1>${this.heading}</h1>${this.filters()}${empty(say('moments.empty'), say('filters.clear'), () => change({ region: '' }))}`;
    }
    const chosen = moments.rows.find((row) => row.moment_id === read().moment);
    this.heading = title(total, filters.region ? say('finding.place', { place: nameOf(labels, 'region', filters.region) }) : '');
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(total, moments.rows, labels)}</p>
      ${this.filters()}
      <div class="charts">
        ${this.come()}
        ${this.reasons()}
      </div>
      ${this.record()}
      ${this.unserved()}
      ${this.customers()}
      <p class="foot">${this.foot()}</p>
      ${chosen ? html`<moment-panel .moment=${chosen} .decisions=${decisions.rows} .definitions=${moments.definitions} .labels=${labels} .language=${current()}></moment-panel>` : nothing}`;
  }

  filters() {
    const { region } = read();
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${choice('region', say('split.region'), options(this.data.labels, 'region'), region)}
        ${region ? clearButton(['region']) : nothing}
      </form>`;
  }

  come() {
    const { moments, filters, labels } = this.data;
    const rows = moments.rows.filter((row) => row.customer_count);
    const drawn = rows.slice(0, MOST_DRAWN);
    return html`
      <chart-card class="card" name="come" .heading=${comeMessage(rows, labels)} .caption=${say('moments.come.caption', { day: day(rows[0].judged_date, 'year') })}
        .height=${(width) => comeHeight(drawn, labels, width)} .option=${(width) => comeOption(drawn, labels, width)} .table=${comeTable(rows, labels)}
        .foot=${this.foot()} .source=${address('moments', filters)} @chart-select=${({ detail }) => change({ moment: drawn[detail.dataIndex].moment_id })}></chart-card>`;
  }

  reasons() {
    const { total, filters, labels } = this.data;
    return html`
      <chart-card class="card" name="reasons" .heading=${reasonsMessage(total, labels)} .caption=${say('moments.reasons.caption', { n: whole(total.customers - total.offers) })}
        .state=${total.against.length ? undefined : { kind: 'empty', why: say('moments.reasons.none') }}
        .height=${(width) => reasonsHeight(total, labels, width)} .option=${(width) => reasonsOption(total, labels, width)} .table=${reasonsTable(total, labels)}
        .foot=${this.foot()} .source=${address('moments/decisions', filters)}></chart-card>`;
  }

  record() {
    const { moments: { rows, definitions }, filters, labels } = this.data;
    return html`<div class="charts single">${tableCard({
      name: 'record', heading: recordMessage(rows, labels), caption: say('moments.record.caption'), rows, columns: recordColumns(labels, definitions),
      source: address('moments', filters), size: 15, empty: { why: say('moments.empty') } })}</div>`;
  }

  unserved() {
    const { moments, decisions, labels } = this.data;
    const rows = unserved(moments.rows, decisions.rows);
    return rows.length ? html`<div class="charts single">${tableCard({
      name: 'unserved', heading: unservedMessage(rows), caption: say('moments.unserved.caption'), rows, columns: unservedColumns(labels), size: 10 })}</div>` : nothing;
  }

  customers() {
    const { customers, listed, labels, mayList } = this.data;
    const rows = customers?.rows ?? [];
    return html`
      <div class="controls">
        ${say('moments.decisions')}
        ${segments('decision', say('moments.decisions'), DECISIONS.map((value) => ({ value, name: say(`moments.decision.${value || 'all'}`) })), listed.decision)}
      </div>
      <div class="charts single">${tableCard({
        name: 'customers', heading: say('moments.customers.heading'), caption: say('moments.customers.caption', { count: whole(MOST_LISTED) }), rows,
        columns: customerColumns(labels, customers?.definitions ?? {}), source: address('moments/customers', { region: listed.region, decision: listed.decision }), size: 10,
        empty: { why: say(mayList ? 'moments.customers.empty' : 'churn.list.role') } })}</div>`;
  }

  foot() {
    const { status } = this.data;
    return say('moments.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year') });
  }
}

customElements.define('moments-page', MomentsPage);
