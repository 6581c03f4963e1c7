// One figure over periods: its line, its interval as a band, and what it is compared with.

import { widthOf } from './beside.js';
import { CALM, band, base, ink, nameAxis, roundSteps, valueAxis } from './ink.js';

/** About how high the drawing is, in pixels. */
const HEIGHT = 250;
const NUMBER = 36;

/**
 * ECharts' option.
 *
 * @param points {name, value, low, high, other}, the oldest first; nulls where nothing may be told; `other` is drawn dotted beside it
 * @param format how a value is written
 * @param about from a point to the lines of its tooltip
 * @param line {value, name} to compare all with, or nothing
 */
export function bandTrend(points, { format, about, line }) {
  const colours = ink();
  const last = points.findLastIndex(({ value }) => value != null);
  const column = (name) => points.map((point) => point[name] ?? null);
  const values = points.flatMap(({ value, low, high, other }) => [value, low, high, other]).concat(line ? [line.value] : [])
    .filter((value) => value != null);
  const margin = (Math.max(...values) - Math.min(...values) || 1) * 0.08;
  const floor = Math.min(...values) - margin;
  const steps = roundSteps(colours, { min: floor, max: Math.max(...values) + margin, pixels: HEIGHT, number: NUMBER });
  return {
    ...base(colours),
    // The first name stands half to the left of its point, further than the numbers do where it is long.
    grid: { ...base(colours).grid, left: Math.max(8, widthOf(points[0]?.name ?? '', colours.font) / 2 - NUMBER), right: 56, top: 24 },
    tooltip: {
      ...base(colours).tooltip, trigger: 'axis', axisPointer: { lineStyle: { color: colours.line } },
      formatter: ([{ dataIndex }]) => about(points[dataIndex]).filter(Boolean).join('\n'),
    },
    xAxis: nameAxis(colours, points.map(({ name }) => name), {
      boundaryGap: points.length < 2 }),
    yAxis: valueAxis(colours, { ...steps, axisLabel: { ...steps.axisLabel, formatter: (value) => format(value) } }),
    series: [
      ...band(column('low'), column('high'), colours).map((series) => ({ ...series, stackStrategy: 'all' })),
      alone(points, colours),
      {
        type: 'line', data: column('other'), symbol: 'none', silent: true, emphasis: CALM,
        lineStyle: { color: colours.rest, width: 1.25, type: 'dotted' },
      },
      {
        type: 'line', data: column('value'), emphasis: CALM, symbol: 'circle', symbolSize: 6, showAllSymbol: true, cursor: 'pointer',
        lineStyle: { color: colours.ink, width: 1.75 }, itemStyle: { color: colours.ink },
        label: {
          show: true, position: 'right', distance: 8, color: colours.ink, fontWeight: 650,
          formatter: ({ dataIndex }) => (dataIndex === last ? format(points[last].value) : ''),
        },
        markLine: line ? {
          symbol: 'none', silent: true, lineStyle: { color: colours.gold, type: 'dashed', width: 1 }, data: [{ yAxis: line.value }],
          label: { formatter: line.name, color: colours.goldInk, position: 'insideStartTop' },
        } : undefined,
      },
    ],
  };
}

/** The interval of a period that has no neighbour, where there is no band to be seen. */
function alone(points, colours) {
  const has = (place) => points[place]?.low != null;
  return {
    type: 'line', symbol: 'none', silent: true, emphasis: CALM, lineStyle: { color: colours.soft, width: 2, opacity: 0.55 },
    data: points.flatMap(({ low, high }, place) => (has(place) && !has(place - 1) && !has(place + 1) ? [[place, low], [place, high], [null, null]] : [])),
  };
}
