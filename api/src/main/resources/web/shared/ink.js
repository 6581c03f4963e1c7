// How charts are drawn: the page's own colours and type, thin lines, few words.

import { say } from './language.js';

/** The page's colours as ECharts wants them. */
export function ink() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    card: colour('card'), line: colour('line'), ink: colour('ink'), soft: colour('soft'), faint: colour('faint'),
    gold: colour('gold'), goldGround: colour('gold-ground'), goldInk: colour('gold-ink'), red: colour('red'), teal: colour('teal'),
    series: [1, 2, 3, 4, 5, 6].map((number) => colour(`series-${number}`)), rest: colour('series-rest'), restGround: colour('rest-ground'),
    font: style.getPropertyValue('--font').trim(),
  };
}

/** What all charts share. Tooltips are drawn on the canvas: as HTML they would need styles the page's policy refuses. */
export function base(colours) {
  return {
    animation: false,
    textStyle: { fontFamily: colours.font, fontSize: 12, color: colours.soft },
    grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
    aria: { enabled: false },
    tooltip: {
      renderMode: 'richText', confine: true, backgroundColor: colours.card, borderColor: colours.line, padding: 10,
      textStyle: { color: colours.ink, fontSize: 12, fontFamily: colours.font, lineHeight: 18 },
    },
  };
}

/** A value axis without a frame. */
export function valueAxis(colours, extra = {}) {
  return {
    type: 'value', axisLabel: { color: colours.faint }, splitLine: { lineStyle: { color: colours.line } },
    axisLine: { show: false }, axisTick: { show: false }, ...extra,
  };
}

/** Steps of an axis: more say nothing more. */
const MOST_STEPS = 8;

/** Pixels between two numbers of an axis: these, or where there would be one or two numbers only, fewer. */
const BETWEEN = [14, 6];

/**
 * Of a value axis whose ends are no round numbers: round steps in between, each with its line, and none at the ends.
 *
 * @param pixels how long the axis is
 * @param number how much of it a number takes
 */
export function roundSteps(colours, { min, max, pixels, number }) {
  const steps = BETWEEN.map((gap) => stepOf((max - min) * Math.max(1 / MOST_STEPS, (number + gap) / Math.max(1, pixels))));
  const step = steps.find((one) => Math.floor(max / one) - Math.ceil(min / one) >= 2) ?? steps[0];
  const [first, last] = [Math.ceil(min / step - EVEN), Math.floor(max / step + EVEN)];
  const lines = Array(Math.max(0, last - first + 1)).fill(colours.line);
  const [isLow, isHigh] = [first - min / step > EVEN, max / step - last > EVEN];
  const color = [...(isLow ? ['transparent'] : []), ...lines, ...(isHigh ? ['transparent'] : [])];
  return {
    min, max, minInterval: step, maxInterval: step, splitLine: { lineStyle: { color } },
    axisLabel: { color: colours.faint, showMinLabel: !isLow, showMaxLabel: !isHigh } };
}

/** Two numbers that differ by less are the same. */
const EVEN = 1e-9;

/** The smallest of 1, 2 and 5 times a power of ten that is not less. */
function stepOf(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= least);
}

/** An axis of names or days. */
export function nameAxis(colours, data, extra = {}) {
  return {
    type: 'category', data, axisLabel: { color: colours.faint, hideOverlap: true },
    axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false }, ...extra,
  };
}

/** An interval as words, to be drawn or written. */
export function interval(low, high, format) {
  return low == null ? '' : say(low < 0 ? 'figure.intervalBelowZero' : 'figure.interval', { low: format(low), high: format(high) });
}

/** Nothing changes its colour under the pointer. */
export const CALM = { disabled: true };

/** A soft band between two values for each place of the axis, as two series. */
export function band(lows, highs, colours) {
  const line = { type: 'line', stack: 'band', symbol: 'none', silent: true, emphasis: CALM, lineStyle: { opacity: 0 } };
  return [
    { ...line, data: lows },
    { ...line, areaStyle: { color: colours.goldGround, opacity: 0.85 }, data: highs.map((high, place) => (high == null ? null : high - lows[place])) },
  ];
}

/** A thin bar from low to high for each name of the axis, as two series. */
export function whiskers(lows, highs, colours) {
  const bar = { type: 'bar', stack: 'interval', barWidth: 2, silent: true, emphasis: CALM };
  return [
    { ...bar, data: lows, itemStyle: { opacity: 0 } },
    { ...bar, data: highs.map((high, place) => (high == null ? null : high - lows[place])), itemStyle: { color: colours.soft, opacity: 0.55 } },
  ];
}
