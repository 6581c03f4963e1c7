// A chart with its message as title, its table twin, and its download.

import { LitElement, html, nothing } from 'lit';
import * as echarts from 'echarts';
import { change, read } from './state.js';
import { download } from './answers.js';
import { say } from './language.js';

/**
 * Properties: `name` (in the address, when the table is shown), `heading`, `caption`, `option` (from the drawing's width in pixels to
 * ECharts' option), `table`
 * {columns: [{name, cell(row)}], rows}, `csv` (address of the same rows), `height` in pixels. Fires `chart-select` with ECharts' event.
 */
class ChartCard extends LitElement {
  static properties = {
    name: {}, heading: {}, caption: {}, option: { attribute: false }, table: { attribute: false }, csv: {}, height: { type: Number },
    problem: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  render() {
    const isTable = this.isTable();
    return html`
      <header>
        <div>
          <h2>${this.heading}</h2>
          <p class="caption">${this.caption}</p>
        </div>
        <div class="tools">
          <button class="plain" aria-pressed=${isTable} @click=${this.turn}>${say(isTable ? 'chart.chart' : 'chart.table')}</button>
          <button class="plain" @click=${this.save}>${say('chart.download')}</button>
        </div>
      </header>
      ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
      ${isTable ? this.twin() : html`<div class="drawing" role="img" aria-label="${this.heading}. ${this.caption}"></div>`}`;
  }

  twin() {
    const { columns, rows } = this.table;
    return html`
      <div class="table" tabindex="0" role="region" aria-label=${this.heading}>
        <table>
          <thead><tr>${columns.map((column) => html`<th scope="col">${column.name}</th>`)}</tr></thead>
          <tbody>${rows.map((row) => html`
            <tr>${columns.map((column, place) => place === 0
              ? html`<th scope="row">${column.cell(row)}</th>`
              : html`<td>${column.cell(row)}</td>`)}</tr>`)}
          </tbody>
        </table>
      </div>`;
  }

  updated() {
    const place = this.querySelector('.drawing');
    if (this.chart && this.chart.getDom() !== place) {
      this.forget();
    }
    if (!place) {
      return;
    }
    place.style.height = `${this.height ?? 300}px`;
    if (!this.chart) {
      this.chart = echarts.init(place);
      this.chart.on('click', (event) => this.dispatchEvent(new CustomEvent('chart-select', { detail: event })));
      this.resizing = new ResizeObserver(() => this.draw(place));
      this.resizing.observe(place);
    }
    this.draw(place);
  }

  draw(place) {
    this.chart?.resize();
    this.chart?.setOption(this.option(place.clientWidth), true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.forget();
  }

  forget() {
    this.resizing?.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  isTable() {
    return (read().tables ?? '').split(' ').includes(this.name);
  }

  turn() {
    const shown = new Set((read().tables ?? '').split(' ').filter(Boolean));
    if (!shown.delete(this.name)) {
      shown.add(this.name);
    }
    change({ tables: [...shown].join(' ') });
  }

  async save() {
    try {
      this.problem = undefined;
      await download(this.csv);
    } catch (problem) {
      this.problem = problem.message;
    }
  }
}

customElements.define('chart-card', ChartCard);
