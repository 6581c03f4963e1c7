// Importance against performance: what matters and is done badly lies at the upper left.

import { besides, widthOf } from '../shared/beside.js';
import { CALM, base, ink, valueAxis } from '../shared/ink.js';
import { decimal, percent, say } from '../shared/language.js';

const ROOM = { left: 44, right: 16, top: 20, bottom: 44 };
const RADIUS = 5;

/** Names stand above the line of their interval, which would strike them out. */
const LIFT = 8;

/** Where the words of the corners stand, as parts of the height from below. */
const TOP = 0.985;
const BOTTOM = 0.03;

/** Below nothing, as a part of all above it: so that no dot lies upon the words of the corners. */
const STRIP = 0.08;

/** From quadrant to the colour of its dots: red for what needs action. */
function colourOf(quadrant, colours) {
  return { mend_first: colours.red, keep_up: colours.teal }[quadrant] ?? colours.rest;
}

/**
 * ECharts' option.
 *
 * @param rows of one period and scope, the most important first; all of them are told
 * @param name from a row to its attribute's name
 * @param about from a row to the lines of its tooltip
 * @param picked the attribute looked at closer
 */
export function mapOption(rows, { name, about, picked, width, height }) {
  const colours = ink();
  const average = rows[0].performance - rows[0].performance_lead;
  const equal = 1 / rows.length;
  const x = ends(rows.flatMap((row) => [row.performance_low, row.performance_high, average]));
  const most = ends(rows.map((row) => row.importance_share_high)).max;
  const y = { min: -most * STRIP, max: most };
  const pixels = rows.map((row) => ({
    x: ROOM.left + (row.performance - x.min) / (x.max - x.min) * (width - ROOM.left - ROOM.right),
    y: ROOM.top + (1 - (row.importance_share - y.min) / (y.max - y.min)) * (height - ROOM.top - ROOM.bottom), radius: RADIUS }));
  const sides = besides(pixels, rows.map(name), width, colours.font, { lift: LIFT, taken: cornersTaken(width, height, colours.font) });
  return {
    ...base(colours),
    grid: { ...ROOM },
    tooltip: { ...base(colours).tooltip, trigger: 'item', formatter: ({ dataIndex, seriesName }) => (seriesName === 'dots' ? about(rows[dataIndex]).filter(Boolean).join('\n') : '') },
    xAxis: valueAxis(colours, { ...x, splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: colours.line } },
      name: say('drivers.axis.performance'), nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: colours.faint },
      axisLabel: { color: colours.faint, showMinLabel: false, showMaxLabel: false, formatter: (value) => decimal(value, 1) } }),
    yAxis: valueAxis(colours, { ...y, splitLine: { show: false }, axisLabel: { color: colours.faint, showMaxLabel: false, formatter: (value) => (value < 0 ? '' : percent(value)) } }),
    series: [
      ...rows.map((row) => cross(row, colourOf(row.quadrant, colours))),
      corners(x, y, colours),
      {
        type: 'scatter', name: 'dots', cursor: 'pointer', emphasis: CALM, z: 3, symbolSize: 2 * RADIUS,
        data: rows.map((row, place) => {
          const colour = colourOf(row.quadrant, colours);
          return {
            value: [row.performance, row.importance_share],
            itemStyle: { opacity: 1, color: row.is_quadrant_certain ? colour : colours.card, borderColor: colour, borderWidth: 2 },
            label: {
              show: Boolean(sides[place]), position: sides[place]?.replace('Below', '') ?? 'right', distance: 5, offset: [0, shiftOf(sides[place])], formatter: () => name(row),
              color: row.attribute_id === picked ? colours.goldInk : colours.ink, textBorderColor: colours.card, textBorderWidth: 3, fontWeight: row.attribute_id === picked ? 650 : 400,
            },
          };
        }),
        markLine: {
          symbol: 'none', silent: true, lineStyle: { color: colours.gold, type: 'dashed', width: 1 }, label: { show: false },
          data: [{ xAxis: average }, { yAxis: equal }],
        },
      },
    ],
  };
}

/** By how much a name at the side stands lower than its dot, in pixels. */
function shiftOf(side) {
  return side === 'left' || side === 'right' ? -LIFT : side?.endsWith('Below') ? LIFT : 0;
}

/** The two intervals of a dot. */
function cross(row, colour) {
  return {
    type: 'line', symbol: 'none', silent: true, emphasis: CALM, lineStyle: { color: colour, width: 1.25, opacity: 0.4 }, z: 2,
    data: [
      [row.performance_low, row.importance_share], [row.performance_high, row.importance_share], [null, null],
      [row.performance, row.importance_share_low], [row.performance, row.importance_share_high],
    ],
  };
}

/** What each quarter of the plane means. */
function corners(x, y, colours) {
  const from = (part) => y.min + (y.max - y.min) * part;
  const at = (value, position, key) => ({ value, label: { show: true, position, color: colours.faint, fontWeight: 650, formatter: () => say(`drivers.quadrant.${key}`) } });
  const [top, bottom] = [from(TOP), from(BOTTOM)];
  return {
    type: 'scatter', symbolSize: 1, silent: true, itemStyle: { color: 'transparent' }, z: 1,
    data: [at([x.min, top], 'right', 'mend_first'), at([x.max, top], 'left', 'keep_up'), at([x.min, bottom], 'right', 'later'), at([x.max, bottom], 'left', 'enough')],
  };
}

/** Where the words of the corners leave no room for others, in pixels. */
function cornersTaken(width, height, font) {
  const at = (part) => ROOM.top + (1 - part) * (height - ROOM.top - ROOM.bottom);
  const box = (key, part, isLeft) => {
    const length = widthOf(say(`drivers.quadrant.${key}`), font) * 1.1 + 12;
    const left = isLeft ? ROOM.left : width - ROOM.right - length;
    return { left, right: left + length, top: at(part) - 8, bottom: at(part) + 8 };
  };
  const axis = { left: 0, right: ROOM.left, top: 0, bottom: height };
  return [axis, box('mend_first', TOP, true), box('keep_up', TOP, false), box('later', BOTTOM, true), box('enough', BOTTOM, false)];
}

function ends(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = (most - least || 1) * 0.06;
  return { min: least - margin, max: most + margin };
}
