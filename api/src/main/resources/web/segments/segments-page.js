// Who: which segments the customers are in, what sets each apart, who came and went, and a rule that is being tried.

import { html, nothing } from 'lit';
import '../shared/chart-card.js';
import './rule-trial.js';
import { address } from '../shared/answers.js';
import { choice, clearButton } from '../shared/filters.js';
import { options } from '../shared/labels.js';
import { current, day, percent, range, say, whole } from '../shared/language.js';
import { Page } from '../shared/page.js';
import { heightOf, rankedBars } from '../shared/ranked-bars.js';
import { may, send } from '../shared/session.js';
import { change, read } from '../shared/state.js';
import { empty } from '../shared/states.js';
import { tableCard } from '../shared/table-card.js';
import { toast } from '../shared/toast.js';
import { FILTERS, answers, chosenOf, movesOf, periodsOf } from './question.js';
import { draftColumns, movesTable, overlapColumns, profileTable, sizesTable } from './tables.js';
import { amountOf, lead, movesMessage, nameOfSegment, overlapsMessage, placeName, profileMessage, sizesMessage, title } from './words.js';

/** Segments that customers came from or went to; beyond these a table tells. */
const MOST_MOVES = 8;

class SegmentsPage extends Page {
  name = 'segments';
  viewed = ['segment', 'until'];
  answers = answers;

