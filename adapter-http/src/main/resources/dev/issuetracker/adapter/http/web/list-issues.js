import { get, getPage, pathOf } from './api.js';
import { asSeen, latest } from './data.js';
import { toApi } from './filter.js';
import { useEffect, useRef, useState } from './html.js';
import { useLooks } from './looks.js';

/** How many issues are asked for at first, so that they are there soon, and then each time. */
const FIRST = 36;
const LIMIT = 100;

/** Lists as they were left, so that one comes back to the same place. */
export const left = new Map();

/** The path of the page behind a link, which may be larger than the first one. */
function following(link) {
  return pathOf(link).replace(/\blimit=\d+/, `limit=${LIMIT}`);
}

const NOTHING = { issues: [], next: undefined, problem: null, fresh: 0, total: null, looks: 0 };

/** Adds issues as they are now to others, by their ids. */
async function addTo(now, ids) {
  for (let at = 0; at < ids.length; at += LIMIT) {
    const some = ids.slice(at, at + LIMIT);
    const found = await get(`issues?limit=${LIMIT}&${some.map(id => `id=${id}`).join('&')}`).catch(() => null);
    found && some.forEach(id => now.set(id, found.results.find(issue => issue.id === id) ?? { gone: true }));
  }
}

/**
 * What came into the first page of a list. Where more follow, an issue behind all that are shown has only moved up from
 * there, unless somebody has changed it.
 * @param {{results: object[], next: string | null}} page
 * @param {Set<number>} known the ids that are shown
 * @param {Set<number>} heard the ids of which it is known that they changed
 */
export function arrived(page, known, heard) {
  const last = page.next === null ? page.results.length : page.results.findLastIndex(issue => known.has(issue.id));
  return page.results.filter((issue, at) => !known.has(issue.id) && (at < last || heard.has(issue.id)));
}

/** How many issues a list has, where that is more than its first ones; null when the server does not say. */
function totalOf(query) {
  const asked = toApi(query);
  asked.delete('sort');
  return get(`issues/count?${asked}`).then(answer => answer.count, () => null);
}

/** The issues of a list: those that were loaded, and how to go on. */
export function useIssues(query) {
  const key = query.toString();
  const kept = left.get(key);
  const [state, setState] = useState(() => (kept ? { ...kept, issues: kept.issues.map(asSeen) } : NOTHING));
  const loading = useRef(null);
  const current = useRef(state);
  /** How often the list began again: what was asked for before that is no longer shown. */
  const run = useRef(0);
  /** Issues that may have changed unheard, by their ids. They are asked for when they are seen. */
  const unsure = useRef(new Set());
  /** Issues of the first page that changed since the list began, by their ids. */
  const heard = useRef(new Set());
  // Before the next picture: what is asked meanwhile must go on from here.
  const put = next => {
    current.current = next;
    setState(next);
  };
  const first = `issues?${toApi(query)}&limit=${FIRST}`;
  const loadMore = async () => {
    const { next, issues } = current.current;
    if (next === null) {
      return;
    }
    const own = run.current;
    const then = await (next ? get(following(next)) : getPage(first)).then(page => {
      const known = new Set(issues.map(issue => issue.id));
      return {
        ...current.current,
        issues: [...issues, ...page.results.filter(issue => !known.has(issue.id))],
        next: page.next, problem: null, fresh: 0,
      };
    }, problem => ({ ...current.current, problem }));
    if (own === run.current) {
      put(then);
      next === undefined && void addUp();
    }
  };
  /** Not at each change: on a large tracker that everybody looks at, it would cost more than the changes. */
  const addUp = async () => {
    const own = run.current;
    const total = current.current.next ? await totalOf(query) : null;
    own === run.current && put({ ...current.current, total });
  };
  const load = () => {
    const own = loading.current ?? loadMore().finally(() => {
      loading.current = loading.current === own ? null : loading.current;
    });
    loading.current = own;
    return own;
  };
  /** Begins again. What is shown stays until the first issues are there. */
  const restart = () => {
    run.current++;
    heard.current.clear();
    current.current = NOTHING;
    loading.current = null;
    return load();
  };
  /**
   * What others changed is shown where it is; what they added waits until it is asked for.
   * @param {number[] | null} changed null when nobody knows which changed
   */
  const look = async changed => {
    await loading.current;
    const own = run.current;
    if (document.hidden || current.current.problem) {
      return;
    }
    const page = await getPage(first);
    const now = new Map(page.results.map(issue => [issue.id, issue]));
    const shown = current.current.issues.map(issue => issue.id);
    // When nobody knows which changed, a page of which nothing is shown is taken for new.
    const came = changed ?? (shown.some(id => now.has(id)) ? [] : [...now.keys()]);
    came.filter(id => now.has(id)).forEach(id => heard.current.add(id));
    // They are further down, or no longer what the list asks for; they stay where one last saw them.
    const others = shown.filter(id => !now.has(id) && (!changed || changed.includes(id)));
    if (changed) {
      await addTo(now, others);
    } else {
      others.forEach(id => unsure.current.add(id));
    }
    if (own !== run.current) {
      return;
    }
    const { issues } = current.current;
    const known = new Set(issues.map(issue => issue.id));
    put({
      ...current.current,
      issues: issues.map(issue => latest(issue, now.get(issue.id))),
      fresh: arrived(page, known, heard.current).length,
      looks: current.current.looks + 1,
    });
  };
  /** Asks for those of the issues that may have changed. @param {object[]} some as many as are seen */
  const check = async some => {
    const ids = some.map(issue => issue.id).filter(id => unsure.current.delete(id));
    const now = new Map();
    await addTo(now, ids);
    if (now.size > 0) {
      put({ ...current.current, issues: current.current.issues.map(issue => latest(issue, now.get(issue.id))) });
    }
  };
  useLooks(key, () => kept ?? load(), look);
  useEffect(() => () => void left.set(key, current.current), [key]);
  const show = issue => put({
    ...current.current,
    issues: current.current.issues.map(other => (other.id === issue.id ? { ...other, ...issue } : other)),
  });
  return { ...state, total: state.next === null ? state.issues.length : state.total, load, restart, look, check, addUp, show };
}
