// Who is ahead and who is behind, in words; overlapping intervals share a rank, so nobody leads by chance.

import { decimal, say, signed, together, whole } from '../shared/language.js';
import { nameOf } from '../shared/labels.js';
import { periodText } from '../satisfaction/words.js';
import { attributeName } from './charts.js';
import { formatsOf, isBehind } from './units.js';

const MOST_NAMED = 3;

/** Who shares the first rank, and who is surely behind more than half. */
export function title(rows, name, kpi) {
  const first = rows.filter((row) => row.rank === 1);
  const behind = rows.filter(isBehind);
  const ahead = first.length > MOST_NAMED
    ? say('scorecard.title.many', { kpi, count: first.length, all: rows[0].ranked_count })
    : say(first.length === 1 ? 'scorecard.title.one' : first.length ? 'scorecard.title.shared' : 'scorecard.title.own', {
      kpi, names: together((first.length ? first : rows.slice(0, 1)).map(name)), rank: rows[0].rank, all: rows[0].ranked_count });
  return behind.length
    ? say('scorecard.title.behind', { ahead, names: behind.length > MOST_NAMED ? say('scorecard.several', { count: behind.length }) : together(behind.map(name)) })
    : ahead;
}

/** Of which period, against which target, how many reach it. */
export function lead(rows, every, asOf) {
  const [row] = rows;
  const { format } = formatsOf(row.unit);
  const met = rows.filter((one) => one.is_target_met).length;
  return [
    periodText(row, every, asOf),
    row.kpi_id === 'composite'
      ? say('scorecard.lead.composite')
      : say('scorecard.lead.target', { target: format(row.target), met: whole(met), all: whole(rows.length) }),
  ].join(say('lead.between')) + say('today.lead.end');
}

/** The message of the ranks. */
export function ranksMessage(rows, name) {
  const certain = rows.filter((row) => row.is_change_certain);
  if (certain.length) {
    const most = certain.reduce((top, row) => (Math.abs(row.change) > Math.abs(top.change) ? row : top));
    return say('scorecard.ranks.changed', { name: name(most), change: formatsOf(most.unit).change(most.change), count: certain.length });
  }
  return say(rows.some((row) => row.change != null) ? 'scorecard.ranks.steady' : 'scorecard.ranks.alone');
}

/** What is drawn, and how many cases stand behind it; a composite has none of its own. */
export function ranksCaption(rows, kpi) {
  if (rows[0].kpi_id === 'composite') {
    return say('scorecard.ranks.composite', { kpi });
  }
  const cases = rows.reduce((sum, row) => sum + (row.case_count ?? 0), 0);
  return say('scorecard.ranks.caption', { kpi }) + (cases ? say('scorecard.ranks.n', { n: whole(cases) }) : '');
}

/** The message of one unit's line. */
export function timeMessage(rows, name) {
  const last = rows.at(-1);
  if (!last) {
    return say('scorecard.time.none', { name });
  }
  const { format, change } = formatsOf(last.unit);
  const kind = last.change == null ? 'alone' : last.is_change_certain ? 'changed' : 'steady';
  return say(`scorecard.time.${kind}`, { name, value: format(last.score), change: last.change == null ? '' : change(last.change) });
}

/** The message of the competitors: where they are surely ahead. */
export function gapsMessage(rows, labels) {
  const behind = rows.filter((row) => row.gap_high < 0 && row.attribute_id !== 'all');
  const whole = rows.find((row) => row.attribute_id === 'all');
  return behind.length
    ? say('scorecard.gaps.behind', { count: behind.length, name: attributeName(labels, behind[0]), gap: signed(behind[0].gap) })
    : say('scorecard.gaps.none', { gap: whole ? signed(whole.gap) : '' });
}

/** The message of internal satisfaction: who is rated lowest. */
export function internalMessage(rows, labels) {
  const last = rows.at(-1);
  const name = nameOf(labels, 'department', last.department_id);
  const isSurely = rows.slice(0, -1).every((row) => last.score_high != null && row.score_low > last.score_high);
  return say(isSurely ? 'scorecard.internal.lowest' : 'scorecard.internal.perhaps', { name, score: decimal(last.score) });
}

/** The message of inspections: the lowest item. */
export function inspectionsMessage(items, labels) {
  const [{ own }] = items;
  return say('scorecard.inspections.lowest', { name: nameOf(labels, 'inspection_item', own.split), score: decimal(own.score, 0), failed: whole(own.failed_count), looked: whole(own.item_count) });
}
