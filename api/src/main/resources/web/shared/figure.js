// A figure: large value, small unit, change in arrow and word, interval in grey.

import { html, nothing } from 'lit';
import { change as changeText, say } from './language.js';
import { term } from './term.js';

/**
 * @param figure {label, meaning, value, unit, interval, change, low, high, against, isWorseUp}; change and its interval as ratios
 *     less one, or null where there is nothing to compare with; a value of null is not known, and `unknown` says why; `against` says what it
 *     is compared with; `said` stands in place of the change
 */
export function figure({ label, meaning, value, unit, interval, change, low, high, against, isWorseUp, said, unknown }) {
  return html`
    <section class="card figure">
      <h2>${term(label, meaning)}</h2>
      ${value == null ? html`<p class="value">–</p><p class="change">${unknown ?? say('figure.notKnown')}</p>` : html`
        <p class="value">${value} <small>${unit ?? nothing}</small></p>
        <p class="change">${said ?? html`${verdict(change, low, high, isWorseUp)} ${change == null ? nothing : against}`}</p>
        <p class="interval">${interval ?? nothing}</p>`}
    </section>`;
}

/** Up, down, or not told apart from chance or from nothing; a change without an interval was counted, not estimated. */
export function verdict(change, low, high, isWorseUp) {
  if (change == null) {
    return html`<span>${say('figure.noComparison')}</span>`;
  }
  if (low != null && low <= 0 && high >= 0 || Math.round(change * 100) === 0) {
    return html`<span>— ${say('figure.steady', { change: changeText(change) })}</span>`;
  }
  const kind = isWorseUp === undefined ? '' : change > 0 === isWorseUp ? 'worse' : 'better';
  return html`<span class=${kind}>${change > 0 ? '▲' : '▼'} ${say(change > 0 ? 'figure.up' : 'figure.down', { change: changeText(Math.abs(change)).replace('+', '') })}</span>`;
}
