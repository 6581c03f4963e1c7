// A table that needs no chart, with its message as title and its downloads.

import { html, nothing } from 'lit';
import './data-table.js';
import { download } from './answers.js';
import { say } from './language.js';
import { menu } from './menu.js';
import { cardEmpty } from './states.js';
import { toast } from './toast.js';

/**
 * @param card {name, heading, caption, columns, rows, source, size, empty}: `source` the address of the same rows, `size` rows of a page,
 *     `empty` {why, action, onAction} for when there are no rows
 */
export function tableCard({ name, heading, caption, columns, rows, source, size, empty }) {
  const save = (format) => download(source, format).catch((problem) => toast(problem.message, { kind: 'problem' }));
  return html`
    <section class="card wide table-card" data-table=${name}>
      <header>
        <h2>${heading}</h2>
        ${source && rows.length ? html`
          <div class="tools">${menu(say('chart.download'), heading, html`
            <button class="plain" data-format="csv" @click=${() => save('csv')}>${say('chart.csv')}</button>
            <button class="plain" data-format="xlsx" @click=${() => save('xlsx')}>${say('chart.xlsx')}</button>`)}</div>` : nothing}
        <p class="caption">${caption}</p>
      </header>
      ${rows.length
        ? html`<data-table .name=${name} .label=${heading} .columns=${columns} .rows=${rows} .size=${size ?? 20}></data-table>`
        : cardEmpty(empty)}
    </section>`;
}
