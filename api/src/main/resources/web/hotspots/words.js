// What the page says: its title, the line below it, the messages of its tables.

import { cellName } from '../shared/cell.js';
import { daysBetween } from '../shared/days.js';
import { change, day, say, whole } from '../shared/language.js';
import { periodName } from '../shared/period.js';
import { times } from '../today/finding/hotspot.js';

/** How many are open and which is the largest; of closed periods, the newest one's largest. */
export function title({ episodeList, periodList, labels }, place) {
  if (periodList) {
    const [newest] = [...periodList.rows].sort((one, other) => other.period_start_date.localeCompare(one.period_start_date) || other.excess - one.excess);
    return place + (newest
      ? say('hotspots.title.period', { period: periodName(newest), name: cellName(labels, newest), ratio: times(newest.ratio), excess: whole(newest.excess) })
      : say('hotspots.title.periodCalm'));
  }
  const open = episodeList.rows.filter(({ closed_date: closed }) => closed == null);
  if (!open.length) {
    return place + say(episodeList.rows.length ? 'hotspots.title.past' : 'hotspots.title.calm', { count: episodeList.rows.length });
  }
  const [top] = [...open].sort((one, other) => other.excess - one.excess);
  return place + say('hotspots.title.open', { count: open.length, name: cellName(labels, top), excess: whole(top.excess) });
}

/** How much came and how that compares. */
export function lead({ total, period, parts }) {
  if (!total?.rows[0]) {
    return say('hotspots.lead.periods');
  }
  const [row] = total.rows;
  const year = lastYear(parts);
  return [
    say(period.from === period.to ? 'hotspots.lead.day' : 'hotspots.lead.count', {
      complaints: whole(row.complaints), day: day(period.to), days: whole(daysBetween(period.from, period.to)) }),
    row.complaints_change == null ? say('hotspots.lead.noBefore') : say('hotspots.lead.change', {
      change: change(row.complaints_change), low: change(row.complaints_change_low), high: change(row.complaints_change_high) }),
    year == null ? '' : say('hotspots.lead.year', { change: change(year) }),
  ].filter(Boolean).join(say('lead.between')) + say('today.lead.end');
}

/** The change of all parts together against the same weekdays last year, where the data reach. */
export function lastYear(parts) {
  const rows = parts?.rows ?? [];
  if (!rows.length || rows.some((row) => row.complaints_last_year == null)) {
    return null;
  }
  const sum = (name) => rows.reduce((all, row) => all + row[name], 0);
  return sum('complaints_last_year') ? sum('complaints') / sum('complaints_last_year') - 1 : null;
}

/** The message of the list: how many there are and how they stand. */
export function listMessage(rows) {
  const fresh = rows.filter(({ status }) => status === 'new' || status === 'growing').length;
  return say('hotspots.list.heading', { count: rows.length }) + (fresh ? say('hotspots.list.fresh', { fresh: whole(fresh) }) : '');
}
