// The page's charts: what calls reach, why, what was told beside what came, what has drifted, what handling does.

import { CALM, base, ink, interval, nameAxis, valueAxis, whiskers } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { decimal, percent, rate, say, whole } from '../shared/language.js';
import { inLines } from '../shared/name-lines.js';
import { heightOf, rankedBars } from '../shared/ranked-bars.js';
import { featureName, people } from './words.js';

/** The curve is drawn up to so many times the calls that are chosen: what lies beyond would squeeze it. */
const DRAWN_TIMES = 5;

/** Reasons and inputs have long names. */
const namesOf = (width) => Math.round(Math.min(190, width * 0.46));

/** The rows that the curve shows, from none called on. */
export function drawnReach(rows, calls) {
  const end = rows.find((row) => row.calls >= calls * DRAWN_TIMES) ?? rows[rows.length - 1];
  return rows.filter((row) => end.calls >= row.calls);
}

/** Who would leave among those called, with the interval as a band, and among as many drawn by lot. */
export function reachOption(rows, chosen) {
  const colours = ink();
  const nobody = { calls: 0, leavers: 0, leavers_low: 0, leavers_high: 0, leavers_at_random: 0 };
  const drawn = [nobody, ...drawnReach(rows, chosen.calls)];
  const line = (column, more) => ({
    type: 'line', symbol: 'none', emphasis: CALM, data: drawn.map((row) => [row.calls, row[column]]), ...more });
  const last = drawn[drawn.length - 1];
  // A band of two areas, the lower one in the card's own colour: ECharts stacks on axes of names only.
  const area = (column, colour, z) => line(column, { silent: true, lineStyle: { opacity: 0 }, areaStyle: { color: colour, opacity: 1, origin: 'start' }, z });
  return {
    ...base(colours),
    grid: { ...base(colours).grid, right: 28, top: 28 },
    tooltip: {
      ...base(colours).tooltip, trigger: 'axis', axisPointer: { lineStyle: { color: colours.line } },
      formatter: ([point]) => aboutReach(drawn[point.dataIndex]),
    },
    xAxis: valueAxis(colours, { max: last.calls, splitLine: { show: false }, axisLabel: { color: colours.faint, formatter: whole, hideOverlap: true } }),
    yAxis: valueAxis(colours, { z: 2, axisLabel: { color: colours.faint, formatter: whole } }),
    series: [
      area('leavers_high', colours.goldGround, 0), area('leavers_low', colours.card, 1),
      line('leavers', {
        z: 4, lineStyle: { color: colours.ink, width: 1.75 }, itemStyle: { color: colours.ink },
        markPoint: {
          symbol: 'circle', symbolSize: 9, silent: true, itemStyle: { color: colours.ink }, data: [{ coord: [chosen.calls, chosen.leavers] }],
          label: { show: true, position: 'top', distance: 6, color: colours.ink, fontWeight: 650, formatter: people(chosen.leavers) },
        },
      }),
      line('leavers_at_random', {
        z: 3, lineStyle: { color: colours.gold, type: 'dashed', width: 1 }, itemStyle: { color: colours.gold },
        markPoint: { symbol: 'circle', symbolSize: 1, silent: true, data: [{ coord: [last.calls, last.leavers_at_random] }],
          label: { show: true, formatter: say('churn.reach.lot'), color: colours.goldInk, position: 'left', offset: [0, -10] } },
      }),
    ],
  };
}

function aboutReach(row) {
  return [
    say('churn.calls.value', { calls: whole(row.calls) }),
    say('churn.reach.leavers', { leavers: people(row.leavers), interval: interval(row.leavers_low, row.leavers_high, people) }),
    say('churn.reach.byLot', { leavers: people(row.leavers_at_random) }),
  ].join('\n');
}

/** Reasons of those called as bars; ticks: how many there would be if they had the reasons of all who have one. */
export function reasonsOption(rows, everybody, labels, width) {
  const sum = (some) => some.reduce((all, row) => all + row.customers, 0);
  const scale = sum(rows) / (sum(everybody) || 1);
  const usual = (row) => (everybody.find((one) => one.reason_1 === row.reason_1)?.customers ?? 0) * scale;
  return rankedBars(rows.map((row) => ({
    name: nameOf(labels, 'churn_reason', row.reason_1), value: row.customers, mark: usual(row), said: whole(row.customers), row,
  })), { format: whole, width, longNames: namesOf(width), about: (bar) => [
    bar.name, say('churn.reasons.called', { customers: whole(bar.value), leavers: people(bar.row.leavers) }),
    say('churn.reasons.usual', { customers: people(bar.mark) })] });
}

/** Its height in pixels. */
export function reasonsHeight(rows, labels, width) {
  return heightOf(rows, (row) => nameOf(labels, 'churn_reason', row.reason_1), width, namesOf(width));
}

