// What the figures say, in words: the page's title, the line below it, and the message of each chart.

import { interval } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { decimal, percent, say, together, whole } from '../shared/language.js';
import { intervalOfShare } from '../shared/share.js';

/** So many are named in a sentence. */
const NAMED = 2;
/** Fewer offers tell nothing of how often one is taken. */
const TELLING = 30;

export const share = (value) => percent(value, 1);
export const score = (value) => decimal(value, 3);
export const momentName = (labels, id) => nameOf(labels, 'moment', id);
/** A reason of the decisions, or that no rule finds the moment. */
export const reasonName = (labels, id) => (id === 'not_found' ? say('moments.notFound') : nameOf(labels, 'offer_reason', id));

/** How often what is offered at a moment is taken, with its interval; unknown while there are few offers. */
export function takenWithin(row) {
  return row.offered_count < TELLING ? undefined : { share: row.offers_taken_rate, ...intervalOfShare(row.offers_taken_rate, row.offered_count) };
}

export function title(total, place) {
  return say('moments.title', { place, customers: whole(total.customers), offers: whole(total.offers) });
}

/** At which moments most of them are, and what keeps the others from an offer. */
export function lead(total, moments, labels) {
  const first = moments.filter((row) => row.customer_count).slice(0, NAMED);
  const [reason] = total.against;
  return [
    say('moments.lead.most', { names: together(first.map((row) => say('moments.lead.moment', { name: momentName(labels, row.moment_id), customers: whole(row.customer_count) }))) }),
    reason ? say('moments.lead.nothing', { customers: whole(total.customers - total.offers), reason: reasonName(labels, reason.reason), count: whole(reason.customers) }) : '',
  ].filter(Boolean).join(say('moments.lead.and'));
}

export function comeMessage(moments, labels) {
  const [row] = moments;
  return say('moments.come.heading', { name: momentName(labels, row.moment_id), customers: whole(row.customer_count), chosen: whole(row.chosen_count) });
}

export function reasonsMessage(total, labels) {
  const [first] = total.against;
  return first
    ? say('moments.reasons.heading', { reason: reasonName(labels, first.reason), share: percent(first.customers / (total.customers - total.offers)) })
    : say('moments.reasons.none');
}

/** At which moment offers are taken most often, told only where there were enough. */
export function recordMessage(moments, labels) {
  const [best] = moments.filter(takenWithin).sort((one, other) => other.offers_taken_rate - one.offers_taken_rate);
  if (!best) {
    return say('moments.record.title');
  }
  const { low, high } = takenWithin(best);
  return say('moments.record.heading', { name: momentName(labels, best.moment_id), share: share(best.offers_taken_rate), interval: interval(low, high, share) });
}

export function unservedMessage(rows) {
  const found = rows.filter((row) => row.is_found).length;
  return found ? say('moments.unserved.heading', { count: found }) : say('moments.unserved.notFound', { count: rows.length });
}
