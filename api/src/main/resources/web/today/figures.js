// The four figures of the first screen.

import { html } from 'lit';
import { figure } from '../shared/figure.js';
import { interval } from '../shared/ink.js';
import { percent, rate, say, whole } from '../shared/language.js';
import { short } from '../shared/cell-trend.js';
import { intervalOfShare } from '../shared/share.js';

export function figures(complaints, hotspots) {
  const day = complaints?.figures ?? {};
  const week = { change: day.week_change, low: day.week_change_low, high: day.week_change_high, against: say('today.weekBefore'), isWorseUp: true };
  const counts = hotspots?.figures;
  return html`
    <div class="figures">
      ${figure({ ...week, label: say('figure.rate'), meaning: say('today.meaning.rate'), unit: say('unit.rate'),
        value: day.per_10k == null ? null : rate(day.per_10k), interval: interval(day.per_10k_low, day.per_10k_high, rate) })}
      ${figure({ label: say('figure.complaints'), meaning: say('today.meaning.complaints'), value: day.complaints == null ? null : whole(day.complaints),
        unit: say('unit.count', { count: day.complaints ?? 0 }), change: day.usual_change, low: day.usual_change_low, high: day.usual_change_high, isWorseUp: true,
        against: say('today.usual', { days: whole(day.usual_days ?? 0) }),
        interval: day.expected == null ? '' : say('today.expected', { expected: short(day.expected), interval: interval(day.expected_low, day.expected_high, whole) }) })}
      ${figure({ label: say('today.open'), meaning: say('today.meaning.open'), value: counts ? whole(counts.open) : null, unknown: say('today.notJudged'),
        unit: say('unit.hotspots', { count: counts?.open ?? 0 }), said: counts ? say('today.openOfThem', { fresh: whole(counts.new), growing: whole(counts.growing) }) : '',
        interval: counts ? say('today.overLastWeek', { over: whole(counts.over_last_week) }) : '' })}
      ${figure({ label: say('today.escalated'), meaning: say('today.meaning.escalated'), value: day.escalated == null ? null : whole(day.escalated),
        unit: say('unit.count', { count: day.escalated ?? 0 }), said: day.complaints ? say('today.escalatedShare', { share: percent(day.escalated / day.complaints, 1) }) : '',
        interval: day.complaints ? sureness(day.escalated / day.complaints, day.complaints) : '' })}
    </div>`;
}

/** How sure a share of so many is, in words. */
function sureness(share, count) {
  const { low, high } = intervalOfShare(share, count);
  return interval(low, high, (value) => percent(value, 1));
}
