// What the figures say, in words.

import { nameOf } from '../shared/labels.js';
import { percent, say, whole } from '../shared/language.js';
import { ALL } from './question.js';

export const nameOfChannel = (labels, id) => (id === ALL ? say('channels.all') : nameOf(labels, 'channel', id));

/** Where the filters lead, to begin the title with. */
export function placeName(filters, labels) {
  const names = Object.entries(filters).filter(([, id]) => id).map(([dimension, id]) => nameOf(labels, dimension, id));
  return names.length ? say('finding.place', { place: names.join(say('finding.and')) }) : '';
}

/** Which channel reaches most now, and which most others are expected to take up. */
export function title(rows, place, labels) {
  const [most] = rows;
  const [next] = [...rows].sort((one, other) => (other.expected_takers ?? 0) - (one.expected_takers ?? 0));
  const name = nameOfChannel(labels, most.channel);
  const values = { place, name, share: percent(most.user_share), other: nameOfChannel(labels, next.channel), takers: whole(next.expected_takers ?? 0) };
  if (!(next.expected_takers >= 1)) {
    return say('channels.title.now', values);
  }
  return say(next === most ? 'channels.title.same' : 'channels.title.expected', values);
}

export const lead = (rows) => say('channels.lead', { users: whole(rows[0].users), customers: whole(rows[0].customers) });

/** What was told lies outside the interval of what came. */
export const isMissed = (row) => row.predicted_rate < row.used_rate_low || row.predicted_rate > row.used_rate_high;

export function calibrationMessage(rows, name) {
  const count = rows.filter(isMissed).length;
  return say(count ? 'channels.calibration.missed' : 'channels.calibration.held', { name, count, tenths: whole(rows.length) });
}

export function qualityMessage(rows) {
  const all = rows.find(({ channel }) => channel === ALL);
  return all?.hit_rate == null ? say('channels.quality.heading')
    : say('channels.quality.better', { hit: percent(all.hit_rate), baseline: percent(all.baseline_hit_rate) });
}
