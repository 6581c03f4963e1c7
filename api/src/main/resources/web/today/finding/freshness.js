// Figures that should be newer.

import { day, moment, say } from '../../shared/language.js';
import { sentence } from '../../shared/sentence.js';
import { link } from '../../shared/state.js';

export function freshness({ figures }, { status }) {
  return {
    status: 'stale',
    said: sentence('freshness.said', { day: day(figures.as_of), since: moment(figures.stale_since, status.operator_zone) }),
    more: say('freshness.more', { publication: figures.publication }),
    href: link('/data'),
  };
}
