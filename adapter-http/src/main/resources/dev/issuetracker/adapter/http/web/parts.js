import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { Icon, StatusIcon } from './icons.js';
import { useKeys } from './keys.js';
import { address, go, href, lastList, place } from './router.js';
import { remember, remembered, shared, useLatest, useShared } from './state.js';
import { ago, exactly, problemText, t, violationText } from './text.js';

/** Each minute another time, so that what says how long ago something was goes on saying it. */
const minute = shared(Date.now());
setInterval(() => minute.set(Date.now()), 60_000);

/** How long ago, with the exact time on hover. */
export function Time({ at, style }) {
  useShared(minute);
  return html`<time datetime=${at} title=${exactly(at)}>${ago(at, style)}</time>`;
}

function hue(name) {
  return [...name].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 360, 7);
}

/**
 * The initials of a person, or of nobody.
 * @param {object} props
 * @param {boolean} [props.named] the name is beside them
 * @param {boolean} [props.said] the name is said to those who cannot see it, as nothing else does
 */
export function Avatar({ user, named = false, said = !named }) {
  const name = user?.username ?? t('assignee.none');
  const spoken = said ? { role: 'img', 'aria-label': name } : { 'aria-hidden': 'true' };
  const initials = user?.username.split(/[._-]/).filter(Boolean).slice(0, 2).map(part => [...part][0]).join('');
  const avatar = user
    ? html`<span class="avatar" style=${{ '--hue': hue(name) }} title=${name} ...${spoken}>${initials.toUpperCase()}</span>`
    : html`<span class="avatar nobody" title=${name} ...${spoken}><${Icon} name="person" /></span>`;
  return named ? html`<span class="person">${avatar}<span dir="auto" class=${user ? undefined : 'muted'}>${name}</span></span>` : avatar;
}

/** A link of the navigation, which says whether it is where the browser is. */
export function NavLink({ path, icon, children }) {
  const here = useShared(place);
  // A list is what its address says; of another screen the address says only what it shows, and which part of it.
  const current = path.startsWith('/?') || path === '/' ? address() === path : `${here.path}/`.startsWith(`${path}/`);
  return html`<a href=${href(path)} aria-current=${current ? 'page' : undefined}><${Icon} name=${icon} /><span dir="auto">${children}</span></a>`;
}

/** A name of so few characters is not cut where room is short. */
const SHORT_NAME = 6;

export function Label({ label }) {
  return html`<span dir="auto" class=${label.name.length > SHORT_NAME ? 'label' : 'label short'} title=${label.name}><span class="dot" style=${{ '--color': `#${label.color}` }}></span>${label.name}</span>`;
}

/** The first labels of an issue, and how many more it has. */
export function Labels({ labels, most }) {
  const more = labels.slice(most);
  return html`<span class="labels">
    ${labels.slice(0, most).map(label => html`<${Label} key=${label.id} label=${label} />`)}
    ${more.length > 0 && html`<span class="muted" title=${more.map(label => label.name).join(', ')}>+${more.length}</span>`}
  </span>`;
}

export function Status({ status }) {
  return html`<span class="with-icon"><${StatusIcon} status=${status} />${t(`status.${status}`)}</span>`;
}

