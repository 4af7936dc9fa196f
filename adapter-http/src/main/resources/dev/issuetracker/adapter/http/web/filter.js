/** Which issues a list shows, as its address says it. The address has the parameters of GET /issues. */

const PLAIN = ['keyword', 'assignee', 'created_by', 'parent', 'blocked'];
const SEVERAL = ['status', 'label'];
const ALIASES = { is: 'status', author: 'created_by', by: 'created_by' };

/** Statuses that are shown when the address names none. */
export const ACTIVE = ['open', 'in_progress'];
export const DEFAULT_SORT = '-updated_at';

/**
 * What the API is asked for.
 * @param {URLSearchParams} query of the address
 */
export function toApi(query) {
  const asked = new URLSearchParams(query);
  const statuses = asked.getAll('status');
  if (statuses.includes('all')) {
    asked.delete('status');
  } else if (statuses.length === 0) {
    ACTIVE.forEach(status => asked.append('status', status));
  }
  if (!asked.has('sort')) {
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
  return [...query].filter(([name]) => name !== 'sort').map(([name, value]) => ({ name, value }));
}

/** The address without one condition. */
export function without(query, { name, value }) {
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

/** The parts of what was typed; quotes keep words together. */
export function words(text) {
  return (text.match(/[^\s"]*"[^"]*"?|\S+/g) ?? []).map(word => word.replaceAll('"', ''));
}

/**
 * Adds what somebody typed into the search box: conditions such as label:bug, and words to look for.
 * @param {string} text
 */
export function typed(query, text) {
  let next = new URLSearchParams(query);
  const rest = [];
  for (const word of words(text)) {
    const colon = word.indexOf(':');
    const key = colon < 0 ? '' : word.slice(0, colon).toLowerCase();
    const name = ALIASES[key] ?? key;
    const value = word.slice(colon + 1);
    if (value && SEVERAL.includes(name)) {
      next = withValues(next, name, [...new Set([...next.getAll(name), value])]);
    } else if (value && PLAIN.includes(name)) {
      next = withValues(next, name, [value]);
    } else if (value && name.startsWith('field.')) {
      next = withValues(next, word.slice(0, colon), [value]);
    } else {
      rest.push(word);
    }
  }
  return rest.length > 0 ? withValues(next, 'keyword', [rest.join(' ')]) : next;
}

/** The path of a list. */
export function listPath(query) {
  const text = query.toString();
  return text ? `/?${text}` : '/';
}
