import { all, patch, post, put, remove } from './api.js';
import { isAdmin, labels, me } from './data.js';
import { html, useEffect, useState } from './html.js';
import { Avatar, explain, Label, notify, notifyProblem, Time } from './parts.js';
import { pick } from './picker.js';
import { href } from './router.js';
import { useShared } from './state.js';
import { t } from './text.js';

/** A list of the API that is shown, and read again after a change. */
function useList(path) {
  const [entries, setEntries] = useState([]);
  const load = () => all(path).then(setEntries, notifyProblem);
  useEffect(() => void load(), [path]);
  return [entries, load];
}

/** Does something, and says what went wrong. */
async function attempt(work) {
  try {
    await work();
  } catch (problem) {
    notifyProblem(problem);
  }
}

function Section({ title, text, children }) {
  return html`<section class="settings-section" aria-label=${title}><h2>${title}</h2>${text && html`<p class="muted">${text}</p>`}${children}</section>`;
}

function Password() {
  const [problem, setProblem] = useState(null);
  const save = async event => {
    event.preventDefault();
    const form = event.target;
    try {
      await put('me/password', Object.fromEntries(new FormData(form)));
      setProblem(null);
      form.reset();
      notify({ text: t('password.changed') });
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  return html`<${Section} title=${t('password')} text=${t('password.change.text')}>
    <form onSubmit=${save}>
      <input hidden autocomplete="username" value=${me.get().username} />
      <label class="field"><span>${t('password.current')}</span><input type="password" name="current_password" required autocomplete="current-password" /></label>
      <label class="field"><span>${t('password.new')}</span><input type="password" name="new_password" required autocomplete="new-password" />
        <small class="muted">${t('password.hint')}</small></label>
      ${problem && html`<p class="error" role="alert">${explain(problem)}</p>`}
      <div class="buttons"><button type="submit" class="primary">${t('password.change')}</button></div>
    </form>
  <//>`;
}

/** The program behind a session, as far as it says what it is. */
export function program(userAgent) {
  const known = /(Firefox|Edg|OPR|Chrome|HeadlessChrome|Version)\/(\d+)/.exec(userAgent);
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(userAgent)?.[0];
  const names = { Edg: 'Edge', OPR: 'Opera', HeadlessChrome: 'Chrome', Version: 'Safari' };
  return known ? [`${names[known[1]] ?? known[1]} ${known[2]}`, system].filter(Boolean).join(', ') : userAgent.slice(0, 60);
}

function Sessions() {
  const [sessions, load] = useList('me/sessions?limit=200');
  return html`<${Section} title=${t('sessions')} text=${t('sessions.text')}>
    <ul class="entries">${sessions.map(session => html`<li key=${session.id}>
      <div><strong>${session.address}</strong> <span class="muted">${program(session.user_agent)}</span>
        <span class="muted"><${Time} at=${session.created_at} />${session.current && ` · ${t('sessions.current')}`}</span></div>
      ${!session.current && html`<button type="button" onClick=${() => attempt(async () => {
        await remove(`me/sessions/${session.id}`);
        await load();
      })}>${t('sessions.end')}</button>`}</li>`)}</ul>
    ${sessions.length > 1 && html`<div class="buttons"><button type="button" onClick=${() => attempt(async () => {
      await remove('me/sessions');
      await load();
    })}>${t('sessions.end.others')}</button></div>`}
  <//>`;
}

function Tokens() {
  const [tokens, load] = useList('me/tokens?limit=200');
  const [made, setMade] = useState(null);
  const make = event => {
    event.preventDefault();
    const form = event.target;
    void attempt(async () => {
      setMade(await post('me/tokens', Object.fromEntries(new FormData(form))));
      form.reset();
      await load();
    });
  };
  return html`<${Section} title=${t('tokens')} text=${t('tokens.text')}>
    <form class="inline" onSubmit=${make}>
      <label class="field"><span>${t('tokens.name')}</span><input name="name" required maxlength="100" /></label>
      <label class="field"><span>${t('tokens.scope')}</span><select name="scope">
        ${['read', 'write', 'admin'].map(scope => html`<option key=${scope} value=${scope}>${t(`scope.${scope}`)}</option>`)}</select></label>
      <button type="submit">${t('tokens.make')}</button>
    </form>
    ${made && html`<div class="banner" role="status"><span>${t('tokens.once')}</span>
      <input readonly aria-label=${t('tokens.made', { name: made.name })} value=${made.token} onFocus=${event => event.target.select()} /></div>`}
    <ul class="entries">${tokens.map(token => html`<li key=${token.id}>
      <div><strong>${token.name}</strong> <span class="muted">${t(`scope.${token.scope}`)} · ${t('tokens.expires')} <${Time} at=${token.expires_at} /></span></div>
      <button type="button" onClick=${() => attempt(async () => {
        await remove(`me/tokens/${token.id}`);
        await load();
      })}>${t('tokens.end')}</button></li>`)}</ul>
  <//>`;
}

function People() {
  const [users, load] = useList('users?limit=200');
  const [link, setLink] = useState(null);
  const edit = (user, values) => attempt(async () => {
    await patch(`users/${user.id}`, values);
    await load();
  });
  const role = async (user, at) => {
    const chosen = await pick({
      title: t('people.role'), at, selected: [user.role], items: ['viewer', 'member', 'admin'].map(value => ({ value, label: t(`role.${value}`) })),
    });
    chosen && chosen !== user.role && await edit(user, { role: chosen });
  };
  const reset = user => attempt(async () => {
    const { code } = await post(`users/${user.id}/reset-password`);
    setLink({ name: user.username, url: `${location.origin}${href('/join')}#reset=${code}` });
  });
  const invite = at => attempt(async () => {
    const chosen = await pick({ title: t('people.invite'), at, items: ['viewer', 'member', 'admin'].map(value => ({ value, label: t(`role.${value}`) })) });
    if (chosen) {
      const { code } = await post('invites', { role: chosen });
      setLink({ name: t(`role.${chosen}`), url: `${location.origin}${href('/join')}#invite=${code}` });
    }
  });
  return html`<${Section} title=${t('people')} text=${t('people.text')}>
    <div class="buttons"><button type="button" onClick=${event => invite(event.currentTarget)}>${t('people.invite')}</button></div>
    ${link && html`<div class="banner" role="status"><span>${t('people.link', { name: link.name })}</span>
      <input readonly aria-label=${t('people.link', { name: link.name })} value=${link.url} onFocus=${event => event.target.select()} /></div>`}
    <ul class="entries">${users.map(user => html`<li key=${user.id}>
      <div><${Avatar} user=${user} named /> <span class="muted">${user.disabled && t('people.disabled')}</span></div>
      <div class="buttons">
        <button type="button" aria-label=${t('people.role.of', { name: user.username, role: t(`role.${user.role}`) })}
          onClick=${event => role(user, event.currentTarget)}>${t(`role.${user.role}`)}</button>
        <button type="button" aria-label=${t('people.reset.of', { name: user.username })} onClick=${() => reset(user)}>${t('people.reset')}</button>
        ${user.id !== me.get().id && html`<button type="button" onClick=${() => edit(user, { disabled: !user.disabled })}
          aria-label=${t(user.disabled ? 'people.enable.of' : 'people.disable.of', { name: user.username })}>
          ${t(user.disabled ? 'people.enable' : 'people.disable')}</button>`}
      </div></li>`)}</ul>
  <//>`;
}

function Labels() {
  const known = useShared(labels);
  const save = event => {
    event.preventDefault();
    const form = event.target;
    const { name, color } = Object.fromEntries(new FormData(form));
    void attempt(async () => {
      await post('labels', { name, color: color.slice(1) });
      form.reset();
      await labels.reload();
    });
  };
  const act = work => attempt(async () => {
    await work();
    await labels.reload();
  });
  return html`<${Section} title=${t('field.labels')}>
    <form class="inline" onSubmit=${save}>
      <label class="field"><span>${t('labels.name')}</span><input name="name" required maxlength="50" /></label>
      <label class="field"><span>${t('labels.color')}</span><input type="color" name="color" defaultValue="#4151d0" /></label>
      <button type="submit">${t('labels.make')}</button>
    </form>
    <ul class="entries">${known.map(label => html`<li key=${label.id}>
      <div><${Label} label=${label} /></div>
      ${isAdmin() && html`<div class="buttons">
        <input type="color" class="color" aria-label=${t('labels.color.of', { name: label.name })} value=${`#${label.color}`}
          onChange=${event => act(() => patch(`labels/${label.id}`, { color: event.target.value.slice(1) }))} />
        <button type="button" aria-label=${t('labels.delete', { name: label.name })} onClick=${() => act(() => remove(`labels/${label.id}`))}>${t('delete')}</button>
      </div>`}</li>`)}</ul>
  <//>`;
}

export default function Settings() {
  useEffect(() => {
    document.title = `${t('settings')} · ${t('app')}`;
  }, []);
  return html`<section class="page" aria-label=${t('settings')}>
    <h1>${t('settings')}</h1>
    <${Password} /><${Sessions} /><${Tokens} /><${Labels} />${isAdmin() && html`<${People} />`}
  </section>`;
}
