// Satisfaction: how satisfied are customers, where, about what, and is that changing?

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import { address } from '../shared/answers.js';
import { heightOf } from '../shared/dots.js';
import { figure } from '../shared/figure.js';
import { choice, clearButton, segments } from '../shared/filters.js';
import { interval } from '../shared/ink.js';
import { nameOf, options } from '../shared/labels.js';
import { day, decimal, meaning, percent, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { periodName } from '../shared/period.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { partsOption, reasonsOption, trendOption } from './charts.js';
import { MEASURES, USUAL_MEASURE, measureOf } from './measures.js';
import { PERIODS, SPLITS, SURVEYS, USUAL, answers, partsOf } from './question.js';
import { partsTable, reasonsTable, trendTable } from './tables.js';
import { changeWords, gapWords, lead, partsMessage, periodText, reasonsMessage, title, trendMessage } from './words.js';

const FILTERS = ['survey', 'every', 'period', 'region', 'split', 'part'];

class SatisfactionPage extends Page {
  name = 'satisfaction';
  viewed = ['measure'];
  answers = answers;

  content({ total, parts, period, split }) {
    if (total.missing) {
      this.heading = say('satisfaction.notPublished.title');
      return html`<h1>${this.heading}</h1>${empty(say('satisfaction.notPublished', { reason: total.missing }))}`;
    }
    const row = total.rows.find((one) => one.period_start_date === period);
    if (!row) {
      this.heading = say('satisfaction.empty.title');
      return html`<h1>${this.heading}</h1>${this.filters()}${empty(say('satisfaction.empty'), say('filters.clear'), () => this.clear())}`;
    }
    const { every, survey, status, labels } = this.data;
    this.heading = title(row, parts.rows, this.partName(), this.place(row));
    const measure = measureOf(read().measure ?? USUAL_MEASURE);
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(row, every, nameOf(labels, 'survey_kind', survey), status.as_of_date)}</p>
      ${this.filters()}
      ${row.is_sufficient ? this.figures(row) : nothing}
      <div class="controls">
        ${say('satisfaction.shown')}
        ${segments('measure', say('satisfaction.shown'), Object.keys(MEASURES).map((column) => ({
          value: column === USUAL_MEASURE ? '' : column, name: say(`satisfaction.measure.${column}`) })), read().measure)}
      </div>
      <div class="charts">
        ${this.trendCard(measure)}
        ${this.reasonsCard()}
        ${this.partsCard(measure, split)}
      </div>
      <p class="foot">${this.foot()}</p>`;
  }

  filters() {
    const { survey, every, split, total, labels } = this.data;
    const state = read();
    const unless = (usual) => (value) => ({ value: value === usual ? '' : value });
    const surveys = SURVEYS.map((kind) => ({ ...unless(USUAL.survey)(kind), name: nameOf(labels, 'survey_kind', kind) }));
    const lengths = PERIODS.map((kind) => ({ ...unless(USUAL.every)(kind), name: say(`satisfaction.every.${kind}`) }));
    const periods = [{ value: '', name: say('satisfaction.newest') },
      ...total.rows.map((row) => ({ value: row.period_start_date, name: periodName({ cadence: every, ...row }) })).reverse()];
    const splits = SPLITS[survey].map((kind) => ({ ...unless(USUAL.split)(kind), name: say(`split.${kind}`) }));
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${choice('survey', say('satisfaction.survey'), surveys, state.survey, (value) => change({ survey: value, split: '', part: '', period: '' }))}
        ${choice('every', say('satisfaction.every'), lengths, state.every, (value) => change({ every: value, period: '' }))}
        ${choice('period', say('filters.period'), periods, state.period)}
        ${choice('region', say('split.region'), options(labels, 'region'), state.region)}
        ${choice('split', say('filters.split'), splits, split === USUAL.split ? '' : split, (value) => change({ split: value, part: '' }))}
        ${FILTERS.some((name) => state[name]) ? clearButton(FILTERS) : nothing}
      </form>`;
  }

  figures(row) {
    const { total, every } = this.data;
    const { definitions } = total;
    const previous = total.rows[total.rows.indexOf(row) - 1];
    const before = previous && periodText({ ...previous, is_partial: false }, every);
    const card = (column, more) => {
      const measure = measureOf(column);
      const { kind, words } = changeWords(row, measure);
      const against = before && row[`${column}_change`] != null ? ` ${say('figure.against', { before })}` : '';
      return figure({
        label: measure.name, meaning: meaning(definitions[column]), value: row[column] == null ? null : measure.format(row[column]), unit: measure.unit,
        unknown: say('satisfaction.notAsked'), said: html`<span class=${kind}>${words}</span>${against}`,
        interval: html`${interval(row[`${column}_low`], row[`${column}_high`], measure.format)} · ${say('satisfaction.n', { count: row.response_count, answers: whole(row.response_count) })}<br>${more}`,
      });
    };
    const raw = (column) => say('satisfaction.unweighted', { value: MEASURES[column].format(row[MEASURES[column].raw]) });
    return html`
      <div class="figures">
        ${card('satisfied_rate', row.raw_satisfied_rate == null ? nothing : raw('satisfied_rate'))}
        ${card('mean_score', row.raw_mean_score == null ? nothing : html`${raw('mean_score')}<br>${say('satisfaction.selective', { value: decimal(row.selective_mean_score) })}`)}
        ${card('recommend_score', row.raw_recommend_score == null ? nothing : raw('recommend_score'))}
        ${card('gap', gapWords(row))}
      </div>`;
  }

  trendCard(measure) {
    const { total, partTrend, every, filters, split, status } = this.data;
    const { part } = read();
    const rows = partTrend ? partTrend.rows.filter((row) => row.split === part) : total.rows;
    const ofAll = measure.column === USUAL_MEASURE ? say('satisfaction.whole') : measure.name;
    const name = partTrend ? nameOf(this.data.labels, split, part) : ofAll;
    return html`
      <chart-card class="card" name="trend" .heading=${trendMessage(rows, measure, every, name)}
        .caption=${say(measure.raw && !partTrend ? 'satisfaction.trend.caption' : 'satisfaction.trend.caption.plain', { measure: measure.said, n: whole(rows.reduce((sum, one) => sum + one.response_count, 0)) })}
        .option=${() => trendOption(rows, measure, every, status.as_of_date)} .table=${trendTable(rows, every, status.as_of_date)} .state=${this.untold(rows, measure)}
        .foot=${this.foot()} .source=${address('satisfaction/scores', partTrend ? { ...filters, split } : filters)}></chart-card>`;
  }

  partsCard(measure, split) {
    const { parts, filters, period, every, total, status } = this.data;
    const name = this.partName();
    const rows = [...parts.rows].sort((one, other) => (one[measure.column] == null) - (other[measure.column] == null)
      || one[measure.column] - other[measure.column]);
    const select = (row) => change(split === 'region' ? { region: row.split } : { part: row.split === read().part ? '' : row.split });
    const row = total.rows.find((one) => one.period_start_date === period);
    return html`
      <chart-card class="card wide" name="parts" .heading=${partsMessage(rows, name, measure)}
        .caption=${say('satisfaction.parts.caption', { measure: measure.said, split: say(`split.${split}`).toLowerCase(), period: periodText(row, every, status.as_of_date), n: whole(row.response_count) })}
        .option=${(width) => partsOption(rows, measure, name, width, read().part)} .height=${(width) => heightOf(rows, name, width)} .table=${partsTable(rows, name, select)}
        .state=${this.untold(rows, measure)}
        .foot=${this.foot()} .source=${address('satisfaction/scores', { ...partsOf(filters, split), from: period, to: period })}
        @chart-select=${({ detail }) => rows[detail.dataIndex] && select(rows[detail.dataIndex])}></chart-card>`;
  }

  /** The state of a chart that has nothing to tell: nothing came, too few answered, or it is not asked. */
  untold(rows, measure) {
    if (rows.some((row) => row[measure.column] != null)) {
      return undefined;
    }
    if (!rows.length || rows.some((row) => row.is_sufficient)) {
      return { kind: 'empty', why: say(rows.length ? 'satisfaction.parts.notAsked' : 'satisfaction.parts.empty') };
    }
    const isYear = this.data.every === 'year';
    return {
      kind: 'empty', why: say('satisfaction.few', { count: Math.max(...rows.map((row) => row.response_count)) }),
      action: isYear ? undefined : say('drivers.few.year'), onAction: () => change({ every: 'year', period: '' }),
    };
  }

  reasonsCard() {
    const { reasons, filters, period, labels } = this.data;
    const rows = reasons?.rows ?? [];
    const name = (row) => (row.category_id === 'none' ? say('satisfaction.reasons.none') : nameOf(labels, 'category', row.category_id));
    return html`
      <chart-card class="card" name="reasons" .heading=${rows.length ? reasonsMessage(rows, name) : say('satisfaction.reasons.nobody')}
        .caption=${rows.length ? say('satisfaction.reasons.caption', { n: whole(rows[0].dissatisfied_count) }) : nothing}
        .option=${(width) => reasonsOption(rows, name, width)} .height=${(width) => heightOf(rows, name, width)} .table=${reasonsTable(rows, name)}
        .state=${rows.length ? undefined : { kind: 'empty', why: say('satisfaction.reasons.empty') }}
        .foot=${this.foot()} .source=${address('satisfaction/reasons', { ...filters, from: period, to: period })}></chart-card>`;
  }

  partName() {
    const { labels, split } = this.data;
    return (row) => nameOf(labels, split, row.split);
  }

  /** Whose figures these are, to begin the title with; whoever may not see all is told which region is shown. */
  place(row) {
    return row.region_id === 'all' ? '' : say('finding.place', { place: nameOf(this.data.labels, 'region', row.region_id) });
  }

  foot() {
    const { status } = this.data;
    return say('satisfaction.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year'), level: percent(0.95) });
  }

  clear() {
    change(Object.fromEntries(FILTERS.map((name) => [name, ''])));
  }
}

customElements.define('satisfaction-page', SatisfactionPage);
