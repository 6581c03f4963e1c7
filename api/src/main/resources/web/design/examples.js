// Invented rows for the components to show.

import { plusDays } from '../shared/days.js';
import { day } from '../shared/language.js';

const DAYS = 60;

/** Sixty days with a weekly rhythm and four alarms. */
export function days() {
  return Array.from({ length: DAYS }, (ignored, place) => {
    const expected = 1.95 + 0.12 * Math.cos(place * 0.9);
    const isAlarm = [24, 25, 58, 59].includes(place);
    const date = plusDays('2026-09-22', place);
    return {
      day: date, name: day(date),
      value: isAlarm ? 2.34 + (place % 2) * 0.06 : expected + 0.13 * Math.sin(place * 2.3),
      expected, low: expected - 0.26, high: expected + 0.26, isAlarm,
    };
  });
}

/** Places with what came and what was to be expected. */
export function places(name) {
  return [[86, 31], [54, 40], [47, 44], [30, 32], [21, 19]].map(([value, mark], place) => ({
    name: name(place + 1), value, mark, isAlarm: place === 0, said: `${(value / mark).toFixed(1)} ×` }));
}

/** Places that lie somewhere, with what came beyond expectation. */
export function dots(name) {
  return [[55, 27.9, 124.1], [14, 28.4, 124.3], [3, 27.3, 124.0], [0, 28.6, 123.4], [0, 27.1, 123.3]].map(([size, latitude, longitude], place) => ({
    name: name(place + 1), size, value: size, latitude, longitude, isAlarm: place === 0, said: `+${size}` }));
}

/** Scores with their intervals, one of them before too, the last with too few answers. */
export function scores(name) {
  return [[6.57, 7.05], [7.04, 7.1], [7.66, 7.6], [8.61, null], [null, null]].map(([value, before], place) => ({
    name: name(place + 1), said: value == null ? 'n = 12' : String(value),
    marks: value == null ? [] : [{ value, low: value - 0.16, high: value + 0.16 }, { value: before, isRing: true }] }));
}

/** Six periods, one of them without enough answers. */
export function periods(name) {
  return [7.1, 7.2, null, 7.0, 6.9, 6.6].map((value, place) => ({
    name: name(place + 1), value, low: value && value - 0.12, high: value && value + 0.12, other: value && value - 0.08 }));
}

/** Rows enough for two pages. */
export function rows(name) {
  return Array.from({ length: 28 }, (ignored, place) => ({
    name: name(place + 1), observed: 120 - place * 3 + (place % 5) * 7, expected: 80 - place, confidence: ['high', 'medium', 'low'][place % 3] }));
}
