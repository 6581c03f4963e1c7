// Pages by the question they answer. A page that is not listed here is reached by its address only.

import { LitElement, html, nothing } from 'lit';
import { say } from './language.js';
import { link } from './state.js';

const GROUPS = [
  { pages: ['today'] },
  { group: 'hot', pages: ['hotspots', 'complaints'] },
  { group: 'satisfied', pages: ['satisfaction', 'drivers', 'scorecard'] },
  { group: 'keep', pages: ['churn', 'segments', 'moments', 'channels', 'service-products', 'service-lists'] },
  { group: 'reports', pages: ['data'] },
];

export const pathOf = (page) => (page === 'today' ? '/' : `/${page}`);

/** Properties: `waiting`, page to how many things wait there for this reader; `language`, to be drawn anew when it changes. */
class PageNavigation extends LitElement {
  static properties = { waiting: { attribute: false }, language: {}, isOpen: { state: true } };

  createRenderRoot() {
    return this;
  }

  render() {
    return html`
      <nav aria-label=${say('shell.navigation')}>
        <p class="brand"><a href=${link('/')}>Au<span>rum</span></a></p>
        <button class="plain fold" aria-expanded=${this.isOpen ?? false} aria-controls="pages" @click=${() => { this.isOpen = !this.isOpen; }}>
          ${say(this.isOpen ? 'navigation.close' : 'navigation.open')}
        </button>
        <div id="pages" class="pages ${this.isOpen ? 'is-open' : ''}">
          ${GROUPS.map(({ group, pages }) => html`
            ${group ? html`<p class="group">${say(`navigation.group.${group}`)}</p>` : nothing}
            ${pages.map((page) => this.entry(page))}`)}
        </div>
      </nav>`;
  }

  entry(page) {
    const count = this.waiting?.[page];
    return html`
      <a href=${link(pathOf(page))} aria-current=${pathOf(page) === location.pathname ? 'page' : nothing}>
        ${say(`navigation.${page}`)}
        ${count ? html`<span class="waiting" aria-label=${say('navigation.waiting', { count })}>${count}</span>` : nothing}
      </a>`;
  }
}

customElements.define('page-navigation', PageNavigation);
