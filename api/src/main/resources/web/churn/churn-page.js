// Churn warning: whom to call, how many of them would leave, what is at stake, and how far that can be relied on.

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import './call-capacity.js';
import './customer-panel.js';
import { address } from '../shared/answers.js';
import { choice, clearButton } from '../shared/filters.js';
import { options } from '../shared/labels.js';
import { current, day, decimal, meaning, percent, rate, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { tableCard } from '../shared/table-card.js';
import { calibrationOption, driftHeight, driftOption, recoveryOption } from './charts.js';
import { FILTERS, MOST_HELD, MOST_LISTED, answers, placeOf } from './question.js';
import { calibrationTable, customerColumns, driftTable, modelTable, recoveryTable, signalColumns } from './tables.js';
import { calibrationMessage, doubtOf, driftMessage, featureName, lead, placeName, recoveryMessage, signalsMessage, title, topMissed } from './words.js';

/** Of what has hardly moved a table tells enough. */
const MOST_INPUTS = 10;

class ChurnPage extends Page {
  name = 'churn';
  viewed = ['calls', 'customer'];
  answers = answers;

  content(data) {
    const { capacity, models, filters, labels } = data;
    const { customer, calls } = read();
    if (capacity.missing || !models.rows.length) {
      return this.withoutModel(capacity.missing ?? models.missing);
    }
    if (!capacity.rows.length) {
      this.heading = say('churn.empty.title');
      return html`<h1>${this.heading}</h1>${this.filters()}${empty(say('churn.empty'), say('filters.clear'), () => this.clear())}`;
    }
    const place = placeOf(capacity.rows, calls);
    const row = capacity.rows[place];
    const doubt = doubtOf(data.drift.rows, data.calibration.rows, models.rows[0]);
    this.heading = title(row, placeName(filters, labels), doubt);
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(row, doubt)}</p>
      ${this.alarm()}
      ${this.misjudged()}
      ${this.filters()}
      <call-capacity .capacity=${capacity} .reasons=${data.reasons} .place=${place} .filters=${filters} .labels=${labels} .foot=${this.foot()}
        .language=${current()}></call-capacity>
      ${this.list(row)}
      ${this.signals()}
      <div class="charts">
        ${this.calibration()}
        ${this.recovery()}
      </div>
      ${this.model()}
      <div class="charts single">${this.drift()}</div>
      <p class="foot">${this.foot()}</p>
      ${customer && data.mayList ? html`<customer-panel .customer=${customer} .labels=${labels} .language=${current()}></customer-panel>` : nothing}`;
  }

  /** Why nobody is told of, and what to do about it. */
  withoutModel(missing) {
    this.heading = say(missing ? 'churn.notPublished.title' : 'churn.noModel.title');
    return html`<h1>${this.heading}</h1>${empty(missing ? say('churn.notPublished', { reason: missing }) : say('churn.noModel'))}`;
  }

  /** Before anybody uses the list: whether the model may be relied on today. */
  alarm() {
    const { drift, features } = this.data;
    const alarms = drift.rows.filter((row) => row.is_alarm);
    return alarms.length ? html`
      <p class="notice stale" role="alert" data-notice="drift">${say('churn.alarm', {
        count: alarms.length, inputs: whole(drift.rows.length),
        names: alarms.map((row) => say('churn.alarm.input', { input: featureName(features, row.feature), index: rate(row.stability_index) })).join(say('finding.and')) })}</p>`
      : drift.rows.length ? html`<p class="caption" data-notice="no-drift">${driftMessage(drift.rows)}</p>` : nothing;
  }

  /** That the numbers are more, or less, than may be expected. */
  misjudged() {
    const top = topMissed(this.data.calibration.rows);
    return top ? html`<p class="notice" data-notice="calibration">${say('churn.misjudged', {
      message: calibrationMessage(this.data.calibration.rows), kind: say(top.predicted_rate > top.observed_rate ? 'churn.misjudged.fewer' : 'churn.misjudged.more') })}</p>` : nothing;
  }

  filters() {
    const state = read();
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${FILTERS.map((name) => choice(name, say(`split.${name}`), options(this.data.labels, name), state[name]))}
        ${FILTERS.some((name) => state[name]) ? clearButton(FILTERS) : nothing}
      </form>`;
  }

  list(row) {
    const { customers, filters, labels, mayList } = this.data;
    const rows = (customers?.rows ?? []).slice(0, row.calls);
    const held = Math.min(row.calls, MOST_HELD);
    return html`<div class="charts single">${tableCard({
      name: 'customers', heading: say('churn.list.heading', { count: row.calls, calls: whole(row.calls) }),
      caption: row.calls > MOST_LISTED ? say('churn.list.first', { listed: whole(MOST_LISTED), held: whole(held) }) : say('churn.list.caption'),
      rows, columns: customerColumns(labels, customers?.definitions ?? {}), source: address('churn/customers', { ...filters, limit: held }), size: 10,
      empty: { why: say(mayList ? 'churn.empty' : 'churn.list.role') },
    })}</div>`;
  }

  signals() {
    const { signals, filters, labels } = this.data;
    return html`<div class="charts single">${tableCard({
      name: 'signals', heading: signalsMessage(signals.rows, labels), caption: say('churn.signals.caption'), rows: signals.rows, size: 20,
      columns: signalColumns(labels, signals.definitions), source: address('churn/signals', { region: filters.region }), empty: { why: signals.missing ?? say('churn.signals.empty') },
    })}</div>`;
  }

  calibration() {
    const { rows, missing } = this.data.calibration;
    return html`
      <chart-card class="card" name="calibration" .heading=${rows.length ? calibrationMessage(rows) : say('churn.calibration.title')} .foot=${this.foot()}
        .caption=${rows.length ? say('churn.calibration.caption', { day: day(rows[0].tested_date, 'year'), n: whole(rows.reduce((sum, row) => sum + row.customer_count, 0)) }) : ''}
        .state=${rows.length ? undefined : { kind: 'empty', why: missing ?? say('churn.noModel') }}
        .option=${() => calibrationOption(rows)} .table=${calibrationTable(rows)} .source=${address('churn/calibration')}></chart-card>`;
  }

  recovery() {
    const { labels, recovery: { rows, missing } } = this.data;
    return html`
      <chart-card class="card" name="recovery" .heading=${rows.length ? recoveryMessage(rows) : say('churn.recovery.title')} .foot=${this.foot()}
        .caption=${rows.length ? say('churn.recovery.caption', { n: whole(rows.reduce((sum, row) => sum + row.complaint_count, 0)) }) : ''} height="240"
        .state=${rows.length ? undefined : { kind: 'empty', why: missing ?? say('churn.recovery.empty') }}
        .option=${(width) => recoveryOption(rows, labels, width)} .table=${recoveryTable(rows, labels)} .source=${address('churn/recovery')}></chart-card>`;
  }

  model() {
    const { models } = this.data;
    const [used] = models.rows;
    return html`<div class="charts single">${tableCard({
      name: 'model', size: 20, ...modelTable(models), source: address('churn/models'),
      heading: say(used.brier_gain > 0 ? 'churn.card.heading' : 'churn.card.notBetter', { gain: percent(Math.abs(used.brier_gain ?? 0)), lift: decimal(used.lift_10 ?? 1, 1) }),
      caption: say('churn.card.caption', { day: day(used.tested_date, 'year') }), empty: { why: say('churn.noModel') },
    })}</div>`;
  }

  drift() {
    const { drift, features } = this.data;
    const rows = drift.rows.slice(0, MOST_INPUTS);
    return html`
      <chart-card class="card" name="drift" .heading=${drift.rows.length ? driftMessage(drift.rows) : say('churn.drift.title')} .height=${(width) => driftHeight(rows, features, width)} .foot=${this.foot()}
        .caption=${drift.rows.length ? say('churn.drift.caption', { alarm: meaning(drift.definitions.is_alarm), shown: whole(rows.length) }) : ''}
        .state=${drift.rows.length ? undefined : { kind: 'empty', why: drift.missing ?? say('churn.drift.empty') }}
        .option=${(width) => driftOption(rows, features, width)} .table=${driftTable(drift.rows, features)} .source=${address('churn/drift')}></chart-card>`;
  }

  foot() {
    const { status, models, filters, labels } = this.data;
    return placeName(filters, labels) + say('churn.foot', {
      publication: status.publication_number, day: day(status.as_of_date, 'year'), model: models.rows[0].model_id });
  }

  clear() {
    change(Object.fromEntries(FILTERS.map((name) => [name, ''])));
  }
}

customElements.define('churn-page', ChurnPage);
