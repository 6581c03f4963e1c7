// Scorecard: who is ahead, who is behind, among branches and departments, beside competitors, in each other's and in inspectors' eyes.

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import { address } from '../shared/answers.js';
import { heightOf } from '../shared/dots.js';
import { choice, clearButton, segments } from '../shared/filters.js';
import { nameOf, options } from '../shared/labels.js';
import { day, named, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { periodName, waveName } from '../shared/period.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { tableCard } from '../shared/table-card.js';
import { attributeName, gapsOption, inspectionsOption, internalOption, itemsOf, ranksOption, timeOption } from './charts.js';
import { PERIODS, UNITS, USUAL, answers, newestOf } from './question.js';
import { gapsTable, inspectionsTable, internalTable, matrix, ranksTable, timeTable } from './tables.js';
import { gapsMessage, inspectionsMessage, internalMessage, lead, ranksCaption, ranksMessage, timeMessage, title } from './words.js';

const FILTERS = ['unit', 'every', 'period', 'kpi', 'region', 'department'];

class ScorecardPage extends Page {
  name = 'scorecard';
  answers = answers;

  content({ scores, period, every, unit, labels, kpi, status }) {
    if (scores.missing) {
      this.heading = say('scorecard.notPublished.title');
      return html`<h1>${this.heading}</h1>${empty(say('scorecard.notPublished', { reason: scores.missing }))}`;
    }
    const rows = scores.rows.filter((row) => row.period_start_date === period);
    if (!rows.length) {
      this.heading = say('scorecard.empty.title');
      return html`<h1>${this.heading}</h1>${this.filters()}${empty(say(unit === 'department' ? 'scorecard.empty.departments' : 'scorecard.empty'), say('filters.clear'), () => this.clear())}${this.beside()}`;
    }
    this.heading = title(rows, (row) => this.unitName(row), this.kpiName(kpi));
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(rows, every, status.as_of_date)}</p>
      ${this.filters()}
      ${this.ranks(rows)}
      ${this.matrix()}
      ${this.beside()}
      <p class="foot">${this.foot()}</p>`;
  }

  filters() {
    const { unit, every, scores, labels } = this.data;
    const state = read();
    const except = (list, usual, name) => list.map((value) => ({ value: value === usual ? '' : value, name: name(value) }));
    const starts = [...new Set(scores.rows.map((row) => row.period_start_date))].reverse();
    const kpis = [{ value: '', name: this.kpiName(USUAL.kpi) }, ...labels.filter((label) => label.dimension === 'kpi').map((label) => ({ value: label.id, name: named(label) }))];
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${choice('unit', say('scorecard.units'), except(UNITS, USUAL.unit, (kind) => say(`scorecard.units.${kind}`)), state.unit, (value) => change({ unit: value, region: '', department: '' }))}
        ${choice('every', say('satisfaction.every'), except(PERIODS, USUAL.every, (kind) => say(`satisfaction.every.${kind}`)), state.every, (value) => change({ every: value, period: '' }))}
        ${choice('period', say('filters.period'), [{ value: '', name: say('satisfaction.newest') },
          ...starts.map((start) => ({ value: start, name: periodName({ cadence: every, period_start_date: start }) }))], state.period)}
        ${choice('kpi', say('scorecard.kpi'), kpis, state.kpi)}
        ${unit === 'branch' ? choice('region', say('split.region'), options(labels, 'region'), state.region)
          : choice('department', say('scorecard.unit.department'), options(labels, 'department'), state.department)}
        ${FILTERS.some((filter) => state[filter]) ? clearButton(FILTERS) : nothing}
      </form>`;
  }

  ranks(rows) {
    const { filters, period, kpi, picked, scores, every, unit } = this.data;
    const name = (row) => this.unitName(row);
    const looked = scores.rows.filter((row) => row.unit_id === (picked ?? rows[0].unit_id));
    const lookedName = name({ unit_id: picked ?? rows[0].unit_id });
    return html`
      <div class="charts">
        <chart-card class="card" name="ranks" .heading=${ranksMessage(rows, name)} .caption=${ranksCaption(rows, this.kpiName(kpi))}
          .option=${(width) => ranksOption(rows, name, width, picked)} .height=${(width) => heightOf(rows, name, width)} .table=${ranksTable(rows, name, say(`scorecard.unit.${unit}`), (row) => this.pick(row))}
          .foot=${this.foot()} .source=${address('scorecard', { ...filters, kpi, from: period, to: period })}
          @chart-select=${({ detail }) => rows[detail.dataIndex] && this.pick(rows[detail.dataIndex])}></chart-card>
        <chart-card class="card" name="time" .heading=${timeMessage(looked, lookedName)} .caption=${say('scorecard.time.caption', { kpi: this.kpiName(kpi) })}
          .option=${() => timeOption(looked, every)} .table=${timeTable(looked, every)} .height=${(width) => Math.min(heightOf(rows, name, width), 320)}
          .state=${looked.length ? undefined : { kind: 'empty', why: say('scorecard.time.empty') }}
          .foot=${this.foot()} .source=${address('scorecard', { ...filters, kpi, [unit === 'branch' ? 'region' : 'department']: picked ?? rows[0].unit_id })}></chart-card>
      </div>`;
  }

  matrix() {
    const { card, filters, period, unit } = this.data;
    const { rows, columns } = matrix(card.rows, (row) => this.unitName(row), say(`scorecard.unit.${unit}`), (kpi) => this.kpiName(kpi), (row) => this.pick(row));
    const met = card.rows.filter((row) => row.is_target_met).length;
    const ofTarget = card.rows.filter((row) => row.kpi_id !== 'composite').length;
    return tableCard({
      name: 'matrix', heading: say('scorecard.matrix', { met: whole(met), all: whole(ofTarget) }), caption: say('scorecard.matrix.caption'), rows, columns,
      source: address('scorecard', { ...filters, from: period, to: period }), size: 20, empty: { why: say('scorecard.empty') },
    });
  }

  /** Competitors, internal satisfaction and inspections, side by side. */
  beside() {
    const { competitors, internal, inspections, region, every, labels } = this.data;
    const where = region ? say('finding.place', { place: nameOf(labels, 'region', region) }) : '';
    const best = newestOf(competitors.rows, 'surveyed_date').filter((row) => row.is_best).sort((one, other) => one.gap - other.gap);
    const rated = newestOf(internal.rows, 'rated_date');
    const found = newestOf(inspections.rows, 'period_start_date');
    const items = itemsOf(found);
    const sum = (rows, count) => whole(rows.reduce((all, row) => all + (count(row) ?? 0), 0));
    const most = (rows, column) => whole(Math.max(0, ...rows.map((row) => row[column] ?? 0)));
    const card = (name, rows, given, asked) => html`
      <chart-card class="card" name=${name} .heading=${rows.length ? where + given.heading() : say(`scorecard.${name}.empty.title`)} .caption=${rows.length ? given.caption : nothing}
        .option=${given.option} .height=${(width) => heightOf(rows, given.name, width)} .table=${given.table} .state=${rows.length ? undefined : { kind: 'empty', why: given.missing ?? say('scorecard.beside.empty') }}
        .foot=${this.foot()} .source=${address(...asked)}></chart-card>`;
    return html`
      <div class="charts thirds">
        ${card('competitors', best, {
          name: (row) => attributeName(labels, row), heading: () => gapsMessage(best, labels), caption: say('scorecard.gaps.caption', { wave: waveName(best[0]?.wave), n: most(best, 'own_response_count'), theirs: most(best, 'response_count') }), option: (width) => gapsOption(best, labels, width),
          table: gapsTable(newestOf(competitors.rows, 'surveyed_date'), labels), missing: competitors.missing }, ['scorecard/competitors', { region, from: best[0]?.surveyed_date }])}
        ${card('internal', rated, {
          name: (row) => nameOf(labels, 'department', row.department_id), heading: () => internalMessage(rated, labels), caption: say('scorecard.internal.caption', { wave: waveName(rated[0]?.wave), n: sum(rated, (row) => row.rater_count) }), option: (width) => internalOption(rated, labels, width),
          table: internalTable(rated, labels), missing: internal.missing }, ['scorecard/internal', { region, from: rated[0]?.rated_date }])}
        ${card('inspections', items, {
          name: ({ own }) => nameOf(labels, 'inspection_item', own.split), heading: () => inspectionsMessage(items, labels), caption: say('scorecard.inspections.caption', { period: items.length ? periodName({ cadence: every, ...items[0].own }) : '', n: sum(items, ({ own }) => own.item_count) }),
          option: (width) => inspectionsOption(items, labels, width), table: inspectionsTable(found, labels), missing: inspections.missing },
        ['scorecard/inspections', { period_kind: every, region, from: found[0]?.period_start_date }])}
      </div>`;
  }

  /** Looks closer at a unit, or no longer. */
  pick({ unit_id: unit }) {
    const parameter = this.data.unit === 'branch' ? 'region' : 'department';
    change({ [parameter]: read()[parameter] === unit ? '' : unit });
  }

  unitName({ unit_id: unit }) {
    return nameOf(this.data.labels, this.data.unit === 'branch' ? 'region' : 'department', unit);
  }

  kpiName(kpi) {
    return kpi === USUAL.kpi ? say('scorecard.composite') : nameOf(this.data.labels, 'kpi', kpi);
  }

  foot() {
    const { status } = this.data;
    return say('scorecard.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year') });
  }

  clear() {
    change(Object.fromEntries(FILTERS.map((filter) => [filter, ''])));
  }
}

customElements.define('scorecard-page', ScorecardPage);
