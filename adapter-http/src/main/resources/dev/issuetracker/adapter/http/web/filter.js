/** Which issues a list shows, as its address says it. The address has the parameters of GET /issues. */

const SEVERAL = ['status', 'label'];

/** How a board is divided, and which time reports are about. */
const LAYOUT = ['by', 'period', 'from', 'to'];
/** What an address has beside conditions. */
export const NO_CONDITIONS = ['sort', 'q', ...LAYOUT];

/** Statuses that are shown when the address names none and has no search. */
export const ACTIVE = ['open', 'in_progress'];
export const DEFAULT_SORT = '-updated_at';

/** The key of a condition. std::vector and http://host have none. */
const KEY = '\\p{L}[\\p{L}\\p{M}\\p{N}_.-]*:(?!:|//)';

const NO_WORDS = new RegExp(`(^|\\s)((-|NOT\\s+|${KEY})+\\S+|(AND|OR)(?!\\S))`, 'gu');
const CAN_BE_TAKEN_AWAY = new RegExp(`^-?(\\(|${KEY})`, 'u');

function withoutQuoted(search) {
  return search.replace(/"(\\.|[^"\\])*"/g, '""');
}

/** Whether a search says itself how what it finds is sorted. */
function namesOrder(search) {
  return /(^|\s)sort:/i.test(withoutQuoted(search));
}

/** Whether there are words by which issues can be ranked. What must not be found is none. */
export function hasWords(query) {
  let search = withoutQuoted(query.get('q') ?? '');
  for (let before; before !== search;) {
    before = search;
    search = search.replace(/(-|NOT\s+)*\(([^()]*)\)/g, (all, not, group) => (not ? '' : group));
  }
  return query.has('keyword') || /\S/.test(search.replace(NO_WORDS, ''));
}

/** Whether what is found is sorted by how well it matches. */
export function isByRelevance(query) {
  return query.get('sort') === 'relevance' || /(^|\s)sort:relevance(\s|$)/i.test(query.get('q') ?? '');
}

/**
 * What the API is asked for.
 * @param {URLSearchParams} query of the address
 */
export function toApi(query) {
  const asked = new URLSearchParams(query);
  const statuses = asked.getAll('status');
  if (statuses.includes('all')) {
    asked.delete('status');
  } else if (statuses.length === 0 && !query.has('q')) {
    ACTIVE.forEach(status => asked.append('status', status));
  }
  if (query.get('sort') === 'relevance' && !hasWords(query)) {
    asked.delete('sort');
  }
  if (!asked.has('sort') && !namesOrder(query.get('q') ?? '')) {
    asked.set('sort', DEFAULT_SORT);
  }
  return asked;
}

/** The filter of a bulk edit that reaches what the list shows. */
export function toBulk(query) {
  const filter = query.getAll('status').includes('all') ? { status: [...ACTIVE, 'resolved'] } : {};
  for (const [name, value] of toApi(query)) {
    if (name === 'sort') {
      continue;
    }
    if (SEVERAL.includes(name) || name.startsWith('field.')) {
      filter[name] = [...(filter[name] ?? []), value];
    } else if (name === 'blocked') {
      filter[name] = value === 'true';
    } else {
      filter[name] = name === 'parent' && value !== 'none' ? Number(value) : value;
    }
  }
  return filter;
}

/** The conditions of an address, each of which can be taken away. */
export function conditions(query) {
  return [...query].filter(([name]) => !NO_CONDITIONS.includes(name)).map(([name, value]) => ({ name, value }));
}

/** The parts of a search, none of which is inside another; null where nobody can say where one ends. */
function parts(search) {
  const found = search.match(/-?\((?:[^()"]|"(?:\\.|[^"\\])*")*\)|(?:[^\s"()]|"(?:\\.|[^"\\])*")+/g) ?? [];
  const whole = search.replace(/\s+/g, '').length === found.join('').replace(/\s+/g, '').length;
  return whole && !found.some(part => /^(AND|OR|NOT)$/.test(part)) ? found : null;
}

/** The conditions of a search, each of which can be taken away. Words, and how it is sorted, are none. */
export function searched(query) {
  return (parts(query.get('q') ?? '') ?? [])
    .filter(part => CAN_BE_TAKEN_AWAY.test(part) && !/^(sort|in):/i.test(part))
    .map(value => ({ name: 'q', value }));
}

/** The address without one condition. */
export function without(query, { name, value }) {
  if (name === 'q') {
    const rest = parts(query.get('q'));
    rest.splice(rest.indexOf(value), 1);
    return withValues(query, 'q', rest.length > 0 ? [rest.join(' ')] : []);
  }
  const left = [...query];
  left.splice(left.findIndex(([n, v]) => n === name && v === value), 1);
  return new URLSearchParams(left);
}

/** The address with these values of a condition, and no others of it. */
export function withValues(query, name, values) {
  const next = new URLSearchParams(query);
  next.delete(name);
  values.forEach(value => next.append(name, value));
  return next;
}

/** The address without any condition. */
export function cleared(query) {
  return new URLSearchParams([...query].filter(([name]) => LAYOUT.includes(name)));
}

/** The path of a board that shows what the list of an address shows. */
export function boardPath(query) {
  const text = query.toString();
  return text ? `/board?${text}` : '/board';
}

/** The path of the reports about what a list of an address may show. */
export function reportsPath(query) {
  const text = query.toString();
  return text ? `/reports?${text}` : '/reports';
}

/** The path of a list. */
export function listPath(query) {
  const text = query.toString();
  return text ? `/?${text}` : '/';
}

/** A name or a value as a search has to write it. */
function quoted(text) {
  return /[\s"()]|^[<>]|\.\./.test(text) ? `"${text.replace(/[\\"]/g, '\\$&')}"` : text;
}

const CONDITIONS = {
  status: value => `is:${value}`,
  created_by: value => `author:${quoted(value)}`,
  keyword: value => `"${value.replace(/[\\"]/g, '\\$&')}"`,
  created_from: value => `created:>=${value}`,
  created_to: value => `created:<=${value}`,
  updated_from: value => `updated:>=${value}`,
  updated_to: value => `updated:<=${value}`,
};

function asCondition(name, value) {
  const [, field, end] = /^field\.(.*?)(\.from|\.to)?$/.exec(name) ?? [];
  if (field) {
    return `field:"${field.replace(/[\\"]/g, '\\$&')}":${{ '.from': '>=', '.to': '<=' }[end] ?? ''}${quoted(value)}`;
  }
  return CONDITIONS[name]?.(value) ?? `${name}:${quoted(value)}`;
}

function asOrder(sort) {
  if (sort === 'relevance') {
    return 'sort:relevance';
  }
  const [, down, name] = /^(-?)(.*)$/.exec(sort);
  return `sort:${name.replace(/^field\.|_at$/g, '').replace(/\s/g, '')}-${down ? 'desc' : 'asc'}`;
}

/** The search that finds what the list of an address shows, in the same order. */
export function asSearch(query) {
  const asked = toApi(query);
  const parts = [...new Set(asked.keys())].filter(name => name !== 'sort' && name !== 'q').map(name => {
    const each = asked.getAll(name).map(value => asCondition(name, value));
    return each.length > 1 && name !== 'label' ? `(${each.join(' OR ')})` : each.join(' ');
  });
  const search = asked.get('q');
  const words = search && parts.length > 0 && / OR /.test(search) && !namesOrder(search) ? `(${search})` : search;
  return [words, ...parts, asked.has('sort') && asOrder(asked.get('sort'))].filter(Boolean).join(' ');
}
