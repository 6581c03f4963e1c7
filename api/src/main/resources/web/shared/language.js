// Words, numbers and dates in the reader's language. No page holds text of its own.

import { read } from './state.js';

export const LANGUAGES = ['zh-CN', 'en'];

const catalogues = {};
let language = 'en';

/** Loads the language the address asks for, else the one chosen before; resolves when words can be asked for. */
export async function load() {
  const asked = read().lang ?? localStorage.getItem('lang') ?? document.documentElement.lang;
  language = LANGUAGES.includes(asked) ? asked : 'en';
  if (!catalogues[language]) {
    const response = await fetch(`/web/shared/i18n/${language}.json`);
    catalogues[language] = await response.json();
  }
  document.documentElement.lang = language;
  localStorage.setItem('lang', language);
}

export function current() {
  return language;
}

/** The words for a key as the catalogue has them; the key itself when there are none, so that a lack is seen. */
export function text(key, values = {}) {
  const plural = typeof values.count === 'number' ? `${key}.${new Intl.PluralRules(language).select(values.count)}` : key;
  return catalogues[language]?.[plural] ?? catalogues[language]?.[key] ?? key;
}

/** The words for a key, with {names} filled in. */
export function say(key, values = {}) {
  return text(key, values).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A label row's name in this language. */
export function named(label) {
  return language === 'zh-CN' ? label.label_zh : label.label_en;
}

/** A definition's meaning in this language. */
export function meaning(definition) {
  return language === 'zh-CN' ? definition?.meaning_zh : definition?.meaning_en;
}

export function whole(value) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
}

/** A rate with about three telling digits. */
export function rate(value) {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A share from 0 to 1. */
export function percent(value, digits = 0) {
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A value that may lie below zero, with so many digits. */
export function decimal(value, digits = 2) {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'negative' })
    .format(value).replace('-', '\u2212');
}

/** The same with its sign. */
export function signed(value, digits = 2) {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' })
    .format(value).replace('-', '\u2212');
}

/** Names in a row, as the language strings them together. */
export function together(names) {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

/** A change as +9 % or −9 %. */
export function change(value) {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
    .format(value).replace('-', '\u2212');
}

/** A day of the operator's calendar. */
export function day(text, style = 'short') {
  const options = {
    short: { month: 'short', day: 'numeric' },
    year: { year: 'numeric', month: 'short', day: 'numeric' },
  };
  return new Intl.DateTimeFormat(language, { ...options[style], timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`));
}

/** Days from one to another; the year, where wanted, is said once, where the language puts it. */
export function range(from, to, hasYear = false) {
  if (from === to) {
    return day(from, hasYear ? 'year' : 'short');
  }
  const isYearFirst = language === 'zh-CN';
  const crosses = from.slice(0, 4) !== to.slice(0, 4);
  return say('range', {
    from: day(from, hasYear && (isYearFirst || crosses) ? 'year' : 'short'),
    to: day(to, hasYear && (!isYearFirst || crosses) ? 'year' : 'short'),
  });
}

/** A moment, in the operator's time zone. */
export function moment(text, timeZone) {
  return new Intl.DateTimeFormat(language, {
    month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone,
  }).format(new Date(text));
}
