import { patch, post, remove } from './api.js';
import { me, people } from './data.js';
import { html, useState } from './html.js';
import { Avatar, Time } from './parts.js';
import { pick } from './picker.js';
import { href } from './router.js';
import { attempt, Section, useList } from './settings-parts.js';
import { Sure, useTask } from './sure.js';
import { t } from './text.js';

const ROLES = ['viewer', 'member', 'admin'];

function pickRole(title, at, selected = []) {
  return pick({ title, at, selected, items: ROLES.map(value => ({ value, label: t(`role.${value}`) })) });
}

/** What is shown once, to be given to one person. */
function OnceOnly({ link }) {
  return html`<div class="banner" role="status"><span>${t('people.link', { name: link.name })}</span>
    <input readonly aria-label=${t('people.link', { name: link.name })} value=${link.url}
      onFocus=${event => event.target.select()} /></div>`;
}

/** Somebody whom an import names, until an admin says who that is. */
function Placeholder({ user, load }) {
  const { task, setTask, entry } = useTask();
  const [account, setAccount] = useState(null);
  const name = user.username;
  const choose = async at => {
    const chosen = await pick({
      title: t('people.join.of', { name }),
      at,
      search: async text => (await people(text)).map(each => ({ value: each, label: each.username })),
    });
    if (chosen) {
      setAccount(chosen);
      setTask('join');
    }
  };
  const join = () => attempt(async () => {
    await post(`users/${user.id}/join`, { into: account.id });
    await load();
  });
  return html`<li ref=${entry}>
    <div><${Avatar} user=${user} named /> <span class="muted">${t('people.placeholder')}</span></div>
    ${task
      ? html`<${Sure} text=${t('people.join.text', { name, account: account.username })} act=${join}
        close=${() => setTask(null)}
          label=${t('people.join.do', { name, account: account.username })} />`
      : html`<button type="button" data-task="join" aria-label=${t('people.join.of', { name })}
          onClick=${event => choose(event.currentTarget)}>${t('people.join')}</button>`}
  </li>`;
}

function People() {
  const [users, load] = useList('users?limit=200');
  const [link, setLink] = useState(null);
  const edit = (user, values) => attempt(async () => {
    await patch(`users/${user.id}`, values);
    await load();
  });
  const role = async (user, at) => {
    const chosen = await pickRole(t('people.role'), at, [user.role]);
    chosen && chosen !== user.role && await edit(user, { role: chosen });
  };
  const reset = user => attempt(async () => {
    const { code } = await post(`users/${user.id}/reset-password`);
    setLink({ name: user.username, url: `${location.origin}${href('/join')}#reset=${code}` });
  });
  return html`<${Section} title=${t('people')} text=${t('people.text')}>
    ${link && html`<${OnceOnly} link=${link} />`}
    <ul class="entries">${users.map(user => user.placeholder
      ? html`<${Placeholder} key=${user.id} user=${user} load=${load} />`
      : html`<li key=${user.id}>
      <div><${Avatar} user=${user} named /> <span class="muted">${user.disabled && t('people.disabled')}</span></div>
      <div class="buttons">
        <button type="button" aria-label=${t('people.role.of', { name: user.username, role: t(`role.${user.role}`) })}
          onClick=${event => role(user, event.currentTarget)}>${t(`role.${user.role}`)}</button>
        <button type="button" aria-label=${t('people.reset.of', { name: user.username })} onClick=${() => reset(user)}>
          ${t('people.reset')}</button>
        ${user.id !== me.get().id
          && html`<button type="button" onClick=${() => edit(user, { disabled: !user.disabled })}
          aria-label=${t(user.disabled ? 'people.enable.of' : 'people.disable.of', { name: user.username })}>
          ${t(user.disabled ? 'people.enable' : 'people.disable')}</button>`}
      </div></li>`)}</ul>
  <//>`;
}

function Invites() {
  const [invites, load] = useList('invites?limit=200');
  const [link, setLink] = useState(null);
  const invite = at => attempt(async () => {
    const role = await pickRole(t('people.invite'), at);
    if (role) {
      const { code } = await post('invites', { role });
      setLink({ name: t(`role.${role}`), url: `${location.origin}${href('/join')}#invite=${code}` });
      await load();
    }
  });
  const withdraw = made => attempt(async () => {
    await remove(`invites/${made.id}`);
    setLink(null);
    await load();
  });
  return html`<${Section} title=${t('invites')} text=${t('invites.text')}>
    <div class="buttons">
      <button type="button" onClick=${event => invite(event.currentTarget)}>${t('people.invite')}</button></div>
    ${link && html`<${OnceOnly} link=${link} />`}
    <ul class="entries">${invites.map(made => html`<li key=${made.id}>
      <div><strong>${t(`role.${made.role}`)}</strong>
        <span class="muted">
          ${t('invites.by', { name: made.created_by.username })} · ${t('tokens.expires')} <${Time}
          at=${made.expires_at} /></span></div>
      <button type="button" onClick=${() => withdraw(made)}>${t('invites.withdraw')}</button></li>`)}</ul>
  <//>`;
}

/** Who can sign in, and who is invited to. */
export default function PeopleSettings() {
  return html`<${Invites} /><${People} />`;
}
