// Places in order: what came as a bar, what was to be expected as a mark, the excess in words.

import { CALM, base, ink, nameAxis, valueAxis } from './ink.js';
import { heightOfNames, inLines } from './name-lines.js';

/** Pixels right of the bars for their words, and what a number of the axis wants for itself. */
const WORDS = 56;
const NUMBER = 56;

/**
 * ECharts' option of one bar per row, the greatest on top; what came beyond the mark has a colour of its own.
 *
 * @param rows {name, value, mark, isAlarm, said}: `mark` what is compared with, or null; `said` the words at the bar's end
 * @param format how a value is written on the axis
 * @param about from a row to the lines of its tooltip
 * @param width of the drawing in pixels
 * @param longNames pixels for names that are long, or nothing
 */
export function rankedBars(rows, { format, about, width, longNames }) {
  const colours = ink();
  const names = longNames ?? shortRoom(width);
  const place = longNames ? { left: names + 12, bottom: 24, containLabel: false } : { left: 8 };
  const bar = { type: 'bar', stack: 'value', barMaxWidth: 12, cursor: 'pointer', emphasis: CALM };
  const usual = ({ value, mark }) => Math.min(value, mark ?? value);
  const beyond = rows.map((row) => ({
    value: row.value - usual(row), itemStyle: { color: row.isAlarm ? colours.red : colours.soft } }));
  return {
    ...base(colours),
    grid: { ...base(colours).grid, right: WORDS, top: 4, ...place },
    tooltip: { ...base(colours).tooltip, trigger: 'item', formatter: ({ dataIndex }) => about(rows[dataIndex]).filter(Boolean).join('\n') },
    xAxis: valueAxis(colours, {
      min: 0, splitNumber: Math.min(3, Math.max(1, Math.floor((width - names - WORDS) / NUMBER))), axisLabel: { color: colours.faint, hideOverlap: true, formatter: (value) => format(value) } }),
    yAxis: nameAxis(colours, rows.map(({ name }) => name), {
      inverse: true, axisLine: { show: false }, axisLabel: { color: colours.ink, ...inLines(names), interval: 0 } }),
    series: [
      { ...bar, data: rows.map(usual), itemStyle: { color: colours.restGround } },
      { ...bar, data: beyond },
      {
        // Nothing to be seen but the words, behind the bar and the mark, whichever reaches further.
        ...bar, data: rows.map(({ value, mark }) => Math.max(0, (mark ?? value) - value)), itemStyle: { color: 'transparent' },
        label: { show: true, position: 'right', color: colours.ink, formatter: ({ dataIndex }) => rows[dataIndex].said, distance: 6 },
      },
      {
        type: 'scatter', symbol: 'rect', symbolSize: [2, 18], silent: true, itemStyle: { color: colours.gold },
        data: rows.map(({ mark }, place) => [mark, place]).filter(([mark]) => mark != null), z: 3,
      },
    ],
  };
}

/** Pixels for names that are not long. */
function shortRoom(width) {
  return Math.round(Math.min(132, width * 0.3));
}

/** The height that gives each row the same room, in pixels; with `name` from a row, and the drawing's width, long names have theirs. */
export function heightOf(rows, name, width, longNames) {
  return heightOfNames(name ? rows.map(name) : rows.map(() => ''), longNames ?? shortRoom(width), { row: 28, frame: 36 });
}
