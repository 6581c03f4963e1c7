// Sign in: with name and password, or with the code behind the # of a link that works once.

import { LitElement, html, nothing } from 'lit';
import { load, say } from '../shared/language.js';
import { signIn } from '../shared/session.js';
import { applyTheme, switches } from '../shared/shell.js';
import { onChange } from '../shared/state.js';

/** Where to go on: a page of this server and no other. */
function onward() {
  const asked = new URL(new URLSearchParams(location.search).get('then') ?? '/', location.origin);
  return asked.origin === location.origin ? asked.pathname + asked.search + asked.hash : '/';
}

/** What went wrong, in the reader's words. */
function reason(problem) {
  const { error, details } = problem.body ?? {};
  const key = { wrong_password: 'signIn.wrongPassword', wrong_code: 'signIn.wrongCode' }[error];
  if (error === 'too_many') {
    return say('signIn.tooMany', { minutes: Math.ceil(details.seconds / 60) });
  }
  return key ? say(key) : say('signIn.failed');
}

class SignInPage extends LitElement {
  static properties = { problem: { state: true }, isSending: { state: true }, hasWords: { state: true } };

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    onChange(() => this.show());
    await this.show();
    document.title = `${say('signIn.title')} · Aurum`;
    const code = new URLSearchParams(location.hash.slice(1)).get('once');
    if (code) {
      // Gone from the address before it is used, so that neither history nor bookmark keeps it.
      history.replaceState(null, '', location.pathname + location.search);
      this.send({ code });
    }
  }

  async show() {
    applyTheme();
    await load();
    this.hasWords = true;
    this.requestUpdate();
  }

  async send(credentials) {
    this.isSending = true;
    this.problem = undefined;
    try {
      await signIn(credentials);
      location.replace(onward());
    } catch (problem) {
      this.problem = problem;
      this.isSending = false;
    }
  }

  submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.send({ name: form.get('name'), password: form.get('password') });
  }

  render() {
    return this.hasWords ? html`
      <main class="sign-in card" id="content">
        <p class="brand">Au<span>rum</span></p>
        <h1>${say('signIn.title')}</h1>
        ${this.problem ? html`<p role="alert">${reason(this.problem)}</p>` : nothing}
        <form @submit=${(event) => this.submit(event)} aria-busy=${this.isSending ?? false}>
          <label>${say('signIn.name')}
            <input name="name" autocomplete="username" autocapitalize="none" required maxlength="64"></label>
          <label>${say('signIn.password')}
            <input name="password" type="password" autocomplete="current-password" required maxlength="200"></label>
          <button class="button first" ?disabled=${this.isSending}>${say('signIn.enter')}</button>
        </form>
        <p class="foot">${say('signIn.help')}</p>
        <div class="switches">${switches()}</div>
      </main>` : nothing;
  }
}

customElements.define('sign-in-page', SignInPage);
