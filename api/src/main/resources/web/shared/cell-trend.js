// A cell over its days: from the API's rows to what is drawn and read.

import { html } from 'lit';
import { expectedTrend } from './expected-trend.js';
import { interval } from './ink.js';
import { day, rate, say, whole } from './language.js';
import { certainty } from './marks.js';
import { periodName } from './period.js';

const LEAST = 0.1;

/**
 * The cell's days (or closed periods) as points, per 10,000 subscribers where all of them are known, else as counts.
 *
 * @param rows of hotspots/trend or hotspots/periods, in order of time
 * @return {points, unit, format, hasRate}
 */
export function cellTrend(rows) {
  const hasRate = rows.length > 0 && rows.every((row) => row.per_10k != null);
  let perComplaint = rows.filter((row) => row.observed > 0 && hasRate).map((row) => row.per_10k / row.observed)[0] ?? 1;
  const points = rows.map((row) => {
    // Of a day without complaints the rate says nothing about the subscribers: those of the day before hold.
    perComplaint = hasRate && row.observed > 0 ? row.per_10k / row.observed : perComplaint;
    const scale = hasRate ? perComplaint : 1;
    return {
      day: row.hotspot_date ?? row.period_start_date, name: row.cadence ? periodName(row) : day(row.hotspot_date), value: row.observed * scale, isAlarm: row.is_hotspot,
      expected: row.expected * scale, low: row.expected_low * scale, high: row.expected_high * scale, row,
    };
  });
  return { points, hasRate, unit: say(hasRate ? 'unit.rate' : 'unit.count'), format: hasRate ? rate : short };
}

/** The drawing of such points. */
export function trendOption({ points, unit, format }, marked) {
  return expectedTrend(points, { format, unit, marked });
}

/** The same points to be read. @param onDay what a click on a day does, or nothing */
export function trendColumns({ format, hasRate }, onDay) {
  return [
    {
      id: 'day', name: say('table.day'), value: (point) => point.day,
      cell: (point) => (onDay ? html`<button class="link" @click=${() => onDay(point.day)}>${day(point.day, 'year')}</button>` : point.name),
    },
    { id: 'observed', name: say('table.complaints'), kind: 'number', cell: (point) => whole(point.row.observed), value: (point) => point.row.observed },
    ...(hasRate ? [{ id: 'rate', name: say('table.rate'), kind: 'number', cell: (point) => rate(point.value), value: (point) => point.value }] : []),
    {
      id: 'expected', name: say('table.expected'), kind: 'number', value: (point) => point.expected,
      cell: (point) => html`${format(point.expected)} <span class="grey">${interval(point.low, point.high, format)}</span>`,
    },
    { id: 'alarm', name: say('table.alarm'), cell: (point) => (point.isAlarm ? certainty(point.row.confidence ?? 'low') : '') },
  ];
}

/** A mean count: whole where it is large, else with a digit; what that digit would call nothing is said to be less than it. */
export function short(value) {
  if (value > 0 && value < LEAST / 2) {
    return `<${rate(LEAST).replace(/0$/, '')}`;
  }
  return value >= 10 || Number.isInteger(value) ? whole(value) : rate(value).replace(/(\D\d)\d$/, '$1');
}
