// Today: what is hot, how sure that is, is it new or going on.

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import { address, ask, consistent } from '../shared/answers.js';
import { cellTrend, trendColumns, trendOption } from '../shared/cell-trend.js';
import { plusDays } from '../shared/days.js';
import { day, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { findings } from '../shared/sentence.js';
import { link } from '../shared/state.js';
import { partColumns, partsHeight, partsOption } from '../hotspots/parts.js';
import { figures } from './figures.js';
import { isJudged, say as sayFinding, worthSaying } from './findings.js';
import { hottest, lead, title, trendMessage } from './words.js';

const DAYS_DRAWN = 60;
const DAYS_SUMMED = 7;

class TodayPage extends Page {
  name = 'today';

  async answers(state, signal) {
    return consistent(signal, ({ as_of: asOf }) => {
      this.week = { from: plusDays(asOf, 1 - DAYS_SUMMED), to: asOf };
      this.drawn = { from: plusDays(asOf, 1 - DAYS_DRAWN), to: asOf };
      const today = ask('today', {}, signal);
      const ifJudged = (route, parameters) => today.then((answer) => (isJudged(answer) ? ask(route, parameters, signal) : undefined));
      return {
        today, trend: ifJudged('hotspots/trend', this.drawn),
        regions: ifJudged('hotspots/summary', { ...this.week, split: 'region' }),
      };
    });
  }

  content({ today, labels, trend, regions, status }) {
    const found = (kind) => today.rows.find((finding) => finding.kind === kind);
    const context = { labels, status };
    const said = worthSaying(today.rows).map((finding) => sayFinding(finding, context)).filter(Boolean);
    this.heading = title(found('hotspots'), found('complaints_of_the_day'));
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(found('complaints_of_the_day'), status)}</p>
      ${said.length ? findings(said, say('today.findings')) : nothing}
      ${figures(found('complaints_of_the_day'), found('hotspots'), today.definitions)}
      <div class="charts ${regions?.rows.length && trend?.rows.length ? '' : 'single'}">
        ${trend ? this.trendCard(trend) : nothing}
        ${regions ? this.regionCard(regions, context) : nothing}
      </div>
      <p class="foot">${this.foot()}</p>`;
  }

  trendCard({ rows }) {
    const drawn = cellTrend(rows);
    const state = rows.length ? undefined : { kind: 'empty', why: say('hotspots.tooShort') };
    return html`
      <chart-card class="card" name="trend" .heading=${rows.length ? trendMessage(drawn) : say('hotspots.noTrend')} .state=${state}
        .caption=${say('hotspots.trendCaption', { unit: drawn.unit, days: whole(DAYS_DRAWN), n: whole(rows.reduce((sum, row) => sum + row.observed, 0)) })}
        .option=${() => trendOption(drawn)} .table=${{ rows: drawn.points, columns: trendColumns(drawn) }}
        .source=${address('hotspots/trend', this.drawn)} .foot=${this.foot()}></chart-card>`;
  }

  regionCard({ rows }, { labels }) {
    const state = rows.length ? undefined : { kind: 'empty', why: say('hotspots.tooShort') };
    const open = (row) => location.assign(link('/hotspots', { region: row.split }));
    const shown = rows.slice(0, 12);
    return html`
      <chart-card class="card" name="regions" .heading=${hottest(rows, labels, 'region')} .state=${state} .height=${(width) => partsHeight(shown, labels, 'region', width)}
        .caption=${say('hotspots.partsCaption', { days: whole(DAYS_SUMMED), n: whole(rows.reduce((sum, row) => sum + row.complaints, 0)) })}
        .option=${(width) => partsOption(shown, labels, 'region', width)} .table=${{ rows, columns: partColumns(labels, 'region', open) }}
        .source=${address('hotspots/summary', { ...this.week, split: 'region' })} .foot=${this.foot()}
        @chart-select=${({ detail }) => open(shown[detail.dataIndex])}></chart-card>`;
  }

  foot() {
    const { status } = this.data;
    return say('today.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year') });
  }
}

customElements.define('today-page', TodayPage);
