// Every component in every state: what pages are built from.

import { html } from 'lit';
import '../shared/chart-card.js';
import '../shared/drill-panel.js';
import { ask } from '../shared/answers.js';
import { bandTrend } from '../shared/band-trend.js';
import { askFor } from '../shared/dialog.js';
import { dots as scoreDots, heightOf as dotsHeight } from '../shared/dots.js';
import { expectedTrend } from '../shared/expected-trend.js';
import { figure } from '../shared/figure.js';
import { choice, clearButton, segments } from '../shared/filters.js';
import { decimal, rate, say, whole } from '../shared/language.js';
import { certainty, statusChip } from '../shared/marks.js';
import { Page } from '../shared/page.js';
import { placeMap } from '../shared/place-map.js';
import { heightOf, rankedBars } from '../shared/ranked-bars.js';
import { findings, sentence } from '../shared/sentence.js';
import { change, link, read } from '../shared/state.js';
import { empty, loading, refused } from '../shared/states.js';
import { term } from '../shared/term.js';
import { toast } from '../shared/toast.js';
import { trail } from '../shared/trail.js';
import { days, dots, periods, places, rows, scores } from './examples.js';

const MAP_HEIGHT = 260;
const STATUSES = ['new', 'growing', 'ongoing', 'easing', 'over', 'withdrawn'];

class DesignPage extends Page {
  name = 'design';

  async answers(state, signal) {
    return { status: (await ask('status', {}, signal)).rows[0] };
  }

  content() {
    return html`
      <h1>${this.heading = say('design.title')}</h1>
      <p class="lead">${say('design.lead')}</p>
      ${this.section('figures', html`<div class="figures">${this.figures()}</div>`)}
      ${this.section('findings', this.findings())}
      ${this.section('marks', html`
        <p class="actions">${STATUSES.map((status) => statusChip(status))}</p>
        <p class="actions">${['high', 'medium', 'low'].map((confidence) => certainty(confidence))}</p>
        <p>${term(say('design.term'), say('design.meaning'))}</p>`)}
      ${this.section('charts', this.charts())}
      ${this.section('chartStates', this.chartStates())}
      ${this.section('table', this.table())}
      ${this.section('controls', this.controls())}
      ${this.section('pageStates', html`
        ${loading()}
        ${empty(say('design.why'), say('filters.clear'), () => toast(say('design.pressed')))}
        ${refused(new Error(say('design.problem')), () => toast(say('design.pressed')))}`)}
      ${read().design_open ? html`
        <drill-panel parameter="design_open" .heading=${say('design.panel')}
          .content=${html`${trail(this.steps())}<p>${say('design.lead')}</p>`}></drill-panel>` : ''}`;
  }

  section(name, content) {
    return html`<section><h2 class="section">${say(`design.${name}`)}</h2>${content}</section>`;
  }

  figures() {
    const shared = { label: say('figure.rate'), meaning: say('design.meaning'), unit: say('unit.rate'), against: say('design.against'),
      interval: say('figure.interval', { low: rate(2.18), high: rate(2.44) }), value: rate(2.31), isWorseUp: true };
    return [
      { ...shared, change: 0.09, low: 0.03, high: 0.15 }, { ...shared, change: -0.09, low: -0.15, high: -0.03 },
      { ...shared, change: 0.01, low: -0.05, high: 0.07 }, { ...shared, value: null }].map(figure);
  }

  findings() {
    const one = (status, confidence) => ({
      status, confidence, href: link('/design', { design_open: status }), more: say('design.more'),
      said: sentence('design.finding', { place: say('design.place', { number: 1 }), observed: whole(86), expected: whole(31), ratio: rate(2.8) }),
    });
    return findings([one('new', 'high'), one('ongoing', 'medium'), one('easing', 'low')], say('design.findings'));
  }

  charts() {
    const points = days();
    const ranked = places((number) => say('design.place', { number }));
    const lying = dots((number) => say('design.place', { number }));
    const scored = scores((number) => say('design.place', { number }));
    const over = periods((number) => say('design.place', { number }));
    return html`
      <div class="charts">
        ${this.card('example', expectedTrend, points)}
        <chart-card class="card" name="ranked" .heading=${say('design.ranked')} .caption=${say('design.rankedCaption')} .height=${(width) => heightOf(ranked, ({ name }) => name, width)}
          .option=${(width) => rankedBars(ranked, { format: whole, about: ({ name, said }) => [name, said], width })}
          .table=${{ rows: ranked, columns: this.columns().slice(0, 2) }}></chart-card>
        <chart-card class="card" name="map" .heading=${say('design.map')} .caption=${say('design.mapCaption')} height=${MAP_HEIGHT}
          .option=${(width) => placeMap(lying, { about: ({ name, said }) => [name, said], width, height: MAP_HEIGHT })}
          .table=${{ rows: lying, columns: this.columns().slice(0, 2) }}></chart-card>
        <chart-card class="card" name="dots" .heading=${say('design.dots')} .caption=${say('design.dotsCaption')} .height=${dotsHeight(scored)}
          .option=${(width) => scoreDots(scored, { format: decimal, about: ({ name, said }) => [name, said], width, line: { value: 8.5, name: say('design.target') } })}
          .table=${{ rows: scored, columns: this.scoreColumns((row) => row.marks[0]?.value) }}></chart-card>
        <chart-card class="card" name="band" .heading=${say('design.band')} .caption=${say('design.bandCaption')}
          .option=${() => bandTrend(over, { format: decimal, about: ({ name, value }) => [name, decimal(value)] })}
          .table=${{ rows: over, columns: this.scoreColumns((row) => row.value) }}></chart-card>
      </div>`;
  }

