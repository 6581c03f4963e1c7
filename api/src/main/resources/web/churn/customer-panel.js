// One customer by the pseudonym: how likely to leave, why, what shows it, what to say, and which plan fits.

import { LitElement, html } from 'lit';
import '../shared/data-table.js';
import '../shared/drill-panel.js';
import { ask, askIfPublished } from '../shared/answers.js';
import { figure } from '../shared/figure.js';
import { nameOf } from '../shared/labels.js';
import { meaning, percent, say, whole } from '../shared/language.js';
import { cardRefused } from '../shared/states.js';
import { bandChip, planColumns, reasonNames, reminder, script, sureness } from './tables.js';
import { amount, evidence, times, yuan } from './words.js';

/** Properties: `customer` (the pseudonym), `labels`; `language`, to be drawn anew when it changes. */
class CustomerPanel extends LitElement {
  static properties = { customer: {}, labels: { attribute: false }, language: {}, found: { state: true }, problem: { state: true } };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('customer')) {
      this.load();
    }
  }

  async load() {
    this.problem = undefined;
    this.found = undefined;
    const route = `churn/customers/${encodeURIComponent(this.customer)}`;
    try {
      const [score, signals, plans] = await Promise.all([ask(route), askIfPublished(`${route}/signals`), askIfPublished(`${route}/plans`)]);
      this.found = { row: score.rows[0], definitions: score.definitions, signals, plans };
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<drill-panel parameter="customer" .heading=${say('churn.panel.heading', { customer: this.customer })} .content=${this.problem
      ? cardRefused({ problem: this.problem, onRetry: () => this.load() })
      : this.found ? this.content(this.found) : html`<div class="skeleton chart" aria-busy="true"></div>`}></drill-panel>`;
  }

  content({ row, definitions, signals, plans }) {
    const reasons = reasonNames(this.labels, row);
    const known = [['region', row.region_id], ['product_line', row.product_line], ['level', row.level]];
    return html`
      <p class="actions">${bandChip(this.labels, row.band)}
        ${known.filter(([, id]) => id).map(([dimension, id]) => nameOf(this.labels, dimension, id)).join(say('finding.and'))}</p>
      <p class="said">${reasons.length ? say('churn.panel.because', { reasons: reasons.join(say('finding.and')) }) : say('churn.panel.noReason')}</p>
      <div class="figures thirds">
        ${figure({ label: say('churn.table.probability'), meaning: meaning(definitions.probability), value: percent(row.probability, 1), unit: '', said: '' })}
        ${figure({ label: say('churn.table.stake'), meaning: meaning(definitions.value_at_stake_yuan), value: amount(row.value_at_stake_yuan), unit: say('churn.unit.yuan'),
          said: say('churn.panel.stake', { monthly: yuan(row.monthly_value_yuan), months: whole(row.remaining_months) }) })}
        ${figure({ label: say('churn.figure.worth'), meaning: meaning(definitions.retained_value_yuan), value: amount(row.retained_value_yuan), unit: say('churn.unit.yuan'), said: '' })}
      </div>
      <h3 class="section">${signals.rows.length ? say('churn.panel.signals', { count: signals.rows.length }) : say('churn.panel.noSignals')}</h3>
      ${this.signals(signals)}
      <h3 class="section">${this.planMessage(plans)}</h3>
      ${plans.rows.length ? html`
        <p class="caption">${say('churn.plans.caption', { count: plans.rows[0].month_count })}</p>
        <data-table name="plans" .label=${say('churn.plans.label')} .columns=${planColumns(this.labels)} .rows=${plans.rows} size="0"></data-table>` : ''}`;
  }

  signals({ rows, missing }) {
    if (missing) {
      return html`<p class="caption">${missing}</p>`;
    }
    return html`<ul class="told">${rows.map((row) => html`
      <li class="card" data-signal=${row.signal_id}>
        <strong>${nameOf(this.labels, 'churn_signal', row.signal_id)}</strong> ${evidence(row.signal_id, row.evidence)}
        <p class="grey">${[
          row.precision_rate == null ? '' : say('churn.panel.precision', {
            share: percent(row.precision_rate), interval: sureness(row), n: whole(row.seen_count), times: row.lift == null ? '–' : times(row.lift) }),
          row.lead_time_days == null ? '' : say('churn.panel.lead', { count: Math.round(row.lead_time_days) }),
        ].filter(Boolean).join(say('lead.between'))}</p>
        <p>${reminder(row)}</p>
        ${script(row) ? html`<p class="grey">${say('churn.panel.script', { words: script(row) })}</p>` : ''}
      </li>`)}</ul>`;
  }

  /** The fair comparison, in words. */
  planMessage({ rows, missing }) {
    const own = rows.find((row) => row.is_current);
    const best = rows.find((row) => row.comparison === 'best');
    if (!rows.length) {
      return missing ?? say('churn.plans.none');
    }
    if (!own) {
      return say('churn.plans.unknown');
    }
    return best
      ? say('churn.plans.best', { plan: nameOf(this.labels, 'plan', best.plan_id), saving: yuan(best.saving_yuan), current: nameOf(this.labels, 'plan', own.plan_id) })
      : say('churn.plans.fits', { current: nameOf(this.labels, 'plan', own.plan_id) });
  }
}

customElements.define('customer-panel', CustomerPanel);
