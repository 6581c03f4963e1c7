// What the figures say, in words: the page's title, the line below it, and the message of each chart.

import { daysBetween } from '../shared/days.js';
import { change, day, percent, range, rate, say, whole } from '../shared/language.js';

/** The finding, from the summary's one row. */
export function finding(total, hasRate, place) {
  const kind = hasRate ? 'rate' : 'count';
  const [moved, low, high] = hasRate
    ? [total.per_10k_change, total.per_10k_change_low, total.per_10k_change_high]
    : [total.complaints_change, total.complaints_change_low, total.complaints_change_high];
  const values = { place, before: before(total), size: percent(Math.abs(moved ?? 0)) };
  if (moved == null) {
    return say(`finding.${kind}.alone`, {
      place, value: hasRate ? rate(total.per_10k) : whole(total.complaints), range: range(total.from_date, total.to_date) });
  }
  if (low <= 0 && high >= 0) {
    return say(`finding.${kind}.steady`, values);
  }
  return say(moved > 0 ? `finding.${kind}.rose` : `finding.${kind}.fell`, values);
}

/** How big it is, compared with what, and how sure. */
export function lead(total, hasRate) {
  const moved = hasRate ? total.per_10k_change : total.complaints_change;
  const [low, high] = hasRate
    ? [total.per_10k_change_low, total.per_10k_change_high]
    : [total.complaints_change_low, total.complaints_change_high];
  return [
    say('lead.count', { complaints: whole(total.complaints), range: range(total.from_date, total.to_date, true) }),
    hasRate ? say('lead.rate', { rate: rate(total.per_10k), low: rate(total.per_10k_low), high: rate(total.per_10k_high) }) : '',
    moved == null ? say('lead.alone') : say('lead.change', { low: change(low), high: change(high) }),
  ].filter(Boolean).join(say('lead.between'));
}

/** What the period is compared with. */
export function before(total, kind = 'before') {
  const days = length(total);
  return days === 7 ? say(`${kind}.week`) : days === 1 ? say(`${kind}.day`) : say(`${kind}.days`, { days: whole(days) });
}

export function length(total) {
  return daysBetween(total.from_date, total.to_date);
}

/** The message of the trend: its highest period. */
export function highest(rows, by, measure) {
  const top = rows.reduce((most, row) => (row[measure.column] > most[measure.column] ? row : most), rows[0]);
  return say(`trend.highest.${by}`, { period: periodName(top.period_start, by), value: measure.format(top[measure.column]), unit: measure.unit });
}

/** A period as a reader would call it. */
export function periodName(start, by) {
  return by === 'month' ? start.slice(0, 7) : day(start);
}

/** The message of the parts' lines: who has the most. */
export function leader(parts, name, hasOwnRate) {
  const rows = parts.filter((row) => !row.is_rest && (!hasOwnRate || row.per_10k != null));
  const column = hasOwnRate ? 'per_10k' : 'complaints';
  const top = rows.reduce((most, row) => (row[column] > most[column] ? row : most), rows[0]);
  return hasOwnRate
    ? say('parts.leader.rate', { name: name(top), value: rate(top.per_10k) })
    : say('parts.leader.share', { name: name(top), share: percent(top.share) });
}

/** The message of the comparison: who moved most, if anybody moved beyond chance. */
export function mover(parts, name, hasRate) {
  const prefix = hasRate ? 'per_10k_change' : 'complaints_change';
  const moved = parts.filter((row) => !row.is_rest && row[`${prefix}_low`] != null
    && (row[`${prefix}_low`] > 0 || row[`${prefix}_high`] < 0));
  if (!moved.length) {
    return say(parts.some((row) => row[prefix] != null) ? 'parts.mover.none' : 'parts.mover.alone');
  }
  const top = moved.reduce((most, row) => (Math.abs(row[prefix]) > Math.abs(most[prefix]) ? row : most));
  return say(top[prefix] > 0 ? 'parts.mover.rose' : 'parts.mover.fell', { name: name(top), size: percent(Math.abs(top[prefix])) });
}
