// The page's charts: what services do over their control groups, and how quickly they come.

import { dots } from '../shared/dots.js';
import { ink } from '../shared/ink.js';
import { percent, say, whole } from '../shared/language.js';
import { rankedBars } from '../shared/ranked-bars.js';
import { hours, isLate, isTold, points, pointsWithin, share } from './words.js';

/** Lift by service; red and teal only where its interval says that it harms or helps. */
export function liftOption(products, outcome, { name, verdict, width, picked }) {
  const colours = ink();
  const colourOf = { helps: colours.teal, harms: colours.red };
  return dots(products.map((product) => {
    const row = product.lifts[outcome];
    return {
      row, name: name(product), isPicked: product.id === picked, said: isTold(product, outcome) ? points(row.lift) : verdict('insufficient'),
      marks: isTold(product, outcome) ? [{ value: row.lift, low: row.lift_low, high: row.lift_high, colour: colourOf[row.verdict] ?? colours.rest }] : [],
    };
  }), {
    format: points, width, line: { value: 0, name: '' },
    about: ({ row, name: called }) => [called, ...aboutLift(row, verdict)],
  });
}

function aboutLift(row, verdict) {
  return row ? [
    verdict(row.verdict),
    row.treated_rate == null ? '' : say('services.about.treated', { share: share(row.treated_rate), n: whole(row.treated_count) }),
    row.control_rate == null ? '' : say('services.about.control', { share: share(row.control_rate), n: whole(row.control_count) }),
    row.lift == null ? '' : say('services.about.lift', { lift: points(row.lift), interval: pointsWithin(row) }),
  ] : [];
}

/** Mean hours from the moment to the delivery; tick: the promise; red where it is not kept. */
export function timeOption(products, name, width) {
  return rankedBars(products.map((product) => ({
    name: name(product), value: product.score.mean_delivery_hours, mark: product.score.promise_hours, isAlarm: isLate(product.score),
    said: percent(product.score.in_time_rate), score: product.score,
  })), {
    format: hours, width, about: ({ name: called, score }) => [
      called, say('services.about.mean', { hours: hours(score.mean_delivery_hours) }), say('services.about.promise', { hours: hours(score.promise_hours) }),
      say('services.about.inTime', { share: percent(score.in_time_rate), n: whole(score.timed_count) })],
  });
}
