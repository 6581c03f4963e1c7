// A panel at the side to look closer, without leaving the page. The address says that it is open, so back closes it.

import { LitElement, html } from 'lit';
import { say } from './language.js';
import { change } from './state.js';

/** Properties: `parameter` (of the address, which opened it), `heading`, `content` (a template). */
class DrillPanel extends LitElement {
  static properties = { parameter: {}, heading: {}, content: { attribute: false } };

  createRenderRoot() {
    return this;
  }

  render() {
    return html`
      <dialog class="drill" aria-label=${this.heading} @cancel=${this.leave} @click=${this.leaveOutside}>
        <header>
          <span class="caption">${say('panel.title')}</span>
          <button class="button" @click=${this.leave} data-action="close-panel">${say('dialog.close')}</button>
        </header>
        <h2 class="name">${this.heading}</h2>
        ${this.content}
      </dialog>`;
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  leave(event) {
    event.preventDefault();
    change({ [this.parameter]: '' });
  }

  leaveOutside(event) {
    if (event.target === event.currentTarget && event.offsetX < 0) {
      this.leave(event);
    }
  }
}

customElements.define('drill-panel', DrillPanel);
