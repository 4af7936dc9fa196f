import { remembered } from './state.js';

/** The languages by their codes: what each calls itself, and the module of its texts. */
export const LANGUAGES = {
  en: { name: 'English', load: () => import('./text.en.js') },
  de: { name: 'Deutsch', load: () => import('./text.de.js') },
};

let texts = {};
let locale = navigator.language || 'en';
/** How problems are said in another language than the API's. */
let saying = { problem: problem => problem.message, violation: violation => violation.message };

/** Loads the texts of the language of the page. */
export async function loadLanguage() {
  const { lang } = document.documentElement;
  locale = remembered('language') && !locale.startsWith(lang) ? lang : locale;
  const [own, said] = await Promise.all([LANGUAGES[lang].load(), lang === 'en' ? null : import('./problems.js')]);
  texts = own.texts;
  saying = said?.saying(own) ?? saying;
}

/** How much larger than usual the text is that somebody has chosen in the browser. */
export function zoom() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

/** A text with values in its places. */
export function filled(text, values) {
  return text.includes('{') ? text.replace(/\{(\w+)}/g, (_, name) => String(values[name])) : text;
}

/**
 * A text of the interface.
 * @param {keyof typeof import('./text.en.js').texts} key
 * @param {Record<string, string | number>} [values] what its placeholders stand for
 */
export function t(key, values = {}) {
  return filled(texts[key], values);
}

/** What went wrong with a call, by its code. @param {{code: string, message: string}} problem */
export const problemText = problem => saying.problem(problem);

/**
 * What is wrong with a value, by its code. An added field is called as people call it, not as the API does.
 * @param {{field?: string, column?: string | number, code: string, message: string}} violation
 */
export const violationText = violation => saying.violation(violation).replace(/^fields\./, '');

const formats = new Map();

/**
 * A format of the browser's country, made once: made for each row of a list, they took half of the time of scrolling.
 * @param {'DateTimeFormat' | 'NumberFormat' | 'PluralRules' | 'RelativeTimeFormat'} kind
 * @param {object} [options]
 */
function format(kind, options, place = locale) {
  const key = `${kind} ${place} ${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl[kind](place, options));
  }
  return formats.get(key);
}

/** A text about a number of things: {key}.one or {key}.other. */
export function count(key, number, values = {}) {
  const form = format('PluralRules', {}, document.documentElement.lang).select(number) === 'one' ? 'one' : 'other';
  return t(`${key}.${form}`, { ...values, count: format('NumberFormat').format(number) });
}

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/**
 * How long ago a time is, such as "3 days ago".
 * @param {string} time
 * @param {Intl.RelativeTimeFormatStyle} [style]
 */
export function ago(time, style = 'long', now = Date.now()) {
  const seconds = Math.round((now - Date.parse(time)) / 1000);
  // Words such as "last week" are longer than numbers, in German more than a column has room for.
  const numeric = style === 'narrow' ? 'always' : 'auto';
  const [unit, length] = UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? [];
  if (!unit) {
    return t('time.now');
  }
  // "vor 7 m" would be seven metres.
  const shortest = style === 'narrow' && unit === 'minute' && locale.startsWith('de') ? 'short' : style;
  return format('RelativeTimeFormat', { style: shortest, numeric }).format(-Math.trunc(seconds / length), unit);
}

/** How long something takes, in the largest unit that fits. */
export function duration(seconds) {
  const [unit, length] = UNITS.find(([, one]) => seconds >= one) ?? ['second', 1];
  return format('NumberFormat', { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(seconds / length);
}

/** A time in full, as the browser's country writes it. */
export function exactly(time) {
  return format('DateTimeFormat', { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(time));
}

/** A day such as 2026-12-01, as the browser's country writes it. */
export function day(text) {
  return format('DateTimeFormat', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`));
}

/** A number, as the browser's country writes it. */
export function number(value) {
  return format('NumberFormat').format(value);
}

/** A value of an added field that is one text, number or day, as the browser's country writes it. */
export function asText(value) {
  return typeof value === 'number' ? number(value) : /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : String(value);
}

/** The mark between a whole number and its fraction in the browser's country. */
const decimal = () => format('NumberFormat').formatToParts(1.5).find(part => part.type === 'decimal').value;

/** A number as one types it there. */
export function plainNumber(value) {
  return String(value).replace('.', decimal());
}

/** What was typed as a number; the text itself when it is none. */
export function asNumber(text) {
  const value = Number(text.replace(decimal(), '.'));
  return Number.isNaN(value) ? text : value;
}

/** The size of a file, in the largest unit that fits. */
export function bytes(size) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = Math.min(units.length - 1, size > 0 ? Math.floor(Math.log10(size) / 3) : 0);
  return format('NumberFormat', { style: 'unit', unit: units[step], unitDisplay: 'short', maximumFractionDigits: 1 })
    .format(size / 1000 ** step);
}

/** The month of a day such as 2026-12-01, as the browser's country writes it. */
export function month(text) {
  return format('DateTimeFormat', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`));
}
