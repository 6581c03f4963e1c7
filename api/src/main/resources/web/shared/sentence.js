// Sentences whose numbers stand out, and the list of findings made of them.

import { html, nothing } from 'lit';
import { text } from './language.js';
import { certainty, statusChip } from './marks.js';

/** The words for a key as a template: what stands between two pairs of asterisks in the catalogue is bold. Values are text, never marks. */
export function sentence(key, values = {}) {
  return text(key, values).split('**').map((part, place) => {
    const filled = part.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    return place % 2 ? html`<strong>${filled}</strong>` : filled;
  });
}

/**
 * One finding: how it stands, what it says, a second line, how sure, and a way in.
 *
 * @param finding {status, said, more, confidence, href}
 */
export function finding({ status, said, more, confidence, href }) {
  const inside = html`
    ${status ? statusChip(status) : html`<span></span>`}
    <div class="words"><p class="said">${said}</p><p class="more">${more}</p></div>
    ${confidence ? certainty(confidence) : html`<span class="certainty"></span>`}
    ${href ? html`<span class="way" aria-hidden="true">›</span>` : nothing}`;
  return html`<li>${href ? html`<a class="finding" href=${href}>${inside}</a>` : html`<div class="finding">${inside}</div>`}</li>`;
}

/** The findings under each other. */
export function findings(list, label) {
  return html`<ul class="findings" aria-label=${label}>${list.map(finding)}</ul>`;
}
