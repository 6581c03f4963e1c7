// A rule while it is being written: how many customers it would draw, or what is wrong with it; and keeping it as a draft.

import { LitElement, html, nothing } from 'lit';
import '../shared/data-table.js';
import { ask } from '../shared/answers.js';
import { options } from '../shared/labels.js';
import { percent, say, whole } from '../shared/language.js';
import { send } from '../shared/session.js';
import { toast } from '../shared/toast.js';
import { columnColumns } from './tables.js';
import { mistake } from './words.js';

/** So long after the last key one asks, in milliseconds. */
const PAUSE = 200;

/**
 * Properties: `columns` (what a rule may name: rows of column and meaning), `filters`, `labels`, `example` (the rule of the segment that is looked at); `language`, to be drawn anew when it changes. Fires
 * `rule-kept` when a draft was kept.
 */
class RuleTrial extends LitElement {
  static properties = {
    columns: { attribute: false }, filters: { attribute: false }, labels: { attribute: false }, example: {}, language: {},
    rule: { state: true }, drawn: { state: true }, problem: { state: true },
  };

  rule = '';

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
    this.underWay?.abort();
  }

  render() {
    return html`
      <section class="card rule-trial" aria-labelledby="rule-heading">
        <h2 id="rule-heading">${say('segments.trial.heading')}</h2>
        <p class="caption">${say('segments.trial.caption')}</p>
        <label class="field">${say('segments.trial.rule')}
          <textarea id="rule" rows="3" maxlength="2000" spellcheck="false" autocapitalize="off" aria-describedby="rule-says"
            placeholder="tenure_months > 6 and arpu_yuan >= 120" .value=${this.rule} @input=${(event) => this.write(event.target.value)}></textarea>
        </label>
        <p id="rule-says" class="says ${this.problem ? 'is-wrong' : ''}" role="status" aria-live="polite">${this.says()}</p>
        <div class="actions">
          ${this.example ? html`<button class="button" type="button" data-action="example" @click=${() => this.write(this.example)}>${say('segments.trial.example')}</button>` : nothing}
        </div>
        <details>
          <summary>${say('segments.trial.columns', { columns: whole(this.columns.length) })}</summary>
          <p class="caption">${say('segments.trial.language')}</p>
          <data-table name="columns" .label=${say('segments.trial.columns', { columns: whole(this.columns.length) })} .columns=${columnColumns((name) => this.add(name))} .rows=${this.columns} size="12"></data-table>
        </details>
        ${this.drawn ? this.keeping() : nothing}
      </section>`;
  }

  says() {
    if (this.problem) {
      return mistake(this.problem);
    }
    return this.drawn ? html`<strong>${whole(this.drawn.customers)}</strong> ${say('segments.trial.drawn', {
      count: this.drawn.customers, all: whole(this.drawn.all_customers), share: percent(this.drawn.customer_share ?? 0, 1) })}` : say('segments.trial.empty');
  }

  keeping() {
    const choices = (dimension) => options(this.labels, dimension).filter(({ value }) => value && value !== 'unknown');
    const select = (name, dimension) => html`
      <label class="field">${say(`segments.trial.${name}`)}
        <select name=${name}>${choices(dimension).map(({ value, name: said }) => html`<option value=${value}>${said}</option>`)}</select>
      </label>`;
    return html`
      <form class="keep" @submit=${this.keep}>
        <label class="field">${say('segments.trial.name')}<input name="name" maxlength="60" required></label>
        ${select('stage', 'lifecycle_stage')}
        ${select('dimension', 'segment_dimension')}
        <button class="button first" type="submit">${say('segments.trial.keep')}</button>
      </form>`;
  }

  add(name) {
    this.write(this.rule && !/\s$/.test(this.rule) ? `${this.rule} ${name}` : this.rule + name);
    this.querySelector('#rule').focus();
  }

  /** What was typed last is what is asked for. */
  write(text) {
    this.rule = text;
    clearTimeout(this.waiting);
    this.underWay?.abort();
    if (!text.trim()) {
      this.drawn = undefined;
      this.problem = undefined;
      return;
    }
    this.waiting = setTimeout(() => this.count(), PAUSE);
  }

  async count() {
    this.underWay = new AbortController();
    try {
      const { rows } = await ask('segments/count', { rule: this.onOneLine(), ...this.filters }, this.underWay.signal);
      [this.drawn] = rows;
      this.problem = undefined;
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        this.drawn = undefined;
        this.problem = problem;
      }
    }
  }

  onOneLine() {
    return this.rule.trim().replace(/\s*\n\s*/g, ' ');
  }

  async keep(event) {
    event.preventDefault();
    const form = event.target;
    try {
      await send('POST', 'rule-drafts', { ...Object.fromEntries(new FormData(form)), rule: this.onOneLine() });
      toast(say('segments.trial.kept'));
      form.reset();
      this.dispatchEvent(new CustomEvent('rule-kept'));
    } catch (problem) {
      toast(problem.message, { kind: 'problem' });
    }
  }
}

customElements.define('rule-trial', RuleTrial);
