// Service products: which services deserve to live?

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import './product-panel.js';
import { address } from '../shared/answers.js';
import { heightOf } from '../shared/dots.js';
import { choice, clearButton, segments } from '../shared/filters.js';
import { nameOf, options } from '../shared/labels.js';
import { current, day, say } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { heightOf as heightOfBars } from '../shared/ranked-bars.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { tableCard } from '../shared/table-card.js';
import { liftOption, timeOption } from './charts.js';
import { MONTHS, OUTCOMES, USUAL, answers } from './question.js';
import { launchColumns, liftTable, requestColumns, scorecardColumns, timeTable } from './tables.js';
import { inOrder, launchMessage, lead, liftMessage, requestsMessage, timeMessage, title } from './words.js';

const FILTERS = ['months', 'region'];

class ServiceProductsPage extends Page {
  name = 'service-products';
  viewed = ['outcome', 'service'];
  answers = answers;

  content({ scores, lift, products, labels, asked }) {
    if (scores.missing) {
      this.heading = say('services.notPublished.title');
      return html`<h1>${this.heading}</h1>${empty(say('services.notPublished', { reason: scores.missing }))}`;
    }
    if (!products.length) {
      this.heading = say('services.empty.title');
      return html`<h1>${this.heading}</h1>${this.filters()}${empty(say('services.empty'), say('filters.clear'), () => change({ months: '', region: '' }))}`;
    }
    const name = ({ id }) => nameOf(labels, 'service_product', id);
    const { service, outcome } = read();
    const chosen = products.find(({ id }) => id === service);
    this.heading = title(products);
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(products, name)}</p>
      ${this.filters()}
      <div class="charts single">${tableCard({
        name: 'scorecard', heading: say('services.scorecard.heading'), caption: say('services.scorecard.caption', { from: day(asked.from, 'year') }),
        rows: inOrder(products, 'used'), columns: scorecardColumns(labels, { ...lift.definitions, ...scores.definitions }, name),
        source: address('service-products', asked), size: 20, empty: { why: say('services.empty') } })}</div>
      <div class="controls">
        ${say('services.outcomes')}
        ${segments('outcome', say('services.outcomes'), OUTCOMES.map((value) => ({ value: value === USUAL.outcome ? '' : value, name: say(`services.outcome.${value}`) })), outcome)}
      </div>
      <div class="charts">
        ${this.lift(outcome || USUAL.outcome, name)}
        ${this.time(name)}
      </div>
      ${this.launches()}
      ${this.requests()}
      <p class="foot">${this.foot()}</p>
      ${chosen ? html`<product-panel .product=${chosen} .region=${asked.region ?? ''} .labels=${labels} .language=${current()}></product-panel>` : nothing}`;
  }

  filters() {
    const state = read();
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${choice('months', say('filters.period'), MONTHS.map((value) => ({ value: value === USUAL.months ? '' : value, name: say('services.months', { count: Number(value) }) })), state.months)}
        ${choice('region', say('split.region'), options(this.data.labels, 'region'), state.region)}
        ${FILTERS.some((filter) => state[filter]) ? clearButton(FILTERS) : nothing}
      </form>`;
  }

  lift(outcome, name) {
    const { lift, products, labels } = this.data;
    const rows = inOrder(products, outcome);
    const verdict = (word) => nameOf(labels, 'service_verdict', word);
    return html`
      <chart-card class="card" name="lift" .heading=${liftMessage(products, outcome, name)} .caption=${say(`services.lift.caption.${outcome}`)} .height=${(width) => heightOf(rows, name, width)}
        .state=${lift.rows.length ? undefined : { kind: 'empty', why: lift.missing ?? say('services.lift.unknown') }} .foot=${this.foot()}
        .option=${(width) => liftOption(rows, outcome, { name, verdict, width, picked: read().service })} .table=${liftTable(rows, outcome, labels, name)}
        .source=${address('service-products/lift', { outcome })} @chart-select=${({ detail }) => rows[detail.dataIndex] && change({ service: rows[detail.dataIndex].id })}></chart-card>`;
  }

  time(name) {
    const rows = this.data.products.filter(({ score }) => score?.timed_count).sort((one, other) => one.score.in_time_rate - other.score.in_time_rate);
    return html`
      <chart-card class="card" name="time" .heading=${rows.length ? timeMessage(rows, name) : say('services.time.unknown')} .caption=${say('services.time.caption')}
        .height=${(width) => heightOfBars(rows, name, width)} .state=${rows.length ? undefined : { kind: 'empty', why: say('services.figure.untimed') }} .foot=${this.foot()}
        .option=${(width) => timeOption(rows, name, width)} .table=${timeTable(rows, name)} .source=${address('service-products', this.data.asked)}
        @chart-select=${({ detail }) => rows[detail.dataIndex] && change({ service: rows[detail.dataIndex].id })}></chart-card>`;
  }

  launches() {
    const { launches: { rows, missing, definitions }, labels } = this.data;
    return html`<div class="charts single">${tableCard({
      name: 'launches', heading: rows.length ? launchMessage(rows, labels) : say('services.launch.none'), caption: rows.length ? say('services.launch.caption') : '',
      rows, columns: launchColumns(labels, definitions), source: address('service-products/launches'), size: 20,
      empty: { why: missing ?? say('services.launch.empty') } })}</div>`;
  }

  requests() {
    const { requests: { rows, missing, definitions }, labels } = this.data;
    return html`<div class="charts single">${tableCard({
      name: 'requests', heading: rows.length ? requestsMessage(rows, labels) : say('services.requests.none'), caption: rows.length ? say('services.requests.caption') : '',
      rows, columns: requestColumns(labels, definitions), source: address('service-products/requests'), size: 10,
      empty: { why: missing ?? say('services.requests.empty') } })}</div>`;
  }

  foot() {
    const { status } = this.data;
    return say('services.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year') });
  }
}

customElements.define('service-products-page', ServiceProductsPage);
