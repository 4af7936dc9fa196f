import { get, pathOf } from './api.js';
import { people } from './data.js';
import { html, useEffect, useState } from './html.js';
import { Icon } from './icons.js';
import { Avatar, Failed, Table, Time } from './parts.js';
import { pick } from './picker.js';
import { go, href } from './router.js';
import { Section } from './settings-parts.js';
import { program } from './settings-account.js';
import { exactly, t } from './text.js';

/** What the audit log can have, as the API names it. */
export const EVENTS = [
  'signed_up', 'signed_in', 'signin_failed', 'signin_limited', 'signup_limited', 'signed_out', 'session_ended',
  'password_changed', 'password_change_failed', 'password_reset_started', 'password_reset', 'token_made', 'token_ended',
  'invite_made', 'invite_ended', 'email_changed', 'user_renamed', 'role_changed', 'user_disabled', 'user_enabled',
  'placeholder_made', 'placeholder_joined',
  'issue_deleted', 'issue_restored', 'comment_deleted', 'label_made', 'label_deleted', 'field_made', 'field_edited',
  'field_removed', 'search_shared', 'search_unshared', 'mapping_shared', 'mapping_unshared',
  'webhook_made', 'webhook_edited', 'webhook_removed', 'webhook_turned_off',
  'import_undone', 'issues_exported', 'tracker_exported', 'backup_made',
];

const LIMIT = 50;

/** The address of the log with one part of its filter changed; the empty text takes it out. */
function filtered(query, name, value) {
  const next = new URLSearchParams(query);
  value ? next.set(name, value) : next.delete(name);
  return `/settings/audit${next.size > 0 ? `?${next}` : ''}`;
}

/** The filter for the API: a day is a day of this browser. */
export function toAudit(query) {
  const sent = new URLSearchParams(query);
  sent.delete('name');
  for (const [name, time] of [['from', '00:00:00'], ['to', '23:59:59.999999']]) {
    const day = query.get(name);
    day && sent.set(name, `${day}T${time}${offset(new Date(`${day}T${time.slice(0, 8)}`))}`);
  }
  return sent.toString();
}

function offset(date) {
  const minutes = -date.getTimezoneOffset();
  const two = number => String(Math.floor(Math.abs(number))).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function Subject({ subject }) {
  const name = `${t(`audit.kind.${subject.kind}`)} ${subject.id}`;
  return subject.kind === 'issue' ? html`<a href=${href(`/issues/${subject.id}`)}>${name}</a>`
    : html`<span>${name}</span>`;
}

async function pickPerson(query, at) {
  const user = await pick({
    title: t('audit.by'),
    at,
    search: async text => (await people(text))
      .map(one => ({ value: one, label: one.username, icon: html`<${Avatar} user=${one} said=${false} />` })),
  });
  if (user) {
    const next = new URLSearchParams(query);
    next.set('by', user.id);
    next.set('name', user.username);
    go(`/settings/audit?${next}`);
  }
}

function Filter({ query }) {
  const set = name => event => go(filtered(query, name, event.target.value));
  const by = query.get('by');
  const withoutBy = new URLSearchParams(query);
  withoutBy.delete('name');
  return html`<form class="inline" onSubmit=${event => event.preventDefault()}>
    <label class="field"><span>${t('audit.event')}</span>
      <select onChange=${set('event')} value=${query.get('event') ?? ''}>
      <option value="">${t('audit.any')}</option>
      ${EVENTS.map(event => html`<option key=${event} value=${event}>${t(`audit.${event}`)}</option>`)}</select></label>
    <div class="field"><span>${t('audit.by')}</span>
      ${by ? html`<button type="button"
        aria-label=${t('filter.remove', { name: t('audit.by'), value: query.get('name') ?? by })}
            onClick=${() => go(filtered(withoutBy, 'by', ''))}>${query.get('name')
              ?? `#${by}`} <${Icon} name="close" /></button>`
        : html`<button type="button" onClick=${event => pickPerson(query, event.currentTarget)}>
          ${t('audit.anybody')}</button>`}</div>
    <label class="field small"><span>${t('report.from')}</span>
      <input type="date" value=${query.get('from') ?? ''} onChange=${set('from')} /></label>
    <label class="field small"><span>${t('report.to')}</span>
      <input type="date" value=${query.get('to') ?? ''} onChange=${set('to')} /></label>
  </form>`;
}

function Log({ entries }) {
  return html`<${Table} name=${t('audit.events')}>
    <thead><tr>${['time', 'event', 'by', 'subject', 'from'].map(name =>
      html`<th key=${name} scope="col">${t(`audit.${name}`)}</th>`)}</tr></thead>
    <tbody>${entries.map(entry => html`<tr key=${entry.id}>
      <td class="nowrap" title=${exactly(entry.at)}><${Time} at=${entry.at} /></td>
      <td class="nowrap">${t(`audit.${entry.event}`)}</td>
      <td class="nowrap">${entry.by?.username}</td>
      <td class="detail">${entry.subject && html`<${Subject} subject=${entry.subject} />`} ${entry.detail}</td>
      <td class="detail" title=${entry.user_agent}>
        ${entry.address} <span class="muted">${program(entry.user_agent)}</span></td>
    </tr>`)}</tbody>
  <//>`;
}

/** What happened to the tracker's safety, newest first. */
export default function AuditSettings({ query }) {
  const first = `audit?${new URLSearchParams([['limit', LIMIT]])}${query.size > 0 ? `&${toAudit(query)}` : ''}`;
  const [state, setState] = useState({ entries: null, next: null });
  const load = (path, before = []) => get(path).then(
    page => setState({ entries: [...before, ...page.results], next: page.next }),
    problem => setState({ entries: before, next: null, problem }));
  useEffect(() => void load(first), [first]);
  const { entries, next, problem } = state;
  return html`<${Section} title=${t('settings.audit')} text=${t('audit.text')}>
    <${Filter} query=${query} />
    ${problem && html`<${Failed} problem=${problem} again=${() => load(first)} />`}
    ${!problem && entries
      && (entries.length > 0 ? html`<${Log} entries=${entries} />` : html`<p role="status">${t('audit.nothing')}</p>`)}
    ${next && html`<div class="buttons">
      <button type="button" onClick=${() => load(pathOf(next), entries)}>${t('more')}</button></div>`}
  <//>`;
}
