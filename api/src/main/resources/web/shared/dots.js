// One line per name: a dot with its interval, and what it is compared with. Names stand at the left, words at the right.

import { widthOf } from './beside.js';
import { CALM, base, ink, nameAxis, roundSteps, valueAxis } from './ink.js';
import { heightOfNames, inLines } from './name-lines.js';

const MARGIN = 0.04;
const MOST_NAME = 170;

/** ECharts draws the line that all are compared with at 5. */
const ABOVE_LINES = 6;

/** Pixels that words keep from what else is on their line. */
const GAP = 14;

/** Lines of an interval, as one series: ECharts breaks a line where nothing is. */
function intervals(colour, bars) {
  return {
    type: 'line', symbol: 'none', silent: true, emphasis: CALM, lineStyle: { color: colour, width: 2, opacity: 0.55 }, z: 2,
    data: bars.flatMap(({ low, high, place }) => [[low, place], [high, place], [null, null]]),
  };
}

/**
 * ECharts' option.
 *
 * @param rows {name, marks, said, isPicked}: `marks` a list of {value, low, high, colour, isRing}, the first one the row's own; `said` the words
 *     behind it, and all there is where nothing may be told
 * @param format how a value is written on the axis
 * @param about from a row to the lines of its tooltip
 * @param width of the drawing in pixels
 * @param line {value, name} to compare all with, or nothing
 * @param ends {min, max} of the axis, or nothing: then what is drawn
 */
export function dots(rows, { format, about, width, line, ends, end = 56 }) {
  const colours = ink();
  const names = nameRoom(rows.map(({ name }) => name), width);
  const marks = rows.flatMap((row, place) => (row.marks ?? []).filter(({ value }) => value != null)
    .map((mark, layer) => ({ ...mark, colour: mark.colour ?? (mark.isRing ? colours.gold : colours.ink), place, layer })));
  const { min, max } = ends ?? reach(marks, line);
  const bars = byColour(marks.filter(({ low }) => low != null));
  const plot = Math.max(1, width - names - 12 - end);
  const number = Math.max(widthOf(format(min), colours.font), widthOf(format(max), colours.font));
  const steps = roundSteps(colours, { min, max, pixels: plot, number });
  const perPixel = (max - min) / plot;
  return {
    ...base(colours),
    grid: { left: names + 12, right: end, top: line?.name ? 22 : 4, bottom: 24 },
    tooltip: {
      ...base(colours).tooltip, trigger: 'item', formatter: ({ value }) => about(rows[value[1]]).filter(Boolean).join('\n'),
    },
    xAxis: valueAxis(colours, { show: marks.length > 0, ...steps, axisLabel: { ...steps.axisLabel, hideOverlap: true, formatter: (value) => format(value) } }),
    yAxis: nameAxis(colours, rows.map(({ name }) => name), {
      inverse: true, axisLine: { show: false }, axisLabel: {
        ...inLines(names), interval: 0, color: (name, place) => (rows[place]?.isPicked ? colours.gold : colours.ink) } }),
    series: [
      ...[...bars].map(([colour, ofColour]) => intervals(colour, ofColour)),
      {
        type: 'scatter', cursor: 'pointer', emphasis: CALM, z: ABOVE_LINES, symbolSize: 9,
        data: [...marks].sort((one, other) => other.layer - one.layer).map(({ value, place, colour, isRing }) => ({
          value: [value, place], symbolSize: isRing ? 10 : 9,
          itemStyle: { opacity: 1, ...(isRing ? { color: colours.card, borderColor: colour, borderWidth: 1.5 } : { color: colour }) } })),
        markLine: line ? {
          symbol: 'none', silent: true, lineStyle: { color: colours.gold, type: 'dashed', width: 1 }, data: [{ xAxis: line.value }],
          label: { formatter: line.name, color: colours.goldInk, position: 'start', distance: 4 },
        } : undefined,
      },
      {
        type: 'scatter', silent: true, symbolSize: 1, itemStyle: { color: 'transparent', opacity: 1 }, z: ABOVE_LINES + 1,
        data: rows.map(({ said, marks: own }, place) => ({
          value: [behind(marks.filter((mark) => mark.place === place), (widthOf(said ?? '', colours.font) + GAP) * perPixel) ?? min, place],
          label: { show: Boolean(said), position: 'right', distance: 8, color: own?.length ? colours.ink : colours.faint, textBorderColor: colours.card, textBorderWidth: 3, formatter: () => said } })),
      },
    ],
  };
}

/** Pixels for the names. */
function nameRoom(names, width) {
  const { font } = ink();
  return Math.ceil(Math.min(MOST_NAME, width * 0.4, Math.max(0, ...names.map((name) => widthOf(name, font))) + 2));
}

/** The height that gives each row the same room, in pixels; with `name` from a row, and the drawing's width, long names have theirs. */
export function heightOf(rows, name, width) {
  const names = name ? rows.map(name) : rows.map(() => '');
  return heightOfNames(names, nameRoom(names, width), { row: 26, frame: 52 });
}

/** Where words have room: behind the row's own interval, or behind what lies in their way there; nothing where the row has no mark. */
function behind(marks, length) {
  const [own, ...others] = [...marks].sort((one, other) => one.layer - other.layer);
  return others.flatMap(({ value, low, high }) => [[low ?? value, high ?? value]]).sort(([one], [other]) => one - other)
    .reduce((end, [low, high]) => (low < end + length && high > end ? high : end), own && (own.high ?? own.value));
}

function reach(marks, line) {
  const values = marks.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]).concat(line ? [line.value] : []);
  const [least, most] = values.length ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const margin = (most - least || 1) * MARGIN;
  return { min: least - margin, max: most + margin };
}

function byColour(marks) {
  const groups = new Map();
  marks.forEach((mark) => groups.set(mark.colour, [...(groups.get(mark.colour) ?? []), mark]));
  return groups;
}
