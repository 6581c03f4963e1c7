// Asks for a decision with a few words of reason.

import { html, render } from 'lit';
import { say } from './language.js';

/**
 * Opens a dialog; resolves to {field: text} when confirmed, to undefined when left.
 *
 * @param fields {name, label, kind: 'text' or 'date', value, isNeeded}
 */
export function askFor({ heading, text, fields = [], confirm }) {
  return new Promise((resolve) => {
    const place = document.body.appendChild(document.createElement('div'));
    const done = (given) => {
      place.remove();
      resolve(given);
    };
    const submit = (event) => {
      event.preventDefault();
      done(Object.fromEntries(new FormData(event.target)));
    };
    render(html`
      <dialog class="box" aria-labelledby="dialog-heading" @close=${() => done(undefined)}>
        <form @submit=${submit}>
          <h2 id="dialog-heading">${heading}</h2>
          <p>${text}</p>
          ${fields.map(({ name, label, kind, value, isNeeded }) => html`
            <label class="field">${label}
              ${kind === 'date'
                ? html`<input type="date" name=${name} .value=${value ?? ''} ?required=${isNeeded}>`
                : html`<textarea name=${name} maxlength="1000" ?required=${isNeeded} .value=${value ?? ''}></textarea>`}
            </label>`)}
          <div class="actions">
            <button class="button" type="button" @click=${() => done(undefined)}>${say('dialog.cancel')}</button>
            <button class="button first" type="submit">${confirm}</button>
          </div>
        </form>
      </dialog>`, place);
    place.querySelector('dialog').showModal();
  });
}
