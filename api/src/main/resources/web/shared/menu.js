// A button that opens a short list of things to do.

import { html } from 'lit';

/** Closes by Escape, by choosing, and by a click elsewhere. */
export function menu(text, label, items) {
  return html`
    <details class="menu" @keydown=${closeOnEscape} @click=${closeWhenChosen}>
      <summary class="plain" aria-label=${`${label}: ${text}`}>${text} ▾</summary>
      <div class="items">${items}</div>
    </details>`;
}

function closeOnEscape(event) {
  if (event.key === 'Escape' && event.currentTarget.open) {
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary').focus();
    event.stopPropagation();
  }
}

function closeWhenChosen(event) {
  if (event.target.closest('.items button')) {
    event.currentTarget.open = false;
  }
}

addEventListener('click', ({ target }) => {
  document.querySelectorAll('details.menu[open]').forEach((open) => {
    if (!open.contains(target)) {
      open.open = false;
    }
  });
});
