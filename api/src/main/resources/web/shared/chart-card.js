// A chart with its message as title, its table twin, its downloads, and its four states.

import { LitElement, html, nothing } from 'lit';
import './data-table.js';
import { download } from './answers.js';
import { echarts } from './drawing.js';
import { say } from './language.js';
import { menu } from './menu.js';
import { savePicture } from './picture.js';
import { change, read } from './state.js';
import { cardEmpty, cardRefused } from './states.js';
import { toast } from './toast.js';

/**
 * Properties: `name` (in the address, when the table is shown), `heading`, `caption`, `option` (from the drawing's width in pixels to
 * ECharts' option), `table` {columns, rows} as data-table has them, `source` (address of the same rows), `foot` (for the picture: publication
 * and filters), `height` in pixels, or from the drawing's width to it; `state` {kind: 'loading'}, {kind: 'empty', why, action, onAction} or {kind: 'error', problem, onRetry}
 * where there are no data. Fires `chart-select` with {dataIndex}, the place on the axis of names or days, or among the dots.
 */
class ChartCard extends LitElement {
  static properties = {
    name: {}, heading: {}, caption: {}, option: { attribute: false }, table: { attribute: false }, source: {}, foot: {},
    height: { type: Number }, state: { attribute: false },
  };

  createRenderRoot() {
    return this;
  }

  render() {
    return html`
      <header>
        <h2>${this.heading}</h2>
        ${this.state ? nothing : this.tools()}
        <p class="caption">${this.caption}</p>
      </header>
      ${this.body()}`;
  }

  tools() {
    const isTable = this.isTable();
    return html`
      <div class="tools">
        <button class="plain" aria-pressed=${isTable} @click=${this.turn}>${say(isTable ? 'chart.chart' : 'chart.table')}</button>
        ${menu(say('chart.download'), this.heading, html`
          ${this.source ? html`
            <button class="plain" data-format="csv" @click=${() => this.save('csv')}>${say('chart.csv')}</button>
            <button class="plain" data-format="xlsx" @click=${() => this.save('xlsx')}>${say('chart.xlsx')}</button>` : nothing}
          ${isTable ? nothing : html`<button class="plain" data-format="png" @click=${this.savePicture}>${say('chart.png')}</button>`}`)}
      </div>`;
  }

  body() {
    switch (this.state?.kind) {
      case 'loading': return html`<div class="skeleton" aria-busy="true" role="status" aria-label=${say('state.loading')}></div>`;
      case 'empty': return cardEmpty(this.state);
      case 'error': return cardRefused(this.state);
      default: return this.isTable()
        ? html`<data-table name=${this.name} .label=${this.heading} .columns=${this.table.columns} .rows=${this.table.rows} size="0"></data-table>`
        : html`<div class="drawing" role="img" aria-label="${this.heading}. ${this.caption}"></div>`;
    }
  }

  async updated() {
    const place = this.querySelector('.drawing');
    if (this.chart && this.chart.getDom() !== place) {
      this.forget();
    }
    if (!place) {
      return;
    }
    this.stretch(place);
    const library = await echarts();
    if (!place.isConnected) {
      return;
    }
    if (!this.chart) {
      this.chart = library.init(place);
      this.chart.getZr().on('click', (event) => this.select(event));
      this.chart.on('click', ({ dataIndex }) => this.isPlane() && this.selected(dataIndex));
      this.resizing = new ResizeObserver(() => this.draw(place));
      this.resizing.observe(place);
    }
    this.draw(place);
  }

  /** Anywhere in the row of a name, or the column of a day: a point alone would be hard to hit. */
  select({ offsetX, offsetY }) {
    const at = [offsetX, offsetY];
    if (!this.isPlane() && this.chart.containPixel('grid', at)) {
      const isAcross = this.chart.getOption().yAxis[0].type === 'category';
      const dataIndex = Math.round(this.chart.convertFromPixel('grid', at)[isAcross ? 1 : 0]);
      this.selected(dataIndex);
    }
  }

  /** Whether places lie on it, rather than names or days along an axis: there one clicks the dot itself. */
  isPlane() {
    const { xAxis, yAxis } = this.chart.getOption();
    return xAxis[0].type === 'value' && yAxis[0].type === 'value';
  }

  selected(dataIndex) {
    this.dispatchEvent(new CustomEvent('chart-select', { detail: { dataIndex } }));
  }

  /** In other colours, or at another size. */
  redraw() {
    const place = this.querySelector('.drawing');
    if (place && this.chart) {
      this.draw(place);
    }
  }

  draw(place) {
    this.stretch(place);
    this.chart?.resize();
    this.chart?.setOption(this.option(place.clientWidth), true);
  }

  stretch(place) {
    const height = typeof this.height === 'function' ? this.height(place.clientWidth) : this.height;
    place.style.height = `${height ?? 300}px`;
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

  async save(format) {
    try {
      await download(this.source, format);
    } catch (problem) {
      toast(problem.message, { kind: 'problem' });
    }
  }

  savePicture() {
    return savePicture(this.chart, { heading: this.heading, caption: this.caption, foot: this.foot ?? '', name: this.name });
  }
}

customElements.define('chart-card', ChartCard);
