import { post } from './api.js';
import { findIssues, mayWrite, people } from './data.js';
import { html } from './html.js';
import { Icon, StatusIcon } from './icons.js';
import { actionOf } from './keys.js';
import { Avatar, notifyProblem } from './parts.js';
import { pick } from './picker.js';
import { go, href, place } from './router.js';
import { remember } from './state.js';
import { LANGUAGES, t } from './text.js';
import { openWindow, viewPath, views } from './views.js';

function setTheme(theme) {
  remember('theme', null);
  if (theme === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem('theme', theme);
    document.documentElement.dataset.theme = theme;
  }
}

async function chooseTheme(at) {
  const theme = await pick({
    title: t('theme'),
    at,
    items: ['system', 'light', 'dark'].map(value => ({ value, label: t(`theme.${value}`) })),
  });
  theme && setTheme(theme);
}

async function chooseLanguageOf(at) {
  const language = await pick({
    title: t('language'),
    at,
    items: Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name })),
  });
  if (language) {
    remember('language', language);
    location.reload();
  }
}

/** A page that knows nothing of who was here before: screens keep what they showed. */
function beginAnew() {
  remember('signed-in', null);
  location.replace(href('/'));
}

async function signOut() {
  try {
    await post('signout', undefined, { again: false });
    beginAnew();
  } catch (problem) {
    notifyProblem(problem, signOut);
  }
}

/** What one sets for oneself, and the way out. */
export async function accountMenu(at) {
  const chosen = await pick({
    title: t('account'),
    at,
    items: [
      { value: chooseTheme, label: t('theme') },
      { value: chooseLanguageOf, label: t('language') },
      { value: () => openWindow.set('help'), label: t('help.keys'), hint: '?' },
      { value: signOut, label: t('signout') },
    ],
  });
  chosen?.(at);
}

/** What is set somewhere in the settings. Their module is loaded when somebody searches, not with the first view. */
async function settingsActions() {
  const { places } = await import('./settings.js');
  return places().map(([path, name]) => ({ value: () => go(path), label: `${t('settings')}: ${name}`, icon: html`<${Icon} name="gear" />` }));
}

const ON_AN_ISSUE = [['e', 'help.edit', 'edit'], ['s', 'pick.status', 'check'], ['a', 'pick.assignee', 'person'], ['l', 'pick.labels', 'label']];

/** What the screen that is shown can do with an issue, by the keys that do it. */
function actionsOnAnIssue() {
  return ON_AN_ISSUE.map(([key, name, icon]) => ({ value: actionOf(key), label: t(name), hint: key, icon: html`<${Icon} name=${icon} />` }))
    .filter(action => mayWrite() && action.value);
}

/** Everything by name: screens, actions, sections of the settings, people's issues, issues themselves. */
export async function commands() {
  const actions = [
    ...(mayWrite() ? [{ value: () => go('/new'), label: t('create'), hint: 'c', icon: html`<${Icon} name="plus" />` }] : []),
    ...actionsOnAnIssue(),
    { value: () => go('/'), label: t('nav.active'), icon: html`<${Icon} name="issues" />` },
    { value: () => go('/?assignee=me'), label: t('nav.mine'), icon: html`<${Icon} name="person" />` },
    { value: () => go('/?assignee=none'), label: t('nav.unassigned'), icon: html`<${Icon} name="filter" />` },
    { value: () => go('/?status=all'), label: t('nav.all'), icon: html`<${Icon} name="issues" />` },
    ...[['/board', 'nav.board', 'board'], ['/reports', 'nav.reports', 'chart'], ['/import', 'nav.import', 'upload'], ['/settings', 'settings', 'gear'], ['/docs', 'docs', 'help']]
      .map(([path, name, icon]) => ({ value: () => go(path), label: t(name), icon: html`<${Icon} name=${icon} />` })),
    ...views.get().map(view => ({ value: () => go(viewPath(view)), label: view.name, icon: html`<${Icon} name="star" />` })),
    ...(place.get().path === '/' ? [{ value: () => openWindow.set('view'), label: t('views.save'), icon: html`<${Icon} name="star" />` }] : []),
    { value: chooseTheme, label: t('theme'), icon: html`<${Icon} name="moon" />` },
    { value: chooseLanguageOf, label: t('language') },
    { value: () => openWindow.set('help'), label: t('help.keys'), hint: '?', icon: html`<${Icon} name="help" />` },
    { value: signOut, label: t('signout'), icon: html`<${Icon} name="leave" />` },
  ];
  const chosen = await pick({
    title: t('commands'),
    async search(text) {
      if (!text) {
        return actions;
      }
      // Without the server there is still where one can go.
      const none = () => [];
      const [settings, issues, users] = await Promise.all(
        [settingsActions().catch(none), findIssues(text).catch(none), people(text).catch(none)]);
      return [
        ...[...actions, ...settings].filter(action => action.label.toLowerCase().includes(text.toLowerCase())),
        ...issues.map(issue => ({
          value: () => go(`/issues/${issue.id}`),
          label: `#${issue.id} ${issue.title}`,
          icon: html`<${StatusIcon} status=${issue.status} />`,
        })),
        ...users.slice(0, 4).map(user => ({
          value: () => go(`/?assignee=${encodeURIComponent(user.username)}`),
          label: t('commands.person', { name: user.username }),
          icon: html`<${Avatar} user=${user} said=${false} />`,
        })),
      ];
    },
  });
  chosen?.();
}
