// What every page does alike: takes the state from the address, asks, and shows one of four states inside the shell.

import { LitElement, html, nothing } from 'lit';
import { ask } from './answers.js';
import { REFRESHED } from './events.js';
import { load, say } from './language.js';
import { applyTheme, shell } from './shell.js';
import { onChange, question, read } from './state.js';
import { loading, refused } from './states.js';
import { session } from './session.js';

/**
 * A page gives `name` (its folder, and its key in the navigation), `answers(state, signal)` (everything it shows; with `status`, the status
 * row) and `content(data)` (a template; sets `this.heading` to the page's finding). Parameters in `viewed` change how the page looks at the
 * same answers: it does not ask anew.
 */
export class Page extends LitElement {
  static properties = {
    data: { state: true }, problem: { state: true }, isLoading: { state: true }, hasWords: { state: true }, waiting: { state: true },
  };

  viewed = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    onChange(() => this.show());
    addEventListener(REFRESHED, () => this.again());
    this.show();
  }

  /** Brings the page to what the address says. */
  async show() {
    applyTheme();
    const words = load().then(() => { this.hasWords = true; });
    const asked = question(this.viewed);
    if (this.asked === asked && this.data) {
      await words;
      this.requestUpdate();
      return;
    }
    this.asked = asked;
    this.underWay?.abort();
    this.underWay = new AbortController();
    this.isLoading = true;
    try {
      const [data, person] = await Promise.all([this.answers(read(), this.underWay.signal), session(), words]);
      this.data = { ...data, session: person };
      this.problem = undefined;
      this.count(data.today);
    } catch (problem) {
      if (problem.name === 'AbortError') {
        return;
      }
      await words;
      this.asked = undefined;
      this.problem = problem;
    }
    this.isLoading = false;
  }

  /** What waits for the reader elsewhere; nothing here waits for it. */
  async count(today) {
    const { rows } = await (today ?? ask('today').catch(() => ({ rows: [] })));
    const counts = rows.find(({ kind }) => kind === 'hotspots')?.figures;
    this.waiting = { hotspots: counts ? counts.new + counts.growing : 0 };
  }

  /** Asks anew, with the same address. */
  again() {
    this.asked = undefined;
    return this.show();
  }

  render() {
    if (!this.hasWords) {
      return nothing;
    }
    this.heading = say(`navigation.${this.name}`);
    const content = this.problem ? refused(this.problem, () => this.again())
      : this.data ? html`<div class=${this.isLoading ? 'is-loading' : ''} aria-busy=${this.isLoading ?? false}>${this.content(this.data)}</div>`
        : loading();
    document.title = `${this.heading} · Aurum`;
    return shell({ ...this.data, waiting: this.waiting }, content);
  }
}