/** What was typed survives a reload and a lost network, and the control grows with it. */
export function TextArea({ value, onInput, ...rest }) {
  const area = useRef(null);
  useEffect(() => {
    const element = area.current;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight + 2, 640)}px`;
  }, [value]);
  return html`<textarea ref=${area} value=${value} onInput=${event => onInput(event.target.value)} ...${rest}></textarea>`;
}

const narrow = matchMedia('(max-width: 47.5em)');

/** Whether the window is narrow: as in style.css. */
export function useNarrow() {
  const [is, setIs] = useState(narrow.matches);
  useEffect(() => {
    const hear = () => setIs(narrow.matches);
    narrow.addEventListener('change', hear);
    return () => narrow.removeEventListener('change', hear);
  }, []);
  return is;
}

const notices = shared([]);
let lastNotice = 0;

/** So many notices are shown; more only of what stays. */
const MOST = 3;

/** Whether it says something until it is read or has ended. */
const stays = ({ kind }) => kind === 'error' || kind === 'busy';

/**
 * Says what happened, for a while; an error stays until it is read, and what goes on until it is dismissed.
 * @param {{text: string, kind?: 'done' | 'error' | 'busy', action?: {label: string, run: () => void}}} notice
 * @returns {number} what dismisses it
 */
export function notify(notice) {
  const id = ++lastNotice;
  // The same once more is not another thing to read.
  const same = one => one.kind === 'error' && !one.action && one.text === notice.text;
  const shown = notices.get().filter(one => !same(one));
  let more = shown.length + 1 - MOST;
  notices.set([...shown.filter(one => stays(one) || more-- <= 0), { ...notice, id }]);
  return id;
}

function dismiss(id) {
  notices.set(notices.get().filter(notice => notice.id !== id));
}

/** Says what goes on while it does, if that is long enough to be noticed. */
export async function during(text, work) {
  let shown = 0;
  const timer = setTimeout(() => (shown = notify({ kind: 'busy', text })), 400);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    dismiss(shown);
  }
}

/** What is to be said about a call that failed. */
export function explain(problem) {
  if (problem.code === 'offline') {
    return t('problem.offline');
  }
  const messages = (problem.body?.errors ?? []).map(violationText);
  return messages.length > 0 ? messages.join(' ') : problemText(problem) || t('problem.unexpected');
}

/** Shows a call that failed, with a way to try it again. */
export function notifyProblem(problem, again) {
  notify({ kind: 'error', text: explain(problem), action: again && { label: t('again'), run: again } });
}

/**
 * Says that something was not saved, with a way back, once the part of the screen that sent it is gone: there it would
 * be seen no more.
 * @returns {(problem: object) => boolean} whether it was said
 */
export function useLeft() {
  const at = useLatest(address());
  const left = useRef(false);
  useEffect(() => () => void (left.current = true), []);
  return problem => {
    const run = () => at.current === address() || go(at.current);
    left.current && notify({ kind: 'error', text: t('unsaved', { why: explain(problem) }), action: { label: t('unsaved.show'), run } });
    return left.current;
  };
}

/**
 * What went wrong with what a part of the screen sent, which shows it as long as it is there.
 * @returns {[object | null, (problem: object | null) => void]}
 */
export function useProblem() {
  const [problem, setProblem] = useState(null);
  const left = useLeft();
  return [problem, thrown => void (thrown && left(thrown) || setProblem(thrown))];
}

/** A draft that has changed, by its key. */
const typed = shared({});

/**
 * What is typed and remembered until it is saved. Its screen may be left and opened again while it is: the new one
 * follows.
 * @param {string} key
 * @param {object} [more]
 * @param {() => any} [more.begin] what there is at first
 * @param {(next: any) => any} [more.worth] what of it is remembered; null for nothing
 * @param {() => void} [more.follow] what is done when a screen that was left has changed it
 * @returns {[any, (next: any) => void, () => any]} the draft, what sets it, and what tells which it is now
 */
export function useTyped(key, { begin = () => remembered(key), worth = next => next, follow } = {}) {
  const [draft, setDraft] = useState(begin);
  const latest = useLatest(draft);
  const left = useRef(false);
  useLayoutEffect(() => {
    left.current = false;
    const end = typed.listen(one => {
      if (one.key === key) {
        setDraft(one.next);
        one.by !== latest && follow?.();
      }
    });
    return () => {
      left.current = true;
      end();
    };
  }, [key]);
  const set = next => {
    remember(key, worth(next));
    typed.set({ key, next, by: latest });
  };
  return [draft, set, () => (left.current && remembered(key)) || latest.current];
}

/** The draft that is brought back, until what has its name takes it. */
const back = shared(null);

/** Says that what was typed is dropped, and lets it be had back where it was typed. */
export function notifyDropped(name, draft) {
  const at = address();
  const run = () => {
    back.set({ name, draft });
    at === address() || go(at);
  };
  notify({ text: t('draft.dropped'), action: { label: t('undo'), run } });
}

/** Takes the draft of a name when it is brought back. @param {(draft: object) => void} take */
export function useDropped(name, take) {
  const found = useShared(back);
  useLayoutEffect(() => {
    if (found?.name === name) {
      back.set(null);
      take(found.draft);
    }
  }, [found]);
}

/** Puts the focus on a control if what had it is gone. */
export function refocus(control, options) {
  document.activeElement === document.body && control?.focus(options);
}

function act({ id, action }) {
  dismiss(id);
  action.run();
}

/** What is said goes after a while, but not from under the focus or the pointer (WCAG 2.2, 2.2.1). */
function Notice({ notice }) {
  const [held, hold] = useState(false);
  useEffect(() => {
    const timer = held || stays(notice) ? 0
      : setTimeout(() => dismiss(notice.id), notice.action ? 15_000 : 6_000);
    return () => clearTimeout(timer);
  }, [held]);
  return html`<div class=${`notice ${notice.kind ?? 'done'}`} onMouseEnter=${() => hold(true)} onMouseLeave=${() => hold(false)}
      onFocusIn=${() => hold(true)} onFocusOut=${() => hold(false)}>
    <span>${notice.text}</span>
    <span>${notice.action && html`<button type="button" class="link" onClick=${() => act(notice)}>${notice.action.label}</button>`}
      <button type="button" class="quiet" aria-label=${t('close')} onClick=${() => dismiss(notice.id)}><${Icon} name="close" /></button></span>
  </div>`;
}

/** The newest comes first, so that it is seen where not all are, and moves none. */
export function Notices() {
  const shown = useShared(notices);
  const last = shown.findLast(notice => notice.action?.label === t('undo'));
  useKeys({ z: () => (last ? act(last) : false) });
  return html`<div class="notices" role="status" aria-live="polite">
    ${shown.map(notice => html`<${Notice} key=${notice.id} notice=${notice} />`).reverse()}
  </div>`;
}

/** A table that can be scrolled from the keyboard too where it is wider than the screen. */
export function Table({ name, children }) {
  return html`<div class="table" tabindex="0" role="region" aria-label=${name}><table>
    <caption class="hidden">${name}</caption>${children}</table></div>`;
}

/** Does what can be done again as it was. A failure is shown, with a way to try once more. */
export function ensure(work) {
  return work().catch(problem => notifyProblem(problem, () => ensure(work)));
}

/** Loads the menus, which the first view does not need. */
export const loadMenus = () => import('./menus.js');

/** Opens a menu of that module by its name. */
export function openMenu(name, ...given) {
  return ensure(() => loadMenus().then(menus => void menus[name](...given)));
}

/** Something that could not be loaded, in place of it. */
export function Failed({ problem, again }) {
  return html`<div class="empty" role="alert">
    <h2>${problem.status === 404 ? t('problem.missing') : t('problem.load')}</h2>
    <p>${explain(problem)}</p>
    ${problem.status === 404 ? html`<a class="button" href=${href(lastList())}>${t('nav.issues')}</a>`
      : html`<button type="button" onClick=${again}>${t('again')}</button>`}
  </div>`;
}

/**
 * A part that the first view does not need: its module is loaded when it is shown.
 * @param {{load: () => Promise<object>, name: string}} part what loads the module, and what the part is called in it
 */
export function Later({ load, name, ...rest }) {
  const [Part, setPart] = useState(null);
  useEffect(() => void ensure(() => load().then(module => setPart(() => module[name]))), [name]);
  return Part && html`<${Part} ...${rest} />`;
}
