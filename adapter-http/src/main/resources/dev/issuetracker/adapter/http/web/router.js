import { base } from './api.js';
import { shared } from './state.js';

function here() {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
  return { path: '/' + path.replace(/\/+$/, ''), query: new URLSearchParams(location.search), hash: location.hash };
}

/** Where the browser is, as a path below the tracker's. */
export const place = shared(here());

/** Where the browser is, with the query. */
export function address() {
  const { path, query } = place.get();
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The address of a screen, for links. */
export function href(path) {
  return base + path.replace(/^\//, '');
}

/** Shows another screen. */
export function go(path, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', href(path));
  place.set(here());
}

/** The list that was shown last. */
export function lastList() {
  return sessionStorage.getItem('list') ?? '/';
}

addEventListener('popstate', () => place.set(here()));

/** Whether an address is one of the tracker's, which is shown without loading a page. */
export function isOwn(url) {
  return url.origin === location.origin && url.pathname.startsWith(base);
}

addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) {
    return;
  }
  const url = new URL(link.href);
  if (isOwn(url) && link.dataset.away === undefined) {
    event.preventDefault();
    go('/' + url.pathname.slice(base.length) + url.search + url.hash);
  }
});