/** In each tenth what was told (ring) beside what came (dot and interval). */
export function calibrationOption(rows) {
  const colours = ink();
  const isMissed = (row) => row.predicted_rate < row.observed_rate_low || row.predicted_rate > row.observed_rate_high;
  return {
    ...base(colours),
    tooltip: { ...base(colours).tooltip, trigger: 'axis', axisPointer: { lineStyle: { color: colours.line } },
      formatter: ([point]) => aboutTenth(rows[point.dataIndex]) },
    xAxis: nameAxis(colours, rows.map((row) => whole(row.tenth))),
    yAxis: valueAxis(colours, { min: 0, axisLabel: { color: colours.faint, formatter: (value) => percent(value) } }),
    series: [
      ...whiskers(rows.map((row) => row.observed_rate_low), rows.map((row) => row.observed_rate_high), colours),
      { type: 'scatter', data: rows.map((row) => row.predicted_rate), symbolSize: 12, emphasis: CALM,
        itemStyle: { color: colours.card, borderColor: colours.gold, borderWidth: 1.5 } },
      { type: 'scatter', symbolSize: 7, emphasis: CALM,
        data: rows.map((row) => ({ value: row.observed_rate, itemStyle: { color: isMissed(row) ? colours.red : colours.ink } })) },
    ],
  };
}

function aboutTenth(row) {
  return [
    say('churn.calibration.tenth', { tenth: whole(row.tenth) }),
    say('churn.calibration.told', { share: percent(row.predicted_rate, 1) }),
    say('churn.calibration.came', {
      share: percent(row.observed_rate, 1), interval: interval(row.observed_rate_low, row.observed_rate_high, (share) => percent(share, 1)) }),
    say('churn.calibration.n', { leavers: whole(row.leaver_count), customers: whole(row.customer_count) }),
  ].join('\n');
}

/** How far each input has moved; ticks: what chance alone hardly exceeds. */
export function driftOption(rows, features, width) {
  return rankedBars(rows.map((row) => ({
    name: featureName(features, row.feature), value: row.stability_index, mark: row.chance_index, isAlarm: row.is_alarm, said: moved(row.stability_index), row,
  })), { format: rate, width, longNames: namesOf(width), about: (bar) => [
    bar.name, say('churn.drift.index', { value: decimal(bar.value, 3) }), say('churn.drift.chance', { value: decimal(bar.mark, 3) }),
    say('churn.drift.n', { then: whole(bar.row.row_count_then), now: whole(bar.row.row_count_now) })] });
}

/** Its height in pixels. */
export function driftHeight(rows, features, width) {
  return heightOf(rows, (row) => featureName(features, row.feature), width, namesOf(width));
}

/** A hundredth is the least that the words at a bar tell. */
const moved = (index) => (index < 0.005 ? say('churn.drift.hardly') : rate(index));

/** How many left after each way a complaint ended (dot and interval) against as many customers without one (ring). */
export function recoveryOption(rows, labels, width) {
  const colours = ink();
  const share = (value) => percent(value, 1);
  return {
    ...base(colours),
    grid: { ...base(colours).grid, left: namesOf(width) + 12, bottom: 24, containLabel: false },
    tooltip: {
      ...base(colours).tooltip, trigger: 'item',
      formatter: ({ value }) => aboutHandling(rows[value[1]], labels, share),
    },
    xAxis: valueAxis(colours, { min: 0, splitNumber: width < 420 ? 3 : 5, axisLabel: { color: colours.faint, formatter: (value) => percent(value), hideOverlap: true } }),
    yAxis: nameAxis(colours, rows.map((row) => nameOf(labels, 'handling', row.handling)), {
      inverse: true, axisLine: { show: false }, axisLabel: { color: colours.ink, ...inLines(namesOf(width)), interval: 0 } }),
    series: [
      ...whiskers(rows.map((row) => row.left_rate_low), rows.map((row) => row.left_rate_high), colours),
      { type: 'scatter', symbolSize: 11, itemStyle: { color: colours.card, borderColor: colours.gold, borderWidth: 1.5 }, emphasis: CALM,
        data: rows.map((row, place) => [row.usual_rate, place]).filter(([rateOfAll]) => rateOfAll != null) },
      { type: 'scatter', symbolSize: 9, emphasis: CALM,
        data: rows.map((row, place) => ({ value: [row.left_rate, place], itemStyle: { color: row.left_rate_low > row.usual_rate ? colours.red : colours.ink } })) },
    ],
  };
}

function aboutHandling(row, labels, share) {
  return [
    nameOf(labels, 'handling', row.handling),
    say('churn.recovery.left', { share: share(row.left_rate), interval: interval(row.left_rate_low, row.left_rate_high, share) }),
    row.usual_rate == null ? '' : say('churn.recovery.usual', { share: share(row.usual_rate) }),
    say('churn.recovery.n', { left: whole(row.left_count), complaints: whole(row.complaint_count) }),
  ].filter(Boolean).join('\n');
}
