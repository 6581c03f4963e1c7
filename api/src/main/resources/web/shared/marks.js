// Small marks: how something stands, and how sure it is.

import { html, svg } from 'lit';
import { say } from './language.js';

/** Status to the kind of chip: red only for what needs action. */
const KINDS = { new: 'alarming', growing: 'alarming', ongoing: 'lasting', easing: 'relieving' };

const BARS = { low: 1, medium: 2, high: 3 };

/** A chip that says how an episode stands. */
export function statusChip(status) {
  return html`<span class="chip ${KINDS[status] ?? ''}">${say(`status.${status}`)}</span>`;
}

/** Three bars and a word: how sure it is that this is more than chance. @param confidence 'high', 'medium' or 'low' */
export function certainty(confidence) {
  return html`
    <span class="certainty" title=${say(`certainty.${confidence}.why`)}>
      <svg viewBox="0 0 48 4" aria-hidden="true">
        ${[0, 1, 2].map((place) => svg`
          <rect x=${place * 17} width="14" height="4" rx="2" class=${place < BARS[confidence] ? 'on' : ''}></rect>`)}
      </svg>
      ${say(`certainty.${confidence}`)}
    </span>`;
}
