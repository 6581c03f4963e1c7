// What is around every page: navigation, and the head line that says what the figures below are worth.

import { html, nothing } from 'lit';
import './events.js';
import './navigation.js';
import './toast.js';
import { current, day, moment, named, say } from './language.js';
import { menu } from './menu.js';
import { signOut } from './session.js';
import { change as changeState, read } from './state.js';

/**
 * A whole page around its content.
 *
 * @param data {status, session, waiting, labels}, each only where known
 */
export function shell(data, content) {
  return html`
    <a class="skip button" href="#content">${say('shell.skip')}</a>
    <div class="shell">
      <page-navigation .waiting=${data.waiting} .language=${current()}></page-navigation>
      <div class="page">
        ${headline(data)}
        <main id="content" tabindex="-1">${content}</main>
      </div>
    </div>
    <publication-watch .shown=${data.status?.publication_number}></publication-watch>
    <toast-list></toast-list>`;
}

function headline({ status, session, labels }) {
  return html`
    <header class="headline">
      ${status ? worth(status) : nothing}
      <span class="switches">
        ${session?.regions ? html`<span class="badge">${regionNames(session.regions, labels)}</span>` : nothing}
        ${switches()}
        ${session ? person(session) : nothing}
      </span>
    </header>
    ${status?.is_stale ? html`
      <p class="notice stale" role="status">${say('shell.staleBecause', {
        since: moment(status.stale_since, status.operator_zone), reason: status.stale_reason })}</p>` : nothing}`;
}

/** Language and theme. */
export function switches() {
  return html`
    <button class="plain" data-switch="language" @click=${switchLanguage} lang=${other()}>${say('shell.language')}</button>
    <button class="plain" data-switch="theme" @click=${switchTheme}>${say(isDark() ? 'shell.light' : 'shell.dark')}</button>`;
}

function worth(status) {
  const leftOut = Object.keys(status.left_out);
  const kind = status.is_stale ? 'stale' : leftOut.length ? 'partial' : 'complete';
  return html`
    <span>${current() === 'zh-CN' ? status.operator_label_zh : status.operator_label_en}</span>
    <span>${say('shell.asOf', { day: day(status.as_of_date, 'year') })}</span>
    <span class="badge ${kind}" title=${leftOut.map((table) => `${table}: ${status.left_out[table]}`).join('\n')}>${say('shell.publication', {
      number: status.publication_number,
      at: moment(status.published_at, status.operator_zone),
      worth: say(`shell.${kind}`),
    })}</span>`;
}

function regionNames(regions, labels) {
  const names = regions.map((region) => labels?.find((label) => label.dimension === 'region' && label.id === region));
  return names.map((label, place) => (label ? named(label) : regions[place])).join(say('finding.and'));
}

function person(session) {
  return menu(say(`role.${session.roles[0]}`), say('shell.person'), html`
    <p>${session.name}</p>
    <p>${session.roles.map((role) => say(`role.${role}`)).join(say('finding.and'))}</p>
    <button class="plain" data-action="sign-out" @click=${signOut}>${say('shell.signOut')}</button>`);
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

/** Takes the theme from the address, else the one chosen before; paper is always light. */
export function applyTheme() {
  const asked = read().theme ?? localStorage.getItem('theme') ?? document.documentElement.dataset.theme;
  const chosen = asked === 'dark' ? 'dark' : 'light';
  localStorage.setItem('theme', chosen);
  document.documentElement.dataset.theme = paper.matches ? 'light' : chosen;
}

const paper = matchMedia('print');

paper.addEventListener('change', () => {
  applyTheme();
  document.querySelectorAll('chart-card').forEach((card) => card.redraw());
});
