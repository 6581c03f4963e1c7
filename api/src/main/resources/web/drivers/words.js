// What the drivers say, in words.

import { decimal, percent, say, signed, together, whole } from '../shared/language.js';
import { periodText } from '../satisfaction/words.js';
import { isApart } from './charts.js';

const MOST_NAMED = 3;

/** What to mend first; where that is not certain, the title says so. */
export function title(rows, name, place) {
  if (!rows[0].is_sufficient) {
    return place + say('drivers.title.few', { count: rows[0].response_count, answers: whole(rows[0].response_count) });
  }
  const first = rows.filter((row) => row.quadrant === 'mend_first');
  if (!first.length) {
    return place + say('drivers.title.none', { name: name(rows[0]) });
  }
  const isCertain = first.slice(0, MOST_NAMED).every((row) => row.is_quadrant_certain);
  return place + say(isCertain ? 'drivers.title.mend' : 'drivers.title.mendProbably', { names: together(first.slice(0, MOST_NAMED).map(name)) });
}

/** How much the model explains, from how many answers, and what cannot be told apart. */
export function lead(rows, name, every, survey, asOf) {
  const [row] = rows;
  const tied = rows.filter((one) => one.tie_group === 1);
  return [
    say('satisfaction.lead.survey', { survey, period: periodText(row, every, asOf) }),
    say('drivers.lead.answers', { count: row.response_count, answers: whole(row.response_count) }),
    row.is_sufficient ? say('drivers.lead.explained', { rate: percent(row.explained_rate) }) : '',
    tied.length > 1 ? say('drivers.lead.tied', { names: together(tied.map(name)) }) : '',
  ].filter(Boolean).join(say('lead.between')) + say('today.lead.end');
}

/** The message of the map. */
export function mapMessage(rows, name) {
  const tied = rows.filter((row) => row.tie_group === 1);
  return tied.length > 1
    ? say('drivers.map.tied', { name: name(rows[0]), others: tied.length - 1 })
    : say('drivers.map.most', { name: name(rows[0]), rate: percent(rows[0].importance_share) });
}

/** The message of the what-if. */
export function whatIfMessage(rows, name) {
  const [top] = rows.filter((row) => isApart(row, 'expected_change'));
  return top
    ? say('drivers.whatIf.most', { name: name(top), points: decimal(top.raised_points, 1), change: signed(top.expected_change) })
    : say('drivers.whatIf.none');
}

/** The message of the asymmetry. */
export function asymmetryMessage(rows, name) {
  const basic = rows.filter((row) => row.asymmetry === 'basic').map(name);
  const delight = rows.filter((row) => row.asymmetry === 'delight').map(name);
  return [
    basic.length ? say('drivers.asymmetry.basics', { names: together(basic) }) : '',
    delight.length ? say('drivers.asymmetry.delights', { names: together(delight) }) : '',
  ].filter(Boolean).join(say('lead.between')) || say('drivers.asymmetry.straight');
}

/** The message of an attribute's importance over time: steady unless the first and last intervals lie apart. */
export function timeMessage(rows, name) {
  const told = rows.filter((row) => row.importance_share != null);
  if (told.length < 2) {
    return say('drivers.time.alone', { name });
  }
  const [before, now] = [told[0], told.at(-1)];
  const kind = now.importance_share_low > before.importance_share_high ? 'rose' : now.importance_share_high < before.importance_share_low ? 'fell' : 'steady';
  return say(`drivers.time.${kind}`, { name, now: percent(now.importance_share), before: percent(before.importance_share) });
}

/** The message of an attribute's importance by scope. */
export function scopesMessage(rows, name, attribute) {
  const told = rows.filter((row) => row.importance_share != null).sort((one, other) => other.importance_share - one.importance_share);
  if (!told.length) {
    return say('drivers.scopes.none');
  }
  const isSurelyMost = told.slice(1).every((row) => row.importance_share_high < told[0].importance_share_low);
  return say(isSurelyMost ? 'drivers.scopes.most' : 'drivers.scopes.alike', { scope: name(told[0]), name: attribute, rate: percent(told[0].importance_share), count: told.length });
}

/** The message of the checklist: how many checks are urgent, and in how many branches. */
export function checklistMessage(rows) {
  const urgent = rows.filter((row) => row.reason !== 'routine');
  return urgent.length
    ? say('drivers.checklist.urgent', { count: urgent.length, branches: say('drivers.branches', { count: new Set(urgent.map((row) => row.region_id)).size }) })
    : say('drivers.checklist.routine');
}
