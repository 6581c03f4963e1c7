// How many customers a team can call, and what it then reaches: all capacities come in one answer, so nothing is asked for while it slides.

import { LitElement, html } from 'lit';
import '../shared/chart-card.js';
import { address } from '../shared/answers.js';
import { figure } from '../shared/figure.js';
import { interval } from '../shared/ink.js';
import { meaning, percent, say, whole } from '../shared/language.js';
import { change } from '../shared/state.js';
import { drawnReach, reachOption, reasonsHeight, reasonsOption } from './charts.js';
import { reachTable, reasonsTable } from './tables.js';
import { amount, people, reachMessage, reasonsMessage, reasonsOf, times, yuan } from './words.js';

/**
 * Properties: `capacity` and `reasons` (the answers), `place` (of the chosen capacity among its rows), `filters`, `labels`, `foot`; `language`, to
 * be drawn anew when it changes. While the reader slides only this element follows; when they let go, the address does.
 */
class CallCapacity extends LitElement {
  static properties = {
    capacity: { attribute: false }, reasons: { attribute: false }, place: { type: Number }, filters: { attribute: false }, labels: { attribute: false },
    foot: {}, language: {}, moving: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  render() {
    const { rows } = this.capacity;
    const place = this.moving ?? this.place;
    const row = rows[place];
    return html`
      ${this.slider(rows, place)}
      ${this.figures(row)}
      <div class="charts">
        ${this.reach(rows, row)}
        ${this.why(row)}
      </div>`;
  }

  slider(rows, place) {
    const said = say('churn.calls.value', { calls: whole(rows[place].calls) });
    return html`
      <section class="card capacity">
        <label for="calls">${say('churn.calls')}</label>
        <output for="calls">${said}</output>
        <input id="calls" type="range" min="0" max=${rows.length - 1} step="1" .value=${String(place)} aria-valuetext=${said}
          @input=${(event) => { this.moving = Number(event.target.value); }} @change=${this.settle}>
        <p class="ends"><span>${whole(rows[0].calls)}</span><span>${say('churn.calls.all', { customers: whole(rows[0].customers) })}</span></p>
      </section>`;
  }

  settle(event) {
    this.moving = undefined;
    change({ calls: this.capacity.rows[Number(event.target.value)].calls });
  }

  figures(row) {
    const { definitions } = this.capacity;
    const usual = row.leavers_of_all / row.customers;
    return html`
      <div class="figures">
        ${figure({ label: say('churn.figure.leavers'), meaning: meaning(definitions.leavers), value: people(row.leavers), unit: say('churn.figure.ofCalls', { calls: whole(row.calls) }),
          said: say('churn.figure.lot', { lot: people(row.leavers_at_random) }), interval: interval(row.leavers_low, row.leavers_high, people) })}
        ${figure({ label: say('churn.figure.precision'), meaning: meaning(definitions.precision_rate), value: percent(row.precision_rate, 1), unit: '',
          said: say('churn.figure.usual', { share: percent(usual, 1), times: times(row.precision_rate / usual) }),
          interval: interval(row.leavers_low / row.calls, row.leavers_high / row.calls, (share) => percent(share, 1)) })}
        ${figure({ label: say('churn.figure.stake'), meaning: meaning(definitions.value_at_stake_yuan), value: amount(row.value_at_stake_yuan), unit: say('churn.unit.yuan'),
          said: say('churn.figure.each', { value: yuan(row.value_at_stake_yuan / row.calls) }) })}
        ${figure({ label: say('churn.figure.worth'), meaning: meaning(definitions.retained_value_yuan), value: amount(row.retained_value_yuan), unit: say('churn.unit.yuan'),
          said: say('churn.figure.assumed', { share: percent(row.retained_value_yuan / row.value_at_stake_yuan) }) })}
      </div>`;
  }

  reach(rows, row) {
    return html`
      <chart-card class="card" name="reach" .heading=${reachMessage(row)} .foot=${this.foot}
        .caption=${say('churn.reach.caption', { customers: whole(row.customers) })}
        .option=${() => reachOption(rows, row)} .table=${reachTable(drawnReach(rows, row.calls))}
        .source=${address('churn/capacity', this.filters)}></chart-card>`;
  }

  why(row) {
    const all = this.reasons.rows;
    const drawn = reasonsOf(all, row.calls);
    const explained = drawn.reduce((sum, { customers }) => sum + customers, 0);
    return html`
      <chart-card class="card" name="reasons" .heading=${reasonsMessage(drawn, this.labels)} .foot=${this.foot} .height=${(width) => reasonsHeight(drawn, this.labels, width)}
        .caption=${say('churn.reasons.caption', { explained: whole(explained), calls: whole(row.calls) })}
        .state=${drawn.length ? undefined : { kind: 'empty', why: say('churn.reasons.empty') }}
        .option=${(width) => reasonsOption(drawn, reasonsOf(all, row.customers), this.labels, width)}
        .table=${reasonsTable(all.filter(({ calls }) => calls === row.calls), this.labels)}
        .source=${address('churn/reasons', this.filters)}></chart-card>`;
  }
}

customElements.define('call-capacity', CallCapacity);
