// All complaints of the day, where they are not as usual.

import { short } from '../../shared/cell-trend.js';
import { day, say, whole } from '../../shared/language.js';
import { sentence } from '../../shared/sentence.js';
import { link } from '../../shared/state.js';

export function complaintsOfTheDay({ status, figures }) {
  return {
    status: status === 'more' ? 'above' : 'below',
    said: sentence(`complaints.said.${status}`, {
      day: day(figures.day), complaints: whole(figures.complaints), expected: short(figures.expected ?? figures.usual_complaints) }),
    more: say('complaints.escalated', { escalated: whole(figures.escalated) }),
    href: link('/complaints', { days: 7 }),
  };
}
