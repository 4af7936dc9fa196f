/** Which issues a list shows, as its address says it. The address has the parameters of GET /issues. */

const SEVERAL = ['status', 'label'];

/** Statuses that are shown when the address names none and has no search. */
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
  } else if (statuses.length === 0 && !query.has('q')) {
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
  return [...query].filter(([name]) => name !== 'sort' && name !== 'q').map(([name, value]) => ({ name, value }));
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

/** The path of a list. */
export function listPath(query) {
  const text = query.toString();
  return text ? `/?${text}` : '/';
}
