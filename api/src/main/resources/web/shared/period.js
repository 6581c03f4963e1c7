// What closed periods are called.

import { current, say } from './language.js';

/** A closed period as a reader would call it. */
export function periodName({ cadence, period_start_date: from }) {
  const [year, month, first] = from.split('-').map(Number);
  switch (cadence) {
    case 'year': return say('period.name.year', { year });
    case 'half_year': return say('period.name.half_year', { year, half: month < 7 ? 1 : 2 });
    case 'quarter': return say('period.name.quarter', { year, quarter: Math.ceil(month / 3) });
    case 'month': return new Intl.DateTimeFormat(current(), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(from));
    default: return say('period.name.ten_day', {
      year, month: new Intl.DateTimeFormat(current(), { month: 'short', timeZone: 'UTC' }).format(new Date(from)), part: say(`period.third.${Math.ceil(first / 10)}`) });
  }
}

/** The wave of a survey, 2026Q4, as a reader would call the quarter; of another name the name. */
export function waveName(wave) {
  const [, year, quarter] = /^(\d{4})Q([1-4])$/.exec(wave ?? '') ?? [];
  return year ? say('period.name.quarter', { year: Number(year), quarter: Number(quarter) }) : wave ?? '';
}
