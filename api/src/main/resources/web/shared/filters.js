// One row of filters for the whole page; each choice goes into the address.

import { html, nothing } from 'lit';
import { change, read } from './state.js';
import { say } from './language.js';

/**
 * A labelled choice.
 *
 * @param options {value, name} in the order shown; the value '' is the one the address leaves out
 * @param choose what to do with the chosen value; by default it goes into the address
 */
export function choice(parameter, label, options, chosen, choose = (value) => change({ [parameter]: value })) {
  const isKnown = options.some(({ value }) => value === (chosen ?? ''));
  return html`
    <label class=${read()[parameter] ? 'is-set' : ''}>${label}
      <select name=${parameter} @change=${(event) => choose(event.target.value)}>
        ${options.map(({ value, name }) => html`
          <option value=${value} .selected=${value === (chosen ?? '')}>${name}</option>`)}
        ${isKnown ? nothing : html`<option value=${chosen} selected>${chosen}</option>`}
      </select>
    </label>`;
}

/** A labelled day. */
export function dayField(parameter, label, value, most) {
  return html`
    <label>${label}
      <input type="date" name=${parameter} .value=${value ?? ''} max=${most}
        @change=${(event) => change({ [parameter]: event.target.value })}>
    </label>`;
}

/** Takes all the filters off. */
export function clearButton(parameters) {
  return html`
    <button class="plain" type="button" @click=${() => change(Object.fromEntries(parameters.map((name) => [name, ''])))}>
      ${say('filters.clear')}
    </button>`;
}

/** A choice among few, all in sight. */
export function segments(parameter, label, options, chosen) {
  return html`
    <span class="segments" role="group" aria-label=${label}>
      ${options.map(({ value, name }) => html`
        <button class="plain" type="button" aria-pressed=${value === (chosen ?? '')} @click=${() => change({ [parameter]: value })}>${name}</button>`)}
    </span>`;
}
