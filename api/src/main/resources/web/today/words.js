// The page's title, the line below it, and the messages of its charts.

import { nameOf } from '../shared/labels.js';
import { change, current, day, percent, rate, say, whole } from '../shared/language.js';
import { times } from './finding/hotspot.js';

/** Today's finding, from how many hotspots there are; where none were sought, from the day's complaints. */
export function title(hotspots, complaints) {
  if (!hotspots) {
    return say(`today.title.${complaints?.status ?? 'usual'}`);
  }
  const { new: fresh, growing, ongoing, easing } = hotspots.figures;
  const hot = fresh + growing + ongoing;
  if (hot === 0) {
    return easing ? say('today.title.easing', { count: easing }) : say('today.title.calm');
  }
  return say('today.title.hot', { count: hot }) + (easing ? say('today.title.andEasing', { count: easing }) : '');
}

/** How big it is, compared with what. */
export function lead(complaints) {
  if (!complaints) {
    return '';
  }
  const { figures } = complaints;
  const weekday = new Intl.DateTimeFormat(current(), { weekday: 'long', timeZone: 'UTC' }).format(new Date(figures.day));
  return [
    say('today.lead.count', { day: day(figures.day), complaints: whole(figures.complaints) }),
    figures.per_10k == null ? '' : say('today.lead.rate', { rate: rate(figures.per_10k) }),
    figures.week_change == null ? '' : say(`today.lead.${sure(figures)}`, { weekday, change: percent(Math.abs(figures.week_change)),
      low: change(figures.week_change_low), high: change(figures.week_change_high) }),
  ].filter(Boolean).join(say('lead.between')) + say('today.lead.end');
}

function sure({ week_change_low: low, week_change_high: high }) {
  return low > 0 ? 'more' : high < 0 ? 'fewer' : 'steady';
}

/** The message of the trend: whether the last day is out of the ordinary, and how often that was so. */
export function trendMessage({ points, format, unit }) {
  const last = points[points.length - 1];
  const values = { value: format(last.value), unit, low: format(last.low), high: format(last.high), day: last.name };
  const alarms = points.filter(({ isAlarm }) => isAlarm).length;
  return say(last.isAlarm ? 'hotspots.trend.alarm' : last.value > last.high ? 'hotspots.trend.above' : last.value < last.low ? 'hotspots.trend.below'
    : alarms ? 'hotspots.trend.was' : 'hotspots.trend.within', { ...values, count: alarms });
}

/** The message of the parts: where most came beyond expectation. */
export function hottest(rows, labels, split) {
  const [top] = rows;
  return top?.excess > 0
    ? say('hotspots.parts.most', { name: nameOf(labels, split, top.split), excess: whole(top.excess), ratio: times(top.ratio) })
    : say('hotspots.parts.none');
}
