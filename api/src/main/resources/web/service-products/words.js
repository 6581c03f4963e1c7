// What the figures say, in words: the page's title, the line below it, and the message of each chart.

import { interval } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { decimal, percent, say, signed, together, whole } from '../shared/language.js';
import { intervalOfShare } from '../shared/share.js';

/** Less than this share in time is a promise that is not kept. */
const KEPT = 0.9;
/** Whether a promise is shown not to be kept: of a few cases the share alone says nothing. */
export const isLate = (score) => Boolean(score?.timed_count) && intervalOfShare(score.in_time_rate, score.timed_count).high < KEPT;

/** A difference of shares, in percentage points. */
export const points = (value) => signed(100 * value, 1);
export const pointsWithin = (row) => interval(row.lift_low, row.lift_high, points);
export const share = (value) => percent(value, 1);
const short = (value, digits) => (Number.isInteger(value) || value >= 100 ? whole(value) : decimal(value, digits));
export const hours = (value) => say('services.hours', { value: short(value, 1) });
export const yuan = (value) => say('churn.yuan', { value: value < 10 ? short(value, 2) : whole(value) });
export const rating = (value) => decimal(value, 1);

const of = (products, outcome, verdict) => products.filter(({ lifts }) => lifts[outcome]?.verdict === verdict);
const judged = (products, outcome) => products.filter((product) => isTold(product, outcome));

/** Whether there are enough customers in both groups to say what a service does. */
export const isTold = ({ lifts }, outcome) => Boolean(lifts[outcome]) && lifts[outcome].verdict !== 'insufficient';

/** Products by what they are known to do, the greatest lift first; those of which nothing can be told come last. */
export function inOrder(products, outcome) {
  const better = (product) => (isTold(product, outcome) ? product.lifts[outcome].lift * (outcome === 'used' ? 1 : -1) : -Infinity);
  // Of two that cannot be told neither comes first: their difference is no number.
  return [...products].sort((one, other) => better(other) - better(one) || 0);
}

/** The finding: how many services are shown to be worth their while, and whether one does harm. */
export function title(products) {
  if (!judged(products, 'used').length) {
    return say('services.title.unknown');
  }
  const [helps, harms] = ['helps', 'harms'].map((verdict) => of(products, 'used', verdict).length);
  const all = whole(products.length);
  return (helps ? say('services.title', { count: helps, all }) : say('services.title.none', { all }))
    + (harms ? say('services.title.harms', { count: harms }) : '');
}

/** The best one and how sure, those without evidence, and the promise that is kept worst. */
export function lead(products, name) {
  const [best] = inOrder(of(products, 'used', 'helps'), 'used');
  const without = of(products, 'used', 'no_evidence');
  const [late] = products.filter(({ score }) => isLate(score)).sort((one, other) => one.score.in_time_rate - other.score.in_time_rate);
  return [
    best && say('services.lead.best', { name: name(best), lift: points(best.lifts.used.lift), interval: pointsWithin(best.lifts.used) }),
    without.length && say('services.lead.without', { names: together(without.map(name)) }),
    late && say('services.lead.late', { name: name(late), share: percent(late.score.in_time_rate), hours: hours(late.score.promise_hours) }),
  ].filter(Boolean).join(say('lead.between'));
}

export function liftMessage(products, outcome, name) {
  const [best] = inOrder(of(products, outcome, 'helps'), outcome);
  const harms = inOrder(of(products, outcome, 'harms'), outcome);
  if (!judged(products, outcome).length) {
    return say('services.lift.unknown');
  }
  return best ? say(`services.lift.${outcome}`, { name: name(best), lift: points(best.lifts[outcome].lift) })
    : harms.length ? say('services.lift.harms', { names: together(harms.map(name)) })
      : say(`services.lift.${outcome}.none`);
}

export function timeMessage(rows, name) {
  const late = rows.filter(({ score }) => isLate(score));
  return late.length
    ? say('services.time.late', { count: late.length, names: together(late.map(name)) })
    : say('services.time.kept', { share: percent(KEPT) });
}

/** What is wrong with the newest services, or that nothing is. */
export function launchMessage(rows, labels) {
  const wrong = rows.filter(({ status }) => status === 'attention');
  const names = together([...new Set((wrong.length ? wrong : rows).map((row) => nameOf(labels, 'service_product', row.service_product_id)))]);
  return wrong.length ? say('services.launch.attention', { count: wrong.length, names }) : say('services.launch.fine', { names });
}

/** What a suggestion is about: a service, a cause of complaints, or the source's own word. */
export const topicName = (labels, { kind, topic_id: id }) => (kind === 'other' ? id.replaceAll('_', ' ') : nameOf(labels, kind, id));

export function requestsMessage(rows, labels) {
  const open = rows.filter(({ state }) => state === 'open');
  return open.length
    ? say('services.requests.heading', { topic: topicName(labels, open[0]), count: open[0].suggestion_count })
    : say('services.requests.done');
}

/** Whether it can be told whom a service moves more than others. */
export function rankingMessage(row) {
  return row.ranking_verdict === 'insufficient' ? say('services.ranking.insufficient') : say(`services.ranking.${row.ranking_verdict}`, {
    qini: decimal(row.qini), interval: interval(row.qini_low, row.qini_high, decimal), n: whole(row.ranked_count) });
}
