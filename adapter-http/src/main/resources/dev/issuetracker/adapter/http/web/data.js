import { all, get, patch } from './api.js';
import { html } from './html.js';
import { StatusIcon } from './icons.js';
import { Avatar, notify, notifyProblem } from './parts.js';
import { pick } from './picker.js';
import { shared } from './state.js';
import { t } from './text.js';

export const STATUSES = ['open', 'in_progress', 'resolved'];

/** Who is signed in; null when nobody is. */
export const me = shared(null);

/** Under what something is kept in this browser for the one who is signed in. */
export const ownKey = name => `${name}:${me.get().id}`;

export const mayWrite = () => me.get() !== null && me.get().role !== 'viewer';
export const isAdmin = () => me.get()?.role === 'admin';

const MOST_SEEN = 500;
/** Issues as they were seen last, by id: a list that is shown again may have an older answer. */
const seen = new Map();

/** Takes note of an issue; of a deleted one without a version. */
export function see(issue) {
  seen.delete(issue.id);
  seen.set(issue.id, issue);
  seen.size > MOST_SEEN && seen.delete(seen.keys().next().value);
}

/** What is known of an issue: an answer may be older than what its own edit has shown meanwhile. */
export function latest(issue, found) {
  return found && !(found.version < issue.version) ? { ...issue, gone: false, ...found } : issue;
}

/** The issue as it was seen last. */
export const asSeen = issue => latest(issue, seen.get(issue.id));

/** The issues of the list that was shown last: when one is opened, that much of it is shown at once. */
export const listed = shared([]);

/** A list of the server, loaded once, and again after it changed. */
export function kept(path) {
  const source = shared([]);
  let loading = null;
  const load = () => {
    loading ??= all(path).then(results => {
      source.set(results);
      return results;
    }, problem => {
      loading = null;
      throw problem;
    });
    return loading;
  };
  const reload = () => {
    loading = null;
    return load();
  };
  return { ...source, load, reload };
}

export const labels = kept('labels?limit=200');
export const fields = kept('fields');

export async function people(text) {
  const page = await get(`users?limit=20${text ? `&keyword=${encodeURIComponent(text)}` : ''}`);
  return page.results.filter(user => !user.disabled);
}

export function pickStatus(at, selected) {
  return pick({
    title: t('pick.status'),
    at,
    selected: selected ? [selected] : [],
    items: STATUSES.map(value => ({ value, label: t(`status.${value}`), icon: html`<${StatusIcon} status=${value} />` })),
  });
}

/** @returns {Promise<{id: number, username: string} | null | undefined>} null for nobody */
export async function pickAssignee(at) {
  const own = me.get();
  return pick({
    title: t('pick.assignee'),
    at,
    async search(text) {
      const found = await people(text);
      const others = found.filter(user => user.id !== own.id);
      const item = (user, label) => ({ value: user, label, icon: html`<${Avatar} user=${user} said=${false} />` });
      const mine = !text || own.username.toLowerCase().includes(text.toLowerCase());
      return [
        ...(text ? [] : [item(null, t('assignee.none'))]),
        ...(mine ? [item(own, t('assignee.me', { name: own.username }))] : []),
        ...others.map(user => item(user, user.username)),
      ];
    },
  });
}

/** @returns {Promise<string[] | undefined>} names */
export async function pickLabels(at, selected, title = t('pick.labels')) {
  const known = await labels.load();
  return pick({
    title,
    at,
    multi: true,
    selected,
    items: known.map(label => ({
      value: label.name,
      label: label.name,
      icon: html`<span class="dot" style=${{ '--color': `#${label.color}` }}></span>`,
    })),
  });
}

/** Finds issues by their id or words; those that changed last when there are none. */
export async function findIssues(text) {
  const number = /^#?(\d+)$/.exec(text.trim())?.[1];
  const query = number ? `id=${number}` : `${text && `keyword=${encodeURIComponent(text)}&`}sort=-updated_at`;
  return (await get(`issues?limit=8&${query}`)).results;
}

