// A line against what was to be expected: band, mean, alarms.

import { CALM, band, base, ink, interval, nameAxis, valueAxis } from './ink.js';
import { say } from './language.js';

/**
 * ECharts' option of observed over days with the expected range as a band, its middle dashed, and alarm days as dots; the last value, and
 * what each line is, stand beside it.
 *
 * @param points {day, name, value, expected, low, high, isAlarm} by day; the last three null where nothing was expected
 * @param format how a value is written
 * @param unit what stands behind it
 * @param marked a day to mark with a line, or nothing
 */
export function expectedTrend(points, { format, unit, marked }) {
  const colours = ink();
  const last = points.length - 1;
  const column = (name) => points.map((point) => point[name] ?? null);
  const mark = points.find((point) => point.day === marked);
  const alarm = (place) => points[place].isAlarm;
  return {
    ...base(colours),
    grid: { ...base(colours).grid, right: 48, top: 24 },
    tooltip: {
      ...base(colours).tooltip, trigger: 'axis', axisPointer: { lineStyle: { color: colours.line } },
      formatter: ([point]) => words(points[point.dataIndex], format, unit),
    },
    xAxis: nameAxis(colours, points.map(({ name }) => name), { boundaryGap: points.length === 1 }),
    yAxis: valueAxis(colours, { min: 0, splitNumber: 4 }),
    series: [
      ...band(column('low'), column('high'), colours),
      {
        type: 'line', data: column('expected'), symbol: 'none', silent: true, emphasis: CALM,
        lineStyle: { color: colours.gold, width: 1, type: 'dashed' },
      },
      {
        type: 'line', data: column('value'), emphasis: CALM, lineStyle: { color: colours.ink, width: 1.75 }, cursor: 'pointer',
        symbol: 'circle', symbolSize: (value, { dataIndex }) => (alarm(dataIndex) ? 8 : dataIndex === last ? 6 : 0), showAllSymbol: true,
        itemStyle: { color: ({ dataIndex }) => (alarm(dataIndex) ? colours.red : colours.ink) },
        label: {
          show: true, position: 'right', fontWeight: 650, color: alarm(last) ? colours.red : colours.ink,
          formatter: ({ dataIndex }) => (dataIndex === last ? format(points[last].value) : ''),
        },
        markLine: mark ? {
          symbol: 'none', silent: true, lineStyle: { color: colours.faint, width: 1, type: 'solid' }, data: [{ xAxis: mark.name }],
          label: { formatter: mark.name, color: colours.faint, position: 'end' },
        } : undefined,
      },
    ],
  };
}

function words(point, format, unit) {
  return [
    point.name,
    `${format(point.value)} ${unit}`,
    point.expected == null ? say('expected.none') : say('expected.was', {
      value: format(point.expected), interval: interval(point.low, point.high, format) }),
    point.isAlarm ? say('expected.alarm') : '',
  ].filter(Boolean).join('\n');
}
