// A short word at the edge of the screen: it was kept, it failed, there is something new.

import { LitElement, html, nothing } from 'lit';
import { say } from './language.js';

const SECONDS = 6;

/** Says it; with an action it stays until used or closed. @param kind 'done' or 'problem' */
export function toast(text, { kind = 'done', action, onAction } = {}) {
  document.querySelector('toast-list')?.add({ text, kind, action, onAction });
}

class ToastList extends LitElement {
  static properties = { toasts: { state: true } };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.toasts ??= [];
    this.setAttribute('role', 'status');
  }

  add(one) {
    this.toasts = [...this.toasts.filter(({ text }) => text !== one.text), one];
    if (!one.action && one.kind === 'done') {
      setTimeout(() => this.drop(one), SECONDS * 1000);
    }
  }

  drop(one) {
    this.toasts = this.toasts.filter((other) => other !== one);
  }

  render() {
    return this.toasts.map((one) => html`
      <div class="toast ${one.kind}">
        <p>${one.text}</p>
        ${one.action ? html`<button class="button" @click=${() => { this.drop(one); one.onAction(); }}>${one.action}</button>` : nothing}
        <button class="plain" aria-label=${say('dialog.close')} @click=${() => this.drop(one)}>✕</button>
      </div>`);
  }
}

customElements.define('toast-list', ToastList);
