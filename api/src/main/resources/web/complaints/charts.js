// The page's three charts: over time, over time by part, and each part against before.

import { widthOf } from '../shared/beside.js';
import { dots } from '../shared/dots.js';
import { CALM, band, base, ink, interval, nameAxis, valueAxis } from '../shared/ink.js';
import { change, rate, say, whole } from '../shared/language.js';
import { periodName } from './words.js';

/** The share of a drawing's width that the names of its lines may take. */
const MOST_NAMES = 0.4;

/** A rest that is so many times the largest part would press all parts together. */
const MOST_REST = 2;

/** Pixels between the first and the last line of the axis, and from one name to the next. */
const LINES_HEIGHT = 258;
const NAME_HEIGHT = 15;
const MOST_SYMBOLS = 16;

/** What is drawn: the rate where subscribers are known, else the count. */
export function measureOf(hasRate) {
  return hasRate
    ? { column: 'per_10k', low: 'per_10k_low', high: 'per_10k_high', unit: say('unit.rate'), format: rate, change: 'per_10k_change' }
    : { column: 'complaints', low: 'complaints_low', high: 'complaints_high', unit: say('unit.count'), format: whole,
      change: 'complaints_change' };
}

/** All complaints over time, with their interval as a band and the mean of the period before as a dashed line. */
export function trend(rows, by, measure, usual) {
  const colours = ink();
  const last = rows.length - 1;
  const lines = (column) => rows.map((row) => row[column]);
  return {
    ...base(colours),
    grid: { ...base(colours).grid, right: 44 },
    tooltip: {
      ...base(colours).tooltip, trigger: 'axis', axisPointer: { lineStyle: { color: colours.line } },
      formatter: ([point]) => words(rows[point.dataIndex], by, measure),
    },
    xAxis: nameAxis(colours, rows.map((row) => periodName(row.period_start, by)), { boundaryGap: false }),
    yAxis: valueAxis(colours),
    series: [
      ...band(lines(measure.low), lines(measure.high), colours),
      {
        type: 'line', data: lines(measure.column), emphasis: CALM, lineStyle: { color: colours.ink, width: 1.75 },
        itemStyle: { color: colours.ink }, symbol: 'circle', symbolSize: (value, { dataIndex }) => (dataIndex === last ? 6 : 0),
        label: { show: true, position: 'right', color: colours.ink, fontWeight: 650,
          formatter: ({ dataIndex }) => (dataIndex === last ? measure.format(rows[last][measure.column]) : '') },
        markLine: usual == null ? undefined : {
          symbol: 'none', silent: true, lineStyle: { color: colours.gold, type: 'dashed', width: 1 }, data: [{ yAxis: usual }],
          label: { position: 'insideStartTop', color: colours.goldInk, textBorderColor: colours.card, textBorderWidth: 3, formatter: say('trend.usual', { value: measure.format(usual) }) },
        },
      },
    ],
  };
}

/** Each part over time, named at the end of its line. */
export function parts(rows, by, measure, name, width) {
  const colours = ink();
  const shown = partsOf(rows).filter((part) => !part.is_rest || !isRestAbove(rows, measure));
  const room = Math.min(width * MOST_NAMES, Math.max(...shown.map((part) => widthOf(name(part), colours.font))) + 20);
  const periods = [...new Set(rows.map((row) => row.period_start))];
  const lines = shown.map((part) => periods.map((period) => valueAt(rows, period, part)?.[measure.column] ?? null));
  const scale = scaleOf(lines.flat());
  const last = periods.length - 1;
  const moved = apart(lines.map((line) => (1 - (line[last] ?? 0) / scale.max) * LINES_HEIGHT));
  const series = shown.map((part, place) => {
    const colour = part.is_rest ? colours.rest : colours.series[place % colours.series.length];
    return {
      type: 'line', name: name(part), symbol: 'circle', showAllSymbol: true, symbolSize: periods.length < MOST_SYMBOLS ? 5 : 0, data: lines[place],
      lineStyle: { color: colour, width: 1.75, type: part.is_rest ? 'dotted' : 'solid' }, itemStyle: { color: colour },
      label: {
        show: true, position: 'right', distance: 8, offset: [0, moved[place]], color: part.is_rest ? colours.faint : colour, width: room - 12, overflow: 'truncate',
        formatter: ({ dataIndex }) => (dataIndex === last ? name(part) : ''),
      },
      emphasis: { focus: 'series' },
    };
  });
  return {
    ...base(colours),
    grid: { ...base(colours).grid, right: room },
    tooltip: {
      ...base(colours).tooltip, trigger: 'axis', axisPointer: { lineStyle: { color: colours.line } },
      formatter: (points) => [periodName(periods[points[0].dataIndex], by),
        ...points.filter(({ value }) => value != null).map(({ seriesName, value }) => `${seriesName}  ${measure.format(value)}`)].join('\n'),
    },
    xAxis: nameAxis(colours, periods.map((period) => periodName(period, by)), { boundaryGap: false }),
    yAxis: valueAxis(colours, scale),
    series,
  };
}

