// Places where they lie: a dot each, as large as what came beyond the expectation. Needs no tiles and no outline, so it works offline.

import { CALM, base, ink } from './ink.js';

const MARGIN = 28;
const SMALLEST = 7;
const LARGEST = 46;
const LABEL_HEIGHT = 16;

/** Draws nothing: it measures words. */
const pen = document.createElement('canvas').getContext('2d');

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
  const sides = besides(dots, rows.map((row) => widthOf(text(row), colours.font)), width);
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

/** On which side of its dot each name has room, the largest first; nothing where it has none. */
function besides(dots, lengths, width) {
  const taken = dots.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  return dots.map(({ x, y, radius }, place) => {
    const box = (left) => ({ left, right: left + lengths[place], top: y - LABEL_HEIGHT / 2, bottom: y + LABEL_HEIGHT / 2 });
    const choices = { right: box(x + radius + 5), left: box(x - radius - 5 - lengths[place]) };
    const side = Object.keys(choices).find((name) => isFree(choices[name], taken, width));
    if (side) {
      taken.push(choices[side]);
    }
    return side;
  });
}

function isFree(box, taken, width) {
  return box.left >= 0 && box.right <= width
    && !taken.some((other) => other.right > box.left && box.right > other.left && other.bottom > box.top && box.bottom > other.top);
}

function text({ name, said }) {
  return `${name} ${said}`;
}

function widthOf(words, font) {
  pen.font = `12px ${font}`;
  return pen.measureText(words).width;
}