  card(name, draw, points) {
    return html`
      <chart-card class="card" .name=${name} .heading=${say('design.trend')} .caption=${say('design.trendCaption')} .foot=${say('design.lead')}
        .option=${() => draw(points, { format: rate, unit: say('unit.rate') })}
        .table=${{ rows: points, columns: [
          { id: 'day', name: say('table.period'), cell: (row) => row.day, value: (row) => row.day },
          { id: 'value', name: say('table.rate'), kind: 'number', cell: (row) => rate(row.value), value: (row) => row.value }] }}></chart-card>`;
  }

  scoreColumns(value) {
    return [
      { id: 'name', name: say('table.part'), cell: (row) => row.name, value: (row) => row.name },
      { id: 'value', name: say('satisfaction.measure.mean_score'), kind: 'number', value, cell: (row) => (value(row) == null ? '–' : decimal(value(row))) }];
  }

  chartStates() {
    const pressed = () => toast(say('design.pressed'));
    const states = [{ kind: 'loading' }, { kind: 'empty', why: say('design.why'), action: say('filters.clear'), onAction: pressed },
      { kind: 'error', problem: new Error(say('design.problem')), onRetry: pressed }];
    return html`<div class="figures thirds">${states.map((state) => html`
      <chart-card class="card" .heading=${say('design.trend')} .caption=${say('design.trendCaption')} .state=${state}></chart-card>`)}</div>`;
  }

  columns() {
    return [
      { id: 'name', name: say('table.part'), value: (row) => row.name,
        cell: (row) => html`<button class="link" @click=${() => change({ design_open: 'row' })}>${row.name}</button>` },
      { id: 'observed', name: say('table.complaints'), kind: 'number', meaning: say('design.meaning'), cell: (row) => whole(row.observed ?? row.value), value: (row) => row.observed ?? row.value },
      { id: 'expected', name: say('table.expected'), kind: 'number', cell: (row) => whole(row.expected), value: (row) => row.expected },
      { id: 'confidence', name: say('table.certainty'), cell: (row) => certainty(row.confidence) },
    ];
  }

  table() {
    return html`<div class="card"><data-table name="design" .label=${say('design.table')} .columns=${this.columns()}
      .rows=${rows((number) => say('design.place', { number }))} size="10"></data-table></div>`;
  }

  controls() {
    const cadences = ['day', 'ten_day', 'month', 'quarter'].map((cadence) => ({ value: cadence === 'day' ? '' : cadence, name: say(`cadence.${cadence}`) }));
    return html`
      <div class="filters">${choice('cadence_open', say('filters.period'), cadences, read().cadence_open)} ${clearButton(['cadence_open'])}</div>
      <p class="actions">${segments('cadence_open', say('filters.period'), cadences, read().cadence_open)}</p>
      ${trail(this.steps())}
      <p class="actions">
        <button class="button first" @click=${this.openDialog}>${say('design.openDialog')}</button>
        <button class="button" @click=${() => change({ design_open: 'panel' })}>${say('design.openPanel')}</button>
        <button class="button" @click=${() => toast(say('design.pressed'))}>${say('design.toast')}</button>
        <button class="button" @click=${() => toast(say('design.problem'), { kind: 'problem' })}>${say('design.toastProblem')}</button>
        <button class="button" disabled>${say('design.disabled')}</button>
      </p>`;
  }

  steps() {
    return [{ name: say('filters.everything'), href: link('/design') }, { name: say('design.place', { number: 1 }), href: link('/design') }, { name: say('design.term') }];
  }

  async openDialog() {
    const given = await askFor({
      heading: say('design.openDialog'), text: say('design.lead'), confirm: say('design.confirm'),
      fields: [{ name: 'text', label: say('design.term'), isNeeded: true }] });
    if (given) {
      toast(given.text);
    }
  }
}

customElements.define('design-page', DesignPage);