/** Each part now (dot and interval) against before (ring). */
export function comparison(rows, measure, name, width) {
  const colours = ink();
  return dots(rows.map((row) => ({
    row, name: name(row), said: row[measure.change] == null ? measure.format(row[measure.column]) : change(row[measure.change]),
    marks: [
      { value: row[measure.column], low: row[measure.low], high: row[measure.high], colour: colourOf(row, measure, colours) },
      { value: row[`${measure.column}_before`], isRing: true, colour: colours.gold },
    ],
  })), { format: measure.format, width, about: ({ row }) => partWords(row, measure, name) });
}

/** Red where there are surely more than before, teal where surely fewer. */
function colourOf(row, measure, colours) {
  return row[`${measure.change}_low`] > 0 ? colours.red : row[`${measure.change}_high`] < 0 ? colours.teal : colours.ink;
}

/** The parts to compare; what is left over is no part, and many times as much. */
export function comparedOf(rows, measure) {
  return rows.filter((row) => !row.is_rest && row[measure.column] != null);
}

/** Whether what is left over lies so far above the parts that it is not drawn with them. */
export function isRestAbove(rows, measure) {
  const most = (isRest) => Math.max(0, ...rows.filter((row) => row.is_rest === isRest).map((row) => row[measure.column] ?? 0));
  return most(true) > MOST_REST * most(false);
}

/** An axis from nothing to a round number above all values, in at most five steps. */
function scaleOf(values) {
  const most = Math.max(...values, 0) || 1;
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const interval = [1, 2, 5, 10].map((step) => step * power).find((step) => step * 5 >= most);
  return { min: 0, max: Math.ceil(most / interval) * interval, interval };
}

/** By how many pixels each name has to move so that none lies upon another: down, and where the drawing ends there, up. */
function apart(places) {
  const order = places.map((place, index) => ({ place, index, at: place })).sort((one, other) => one.at - other.at);
  order.forEach((one, rank) => {
    one.at = Math.max(one.at, rank ? order[rank - 1].at + NAME_HEIGHT : -Infinity);
  });
  [...order].reverse().forEach((one, rank, reversed) => {
    one.at = Math.min(one.at, rank ? reversed[rank - 1].at - NAME_HEIGHT : LINES_HEIGHT);
  });
  return places.map((place, index) => order.find((one) => one.index === index).at - place);
}

/** The rows of the parts, one each, in the order they come. */
function partsOf(rows) {
  const first = rows[0]?.period_start;
  return rows.filter((row) => row.period_start === first);
}

function valueAt(rows, period, part) {
  return rows.find((row) => row.period_start === period && row.split === part.split && row.is_rest === part.is_rest);
}

function words(row, by, measure) {
  return [
    periodName(row.period_start, by),
    `${measure.format(row[measure.column])} ${measure.unit}`,
    interval(row[measure.low], row[measure.high], measure.format),
    say('trend.counts', { complaints: whole(row.complaints), escalated: whole(row.escalated) }),
  ].filter(Boolean).join('\n');
}

function partWords(row, measure, name) {
  const moved = row[measure.change];
  return [
    name(row),
    `${measure.format(row[measure.column])} ${measure.unit}`,
    interval(row[measure.low], row[measure.high], measure.format),
    moved == null ? '' : say('parts.moved', {
      change: change(moved), low: change(row[`${measure.change}_low`]), high: change(row[`${measure.change}_high`]) }),
  ];
}
