// Rows to be read: sorted by any column, page by page, with head and first column in sight, by keyboard too.

import { LitElement, html, nothing } from 'lit';
import { say, whole } from './language.js';
import { change, read } from './state.js';
import { term } from './term.js';

const PAGE = 20;

/**
 * Properties: `name` (in the address: sort and page), `label` (for who hears it), `columns` {id, name, cell(row), value(row), kind, meaning},
 * `rows`, `size` (rows of a page, 0 for all). A column with `value` can be sorted by; `kind` is 'number', 'wrap', 'wrap narrow' (of several in a row) or nothing. The down and up
 * arrows lead from row to row where a row holds something to press.
 */
class DataTable extends LitElement {
  static properties = { name: {}, label: {}, columns: { attribute: false }, rows: { attribute: false }, size: { type: Number } };

  createRenderRoot() {
    return this;
  }

  render() {
    const size = this.size ?? PAGE;
    const rows = this.sorted();
    const pages = size ? Math.max(1, Math.ceil(rows.length / size)) : 1;
    const page = Math.min(pages, Math.max(1, Number(read()[`${this.name}_page`]) || 1));
    const shown = size ? rows.slice((page - 1) * size, page * size) : rows;
    return html`
      <div class="table ${size ? 'whole' : ''}" tabindex="0" role="region" aria-label=${this.label} @keydown=${this.step}>
        <table>
          <thead><tr>${this.columns.map((column) => this.head(column))}</tr></thead>
          <tbody>${shown.map((row) => html`
            <tr>${this.columns.map((column, place) => (place === 0
              ? html`<th scope="row" class=${column.kind ?? ''}>${column.cell(row)}</th>`
              : html`<td class=${column.kind ?? ''}>${column.cell(row)}</td>`))}</tr>`)}
          </tbody>
        </table>
      </div>
      ${pages > 1 ? this.paging(page, pages, size, rows.length) : nothing}`;
  }

  head({ id, name, value, kind, meaning }) {
    const { column, isDown } = this.order();
    if (!value) {
      return html`<th scope="col" class=${kind ?? ''}>${term(name, meaning)}</th>`;
    }
    const isSorted = column === id;
    return html`
      <th scope="col" class=${kind ?? ''} aria-sort=${isSorted ? (isDown ? 'descending' : 'ascending') : nothing} title=${meaning ?? nothing}>
        <button @click=${() => this.sortBy(id)}>${name}${isSorted ? (isDown ? ' ▾' : ' ▴') : ''}</button>
      </th>`;
  }

  paging(page, pages, size, count) {
    const turn = (to) => change({ [`${this.name}_page`]: to === 1 ? '' : to });
    return html`
      <div class="paging">
        <span>${say('table.rows', { from: whole((page - 1) * size + 1), to: whole(Math.min(count, page * size)), count: whole(count) })}</span>
        <button class="plain" ?disabled=${page === 1} @click=${() => turn(page - 1)}>${say('table.previous')}</button>
        <button class="plain" ?disabled=${page === pages} @click=${() => turn(page + 1)}>${say('table.next')}</button>
      </div>`;
  }

  sorted() {
    const { column, isDown } = this.order();
    const value = this.columns.find(({ id }) => id === column)?.value;
    if (!value) {
      return this.rows;
    }
    const compare = (one, other) => (typeof one === 'string' ? one.localeCompare(other) : one - other);
    return [...this.rows].sort((one, other) => {
      const [left, right] = [value(one), value(other)];
      return left == null || right == null ? (left == null) - (right == null) : isDown ? compare(right, left) : compare(left, right);
    });
  }

  order() {
    const text = read()[`${this.name}_sort`] ?? '';
    return { column: text.replace(/^-/, ''), isDown: text.startsWith('-') };
  }

  /** First downwards, then upwards, then as it came. */
  sortBy(id) {
    const { column, isDown } = this.order();
    change({ [`${this.name}_sort`]: column !== id ? `-${id}` : isDown ? id : '', [`${this.name}_page`]: '' });
  }

  step(event) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = move ? [...this.querySelectorAll('tbody tr')].map((row) => row.querySelector('button, a')).filter(Boolean) : [];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at === -1 && move === 1 ? 0 : at + move];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
}

customElements.define('data-table', DataTable);
