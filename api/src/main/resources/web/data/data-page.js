// Data: is everything in, what was set aside, what is made from what, and what does a column mean?

import { html, nothing } from 'lit';
import { address } from '../shared/answers.js';
import { figure } from '../shared/figure.js';
import { segments } from '../shared/filters.js';
import { day, moment, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { change, read } from '../shared/state.js';
import { tableCard } from '../shared/table-card.js';
import { lineage, reached } from './lineage.js';
import { dictionaryColumns, feedColumns, found, publicationColumns, quarantineColumns, runColumns, seconds, tableColumns } from './lists.js';
import { VIEWS, answers } from './question.js';

class DataPage extends Page {
  name = 'data';
  viewed = ['view', 'q', 'table'];
  answers = answers;

  content(data) {
    const { status } = data;
    const views = VIEWS.map((view, place) => ({ value: place ? view : '', name: say(`data.view.${view}`) }));
    const view = VIEWS.includes(read().view) ? read().view : VIEWS[0];
    this.heading = this.title(data);
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${say('data.lead', { number: status.publication_number, at: moment(status.published_at, status.operator_zone), tables: whole(data.tables.rows.length) })}</p>
      <p class="actions">${segments('view', say('data.views'), views, read().view)}</p>
      ${view === 'lineage' ? this.lineage(data) : view === 'dictionary' ? this.dictionary(data) : this.runs(data)}`;
  }

  title({ status, feeds }) {
    const values = { day: day(status.as_of_date), feeds: whole(feeds.rows.length) };
    return say(status.is_stale ? 'data.title.stale' : !feeds.rows.length ? 'data.title.served' : feeds.rows.some((row) => row.files_set_aside > 0) ? 'data.title.setAside' : 'data.title.current', values);
  }

  runs({ runs, publications, feeds, tables, quarantine, status }) {
    const zone = status.operator_zone;
    const why = say('data.notWritten');
    const card = (name, columns, answer, more = {}) => tableCard({
      name, columns, rows: answer.rows, heading: answer.rows.length ? say(`data.heading.${name}`, { count: answer.rows.length }) : say(`data.none.${name}`), caption: say(`data.caption.${name}`),
      source: address(`operation/${name === 'feeds' ? 'freshness' : name}`), size: 10, empty: { why }, ...more });
    return html`
      ${this.figures(runs.rows, feeds.rows)}
      <div class="charts single">
        ${card('runs', runColumns(zone), runs)}
        ${card('feeds', feedColumns(zone), feeds, { size: 20 })}
        ${quarantine ? card('quarantine', quarantineColumns(zone), quarantine, { empty: { why: say('data.noQuarantine') } }) : nothing}
        ${card('publications', publicationColumns(zone), publications)}
        ${card('tables', tableColumns(), tables, { size: 20 })}
      </div>`;
  }

  figures([last], feeds) {
    const { status } = this.data;
    const files = feeds.reduce((sum, row) => sum + row.files_taken, 0);
    const aside = feeds.reduce((sum, row) => sum + row.files_set_aside, 0);
    const unknown = say('data.notWritten');
    return html`
      <div class="figures">
        ${figure({ label: say('data.number'), meaning: say('data.meaning.number'), value: whole(status.publication_number), said: moment(status.published_at, status.operator_zone) })}
        ${figure({ label: say('data.lastRun'), meaning: say('data.meaning.lastRun'), value: last ? seconds(last.duration_seconds) : null, unknown,
          said: last ? say(`outcome.${last.outcome}`) : '' })}
        ${figure({ label: say('data.files'), meaning: say('data.meaning.files'), value: feeds.length ? whole(files) : null, unknown, said: say('data.filesAside', { aside: whole(aside) }) })}
        ${figure({ label: say('data.setAside'), meaning: say('data.meaning.setAside'), value: last ? whole(last.rows_set_aside) : null, unknown,
          said: last ? say('data.ofWritten', { rows: whole(last.rows_written) }) : '' })}
      </div>`;
  }

  lineage({ lineage: { rows } }) {
    const { table } = read();
    if (!rows.length) {
      return html`<section class="card state" data-state="empty"><p>${say('data.notWritten')}</p></section>`;
    }
    const all = table ? reached(rows.filter((row) => row.input_name.includes('.')), table).size - 1 : 0;
    return html`
      <section class="card">
        <h2 class="name">${table ? say('data.lineageOf', { table, count: all }) : say('data.lineage')}</h2>
        <p class="caption">${say('data.lineageCaption')}</p>
        ${lineage(rows, table)}
        ${table ? html`<p class="actions"><button class="button" @click=${() => change({ view: 'dictionary', q: table })}>${say('data.whatColumns')}</button>
          <button class="button" @click=${() => change({ table: '' })}>${say('filters.clear')}</button></p>` : nothing}
      </section>`;
  }

  dictionary({ dictionary }) {
    const { q } = read();
    const rows = found(dictionary.rows, q);
    return html`
      <form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
        <label>${say('data.search')}
          <input type="search" name="q" .value=${q ?? ''} @change=${(event) => change({ q: event.target.value, dictionary_page: '' })}>
        </label>
      </form>
      <div class="charts single">${tableCard({
        name: 'dictionary', heading: say('data.heading.dictionary', { count: rows.length }), caption: say('data.caption.dictionary'), rows,
        columns: dictionaryColumns(), source: address('definitions'),
        empty: { why: say('data.notFound', { search: q ?? '' }), action: say('filters.clear'), onAction: () => change({ q: '' }) } })}</div>`;
  }
}

customElements.define('data-page', DataPage);
