// Episodes and closed periods as tables.

import { html } from 'lit';
import { cellName } from '../shared/cell.js';
import { short } from '../shared/cell-trend.js';
import { interval } from '../shared/ink.js';
import { day, rate, say, whole } from '../shared/language.js';
import { certainty, statusChip } from '../shared/marks.js';
import { periodName } from '../shared/period.js';
import { change } from '../shared/state.js';
import { times } from '../today/finding/hotspot.js';
import { excess } from './parts.js';

const SURE = { high: 3, medium: 2, low: 1 };
const grey = (text) => html`<span class="grey">${text}</span>`;

/** One row per episode; its name opens it. */
export function episodeColumns(labels, definitions, meaning, hasRate) {
  const number = (id, name, cell) => ({ id, name, kind: 'number', meaning: meaning(definitions[id]), cell, value: (row) => row[id] });
  return [
    {
      id: 'place', name: say('table.hotspot'), value: (row) => cellName(labels, row),
      cell: (row) => html`<button class="link" data-hotspot=${row.hotspot_id} @click=${() => change({ hotspot: row.hotspot_id })}>${cellName(labels, row)}</button>`,
    },
    { id: 'status', name: say('table.status'), cell: (row) => statusChip(row.status) },
    { id: 'confidence', name: say('table.certainty'), cell: (row) => certainty(row.confidence), value: (row) => SURE[row.confidence] },
    number('opened_date', say('table.since'), (row) => html`${day(row.opened_date)} ${grey(say('table.days', { count: row.days }))}`),
    number('latest_ratio', say('table.latest'), (row) => html`${whole(row.latest_observed)} ${grey(say('table.of', { expected: short(row.latest_expected) }))}`),
    number('excess', say('table.excess'), (row) => excess(row)),
    number('ratio', say('table.ratio'), (row) => say('table.times', { ratio: times(row.ratio) })),
    ...(hasRate ? [number('latest_per_10k', say('table.rate'), (row) => (row.latest_per_10k == null ? '–' : html`${rate(row.latest_per_10k)} ${grey(say('table.of', { expected: rate(row.usual_per_10k) }))}`))] : []),
  ];
}

/** One row per closed period and cell that was a hotspot. */
export function periodColumns(labels, onSelect) {
  const number = (id, name, cell) => ({ id, name, kind: 'number', cell, value: (row) => row[id] });
  return [
    { id: 'place', name: say('table.hotspot'), value: (row) => cellName(labels, row), cell: (row) => html`<button class="link" @click=${() => onSelect(row)}>${cellName(labels, row)}</button>` },
    { id: 'period', name: say('table.period'), value: (row) => row.period_start_date, cell: periodName },
    { id: 'confidence', name: say('table.certainty'), cell: (row) => certainty(row.confidence), value: (row) => SURE[row.confidence] },
    number('observed', say('table.complaints'), (row) => whole(row.observed)),
    number('expected', say('table.expected'), (row) => html`${short(row.expected)} ${grey(interval(row.expected_low, row.expected_high, whole))}`),
    number('excess', say('table.excess'), (row) => excess(row)),
    number('ratio', say('table.ratio'), (row) => say('table.times', { ratio: times(row.ratio) })),
  ];
}
