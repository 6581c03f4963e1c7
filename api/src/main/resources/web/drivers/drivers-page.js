// Drivers: what does satisfaction hang on, and what to mend first?

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import { address } from '../shared/answers.js';
import { heightOf } from '../shared/dots.js';
import { choice, clearButton, segments } from '../shared/filters.js';
import { nameOf, options } from '../shared/labels.js';
import { day, decimal, percent, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { periodName } from '../shared/period.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { tableCard } from '../shared/table-card.js';
import { aboutDriver, asymmetryOption, scopesOption, timeOption, whatIfOption } from './charts.js';
import { mapOption } from './map.js';
import { PERIODS, RAISES, SCOPES, SURVEYS, USUAL, answers, scopesOf } from './question.js';
import { asymmetryTable, checklistColumns, mapTable, scopesTable, timeTable, whatIfTable } from './tables.js';
import { asymmetryMessage, checklistMessage, lead, mapMessage, scopesMessage, timeMessage, title, whatIfMessage } from './words.js';

const FILTERS = ['survey', 'every', 'period', 'region', 'product_line', 'attribute'];
const MAP_HEIGHT = 440;

class DriversPage extends Page {
  name = 'drivers';
  viewed = ['checks'];
  answers = answers;

  content({ drivers, period, every, survey, labels }) {
    if (drivers.missing) {
      this.heading = say('drivers.notPublished.title');
      return html`<h1>${this.heading}</h1>${empty(say('satisfaction.notPublished', { reason: drivers.missing }))}`;
    }
    const rows = drivers.rows.filter((row) => row.period_start_date === period);
    if (!rows.length) {
      this.heading = say('satisfaction.empty.title');
      return html`<h1>${this.heading}</h1>${this.filters()}${empty(say('satisfaction.empty'), say('filters.clear'), () => this.clear())}`;
    }
    const name = (row) => nameOf(labels, 'attribute', row.attribute_id);
    this.heading = title(rows, name, this.place(rows[0]));
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(rows, name, every, nameOf(labels, 'survey_kind', survey), this.data.status.as_of_date)}</p>
      ${this.filters()}
      ${rows[0].is_sufficient ? this.charts(rows, name) : empty(say('drivers.few', { count: rows[0].response_count }), say('drivers.few.year'), () => change({ every: 'year', period: '' }))}
      ${this.checklist()}
      <p class="foot">${this.foot()}</p>`;
  }

  filters() {
    const { every, drivers, labels } = this.data;
    const state = read();
    const except = (list, usual, name) => list.map((value) => ({ value: value === usual ? '' : value, name: name(value) }));
    const starts = [...new Set(drivers.rows.map((row) => row.period_start_date))].reverse();
    const periods = [{ value: '', name: say('satisfaction.newest') }, ...starts.map((start) => ({ value: start, name: periodName({ cadence: every, period_start_date: start }) }))];
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${choice('survey', say('satisfaction.survey'), except(SURVEYS, USUAL.survey, (kind) => nameOf(labels, 'survey_kind', kind)), state.survey,
          (value) => change({ survey: value, period: '', attribute: '' }))}
        ${choice('every', say('satisfaction.every'), except(PERIODS, USUAL.every, (kind) => say(`satisfaction.every.${kind}`)), state.every,
          (value) => change({ every: value, period: '' }))}
        ${choice('period', say('filters.period'), periods, state.period)}
        ${choice('region', say('split.region'), options(labels, 'region'), state.region)}
        ${choice('product_line', say('split.product_line'), options(labels, 'product_line'), state.product_line)}
        ${FILTERS.some((filter) => state[filter]) ? clearButton(FILTERS) : nothing}
      </form>`;
  }

  charts(rows, name) {
    const { filters, period, raise, scope, every, attribute, scopes, drivers, labels } = this.data;
    const pick = (row) => row && change({ attribute: row.attribute_id });
    const answersOf = (some) => whole(some.reduce((sum, one) => sum + one.response_count, 0));
    const n = whole(rows[0].response_count);
    const ofPeriod = { ...filters, from: period, to: period, raise };
    const byEffect = [...rows].sort((one, other) => other.expected_change - one.expected_change);
    const overTime = drivers.rows.filter((row) => row.attribute_id === attribute);
    const picked = nameOf(labels, 'attribute', attribute);
    const scopeName = (row) => nameOf(labels, scope, row[scope === 'region' ? 'region_id' : 'product_line']);
    const byImportance = [...scopes.rows].sort((one, other) => (other.importance_share ?? -1) - (one.importance_share ?? -1));
    const narrow = (width) => (width < 480 ? 440 : MAP_HEIGHT);
    const card = (cardName, more) => html`
      <chart-card class="card ${more.class ?? ''}" name=${cardName} .heading=${more.heading} .caption=${more.caption} .option=${more.option}
        .height=${more.height} .table=${more.table} .state=${more.state} .foot=${this.foot()} .source=${address('satisfaction/drivers', more.asked)}
        @chart-select=${({ detail }) => more.select?.(detail.dataIndex)}></chart-card>`;
    return html`
      <div class="charts single">
        ${card('map', {
          class: 'wide', heading: mapMessage(rows, name), caption: say('drivers.map.caption', { average: decimal(rows[0].performance - rows[0].performance_lead), equal: percent(1 / rows.length), n }),
          option: (width) => mapOption(rows, { name, about: (row) => aboutDriver(row, name), picked: attribute, width, height: narrow(innerWidth) }),
          height: narrow(innerWidth), table: mapTable(rows, name, pick), asked: ofPeriod, select: (place) => pick(rows[place]) })}
      </div>
      <div class="controls">
        ${say('drivers.raise')}
        ${segments('raise', say('drivers.raise'), RAISES.map((value) => ({ value: value === USUAL.raise ? '' : value, name: say('drivers.raiseBy', { points: decimal(Number(value), 1) }) })), read().raise)}
      </div>
      <div class="charts">
        ${card('what-if', {
          heading: whatIfMessage(byEffect, name), caption: say('drivers.whatIf.caption', { points: decimal(Number(raise), 1), n }), height: (width) => heightOf(rows, name, width),
          option: (width) => whatIfOption(byEffect, name, width, attribute), table: whatIfTable(byEffect, name, pick), asked: ofPeriod,
          select: (place) => pick(byEffect[place]) })}
        ${card('asymmetry', {
          heading: asymmetryMessage(rows, name), caption: say('drivers.asymmetry.caption', { n }), height: (width) => heightOf(rows, name, width),
          option: (width) => asymmetryOption(rows, name, width), table: asymmetryTable(rows, name, pick), asked: ofPeriod, select: (place) => pick(rows[place]) })}
      </div>
      <div class="controls">
        ${say('drivers.scope', { name: picked })}
        ${segments('scope', say('drivers.scope', { name: picked }), SCOPES.map((value) => ({ value: value === USUAL.scope ? '' : value, name: say(`split.${value}`) })), read().scope)}
      </div>
      <div class="charts">
        ${card('time', {
          heading: timeMessage(overTime, picked), caption: say('drivers.time.caption', { n: answersOf(overTime) }), option: () => timeOption(overTime, every, rows.length),
          table: timeTable(overTime, every), asked: { ...filters, raise, attribute } })}
        ${card('scopes', {
          heading: scopesMessage(byImportance, scopeName, picked), caption: say('drivers.scopes.caption', { name: picked, scope: say(`split.${scope}`).toLowerCase(), n: answersOf(byImportance) }),
          height: (width) => heightOf(byImportance, scopeName, width), option: (width) => scopesOption(byImportance, scopeName, rows.length, width),
          table: scopesTable(byImportance, scopeName, say(`split.${scope}`)), asked: scopesOf({ filters, scope, attribute, period }),
          state: byImportance.some((row) => row.importance_share != null) ? undefined
            : { kind: 'empty', why: say('drivers.scopes.few'), action: every === 'year' ? undefined : say('drivers.few.year'), onAction: () => change({ every: 'year', period: '' }) },
          select: (place) => byImportance[place] && change({ [scope]: byImportance[place][scope === 'region' ? 'region_id' : 'product_line'] }) })}
      </div>`;
  }

  checklist() {
    const { checklist } = this.data;
    const isAll = read().checks === 'all';
    const rows = checklist.rows.filter((row) => isAll || row.reason !== 'routine');
    return html`
      <div class="controls">
        ${say('drivers.checklist')}
        ${segments('checks', say('drivers.checklist'), [{ value: '', name: say('drivers.checks.urgent') }, { value: 'all', name: say('drivers.checks.all') }], read().checks)}
      </div>
      ${this.checks(rows)}`;
  }

  checks(rows) {
    const { checklist, filters, labels } = this.data;
    return tableCard({
      name: 'checklist', heading: checklistMessage(checklist.rows), caption: say('drivers.checklist.caption'),
      rows, columns: checklistColumns(labels), source: address('satisfaction/checklist', { region: filters.region }), size: 15,
      empty: { why: checklist.missing ?? say('drivers.checklist.empty') },
    });
  }

  /** Whose figures these are, to begin the title with. */
  place(row) {
    const { labels } = this.data;
    const names = [['region', row.region_id], ['product_line', row.product_line]].filter(([, id]) => id !== 'all').map(([dimension, id]) => nameOf(labels, dimension, id));
    return names.length ? say('finding.place', { place: names.join(say('finding.and')) }) : '';
  }

  foot() {
    const { status } = this.data;
    return say('drivers.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year') });
  }

  clear() {
    change(Object.fromEntries(FILTERS.map((filter) => [filter, ''])));
  }
}

customElements.define('drivers-page', DriversPage);
