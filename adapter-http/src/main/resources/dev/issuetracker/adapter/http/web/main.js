import { get, online, Problem, whenSignedOut } from './api.js';
import { conflicts, fields, labels, mayWrite, me } from './data.js';
import { html, render, useEffect, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import { useKeys } from './keys.js';
import { Avatar, Failed, Later, loadMenus, NavLink, Notices, notifyProblem, openMenu, useNarrow } from './parts.js';
import { PickerHost } from './picker.js';
import { go, href, place } from './router.js';
import { remember, remembered, shared, useShared } from './state.js';
import { loadLanguage, t } from './text.js';
import { loadViews, openWindow, Views } from './views.js';

/** The screens by the beginning of their path. Each module is loaded when its screen is opened. */
const SCREENS = [
  [/^\/(issues)?$/, () => import('./list.js')],
  [/^\/issues\/(\d+)$/, () => import('./issue.js')],
  [/^\/new$/, () => import('./create.js')],
  [/^\/board$/, () => import('./board.js')],
  [/^\/reports$/, () => import('./reports.js')],
  [/^\/import$/, () => import('./import.js')],
  [/^\/settings(?:\/(\w+))?$/, () => import('./settings.js')],
  [/^\/docs$/, () => import('./docs.js')],
];

const again = shared(null);

/** Screens whose modules are loaded, by what loads them. They are shown at once. */
const loaded = new Map();
const missing = () => import('./missing.js');
const viewNames = () => import('./view-names.js');
const conflictModule = () => import('./conflict.js');
const entrance = () => import('./entrance.js');

/** How long after the first view the menus are loaded, so that they are there without the network, in ms. */
const MENUS_AFTER = 10_000;

/** For how long a page that was loaded again for a module is not loaded again for another, in ms. */
const ONCE_IN = 60_000;

/** Loads the page again: a newer server may call its modules otherwise. Not where that would not help, or did not. */
function reloadOnce() {
  const before = Number(sessionStorage.getItem('reloaded') ?? 0);
  const may = navigator.onLine && online.get() && Date.now() - before > ONCE_IN;
  if (may) {
    sessionStorage.setItem('reloaded', String(Date.now()));
    location.reload();
  }
  return may;
}

function useScreen() {
  const here = useShared(place);
  const reached = useShared(online);
  const [, draw] = useState(null);
  const [failed, setFailed] = useState(null);
  const found = SCREENS.find(([path]) => path.test(here.path));
  const load = found?.[1] ?? missing;
  const run = useRef(0);
  const show = () => {
    const own = ++run.current;
    const current = () => own === run.current;
    setFailed(null);
    loaded.has(load) || load().then(
      module => {
        loaded.set(load, module.default);
        current() && draw(load);
      },
      () => current() && !reloadOnce() && setFailed(() => load));
  };
  useEffect(() => {
    if (reached && failed === load) {
      // Browsers remember which module could not be had.
      location.reload();
    } else {
      show();
    }
    return () => void run.current++;
  }, [load, reached]);
  const Screen = loaded.get(load);
  if (!Screen && failed === load) {
    return html`<${Failed} key=${here.path} problem=${new Problem(0, { code: 'offline' })} again=${() => (online.get() ? location.reload() : show())} />`;
  }
  const argument = found?.[0].exec(here.path)?.[1];
  return Screen ? html`<${Screen} key=${here.path} id=${argument} query=${here.query} />` : null;
}

function Sidebar({ close }) {
  const user = useShared(me);
  // Also where one is already.
  return html`<nav class="sidebar" aria-label=${t('nav')} onClick=${event => event.target.closest('a') && close()}>
    <div class="brand"><img src=${document.querySelector('link[rel=icon]').href} alt="" width="20" height="20" />${t('app')}</div>
    <div class="actions">
      ${mayWrite() && html`<a class="button primary" href=${href('/new')}><${Icon} name="plus" />${t('create')}</a>`}
      <button type="button" class="icon-only" aria-label=${t('commands')} title=${`${t('commands')} (Ctrl+K)`} onClick=${() => openMenu('commands')}>
        <${Icon} name="search" />
      </button>
    </div>
    <ul>
      <li><${NavLink} path="/" icon="issues">${t('nav.active')}<//></li>
      <li><${NavLink} path="/?assignee=me" icon="person">${t('nav.mine')}<//></li>
      <li><${NavLink} path="/?assignee=none" icon="filter">${t('nav.unassigned')}<//></li>
      <li><${NavLink} path="/?status=all" icon="clock">${t('nav.all')}<//></li>
    </ul>
    <ul>
      <li><${NavLink} path="/board" icon="board">${t('nav.board')}<//></li>
      <li><${NavLink} path="/reports" icon="chart">${t('nav.reports')}<//></li>
      ${mayWrite() && html`<li><${NavLink} path="/import" icon="upload">${t('nav.import')}<//></li>`}
      <li><${NavLink} path="/settings" icon="gear">${t('settings')}<//></li>
      <li><${NavLink} path="/docs" icon="help">${t('docs')}<//></li>
    </ul>
    <${Views} />
    <button type="button" class="account" aria-label=${`${t('account')}: ${user.username}`} onClick=${event => openMenu('accountMenu', event.currentTarget)}>
      <${Avatar} user=${user} named />
    </button>
  </nav>`;
}

function Offline() {
  return !useShared(online) && html`<div class="offline" role="alert">${t('offline')}</div>`;
}

/** Somebody's session ended: the screen stays as it is behind the question, with all that was typed. */
function Waiting() {
  const waiting = useShared(again);
  const resume = () => {
    again.set(null);
    waiting.forEach(one => one());
  };
  return waiting && html`<${Later} load=${entrance} name="SignInAgain" resume=${resume} />`;
}

/** Says to those who cannot see it which screen was opened. */
function Opened() {
  const [title, setTitle] = useState('');
  useEffect(() => {
    const observer = new MutationObserver(() => setTitle(document.title));
    observer.observe(document.querySelector('title'), { childList: true });
    return () => observer.disconnect();
  }, []);
  return html`<p class="hidden" role="status">${title}</p>`;
}

/** After another screen is shown the focus is in it, unless it or somebody put it elsewhere: what had it is gone. */
function useFocusOfScreen(screen) {
  const { query } = useShared(place);
  const first = useRef(true);
  useEffect(() => {
    if (screen && !first.current && document.activeElement === document.body) {
      document.getElementById('content').focus({ preventScroll: true });
    }
    first.current = first.current && !screen;
  }, [screen?.key, String(query)]);
}

function Shell() {
  const [menu, setMenu] = useState(false);
  const isOpen = useNarrow() && menu;
  const screen = useScreen();
  const here = useShared(place);
  const shown = useShared(openWindow);
  const [conflict] = useShared(conflicts);
  const menuButton = useRef(null);
  const closeMenu = () => {
    setMenu(false);
    menuButton.current.focus();
  };
  useKeys({
    '?': () => openWindow.set('help'),
    'Ctrl+k': () => void openMenu('commands'),
    c: () => (mayWrite() ? go('/new') : false),
    Escape: () => isOpen && closeMenu(),
  });
  useFocusOfScreen(screen);
  useEffect(() => setMenu(false), [here, shown]);
  useEffect(() => {
    labels.load().catch(() => {});
    fields.load().catch(() => {});
    loadViews().catch(() => {});
    setTimeout(() => loadMenus().catch(() => {}), MENUS_AFTER);
  }, []);
  return html`
    <a class="skip" href="#content" data-away>${t('skip')}</a>
    <div class=${isOpen ? 'shell menu-open' : 'shell'}>
      <${Sidebar} close=${() => setMenu(false)} />
      <main id="content" tabindex="-1">
        <button ref=${menuButton} type="button" class="menu-button icon-only" aria-label=${t('menu')} aria-expanded=${String(isOpen)} onClick=${() => setMenu(!isOpen)}>
          <${Icon} name="menu" />
        </button>
        <div class="screen" inert=${isOpen}>${screen}</div>
      </main>
      <${Notices} />
      ${isOpen && html`<div class="behind-menu" onClick=${closeMenu}></div>`}
    </div>
    <${Opened} />
    ${shown === 'help' && html`<${Later} load=${loadMenus} name="Help" />`}
    ${shown === 'view' && html`<${Later} load=${viewNames} name="NameView" />`}
    ${shown?.q !== undefined && html`<${Later} key=${shown.id} load=${viewNames} name="RenameView" view=${shown} />`}
    ${conflict && html`<${Later} key=${conflict.id} load=${conflictModule} name="ConflictDialog" conflict=${conflict} />`}
    <${Waiting} />`;
}

/** What is shown to somebody who is not signed in. */
function Outside({ Entrance }) {
  const here = useShared(place);
  const screen = useScreen();
  return html`${here.path === '/docs' ? html`<main>${screen}</main>` : Entrance && html`<${Entrance} />`}
    <${Notices} />`;
}

function App() {
  const user = useShared(me);
  const [problem, setProblem] = useState(null);
  const [Entrance, setEntrance] = useState(null);
  const [known, setKnown] = useState(false);
  // Without a session the question would only be an error in the browser's log.
  const look = () => (remembered('signed-in') ? get('me', { again: false }) : Promise.resolve(null))
    .then(me.set, thrown => (thrown.status === 401 ? null : setProblem(thrown)))
    .then(() => setKnown(true));
  useEffect(() => void look(), []);
  useEffect(() => {
    known && remember('signed-in', user?.id ?? null);
    known && !user && entrance().then(module => setEntrance(() => module.Entrance));
  }, [known, user]);
  if (problem && !user) {
    return html`<main><${Failed} problem=${problem} again=${() => {
      setProblem(null);
      void look();
    }} /></main>`;
  }
  if (!known) {
    return null;
  }
  return html`
    <${Offline} />
    ${user ? html`<${Shell} key=${user.id} />` : html`<${Outside} Entrance=${Entrance} />`}
    <${PickerHost} />`;
}

// Another window of this browser has another account now: what is done here would be done in its name.
addEventListener('storage', ({ key, newValue }) => {
  if (key === 'signed-in' && String(me.get()?.id ?? null) !== String(newValue)) {
    location.reload();
  }
});

// What nobody has caught: a call that was made before a menu could open, for example.
addEventListener('unhandledrejection', event => {
  if (event.reason instanceof Problem) {
    event.preventDefault();
    notifyProblem(event.reason);
  }
});
whenSignedOut(() => new Promise(resume => again.set([...(again.get() ?? []), resume])));
await loadLanguage();
document.title = t('app');
render(html`<${App} />`, document.getElementById('app'));
