// One episode, looked at closely: how it went, what people say, and what one knows about it.

import { LitElement, html, nothing } from 'lit';
import '../shared/chart-card.js';
import '../shared/drill-panel.js';
import { address, ask } from '../shared/answers.js';
import { cellTrend, short, trendColumns, trendOption } from '../shared/cell-trend.js';
import { cellName } from '../shared/cell.js';
import { plusDays } from '../shared/days.js';
import { figure } from '../shared/figure.js';
import { current, day, rate, say, whole } from '../shared/language.js';
import { certainty, statusChip } from '../shared/marks.js';
import { may } from '../shared/session.js';
import { cardRefused } from '../shared/states.js';
import { RARE, hotspotSentence, times } from '../today/finding/hotspot.js';
import { trendMessage } from '../today/words.js';
import { cases } from './cases.js';
import { markButton, marked, noteButton, notes, subscribeButton } from './desk.js';
import { excess } from './parts.js';

const DAYS_BEFORE = 42;

/** Properties: `hotspot` (its number), `labels`, `status` (of the publication), `session`; `language`, to be drawn anew when it changes. */
class EpisodePanel extends LitElement {
  static properties = {
    hotspot: {}, labels: { attribute: false }, status: { attribute: false }, session: { attribute: false }, language: {},
    found: { state: true }, problem: { state: true }, sourceRows: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('hotspot')) {
      this.load();
    }
  }

  async load() {
    this.problem = undefined;
    this.sourceRows = undefined;
    const route = `hotspots/${encodeURIComponent(this.hotspot)}`;
    try {
      const [episode, typical] = await Promise.all([ask(route), ask(`${route}/cases`)]);
      const [row] = episode.rows;
      const days = { from: plusDays(row.opened_date, -DAYS_BEFORE), to: row.closed_date ?? this.status.as_of_date };
      const cell = { region: row.region_id, product_line: row.product_line, category: row.category_id };
      const [trend, desk] = await Promise.all([ask('hotspots/trend', { ...cell, ...days }), this.desk(row, days)]);
      this.found = { row, cases: typical.rows, trend: trend.rows, asked: { ...cell, ...days }, days, ...desk };
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** What people have said about it. */
  async desk(row, days) {
    if (!this.session) {
      return { notes: [], mark: undefined, isSubscribed: false };
    }
    const region = row.region_id === 'all' ? undefined : row.region_id;
    const [written, marks, subscriptions] = await Promise.all([
      ask('notes', { ...days, region }), ask('marks', { hotspot: this.hotspot }), ask('subscriptions')]);
    return { notes: written.rows, mark: marks.rows[0], isSubscribed: subscriptions.rows.some((one) => one.hotspot_id === this.hotspot) };
  }

  render() {
    const heading = this.found ? cellName(this.labels, this.found.row) : say('state.loading');
    return html`<drill-panel parameter="hotspot" .heading=${heading} .content=${this.problem
      ? cardRefused({ problem: this.problem, onRetry: () => this.load() })
      : this.found ? this.content(this.found) : html`<div class="skeleton chart" aria-busy="true"></div>`}></drill-panel>`;
  }

  content({ row, cases: typical, notes: written, mark, isSubscribed, days }) {
    return html`
      <p class="actions">${statusChip(row.status)} ${certainty(row.confidence)}</p>
      <p class="said">${hotspotSentence(row.status, row, row, this.labels)}</p>
      ${marked(mark)}
      <div class="figures">
        ${figure({ label: say('hotspots.latest', { day: day(row.latest_date) }), meaning: say('today.meaning.complaints'), value: whole(row.latest_observed),
          unit: say('unit.count', { count: row.latest_observed }), said: against(row) })}
        ${figure({ label: say('hotspots.inAll'), meaning: say('hotspots.meaning.beyond'), value: excess(row), unit: say('unit.count', { count: Math.round(row.excess) }),
          said: say('hotspots.ofExpected', { observed: whole(row.observed), expected: short(row.expected) }) })}
        ${figure({ label: say('figure.rate'), meaning: say('today.meaning.rate'), value: row.latest_per_10k == null ? null : rate(row.latest_per_10k),
          unit: say('unit.rate'), said: row.usual_per_10k == null ? '' : say('hotspots.usually', { usual: rate(row.usual_per_10k) }) })}
      </div>
      ${this.trend()}
      ${this.session ? html`
        <div class="actions">
          ${subscribeButton(row, isSubscribed, () => this.load())}
          ${may(this.session, 'manager', 'owner', 'engineer') ? noteButton(row, () => this.load()) : nothing}
          ${may(this.session, 'manager', 'owner') ? markButton(row, mark, () => this.load()) : nothing}
        </div>` : nothing}
      ${notes(written, days)}
      <h3 class="section">${typical.length ? say('cases.heading', { count: typical.length }) : say('cases.none')}</h3>
      ${typical.length ? html`<p class="caption">${say('cases.caption', { candidates: whole(typical[0].candidate_count) })}</p>` : nothing}
      ${cases(typical, this.labels, this.status.operator_zone, this.sourceRows)}
      ${typical.length && may(this.session, 'engineer') && !this.sourceRows ? html`
        <p class="actions"><button class="button" @click=${this.showSources}>${say('cases.sources')}</button></p>` : nothing}`;
  }

  trend() {
    const { trend, asked, row } = this.found;
    const points = cellTrend(trend);
    return html`
      <chart-card class="card" name="episode" .heading=${trend.length ? trendMessage(points) : say('hotspots.noTrend')} height="220"
        .caption=${say('hotspots.episodeCaption', {
          unit: points.unit, opened: day(row.opened_date), n: whole(trend.reduce((sum, one) => sum + one.observed, 0)) })} .language=${current()}
        .option=${() => trendOption(points, row.opened_date)} .table=${{ rows: points.points, columns: trendColumns(points) }}
        .state=${trend.length ? undefined : { kind: 'empty', why: say('hotspots.tooShort') }}
        .source=${address('hotspots/trend', asked)} .foot=${this.hotspot}></chart-card>`;
  }

  async showSources() {
    try {
      this.sourceRows = (await ask(`hotspots/${encodeURIComponent(this.hotspot)}/rows`)).rows;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

/** What the latest day is compared with; of next to nothing a multiple says nothing. */
function against(row) {
  const expected = short(row.latest_expected);
  return row.latest_expected < RARE ? say('hotspots.expected', { expected }) : say('hotspots.against', { expected, ratio: times(row.latest_ratio) });
}

customElements.define('episode-panel', EpisodePanel);
