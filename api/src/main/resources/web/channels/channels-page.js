// Where: through which channels customers can be reached now, which ones others would take up, and how far that can be relied on.

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import { address } from '../shared/answers.js';
import { heightOf } from '../shared/dots.js';
import { choice, clearButton } from '../shared/filters.js';
import { options } from '../shared/labels.js';
import { day, percent, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { tableCard } from '../shared/table-card.js';
import { calibrationOption, preferencesOption } from './charts.js';
import { ALL, FILTERS, answers, testedOf } from './question.js';
import { bandColumns, calibrationTable, preferencesTable, qualityColumns } from './tables.js';
import { calibrationMessage, lead, nameOfChannel, placeName, qualityMessage, title } from './words.js';

class ChannelsPage extends Page {
  name = 'channels';
  viewed = ['channel'];
  answers = answers;

  content({ channels, filters, labels }) {
    if (channels.missing) {
      this.heading = say('channels.notPublished.title');
      return html`<h1>${this.heading}</h1>${empty(say('channels.notPublished', { reason: channels.missing }))}`;
    }
    if (!channels.rows.length) {
      this.heading = say('channels.empty.title');
      return html`<h1>${this.heading}</h1>${this.filters()}${empty(say('channels.empty'), say('filters.clear'), () => this.clear())}`;
    }
    this.heading = title(channels.rows, placeName(filters, labels), labels);
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(channels.rows)}</p>
      ${this.filters()}
      <div class="charts">
        ${this.preferences()}
        ${this.calibration()}
      </div>
      ${this.bands()}
      ${this.quality()}
      <p class="foot">${this.foot()}</p>`;
  }

  filters() {
    const state = read();
    return html`
      <form class="filters" aria-label=${say('filters.all')} @submit=${(event) => event.preventDefault()}>
        ${FILTERS.map((name) => choice(name, say(`split.${name}`), options(this.data.labels, name), state[name]))}
        ${FILTERS.some((name) => state[name]) ? clearButton(FILTERS) : nothing}
      </form>`;
  }

  preferences() {
    const { channels, filters, labels } = this.data;
    const { rows } = channels;
    const name = (row) => nameOfChannel(labels, row.channel);
    return html`
      <chart-card class="card" name="preferences" .heading=${say('channels.preferences.heading', { name: name(rows[0]), share: percent(rows[0].user_share) })}
        .caption=${say('channels.preferences.caption', { n: whole(rows[0].customers) })} .height=${(width) => heightOf(rows, name, width)} .foot=${this.foot()}
        .option=${(width) => preferencesOption(rows, labels, width, read().channel)} .table=${preferencesTable(channels, labels)} .source=${address('channels', filters)}
        @chart-select=${({ detail }) => change({ channel: rows[detail.dataIndex].channel })}></chart-card>`;
  }

  calibration() {
    const { calibration, labels } = this.data;
    const tested = testedOf(calibration.rows);
    if (!tested.length) {
      return html`<chart-card class="card" name="calibration" .heading=${say('channels.calibration.title')} .caption=${''} .state=${{ kind: 'empty', why: calibration.missing ?? say('channels.calibration.short') }}
        .option=${() => ({})} .table=${calibrationTable([])} .source=${address('channels/calibration')}></chart-card>`;
    }
    const chosen = read().channel ?? ALL;
    const rows = calibration.rows.filter(({ channel }) => channel === chosen);
    const name = nameOfChannel(labels, chosen);
    return html`
      <div class="profile">
        <chart-card class="card" name="calibration" .heading=${rows.length ? calibrationMessage(rows, name) : say('channels.calibration.title')} height="300" .foot=${this.foot()}
          .caption=${rows.length ? say('channels.calibration.caption', {
            learnt: day(rows[0].learnt_date, 'year'), tested: day(rows[0].tested_date, 'year'), n: whole(rows.reduce((sum, row) => sum + row.customer_count, 0)) }) : ''}
          .state=${rows.length ? undefined : { kind: 'empty', why: say('channels.calibration.none') }}
          .option=${() => calibrationOption(rows)} .table=${calibrationTable(rows)} .source=${address('channels/calibration')}></chart-card>
        ${choice('channel', say('channels.calibration.channel'), tested.map((channel) => ({
          value: channel === ALL ? '' : channel, name: nameOfChannel(labels, channel) })), chosen === ALL ? '' : chosen)}
      </div>`;
  }

  bands() {
    const { channels: { rows }, filters, labels } = this.data;
    return html`<div class="charts single">${tableCard({
      name: 'bands', heading: say('channels.bands.heading'), caption: say('channels.bands.caption'), rows, columns: bandColumns(labels), source: address('channels', filters), empty: { why: say('channels.empty') },
    })}</div>`;
  }

  quality() {
    const { calibration: { rows, definitions, missing }, labels } = this.data;
    const tested = testedOf(rows).map((channel) => rows.find((row) => row.channel === channel));
    return html`<div class="charts single">${tableCard({
      name: 'quality', heading: qualityMessage(rows), caption: say('channels.quality.caption'), rows: tested, columns: qualityColumns(labels, definitions ?? {}),
      source: address('channels/calibration'), empty: { why: missing ?? say('channels.calibration.short') },
    })}</div>`;
  }

  foot() {
    const { status, filters, labels } = this.data;
    return placeName(filters, labels) + say('channels.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year') });
  }

  clear() {
    change(Object.fromEntries(FILTERS.map((name) => [name, ''])));
  }
}

customElements.define('channels-page', ChannelsPage);
