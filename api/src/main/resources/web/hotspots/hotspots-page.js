// Hotspots: where is it abnormally hot, since when, how sure, and what do people say there?

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import './episode-panel.js';
import { address } from '../shared/answers.js';
import { PARTS } from '../shared/cell.js';
import { cellTrend, trendColumns, trendOption } from '../shared/cell-trend.js';
import { figure } from '../shared/figure.js';
import { choice, clearButton, segments } from '../shared/filters.js';
import { nameOf, options } from '../shared/labels.js';
import { current, day, meaning, range, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { change, link, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { tableCard } from '../shared/table-card.js';
import { trail } from '../shared/trail.js';
import { hottest, trendMessage } from '../today/words.js';
import { episodeColumns, periodColumns } from './lists.js';
import { excess, partColumns, partsHeight, partsMap, partsOption, placed } from './parts.js';
import { CADENCES, PERIODS, STATUSES, USUAL, answers } from './question.js';
import { lastYear, lead, listMessage, title } from './words.js';

const FILTERS = ['status', 'confidence', 'region', 'product_line', 'category', 'days', 'day'];
const MOST_BARS = 12;
const MAP_HEIGHT = 400;

class HotspotsPage extends Page {
  name = 'hotspots';
  viewed = ['hotspot'];
  answers = answers;

  content(data) {
    const { trend, parts, labels, status } = data;
    const hotspot = read().hotspot;
    if (!trend) {
      this.heading = say('hotspots.notSought');
      return html`<h1>${this.heading}</h1>${empty(say('hotspots.notPublished'))}`;
    }
    this.heading = title(data, this.place());
    // Where no period is judged the list below says why; cards without a line would say it twice more.
    const isJudged = data.episodeList || trend.rows.length > 0;
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(data)}</p>
      ${this.filters()}
      ${trail(this.steps())}
      ${data.total ? this.figures(data) : nothing}
      <div class="charts ${parts && isJudged ? '' : 'single'}">
        ${isJudged ? this.trendCard(trend) : nothing}
        ${parts && isJudged ? this.partsCard(parts) : nothing}
        ${data.episodeList ? this.episodes(data) : this.closedPeriods(data)}
      </div>
      <p class="foot">${this.foot()}</p>
      ${hotspot ? html`<episode-panel .hotspot=${hotspot} .labels=${labels} .status=${status} .session=${data.session} .language=${current()}></episode-panel>` : nothing}`;
  }

  filters() {
    const state = read();
    const { labels } = this.data;
    const named = (names, kind, usual) => names.map((name) => ({ value: name === usual ? '' : name, name: say(`${kind}.${name}`) }));
    const statuses = named(['open', ...STATUSES, 'all'], 'status', USUAL.status);
    const certainties = [{ value: '', name: say('filters.everything') }, ...named(['medium', 'high'], 'certainty.atLeast')];
    const isDaily = this.data.cadence === 'day';
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${isDaily ? html`
          ${choice('days', say('filters.period'), named(PERIODS, 'period', USUAL.days), state.days)}
          ${choice('status', say('table.status'), statuses, state.status)}
          ${choice('confidence', say('table.certainty'), certainties, state.confidence)}` : nothing}
        ${PARTS.map(({ parameter }) => choice(parameter, say(`split.${parameter}`), options(labels, parameter), state[parameter]))}
        ${FILTERS.some((name) => state[name]) ? clearButton(FILTERS) : nothing}
      </form>
      <p class="actions">
        ${segments('cadence', say('filters.cadence'), named(CADENCES, 'cadence', USUAL.cadence), state.cadence)}
        ${state.day ? html`<button class="button" @click=${() => change({ day: '' })}>${say('hotspots.onlyDay', { day: day(state.day) })} ✕</button>` : nothing}
      </p>`;
  }

  /** From all of it to the chosen part, each step to go back to. */
  steps() {
    const state = read();
    const { labels } = this.data;
    const chosen = PARTS.filter(({ parameter }) => state[parameter]);
    const without = (from) => Object.fromEntries(Object.entries(state).filter(([name]) => !chosen.slice(from).some(({ parameter }) => parameter === name)));
    return [{ name: say('cell.all'), href: link('/hotspots', without(0)) }, ...chosen.map(({ parameter }, place) => ({
      name: nameOf(labels, parameter, state[parameter]), href: link('/hotspots', without(place + 1)) }))];
  }

  figures({ total, episodeList, trend, period, parts }) {
    const [row] = total.rows;
    const judged = trend.rows.filter((one) => one.hotspot_date >= period.from && one.hotspot_date <= period.to);
    const sum = (name) => judged.reduce((all, one) => all + one[name], 0);
    const beyond = judged.length ? { excess: sum('observed') - sum('expected') } : null;
    const open = episodeList.rows.filter((one) => one.closed_date == null);
    const fresh = (name) => whole(open.filter(({ status }) => status === name).length);
    const year = lastYear(parts);
    return html`
      <div class="figures">
        ${figure({ label: say('today.open'), meaning: say('today.meaning.open'), value: whole(open.length), unit: say('unit.hotspots', { count: open.length }),
          said: say('today.openOfThem', { fresh: fresh('new'), growing: fresh('growing') }) })}
        ${figure({ label: say('hotspots.beyond'), meaning: say('hotspots.meaning.beyond'), value: beyond && excess(beyond), unknown: say('today.notJudged'),
          unit: say('unit.count'), said: beyond ? say('hotspots.ofExpected', { observed: whole(sum('observed')), expected: whole(sum('expected')) }) : '',
          interval: say('hotspots.judgedDays', { count: judged.length }) })}
        ${figure({ label: say('figure.complaints'), meaning: say('hotspots.meaning.complaints'), value: row ? whole(row.complaints) : '0', unit: say('unit.count', { count: row?.complaints ?? 0 }),
          isWorseUp: true, change: row?.complaints_change, low: row?.complaints_change_low, high: row?.complaints_change_high, against: say('hotspots.againstBefore') })}
        ${figure({ label: say('hotspots.lastYear'), meaning: say('hotspots.meaning.lastYear'), unknown: say('hotspots.noLastYear'), isWorseUp: true,
          value: year == null ? null : whole(parts.rows.reduce((all, one) => all + one.complaints_last_year, 0)), unit: say('unit.count'), change: year,
          against: say('hotspots.since') })}
      </div>`;
  }

  trendCard({ rows }) {
    const { drawn, cadence, filters } = this.data;
    const isDaily = cadence === 'day';
    const points = cellTrend(rows);
    const n = whole(rows.reduce((sum, row) => sum + row.observed, 0));
    const choose = isDaily ? (chosen) => change({ day: chosen }) : undefined;
    return html`
      <chart-card class="card" name="trend" .heading=${rows.length ? trendMessage(points) : say('hotspots.noTrend')} .foot=${this.foot()}
        .caption=${isDaily ? say('hotspots.trendCaption', { unit: points.unit, days: whole(rows.length), n }) : say('hotspots.periodCaption', { unit: points.unit, cadence: say(`cadence.${cadence}`).toLowerCase(), n })}
        .state=${rows.length ? undefined : { kind: 'empty', why: say('hotspots.tooShort') }}
        .option=${() => trendOption(points, read().day)} .table=${{ rows: points.points, columns: trendColumns(points, choose) }}
        .source=${isDaily ? address('hotspots/trend', drawn) : address('hotspots/periods', { cadence, ...filters, hotspots_only: false })}
        @chart-select=${({ detail }) => choose?.(points.points[detail.dataIndex].day)}></chart-card>`;
  }

  partsCard(parts) {
    const { labels, split, period, filters, cadence } = this.data;
    const rows = cadence === 'day' ? parts.rows : newestOf(parts.rows, split);
    const places = placed(rows, labels, split);
    const shown = places ?? rows.slice(0, MOST_BARS);
    const select = (row) => change({ [split]: row.split });
    const draw = (width) => (places ? partsMap(shown, labels, split, { width, height: MAP_HEIGHT }) : partsOption(shown, labels, split, width));
    return html`
      <chart-card class="card" name="parts" .heading=${hottest(rows, labels, split)} .height=${places ? MAP_HEIGHT : (width) => partsHeight(shown, labels, split, width)} .foot=${this.foot()}
        .caption=${say(places ? 'hotspots.partsPlaced' : 'hotspots.partsOf', {
          split: say(`split.${split}`).toLowerCase(), range: rows[0] ? range(rows[0].period_start_date ?? period.from, rows[0].period_end_date ?? period.to) : '',
          n: whole(shown.reduce((sum, row) => sum + row.complaints, 0)) })}
        .state=${rows.length ? undefined : { kind: 'empty', why: say('hotspots.noParts') }}
        .option=${draw} .table=${{ rows, columns: partColumns(labels, split, select) }}
        .source=${cadence === 'day' ? address('hotspots/summary', { ...period, ...filters, split }) : undefined}
        @chart-select=${({ detail }) => select(shown[detail.dataIndex])}></chart-card>`;
  }

  episodes({ episodeList, episodes, labels }) {
    const { rows, definitions } = episodeList;
    return tableCard({
      name: 'episodes', heading: listMessage(rows), caption: say('hotspots.list.caption'), rows, source: address('hotspots', { ...episodes, limit: undefined }),
      columns: episodeColumns(labels, definitions, meaning, rows.some((row) => row.latest_per_10k != null)),
      empty: { why: say('hotspots.list.empty'), action: say('hotspots.list.showAll'), onAction: () => change({ ...Object.fromEntries(FILTERS.map((name) => [name, ''])), status: 'all' }) },
    });
  }

  closedPeriods({ periodList, cadence, filters, labels }) {
    const select = (row) => change(Object.fromEntries(PARTS.map(({ parameter, column }) => [parameter, row[column] === 'all' ? '' : row[column]])));
    return tableCard({
      name: 'periods', heading: say('hotspots.periods.heading', { count: periodList.rows.length }), caption: say('hotspots.periods.caption'),
      rows: periodList.rows, columns: periodColumns(labels, select), source: address('hotspots/periods', { cadence, ...filters }),
      empty: { why: say('hotspots.periods.empty'), action: say('hotspots.periods.days'), onAction: () => change({ cadence: '' }) },
    });
  }

  /** Where the filters lead, to begin the title with. */
  place() {
    const state = read();
    const names = PARTS.filter(({ parameter }) => state[parameter]).map(({ parameter }) => nameOf(this.data.labels, parameter, state[parameter]));
    return names.length ? say('finding.place', { place: names.join(say('finding.and')) }) : '';
  }

  foot() {
    const { status } = this.data;
    return this.place() + say('today.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year') });
  }
}

/** The parts of the newest closed period, as the daily summary would give them. */
function newestOf(rows, split) {
  const column = PARTS.find(({ parameter }) => parameter === split).column;
  const newest = rows.reduce((latest, row) => (row.period_start_date > latest ? row.period_start_date : latest), '');
  return rows.filter((row) => row.period_start_date === newest && row[column] !== 'all')
    .map((row) => ({ ...row, split: row[column], complaints: row.observed, hotspot_days: row.is_hotspot ? 1 : 0 }))
    .sort((one, other) => other.excess - one.excess);
}

customElements.define('hotspots-page', HotspotsPage);