  content(data) {
    const { sizes, filters, labels } = data;
    if (sizes.missing || !sizes.rows.length) {
      this.heading = say('segments.notPublished.title');
      return html`<h1>${this.heading}</h1>${empty(sizes.missing ? say('segments.notPublished', { reason: sizes.missing }) : say('segments.noRules'))}`;
    }
    if (!sizes.rows[0].all_customers) {
      this.heading = say('segments.empty.title');
      return html`<h1>${this.heading}</h1>${this.filters()}${empty(say('segments.empty'), say('filters.clear'), () => this.clear())}`;
    }
    const chosen = chosenOf(sizes.rows, read().segment);
    this.heading = title(sizes.rows, placeName(filters, labels), labels);
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${lead(sizes.rows)}</p>
      ${this.filters()}
      <div class="charts">
        ${this.sizes(chosen)}
        ${this.profile(chosen)}
      </div>
      ${this.moves(chosen)}
      ${this.overlaps()}
      ${data.columns ? html`
        <rule-trial .columns=${this.columns()} .filters=${filters} .labels=${labels} .example=${chosen.rule} .language=${current()} @rule-kept=${() => this.again()}></rule-trial>` : nothing}
      ${data.drafts ? this.drafts() : nothing}
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

  sizes(chosen) {
    const { sizes, filters, labels } = this.data;
    const { rows } = sizes;
    const bars = rows.map((row) => ({
      row, name: nameOfSegment(labels, row.segment_id), value: row.customers, mark: row.customers_before,
      said: percent(row.customer_share, 1), isAlarm: false }));
    const since = rows.find((row) => row.since_date)?.since_date;
    return html`
      <chart-card class="card" name="sizes" .heading=${sizesMessage(rows, labels)} .height=${(width) => heightOf(bars, ({ name: called }) => called, width, namesOf(width))} .foot=${this.foot()}
        .caption=${say(since ? 'segments.sizes.caption' : 'segments.sizes.captionFirst', { day: since ? day(since, 'year') : '', n: whole(rows[0].all_customers), chosen: nameOfSegment(labels, chosen.segment_id) })}
        .option=${(width) => rankedBars(bars, { format: whole, width, longNames: namesOf(width), about: ({ name, row }) => [
          `${row.segment_id} ${name}`, say('segments.about.customers', { customers: whole(row.customers), share: percent(row.customer_share, 1) }),
          row.customer_change == null ? '' : say('segments.about.before', { before: whole(row.customers_before) })] })}
        .table=${sizesTable(sizes, labels)} .source=${address('segments', filters)}
        @chart-select=${({ detail }) => change({ segment: rows[detail.dataIndex].segment_id })}></chart-card>`;
  }

  /** What its members pay, use and say, against everybody. */
  profile(chosen) {
    const { profile, filters, labels, sizes } = this.data;
    const rows = profile.rows.filter((row) => row.segment_id === chosen.segment_id && row.mean_ratio != null);
    const name = nameOfSegment(labels, chosen.segment_id);
    const bars = rows.map((row) => ({
      row, name: say(`segments.measure.${row.measure}`), value: row.mean_ratio, mark: 1, isAlarm: false, said: amountOf(row.measure, row.segment_mean) }));
    return html`
      <div class="profile">
        <chart-card class="card" name="profile" .heading=${rows.length ? profileMessage(rows, name) : say('segments.profile.title', { name })} .height=${(width) => heightOf(bars, ({ name: called }) => called, width, namesOf(width))} .foot=${this.foot()}
          .caption=${say('segments.profile.caption', { n: whole(chosen.customers) })}
          .state=${rows.length ? undefined : { kind: 'empty', why: profile.missing ?? say('segments.profile.empty') }}
          .option=${(width) => rankedBars(bars, { format: (value) => percent(value), width, longNames: namesOf(width), about: ({ name: measure, row }) => [
            measure, say('segments.about.mean', { mean: amountOf(row.measure, row.segment_mean), known: whole(row.known_count) }),
            say('segments.about.usual', { mean: amountOf(row.measure, row.usual_mean) })] })}
          .table=${profileTable(rows)} .source=${address('segments/profile', { ...filters, segment: chosen.segment_id })}></chart-card>
        <section class="card drawn-by">
          <h2>${say('segments.rule.heading', { name })}</h2>
          ${choice('segment', say('segments.choose'), sizes.rows.map((row) => ({ value: row.segment_id, name: `${row.segment_id} ${nameOfSegment(labels, row.segment_id)}` })), chosen.segment_id)}
          <p><code>${chosen.rule ?? say('segments.noRule')}</code></p>
        </section>
      </div>`;
  }

  /** Where its customers came from and went to. */
  moves(chosen) {
    const { migrations, labels } = this.data;
    const periods = periodsOf(migrations.rows);
    if (!periods.length) {
      return html`<p class="caption" data-notice="no-moves">${migrations.missing ?? say('segments.moves.none')}</p>`;
    }
    const period = periods.find(({ to_date: to }) => to === read().until) ?? periods[0];
    const moves = movesOf(migrations.rows, period, chosen.segment_id);
    const name = nameOfSegment(labels, chosen.segment_id);
    return html`
      <div class="moves">
        <h2>${movesMessage(moves, name, period)}</h2>
        ${choice('until', say('segments.period'), periods.map(({ from_date: from, to_date: to }, place) => ({
          value: place ? to : '', name: range(from, to, true) })), period === periods[0] ? '' : period.to_date)}
      </div>
      <div class="charts">
        ${this.moved('came', moves.came, chosen)}
        ${this.moved('went', moves.went, chosen)}
      </div>`;
  }

  moved(kind, all, chosen) {
    const { filters, labels } = this.data;
    const rows = all.slice(0, MOST_MOVES);
    const bars = rows.map(({ other, customers }) => ({ name: nameOfSegment(labels, other), value: customers, said: whole(customers) }));
    const values = { name: nameOfSegment(labels, chosen.segment_id), other: bars[0]?.name ?? '' };
    return html`
      <chart-card class="card" name=${kind} .heading=${say(rows.length ? `segments.${kind}.heading` : `segments.${kind}.title`, values)} .height=${(width) => heightOf(bars, ({ name: called }) => called, width, namesOf(width))} .foot=${this.foot()}
        .caption=${say('segments.moves.caption')}
        .state=${rows.length ? undefined : { kind: 'empty', why: say(`segments.${kind}.empty`) }}
        .option=${(width) => rankedBars(bars, { format: whole, width, longNames: namesOf(width), about: ({ name, said }) => [name, said] })}
        .table=${movesTable(all, labels)} .source=${address('segments/migrations', { ...filters, segment: chosen.segment_id })}
        @chart-select=${({ detail }) => ['none', 'absent'].includes(rows[detail.dataIndex].other) || change({ segment: rows[detail.dataIndex].other })}></chart-card>`;
  }

  overlaps() {
    const { overlaps: { rows, definitions, missing }, filters, labels } = this.data;
    return html`<div class="charts single">${tableCard({
      name: 'overlaps', heading: rows.length ? overlapsMessage(rows, labels) : say('segments.overlaps.title'), caption: say('segments.overlaps.caption'), rows, size: 10,
      columns: overlapColumns(labels, definitions), source: address('segments/overlaps', filters), empty: { why: missing ?? say('segments.overlaps.empty') },
    })}</div>`;
  }

  /** All but the key, which no rule compares. */
  columns() {
    return this.data.columns.rows.filter(({ column_name: name }) => name !== 'customer_key');
  }

  drafts() {
    const { drafts: { rows }, labels } = this.data;
    return html`<div class="charts single">${tableCard({
      name: 'drafts', heading: rows.length ? say('segments.drafts.heading', { count: rows.length }) : say('segments.drafts.none'), caption: say('segments.drafts.caption'), rows, size: 10,
      columns: draftColumns(labels, (row) => this.draftActions(row)), empty: { why: say('segments.drafts.empty') },
    })}</div>`;
  }

  draftActions(row) {
    const { person } = this.data;
    const copy = async () => {
      await navigator.clipboard.writeText(row.catalog_line);
      toast(say('segments.drafts.copied'));
    };
    return html`
      <button class="plain" data-action="copy" title=${row.catalog_line} @click=${copy}>${say('segments.drafts.copy')}</button>
      ${row.author === person.name || may(person, 'manager') ? html`
        <button class="plain" data-action="withdraw" @click=${() => this.withdraw(row)}>${say('segments.drafts.withdraw')}</button>` : nothing}`;
  }

  async withdraw(row) {
    try {
      await send('DELETE', `rule-drafts/${encodeURIComponent(row.draft_id)}`);
      await this.again();
    } catch (problem) {
      toast(problem.message, { kind: 'problem' });
    }
  }

  foot() {
    const { status, filters, labels } = this.data;
    return placeName(filters, labels) + say('segments.foot', { publication: status.publication_number, day: day(status.as_of_date, 'year') });
  }

  clear() {
    change(Object.fromEntries(FILTERS.map((name) => [name, ''])));
  }
}

/** Segments and measures have long names. */
const namesOf = (width) => Math.round(Math.min(200, width * 0.44));

customElements.define('segments-page', SegmentsPage);
