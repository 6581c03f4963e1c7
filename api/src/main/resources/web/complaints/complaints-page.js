// Complaints: are there more than before, where, and about what?

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import { address } from '../shared/answers.js';
import { heightOf } from '../shared/dots.js';
import { figure } from '../shared/figure.js';
import { choice, clearButton, dayField } from '../shared/filters.js';
import { interval } from '../shared/ink.js';
import { day, meaning, percent, range, rate, say, whole } from '../shared/language.js';
import { nameOf, options } from '../shared/labels.js';
import { Page } from '../shared/page.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { comparedOf, comparison, isRestAbove, measureOf, parts as partLines, trend as trendLine } from './charts.js';
import { DIMENSIONS, PERIODS, SPLITS, USUAL, answers } from './question.js';
import { comparisonTable, partsTable, trendTable } from './tables.js';
import { before, finding, highest, leader, lead, length, mover } from './words.js';

class ComplaintsPage extends Page {
  name = 'complaints';
  answers = answers;

  content() {
    const total = this.data.total.rows[0];
    if (!total) {
      return html`${this.filters()}${empty(say('complaints.empty'), say('filters.clear'), () => this.clear())}`;
    }
    const hasRate = total.per_10k != null;
    this.heading = finding(total, hasRate, this.place());
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(total, hasRate)}</p>
      ${hasRate ? nothing : this.whyNoRate()}
      ${this.filters()}
      ${this.figures(total, hasRate)}
      ${this.charts(total, hasRate)}
      <p class="foot">${this.foot()}</p>`;
  }

  foot() {
    return say('complaints.foot', { publication: this.data.total.publication, day: day(this.data.total.as_of, 'year') });
  }

  whyNoRate() {
    const reason = this.data.total.definitions.per_10k.left_out;
    return html`<p class="notice" data-notice="no-rate">${reason
      ? say('complaints.noRate', { reason }) : say('complaints.noRateHere')}</p>`;
  }

  filters() {
    const state = read();
    const splits = SPLITS.map((split) => ({ value: split === USUAL.split ? '' : split, name: say(`split.${split}`) }));
    const steps = ['', 'day', 'week', 'month'].map((step) => ({ value: step, name: say(`by.${step || 'fitting'}`) }));
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${this.periodChoice(state)}
        ${choice('by', say('filters.by'), steps, state.by)}
        ${choice('split', say('filters.split'), splits, state.split === USUAL.split ? '' : state.split)}
        ${DIMENSIONS.map((dimension) => choice(dimension, say(`split.${dimension}`), options(this.data.labels, dimension), state[dimension]))}
        ${this.isFiltered() ? clearButton([...DIMENSIONS, 'days', 'from', 'to']) : nothing}
      </form>`;
  }

  /** Days up to the last one published, or two days of one's own. */
  periodChoice(state) {
    const { from, to } = this.data.period;
    const isCustom = state.from || state.to;
    const periods = [...PERIODS, 'custom'].map((days) => ({ value: days, name: say(`period.${days}`) }));
    const choose = (days) => change(days === 'custom'
      ? { days: '', from, to } : { days: days === USUAL.days ? '' : days, from: '', to: '' });
    return html`
      ${choice('days', say('filters.period'), periods, isCustom ? 'custom' : state.days ?? USUAL.days, choose)}
      ${isCustom ? html`
        ${dayField('from', say('filters.from'), from, this.data.status.as_of_date)}
        ${dayField('to', say('filters.to'), to, this.data.status.as_of_date)}` : nothing}`;
  }

  figures(total, hasRate) {
    const definitions = this.data.total.definitions;
    const against = say('figure.against', { before: before(total, 'before.short') });
    return html`
      <div class="figures">
        ${figure({
          label: say('figure.rate'), meaning: meaning(definitions.per_10k), against, isWorseUp: true,
          value: hasRate ? rate(total.per_10k) : null, unit: say('unit.rate'),
          change: hasRate ? total.per_10k_change : null, low: total.per_10k_change_low, high: total.per_10k_change_high,
          interval: interval(total.per_10k_low, total.per_10k_high, rate),
        })}
        ${figure({
          label: say('figure.complaints'), meaning: meaning(definitions.complaints), against, isWorseUp: true,
          value: whole(total.complaints), unit: say('unit.count', { count: total.complaints }),
          change: total.complaints_change, low: total.complaints_change_low, high: total.complaints_change_high,
          interval: say('figure.perDay', { value: rate(total.complaints / length(total)) }),
        })}
        ${figure({
          label: say('figure.escalated'), meaning: meaning(definitions.escalated_share), against, isWorseUp: true,
          value: percent(total.escalated_share, 1), unit: `${whole(total.escalated)} ${say('unit.count', { count: total.escalated })}`,
          change: total.escalated_share_change, low: total.escalated_share_change_low, high: total.escalated_share_change_high,
          interval: interval(total.escalated_share_low, total.escalated_share_high, (share) => percent(share, 1)),
        })}
        ${figure({
          label: say('figure.subscribers'), meaning: meaning(definitions.subscribers), against,
          value: total.subscribers == null ? null : whole(total.subscribers), unit: say('unit.subscribers'),
          change: total.subscribers_before ? total.subscribers / total.subscribers_before - 1 : null,
        })}
      </div>`;
  }

  charts(total, hasRate) {
    const { trend, parts, by, period } = this.data;
    const measure = measureOf(hasRate);
    const complete = trend.rows.filter((row) => by === 'day' || !row.is_partial);
    const drawn = complete.length > 1 ? complete : trend.rows;
    const shared = { unit: measure.unit, range: range(total.from_date, total.to_date), n: whole(total.complaints) };
    const caption = (key) => say(total.complaints_before == null ? `${key}.alone` : key, shared);
    return html`
      <div class="charts">
        <chart-card class="card ${parts ? '' : 'wide'}" name="trend"
          .heading=${highest(drawn, by, measure)} .caption=${caption('trend.caption')}
          .option=${() => trendLine(drawn, by, measure, this.usual(total, by, measure))} .table=${trendTable(trend.rows, by)}
          .foot=${this.foot()} .source=${address('complaints/trend', { ...period, by })}></chart-card>
        ${parts ? this.partCharts(hasRate, measure, shared, caption) : nothing}
      </div>`;
  }

  partCharts(hasRate, measure, shared, caption) {
    const { parts, partTrend, split, by } = this.data;
    const name = (row) => nameOf(this.data.labels, split, row.split, row.is_rest);
    const select = (row) => !row.is_rest && change({ [split]: row.split });
    const ownRate = hasRate && (split === 'region' || split === 'product_line');
    const compared = comparedOf(parts.rows, measure);
    const rest = parts.rows.find((row) => row.is_rest);
    const complete = partTrend.rows.filter((row) => by === 'day' || !row.is_partial);
    const rows = complete.length ? complete : partTrend.rows;
    const isAbove = isRestAbove(rows, measure);
    return html`
      <chart-card class="card" name="parts" .heading=${mover(parts.rows, name, hasRate)} .caption=${caption('parts.caption') + (rest?.[measure.column] == null ? '' : say('parts.rest', { name: name(rest), value: measure.format(rest[measure.column]) }))}
        .height=${(width) => heightOf(compared, name, width)} .option=${(width) => comparison(compared, measure, name, width)} .table=${comparisonTable(parts.rows, measure, name, select)}
        .foot=${this.foot()} .source=${address('complaints/summary', { ...this.data.period, split })}
        @chart-select=${({ detail }) => select(compared[detail.dataIndex])}></chart-card>
      <chart-card class="card wide" name="split" .heading=${leader(parts.rows, name, ownRate)}
        .caption=${say(isAbove ? 'split.caption.above' : 'split.caption', { ...shared, split: say(`split.${split}`).toLowerCase(), rest: whole(rest?.complaints ?? 0) })}
        .option=${(width) => partLines(rows, by, measure, name, width)} .table=${partsTable(partTrend.rows, by, measure, name)}
        .foot=${this.foot()} .source=${address('complaints/trend', { ...this.data.period, by, split })}></chart-card>`;
  }

  /** The mean of the period before, for one day or one week. */
  usual(total, by, measure) {
    const sum = total[`${measure.column}_before`];
    const days = { day: 1, week: 7 }[by];
    return sum == null || !days ? null : (sum / length(total)) * days;
  }

  /** Where the filters lead, in words: to begin the title with. */
  place() {
    const state = read();
    const chosen = DIMENSIONS.filter((name) => state[name]).map((name) => nameOf(this.data.labels, name, state[name]));
    return chosen.length ? say('finding.place', { place: chosen.join(say('finding.and')) }) : '';
  }

  isFiltered() {
    const state = read();
    return [...DIMENSIONS, 'days', 'from', 'to'].some((name) => state[name]);
  }

  clear() {
    change(Object.fromEntries([...DIMENSIONS, 'days', 'from', 'to'].map((name) => [name, ''])));
  }
}

customElements.define('complaints-page', ComplaintsPage);
