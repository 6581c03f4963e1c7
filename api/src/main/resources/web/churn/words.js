// What the figures say, in words: the page's title, the line below it, and the message of each chart.

import { interval } from '../shared/ink.js';
import { nameOf } from '../shared/labels.js';
import { current, decimal, meaning, percent, rate, say, whole } from '../shared/language.js';
import { intervalOfShare } from '../shared/share.js';

/** Fewer people than this are told with a digit. */
const FEW = 10;

/** Money, as the reader's language writes it. */
export const yuan = (value) => say('churn.yuan', { value: amount(value) });

/** The same without its unit: small sums with their hundredths. */
export const amount = (value) => (Math.abs(value) < FEW && !Number.isInteger(value) ? rate(value) : whole(value));

/** A number of people that was added up from chances. */
export function people(value) {
  return value < FEW ? decimal(value, 1) : whole(value);
}

/** How many times as many, or as great. */
export const times = (ratio) => say('churn.times', { ratio: ratio < FEW ? decimal(ratio, 1) : whole(ratio) });

/** The finding, or why there is none: what a model says that has drifted, or told too many, is not counted on. */
export function title(row, place, doubt) {
  const calls = whole(row.calls);
  return doubt ? say(doubt.key, { place, calls, ...doubt.values }) : say('churn.title', { place, calls, leavers: people(row.leavers) });
}

/** Why the model's numbers cannot be relied on today, as words and their values; nothing when they can. */
export function doubtOf(drift, calibration, used) {
  const alarms = drift.filter((row) => row.is_alarm);
  if (alarms.length) {
    return { key: 'churn.title.drift', values: { count: alarms.length, inputs: whole(drift.length) } };
  }
  if (used.brier_gain < 0) {
    return { key: 'churn.title.worse', values: { gain: percent(-used.brier_gain) } };
  }
  const top = topMissed(calibration);
  return top ? { key: 'churn.title.misjudged', values: { told: percent(top.predicted_rate, 1), came: percent(top.observed_rate, 1) } } : undefined;
}

/** How sure, compared with what, and what it is worth; of a model in doubt, only that it is the model that says so. */
export function lead(row, doubt) {
  const range = { low: people(row.leavers_low), high: people(row.leavers_high), share: percent(row.precision_rate, 1) };
  return doubt ? say('churn.lead.unsure', { leavers: people(row.leavers), ...range }) : [
    say('churn.lead.sure', range),
    say('churn.lead.lot', { lot: people(row.leavers_at_random), times: times(row.leavers / row.leavers_at_random) }),
    say('churn.lead.worth', { stake: yuan(row.value_at_stake_yuan), worth: yuan(row.retained_value_yuan) }),
  ].join(say('lead.between'));
}

/** Where the filters lead, to begin the title with. */
export function placeName(filters, labels) {
  const names = Object.entries(filters).filter(([, id]) => id).map(([dimension, id]) => nameOf(labels, dimension, id));
  return names.length ? say('finding.place', { place: names.join(say('finding.and')) }) : '';
}

export function reachMessage(row) {
  return say('churn.reach.heading', { calls: whole(row.calls), share: percent(row.reached_share) });
}

/** Reasons of those called, the most frequent first; who has none is not among them. */
export function reasonsOf(rows, calls) {
  return rows.filter((row) => row.calls === calls && row.reason_1 !== 'none' && row.customers > 0);
}

export function reasonsMessage(rows, labels) {
  return rows.length
    ? say('churn.reasons.heading', { reason: nameOf(labels, 'churn_reason', rows[0].reason_1), count: rows[0].customers, customers: whole(rows[0].customers) })
    : say('churn.reasons.none');
}

/** Tenths whose interval does not hold what was told. */
export const missed = (rows) => rows.filter((row) => row.predicted_rate < row.observed_rate_low || row.predicted_rate > row.observed_rate_high);

export function calibrationMessage(rows) {
  const wrong = missed(rows);
  const top = topMissed(rows);
  if (top) {
    return say(top.predicted_rate > top.observed_rate ? 'churn.calibration.tooMany' : 'churn.calibration.tooFew', {
      told: percent(top.predicted_rate, 1), came: percent(top.observed_rate, 1) });
  }
  return wrong.length
    ? say('churn.calibration.missed', { count: wrong.length, tenths: whole(rows.length) })
    : say('churn.calibration.held', { tenths: whole(rows.length) });
}

/** The tenth that is called first, where it did not do what was told of it. */
export const topMissed = (rows) => missed(rows.slice(-1))[0];

export function driftMessage(rows) {
  const alarms = rows.filter((row) => row.is_alarm);
  return alarms.length ? say('churn.drift.alarm', { count: alarms.length, inputs: whole(rows.length) }) : say('churn.drift.none', { inputs: whole(rows.length) });
}

/** What handling well and badly does, where both are told apart from each other. */
export function recoveryMessage(rows) {
  const of = (handling) => rows.find((row) => row.handling === handling);
  const [well, badly] = [of('satisfied'), of('unsatisfied')];
  if (!well || !badly) {
    return say('churn.recovery.open');
  }
  const isApart = well.left_rate_high < badly.left_rate_low;
  return say(isApart ? 'churn.recovery.apart' : 'churn.recovery.alike', { well: percent(well.left_rate, 1), badly: percent(badly.left_rate, 1) });
}

/** The signal that surely tells most, or the one that may; a share of few is not taken for more than its interval's lower end. */
export function signalsMessage(rows, labels) {
  const told = rows.filter((row) => row.precision_rate != null)
    .map((row) => ({ ...row, ...intervalOfShare(row.precision_rate, row.seen_count) })).sort((one, other) => other.low - one.low);
  if (!told.length) {
    return say('churn.signals.unknown');
  }
  const [top, ...others] = told;
  return say(others.every(({ high }) => top.low > high) ? 'churn.signals.heading' : 'churn.signals.perhaps', {
    signal: nameOf(labels, 'churn_signal', top.signal_id), share: percent(top.precision_rate),
    interval: interval(top.low, top.high, (share) => percent(share)), n: whole(top.seen_count) });
}

/** An input of the model: in Chinese what the table calls it, in English the words of its name. */
export function featureName(features, id) {
  const known = features?.rows.find((row) => row.column_name === id);
  return current() === 'zh-CN' && known ? meaning(known) : id.replaceAll('_', ' ');
}

/** The number that shows a signal, in words; of a signal that the words do not know, the number. */
export function evidence(signal, value) {
  if (value == null) {
    return '';
  }
  switch (signal) {
    case 'contract_ending': return value < 0 ? say('churn.evidence.ended', { count: -value }) : say('churn.evidence.ends', { count: value });
    case 'usage_change': return say('churn.evidence.less', { share: percent(-value) });
    case 'silence': return say('churn.evidence.silent', { count: value });
    case 'high_risk_complaint': return say('churn.evidence.complaints', { count: value });
    case 'suspension_enquiry': return say('churn.evidence.enquiries', { count: value });
    default: return rate(value);
  }
}
