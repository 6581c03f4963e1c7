// The states a page, or a card, has besides showing data: loading, nothing there, and refused.

import { html, nothing } from 'lit';
import { say } from './language.js';

export function loading() {
  return html`
    <div aria-busy="true" role="status" aria-label=${say('state.loading')}>
      <div class="skeleton title"></div>
      <div class="figures">${[1, 2, 3, 4].map(() => html`<div class="skeleton card"></div>`)}</div>
      <div class="charts"><div class="skeleton chart"></div><div class="skeleton chart"></div></div>
    </div>`;
}

/** Nothing to show: why, and what to do about it. */
export function empty(why, action, onAction) {
  return html`
    <section class="card state" data-state="empty">
      <h2>${say('state.empty')}</h2>
      <p>${why}</p>
      ${action ? html`<button class="button" @click=${onAction}>${action}</button>` : nothing}
    </section>`;
}

/** What went wrong in the API's words, what to run if it says so, and another try. */
export function refused(problem, onRetry) {
  const isWaiting = problem.body?.error === 'not_ready';
  return html`
    <section class="card state" data-state="error" role="alert">
      <h2>${say(isWaiting ? 'state.notReady' : 'state.error')}</h2>
      <p>${problem.body?.details?.reason ?? problem.message}</p>
      ${isWaiting ? html`
        <p>${say('state.run')}</p>
        ${problem.body.details.commands.map((command) => html`<code>${command}</code>`)}` : nothing}
      <button class="button" @click=${onRetry}>${say('state.retry')}</button>
    </section>`;
}

/** The same inside a card. */
export function cardEmpty({ why, action, onAction }) {
  return html`
    <div class="state" data-state="empty">
      <p>${why}</p>
      ${action ? html`<button class="button" @click=${onAction}>${action}</button>` : nothing}
    </div>`;
}

export function cardRefused({ problem, onRetry }) {
  return html`
    <div class="state" data-state="error" role="alert">
      <p>${problem.message}</p>
      <button class="button" @click=${onRetry}>${say('state.retry')}</button>
    </div>`;
}
