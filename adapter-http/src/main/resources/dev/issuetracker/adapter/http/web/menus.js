import { post } from './api.js';
import { fields, findIssues, mayWrite, people, pickLabels, STATUSES } from './data.js';
import { DEFAULT_SORT, hasWords, listPath, withValues } from './filter.js';
import { html } from './html.js';
import { Icon, StatusIcon } from './icons.js';
import { actionOf } from './keys.js';
import { Avatar, notifyProblem } from './parts.js';
import { pick } from './picker.js';
import { go, href, place } from './router.js';
import { remember } from './state.js';
import { LANGUAGES, t } from './text.js';
import { openWindow, viewPath, views } from './views.js';

export { Help } from './help.js';

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
  return places().map(([path, name]) =>
    ({ value: () => go(path), label: `${t('settings')}: ${name}`, icon: html`<${Icon} name="gear" />` }));
}

const ON_AN_ISSUE = [['e', 'help.edit', 'edit'], ['s', 'pick.status', 'check'], ['a', 'pick.assignee', 'person'],
  ['l', 'pick.labels', 'label']];

/** What the screen that is shown can do with an issue, by the keys that do it. */
function actionsOnAnIssue() {
  return ON_AN_ISSUE.map(([key, name, icon]) =>
    ({ value: actionOf(key), label: t(name), hint: key, icon: html`<${Icon} name=${icon} />` }))
    .filter(action => mayWrite() && action.value);
}