/** @param {number} own the id of the issue that the other is for, which is not offered */
export async function pickIssue(at, title, own) {
  return pick({
    title,
    at,
    async search(text) {
      const found = await findIssues(text);
      return found.filter(issue => issue.id !== own).map(issue => ({
        value: issue,
        label: `#${issue.id} ${issue.title}`,
        icon: html`<${StatusIcon} status=${issue.status} />`,
      }));
    },
  });
}

/** A change that is shown at once, as far as it can be said in advance. */
export function shownAtOnce(issue, change) {
  const next = { ...issue };
  if (change.status) {
    next.status = change.status;
  }
  if (change.labels) {
    next.labels = change.labels.map(name => labels.get().find(label => label.name === name) ?? { id: 0, name, color: 'ededed' });
  }
  if ('assignee' in change) {
    next.assignee = change.assignee ? { id: 0, username: change.assignee } : null;
  }
  if (change.fields) {
    next.fields = { ...issue.fields, ...change.fields };
  }
  return next;
}

/**
 * Fields that others changed while an edit was made that does not name them.
 * @param {object} before the issue as the edit began with it
 * @param {object} after the issue as it was saved
 * @param {object} sent what the edit said
 */
export function merged(before, after, sent) {
  const differ = (one, other) => JSON.stringify(one ?? null) !== JSON.stringify(other ?? null);
  const own = ['title', 'description', 'status', 'assignee', 'labels', 'parent']
    .filter(name => !(name in sent) && name in before && differ(before[name], after[name]));
  const added = Object.keys({ ...before.fields, ...after.fields })
    .filter(name => !(name in (sent.fields ?? {})) && differ(before.fields?.[name], after.fields?.[name]));
  return [...own, ...added.map(name => `fields.${name}`)];
}

/** Says which fields others changed, when somebody saved between an edit's beginning and its end. */
export async function sayMerged(before, after, sent) {
  const others = after.version > before.version + 1 ? merged(before, after, sent) : [];
  if (others.length > 0) {
    const { fieldName } = await import('./values.js');
    notify({ text: t('conflict.merged', { fields: others.map(fieldName).join(', ') }) });
  }
}

/** Edits that somebody else was faster with: what to do is asked above the screen, one after the other. */
export const conflicts = shared([]);

/** Asks what is to become of a field that both changed; the issue as it is then. */
function decide(id, problem, show) {
  return new Promise(resolve => {
    const end = issue => {
      conflicts.set(conflicts.get().filter(one => one !== conflict));
      show(issue);
      resolve(issue);
    };
    const conflict = { id, problem, saved: end, dropped: () => end(problem.body.current) };
    conflicts.set([...conflicts.get(), conflict]);
  });
}

/** The last own change of each issue. The next one waits for it, as the screen may show the version before. */
const changing = new Map();

/**
 * Changes an issue and shows it before the server has answered. What the server rejects is shown and taken back.
 * @param {(issue: object) => void} show
 * @param {number} [since] the version that the change began with, where others may have changed the issue since
 * @returns {Promise<object>} the issue as it is now; the same as before when it was not changed
 */
export function change(issue, values, show, since) {
  show(shownAtOnce(issue, values));
  const again = now => change(now, values, show);
  const before = changing.get(issue.id) ?? Promise.resolve(issue);
  // What comes after it is shown already.
  const last = next => changing.get(issue.id) === saved && show(next);
  const saved = before.then(known => save(known.version > issue.version ? known : issue, values, last, again, since));
  changing.set(issue.id, saved);
  return saved.finally(() => changing.get(issue.id) === saved && changing.delete(issue.id));
}

async function save(issue, values, show, again, since = issue.version) {
  try {
    const saved = await patch(`issues/${issue.id}?on_conflict=merge`, { ...values, version: since });
    show(saved);
    void sayMerged(issue, saved, values);
    return saved;
  } catch (problem) {
    if (problem.code === 'stale_version') {
      return decide(issue.id, problem, show);
    }
    show(issue);
    notifyProblem(problem, problem.status === 409 ? undefined : () => again(issue));
    return issue;
  }
}
