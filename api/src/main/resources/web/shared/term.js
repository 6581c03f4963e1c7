// A word with its definition one hover, or one Tab, away.

import { html } from 'lit';

let count = 0;

/** The word alone where no meaning is known. */
export function term(label, meaning) {
  if (!meaning) {
    return label;
  }
  const id = `meaning-${count += 1}`;
  return html`<span class="term"><button type="button" aria-describedby=${id}>${label}</button><span role="tooltip" id=${id}>${meaning}</span></span>`;
}
