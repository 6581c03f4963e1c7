// Where one is on the way from the whole to the single case.

import { html } from 'lit';

/** @param steps {name, href}; the last one is where one is */
export function trail(steps) {
  return html`
    <ol class="trail">${steps.map(({ name, href }, place) => html`
      <li>${place === steps.length - 1 ? html`<span aria-current="location">${name}</span>` : html`<a class="link" href=${href} data-state-link>${name}</a>`}</li>`)}
    </ol>`;
}
