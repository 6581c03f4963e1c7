// Typical cases: what people said, personal data masked.

import { html, nothing } from 'lit';
import { nameOf } from '../shared/labels.js';
import { moment, percent, say } from '../shared/language.js';

/** @param sources rows of file and row number by case, where one may see them */
export function cases(rows, labels, zone, sources) {
  return html`<ol class="cases">${rows.map((row) => html`
    <li class="card">
      <blockquote lang=${row.language ?? nothing}>${row.masked_text == null ? say('cases.noText') : masked(row.masked_text)}</blockquote>
      <p>${[
        moment(row.received_at, zone),
        nameOf(labels, 'region', row.region_id),
        nameOf(labels, 'category', row.category_id),
        say('cases.through', { channel: nameOf(labels, 'channel', row.channel) }),
        row.similarity == null ? '' : say('cases.similarity', { similarity: percent(row.similarity) }),
        row.complaint_id,
      ].filter(Boolean).join(say('finding.and'))}</p>
      ${source(sources?.find((one) => one.case_rank === row.case_rank))}
    </li>`)}</ol>`;
}

function source(row) {
  return row ? html`<p>${say('cases.source', { file: row.source_file ?? '–', row: row.row_number ?? '–' })}</p>` : nothing;
}

/** What was taken out stands in brackets: shown as a mark, not as words of the customer. */
function masked(text) {
  return text.split(/(\[[^\]]{1,20}\]|【[^】]{1,20}】)/).map((part, place) => (place % 2 ? html`<span class="masked">${part.slice(1, -1)}</span>` : part));
}
