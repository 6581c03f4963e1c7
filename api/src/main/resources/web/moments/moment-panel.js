// One key moment: what it is worth, what was made of it lately, and what is decided for its customers today.

import { LitElement, html } from 'lit';
import '../shared/data-table.js';
import '../shared/drill-panel.js';
import { interval } from '../shared/ink.js';
import { figure } from '../shared/figure.js';
import { meaning, say, whole } from '../shared/language.js';
import { decisionColumns } from './tables.js';
import { momentName, share, takenWithin } from './words.js';

/** Properties: `moment` a row of moments, `decisions` rows of decisions, `definitions`, `labels`; `language`, to be drawn anew when it changes. */
class MomentPanel extends LitElement {
  static properties = {
    moment: { attribute: false }, decisions: { attribute: false }, definitions: { attribute: false }, labels: { attribute: false }, language: {},
  };

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<drill-panel parameter="moment" .heading=${momentName(this.labels, this.moment.moment_id)} .content=${this.content()}></drill-panel>`;
  }

  content() {
    const { moment, definitions } = this;
    const rows = this.decisions.filter((row) => row.moment_id === moment.moment_id);
    const taken = takenWithin(moment);
    return html`
      <div class="figures thirds">
        ${figure({ label: say('moments.figure.customers'), meaning: meaning(definitions.customer_count), value: whole(moment.customer_count), unit: say('moments.unit.customers'),
          said: say('moments.figure.chosen', { customers: whole(moment.chosen_count) }) })}
        ${figure({ label: say('moments.figure.worth'), meaning: meaning(definitions.worth_rate), value: share(moment.worth_rate), unit: '', said: say('moments.figure.worthSaid') })}
        ${figure({ label: say('moments.figure.taken'), meaning: meaning(definitions.offers_taken_rate), value: taken ? share(taken.share) : null, unit: '',
          said: say('moments.figure.offered', { count: whole(moment.offered_count) }), interval: taken ? interval(taken.low, taken.high, share) : '',
          unknown: say('moments.figure.few', { count: whole(moment.offered_count) }) })}
      </div>
      <h3 class="section">${say('moments.panel.decisions')}</h3>
      ${rows.length ? html`<data-table name="moment-decisions" .label=${say('moments.panel.decisions')} .columns=${decisionColumns(this.labels)} .rows=${rows} size="20"></data-table>
        <p class="caption">${say('moments.panel.caption')}</p>` : html`<p class="caption">${say(moment.is_found ? 'moments.panel.none' : 'moments.panel.notFound')}</p>`}`;
  }
}

customElements.define('moment-panel', MomentPanel);
