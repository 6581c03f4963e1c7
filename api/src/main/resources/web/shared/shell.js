// What is around every page: navigation, and the head line that says what the figures below are worth.

import { html, nothing } from 'lit';
import { change as changeState, read } from './state.js';
import { current, day, moment, say } from './language.js';

const NAVIGATION = [{ group: 'navigation.hot', pages: [{ path: '/complaints', name: 'navigation.complaints' }] }];

/** A whole page around its content. */
export function shell(status, content) {
  return html`
    <a class="skip button" href="#content">${say('shell.skip')}</a>
    <div class="shell">
      <nav class="navigation" aria-label=${say('shell.navigation')}>
        <p class="brand">Au<span>rum</span></p>
        ${NAVIGATION.map(({ group, pages }) => html`
          <p class="group">${say(group)}</p>
          ${pages.map(({ path, name }) => html`
            <a href=${path} aria-current=${path === location.pathname ? 'page' : nothing}>${say(name)}</a>`)}`)}
      </nav>
      <div class="page">
        ${headline(status)}
        <main id="content">${content}</main>
      </div>
    </div>`;
}

function headline(status) {
  return html`
    <header class="headline">
      ${status ? worth(status) : nothing}
      <span class="switches">
        <button class="plain" data-switch="language" @click=${switchLanguage} lang=${other()}>${say('shell.language')}</button>
        <button class="plain" data-switch="theme" @click=${switchTheme}>${say(isDark() ? 'shell.light' : 'shell.dark')}</button>
      </span>
    </header>
    ${status?.is_stale ? html`
      <p class="notice stale" role="status">${say('shell.staleBecause', {
        since: moment(status.stale_since, status.operator_zone), reason: status.stale_reason })}</p>` : nothing}`;
}

function worth(status) {
  const leftOut = Object.keys(status.left_out);
  const kind = status.is_stale ? 'stale' : leftOut.length ? 'partial' : 'complete';
  return html`
    <span>${current() === 'zh-CN' ? status.operator_label_zh : status.operator_label_en}</span>
    <span>${say('shell.asOf', { day: day(status.as_of_date, 'full') })}</span>
    <span class="chip ${kind}" title=${leftOut.map((table) => `${table}: ${status.left_out[table]}`).join('\n')}>${say('shell.publication', {
      number: status.publication_number,
      at: moment(status.published_at, status.operator_zone),
      worth: say(`shell.${kind}`),
    })}</span>`;
}

function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}

function other() {
  return current() === 'en' ? 'zh-CN' : 'en';
}

function switchLanguage() {
  changeState({ lang: other() });
}

function switchTheme() {
  changeState({ theme: isDark() ? 'light' : 'dark' });
}

/** Takes the theme from the address, else the one chosen before. */
export function applyTheme() {
  const asked = read().theme ?? localStorage.getItem('theme') ?? document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = asked === 'dark' ? 'dark' : 'light';
  localStorage.setItem('theme', document.documentElement.dataset.theme);
}
