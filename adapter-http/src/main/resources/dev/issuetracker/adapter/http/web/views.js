import { patch, post, remove as erase } from './api.js';
import { isAdmin, kept, mayWrite, me } from './data.js';
import { asSearch } from './filter.js';
import { html } from './html.js';
import { Icon } from './icons.js';
import { NavLink, notify, notifyProblem } from './parts.js';
import { pick } from './picker.js';
import { place } from './router.js';
import { remember, remembered, shared, useShared } from './state.js';
import { t } from './text.js';

/** The searches that the server keeps: the own ones, and those that others share. */
export const views = kept('searches?limit=200');

/** The window that is open and belongs to no screen: help, view, the view that gets another name, or null. */
export const openWindow = shared(null);

place.listen(() => openWindow.set(null));

/** The list that a view shows. */
export const viewPath = view => `/?${new URLSearchParams({ q: view.q })}`;

export const isOwn = view => view.owner.id === me.get().id;
const mayChange = view => isOwn(view) || isAdmin();

/** The search that the list shows. */
export const shown = () => asSearch(place.get().query);

/** Loads the views, after those that this browser kept before the server did. */
export async function loadViews() {
  const left = [];
  for (const old of remembered('views') ?? []) {
    const q = asSearch(new URLSearchParams(old.path.split('?')[1] ?? ''));
    // A name that is taken was brought from another browser; what cannot be read any more is kept here.
    await post('searches', { name: old.name.replaceAll('/', '-'), q }).catch(problem => problem.status === 409 || left.push(old));
  }
  remember('views', left.length > 0 ? left : null);
  await views.load();
}

async function act(call, again) {
  try {
    await call();
    await views.reload();
  } catch (problem) {
    notifyProblem(problem, problem.status === 409 ? undefined : again);
    await views.reload().catch(() => {});
  }
}

const change = (view, values) =>
  act(() => patch(`searches/${view.id}`, { ...values, version: view.version }), () => change(view, values));

const bring = view => act(() => post('searches', { name: view.name, q: view.q, shared: view.shared }), () => bring(view));

const drop = view => act(async () => {
  await erase(`searches/${view.id}`);
  notify({ text: t('views.removed', { name: view.name }), action: isOwn(view) ? { label: t('undo'), run: () => bring(view) } : undefined });
}, () => drop(view));

async function menu(view, at) {
  const chosen = await pick({
    title: view.name,
    at,
    items: [
      { value: () => openWindow.set(view), label: t('views.rename') },
      ...(view.shared || mayWrite()
        ? [{ value: () => change(view, { shared: !view.shared }), label: t(view.shared ? 'views.unshare' : 'views.share') }] : []),
      ...(place.get().path === '/' ? [{ value: () => change(view, { q: shown() }), label: t('views.replace') }] : []),
      { value: () => drop(view), label: t('views.remove', { name: view.name }) },
    ],
  });
  await chosen?.();
}

/** The views in the side bar. */
export function Views() {
  const all = useShared(views);
  return all.length > 0 && html`<h2>${t('views')}</h2>
    <ul>${all.map(view => html`<li key=${view.id} class="view">
      <${NavLink} path=${viewPath(view)} icon="star">${view.name}${!isOwn(view) && html` <small>${view.owner.username}</small>`}<//>
      ${isOwn(view) && view.shared && html`<span class="muted" title=${t('views.shared')}><${Icon} name="link" /><span class="hidden">${t('views.shared')}</span></span>`}
      ${mayChange(view) && html`<button type="button" class="quiet" aria-label=${t('views.change', { name: view.name })}
        onClick=${event => menu(view, event.currentTarget)}><${Icon} name="edit" /></button>`}
    </li>`)}</ul>`;
}
