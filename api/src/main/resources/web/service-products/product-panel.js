// One service product: what it does over its control group, how quickly it comes, whom it reaches, what it brings, month by month.

import { LitElement, html, nothing } from 'lit';
import '../shared/data-table.js';
import '../shared/drill-panel.js';
import { ask } from '../shared/answers.js';
import { figure } from '../shared/figure.js';
import { nameOf } from '../shared/labels.js';
import { meaning, percent, say, whole } from '../shared/language.js';
import { cardRefused } from '../shared/states.js';
import { monthColumns, outcomeColumns, verdictChip } from './tables.js';
import { hours, points, pointsWithin, rankingMessage, yuan } from './words.js';

/** Properties: `product` {id, lifts}, `region`, `labels`; `language`, to be drawn anew when it changes. */
class ProductPanel extends LitElement {
  static properties = {
    product: { attribute: false }, region: {}, labels: { attribute: false }, language: {}, months: { state: true }, problem: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('product') && changed.get('product')?.id !== this.product.id || changed.has('region')) {
      this.load();
    }
  }

  async load() {
    this.problem = undefined;
    this.months = undefined;
    try {
      this.months = await ask('service-products/months', { product: this.product.id, region: this.region });
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<drill-panel parameter="service" .heading=${nameOf(this.labels, 'service_product', this.product.id)} .content=${this.problem
      ? cardRefused({ problem: this.problem, onRetry: () => this.load() })
      : this.months ? this.content(this.months) : html`<div class="skeleton chart" aria-busy="true"></div>`}></drill-panel>`;
  }

  content({ rows, definitions }) {
    const { used } = this.product.lifts;
    const outcomes = Object.values(this.product.lifts);
    return html`
      ${used ? html`
        <p class="actions">${verdictChip(this.labels, used.verdict)}</p>
        <p class="said">${used.verdict === 'insufficient' ? say('services.panel.insufficient')
          : say(`services.panel.${used.verdict}`, { lift: points(used.lift), interval: pointsWithin(used) })}</p>` : nothing}
      ${rows.length ? this.figures(rows[rows.length - 1], definitions) : nothing}
      ${outcomes.length ? html`
        <h3 class="section">${say('services.panel.lift')}</h3>
        <data-table name="outcomes" .label=${say('services.panel.lift')} .columns=${outcomeColumns(this.labels)} .rows=${outcomes} size="0"></data-table>
        <p class="caption">${rankingMessage(used)}</p>` : nothing}
      <h3 class="section">${say('services.panel.months')}</h3>
      <data-table name="months" .label=${say('services.panel.months')} .columns=${monthColumns()} .rows=${[...rows].reverse()} size="12"></data-table>`;
  }

  /** Efficiency, effectiveness, benefit, of the newest month. */
  figures(row, definitions) {
    return html`
      <div class="figures thirds">
        ${figure({ label: say('services.figure.inTime'), meaning: meaning(definitions.in_time_rate), value: row.in_time_rate == null ? null : percent(row.in_time_rate), unit: '',
          said: row.promise_hours == null ? '' : say('services.figure.promise', { hours: hours(row.promise_hours) }), unknown: say('services.figure.untimed') })}
        ${figure({ label: say('services.figure.reached'), meaning: meaning(definitions.reached_customer_count), value: whole(row.reached_customer_count), unit: say('services.unit.customers'),
          said: say('services.figure.channels', { count: row.channel_count }) })}
        ${figure({ label: say('services.figure.value'), meaning: meaning(definitions.yuan_per_delivery), value: row.yuan_per_delivery == null ? null : yuan(row.yuan_per_delivery), unit: '',
          said: say('services.figure.total', { value: yuan(row.value_yuan) }), unknown: '–' })}
      </div>`;
  }
}

customElements.define('product-panel', ProductPanel);
