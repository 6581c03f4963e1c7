// The page's charts: who uses a channel and who would, and what was told beside what came.

import { dots } from '../shared/dots.js';
import { CALM, base, ink, interval, valueAxis } from '../shared/ink.js';
import { decimal, percent, say, whole } from '../shared/language.js';
import { isMissed, nameOfChannel } from './words.js';

const MARGIN = 1.08;

/** Dot: share that uses it now; ring: share that is expected to take it up. */
export function preferencesOption(rows, labels, width, chosen) {
  const most = Math.max(...rows.map((row) => Math.max(row.user_share, row.expected_share ?? 0)), 0.01);
  const drawn = rows.map((row) => ({
    row, name: nameOfChannel(labels, row.channel), isPicked: row.channel === chosen, said: percent(row.user_share, 1),
    marks: [{ value: row.user_share }, { value: row.expected_share, isRing: true }] }));
  return dots(drawn, { format: (value) => percent(value), width, ends: { min: 0, max: most * MARGIN }, about: ({ name, row }) => [
    name, say('channels.about.now', { users: whole(row.users), share: percent(row.user_share, 1) }),
    row.expected_share == null ? say('channels.about.unknown')
      : say('channels.about.expected', { takers: decimal(row.expected_takers, 1), share: percent(row.expected_share, 1) })] });
}

/** Came over told, with the line on which both are the same. */
export function calibrationOption(rows) {
  const colours = ink();
  const most = Math.max(...rows.flatMap((row) => [row.predicted_rate, row.used_rate_high])) * MARGIN;
  const axis = (name, more) => valueAxis(colours, {
    min: 0, max: most, name, nameLocation: 'end', nameTextStyle: { color: colours.faint }, splitNumber: 4,
    axisLabel: { color: colours.faint, hideOverlap: true, showMaxLabel: false, formatter: (value) => percent(value, most < 0.1 ? 1 : 0) }, ...more });
  return {
    ...base(colours),
    grid: { ...base(colours).grid, top: 30, right: 20, bottom: 24 },
    tooltip: { ...base(colours).tooltip, trigger: 'item', formatter: ({ dataIndex }) => aboutTenth(rows[dataIndex]) },
    xAxis: axis(say('channels.calibration.predicted'), { nameLocation: 'middle', nameGap: 24 }),
    yAxis: axis(say('channels.calibration.used'), {}),
    series: [
      { type: 'line', symbol: 'none', silent: true, emphasis: CALM, z: 1, lineStyle: { color: colours.gold, type: 'dashed', width: 1 }, data: [[0, 0], [most, most]] },
      { type: 'line', symbol: 'none', silent: true, emphasis: CALM, z: 2, lineStyle: { color: colours.soft, width: 2, opacity: 0.55 },
        data: rows.flatMap((row) => [[row.predicted_rate, row.used_rate_low], [row.predicted_rate, row.used_rate_high], [null, null]]) },
      { type: 'scatter', symbolSize: 9, emphasis: CALM, z: 4,
        data: rows.map((row) => ({ value: [row.predicted_rate, row.used_rate], itemStyle: { opacity: 1, color: isMissed(row) ? colours.red : colours.ink } })) },
    ],
  };
}

function aboutTenth(row) {
  return [
    say('channels.tenth', { tenth: whole(row.tenth) }),
    `${say('channels.table.told')} ${percent(row.predicted_rate, 1)}`,
    `${say('channels.table.came')} ${percent(row.used_rate, 1)} ${interval(row.used_rate_low, row.used_rate_high, (share) => percent(share, 1))}`,
    `${whole(row.user_count)} / ${whole(row.customer_count)}`,
  ].join('\n');
}