/** Everything by name: screens, actions, sections of the settings, people's issues, issues themselves. */
export async function commands() {
  const actions = [
    ...(mayWrite() ? [{ value: () => go('/new'), label: t('create'), hint: 'c', icon: html`<${Icon} name="plus" />` }]
      : []),
    ...actionsOnAnIssue(),
    { value: () => go('/'), label: t('nav.active'), icon: html`<${Icon} name="issues" />` },
    { value: () => go('/?assignee=me'), label: t('nav.mine'), icon: html`<${Icon} name="person" />` },
    { value: () => go('/?assignee=none'), label: t('nav.unassigned'), icon: html`<${Icon} name="filter" />` },
    { value: () => go('/?status=all'), label: t('nav.all'), icon: html`<${Icon} name="issues" />` },
    ...[['/board', 'nav.board', 'board'], ['/reports', 'nav.reports', 'chart'],
      ...(mayWrite() ? [['/import', 'nav.import', 'upload']] : []), ['/settings', 'settings', 'gear'],
      ['/docs', 'docs', 'help']]
      .map(([path, name, icon]) => ({ value: () => go(path), label: t(name), icon: html`<${Icon} name=${icon} />` })),
    ...views.get().map(view =>
      ({ value: () => go(viewPath(view)), label: view.name, icon: html`<${Icon} name="star" />` })),
    ...(place.get().path === '/'
      ? [{ value: () => openWindow.set('view'), label: t('views.save'), icon: html`<${Icon} name="star" />` }] : []),
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
        ...[...actions, ...settings].filter(({ label }) =>
          text.toLowerCase().split(/\s+/).every(word => label.toLowerCase().includes(word))),
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

/** Adds a condition to an address. */
export async function addFilter(query, to, at) {
  const known = await fields.load();
  const kind = await pick({
    title: t('filter.add'),
    at,
    items: [
      ...['status', 'label', 'assignee'].map(value => ({ value, label: t(`filter.${value}`) })),
      ...['created', 'updated'].map(value => ({ value, label: t(`target.${value}_at`) })),
      ...['created_by', 'blocked'].map(value => ({ value, label: t(`filter.${value}`) })),
      ...known.map(field => ({ value: field, label: field.name })),
    ],
  });
  if (kind) {
    const [name, values] = await (typeof kind === 'object' ? valuesOfField : valuesOf)(kind, query, at);
    values && go(to(withValues(query, name, values)));
  }
}

async function valuesOf(kind, query, at) {
  if (kind === 'status') {
    const items = STATUSES.map(value =>
      ({ value, label: t(`status.${value}`), icon: html`<${StatusIcon} status=${value} />` }));
    return [kind, await pick({ title: t('filter.status'), at, multi: true, selected: query.getAll('status'), items })];
  }
  if (kind === 'label') {
    return [kind, await pickLabels(at, query.getAll('label'), t('filter.label'))];
  }
  if (kind === 'blocked') {
    const value = await pick({ title: t('filter.blocked'), at,
      items: ['true', 'false'].map(v => ({ value: v, label: t(v === 'true' ? 'yes' : 'no') })) });
    return [kind, value && [value]];
  }
  if (kind === 'created' || kind === 'updated') {
    const names = { [`${kind}_from`]: '≥ ', [`${kind}_to`]: '≤ ' };
    return typed(t(`target.${kind}_at`), 'date', names, [0, -7, -30].map(fromToday), at);
  }
  const none = kind === 'created_by' ? [] : [{ value: 'none', label: t('assignee.none') }];
  return person(t(`filter.${kind}`), kind, none, at);
}

async function valuesOfField({ name: field, type, options }, query, at) {
  const name = `field.${field}`;
  const none = { value: 'none', label: t('import.option.none') };
  if (type === 'user') {
    return person(field, name, [none], at);
  }
  if (/select/.test(type)) {
    const items = [...options.map(option => ({ value: option.name, label: option.name })), none];
    return [name, await pick({ title: field, at, multi: true, selected: query.getAll(name), items })];
  }
  const ends = type === 'text' ? {} : { [`${name}.from`]: '≥ ', [`${name}.to`]: '≤ ' };
  const days = type === 'date' ? [0, 7, 30].map(fromToday) : [];
  return typed(field, type, { [name]: '', ...ends }, days, at, [{ ...none, value: [name, ['none']] }]);
}

async function person(title, name, none, at) {
  const value = await pick({
    title,
    at,
    async search(text) {
      const users = await people(text);
      return [
        ...(text ? [] : [{ value: 'me', label: t('me') }, ...none]),
        ...users.map(user =>
          ({ value: user.username, label: user.username, icon: html`<${Avatar} user=${user} said=${false} />` })),
      ];
    },
  });
  return [name, value && [value]];
}

const FORMS = { text: /\S/, number: /^-?\d+(\.\d+)?$/, date: /^\d{4}-\d\d-\d\d$/ };

/** A day of UTC, as the API reads it. */
function fromToday(days) {
  return new Date(Date.now() + days * 864e5).toISOString().slice(0, 10);
}

/**
 * What a text, a number or a day is to be, which is typed.
 * @param {Record<string, string>} names those of the conditions, and how each is shown before the value
 * @param {string[]} first values that are offered before something is typed
 * @param {object[]} none what is offered after them
 */
async function typed(title, type, names, first, at, none = []) {
  const chosen = await pick({
    title: `${title} (${t(`fields.type.${type}`)})`,
    at,
    async search(text) {
      const values = text ? [text.trim()].filter(value => FORMS[type].test(value)) : first;
      return [
        ...values.flatMap(value =>
          Object.entries(names).map(([name, before]) => ({ value: [name, [value]], label: before + value }))),
        ...(text ? [] : none),
      ];
    },
  });
  return chosen ?? [];
}

/** In which order a list is. */
export async function chooseSort(query, at) {
  const known = await fields.load();
  const sort = await pick({
    title: t('sort'),
    at,
    selected: [query.get('sort') ?? DEFAULT_SORT],
    items: [
      ...(hasWords(query) ? ['relevance'] : []).map(value => ({ value, label: t(`sort.${value}`) })),
      ...['-updated_at', '-created_at', 'created_at', 'title', 'id'].map(value =>
        ({ value, label: t(`sort.${value}`) })),
      ...known.filter(field => !/multi|user/.test(field.type))
        .map(field => ({ value: `field.${field.name}`, label: field.name })),
    ],
  });
  sort && go(listPath(withValues(query, 'sort', sort === DEFAULT_SORT ? [] : [sort])));
}

/** What a list shows of each issue. */
export async function chooseColumns({ all, columns, setColumns, density, setDensity }, at) {
  const known = await fields.load();
  const chosen = await pick({
    title: t('columns'),
    at,
    multi: true,
    selected: [...columns, ...(density === 'compact' ? ['compact'] : [])],
    items: [
      { value: 'compact', label: t('density.compact') },
      ...all.map(value => ({ value, label: t(`column.${value}`) })),
      ...known.map(field => ({ value: `field.${field.name}`, label: field.name })),
    ],
  });
  if (chosen) {
    setColumns(chosen.filter(value => value !== 'compact'));
    setDensity(chosen.includes('compact') ? 'compact' : 'comfortable');
  }
}
