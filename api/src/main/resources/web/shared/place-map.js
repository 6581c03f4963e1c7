// Places where they lie: a dot each, as large as what came beyond the expectation. Needs no tiles and no outline, so it works offline.

import { besides } from './beside.js';
import { CALM, base, ink } from './ink.js';

const MARGIN = 28;
const SMALLEST = 7;
const LARGEST = 46;

/**
 * ECharts' option of one dot per row, the largest below; names stand beside the dots as far as there is room.
 *
 * @param rows {name, latitude, longitude, size, isAlarm, said}, the largest first: `size` is what the dot's area means, none below zero
 * @param about from a row to the lines of its tooltip
 * @param width of the drawing in pixels
 * @param height of the drawing in pixels
 */
export function placeMap(rows, { about, width, height }) {
  const colours = ink();
  const most = Math.max(1, ...rows.map(({ size }) => size));
  const dots = project(rows, width, height).map((at, place) => ({
    ...at, radius: Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, rows[place].size) / most)) / 2 }));
  const sides = besides(dots, rows.map(text), width, colours.font);
  return {
    ...base(colours),
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    tooltip: { ...base(colours).tooltip, trigger: 'item', formatter: ({ dataIndex }) => about(rows[dataIndex]).filter(Boolean).join('\n') },
    xAxis: { type: 'value', min: 0, max: width, show: false },
    yAxis: { type: 'value', min: 0, max: height, inverse: true, show: false },
    series: [{
      type: 'scatter', cursor: 'pointer', emphasis: CALM,
      data: dots.map(({ x, y, radius }, place) => ({
        value: [x, y], symbolSize: 2 * radius,
        itemStyle: { color: rows[place].isAlarm ? colours.red : colours.rest, opacity: 0.82, borderColor: colours.card, borderWidth: 1 },
        label: {
          show: Boolean(sides[place]), position: sides[place] || 'right', distance: 5, color: colours.ink,
          formatter: () => text(rows[place]),
        },
      })),
    }],
  };
}

/** Degrees to pixels, as far apart to the east as to the north; the whole in the middle. */
function project(rows, width, height) {
  const [south, north] = ends(rows.map(({ latitude }) => latitude));
  const [west, east] = ends(rows.map(({ longitude }) => longitude));
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  const narrowing = Math.cos(middle.latitude * Math.PI / 180);
  const scale = Math.min((width - 2 * MARGIN) / Math.max(0.01, (east - west) * narrowing), (height - 2 * MARGIN) / Math.max(0.01, north - south));
  return rows.map(({ latitude, longitude }) => ({
    x: width / 2 + (longitude - middle.longitude) * narrowing * scale, y: height / 2 - (latitude - middle.latitude) * scale }));
}

function ends(values) {
  return [Math.min(...values), Math.max(...values)];
}

function text({ name, said }) {
  return `${name} ${said}`;
}
