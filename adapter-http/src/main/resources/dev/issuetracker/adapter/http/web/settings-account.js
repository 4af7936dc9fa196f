import { post, put, remove } from './api.js';
import { me } from './data.js';
import { html, useState } from './html.js';
import { explain, notify, Time, useProblem } from './parts.js';
import { attempt, Section, useList } from './settings-parts.js';
import { t } from './text.js';

function Password() {
  const [problem, setProblem] = useProblem();
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
      <label class="field"><span>${t('password.current')}</span>
        <input type="password" name="current_password" required autocomplete="current-password" /></label>
      <label class="field"><span>${t('password.new')}</span>
        <input type="password" name="new_password" required autocomplete="new-password" />
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
  return known ? [`${names[known[1]] ?? known[1]} ${known[2]}`, system].filter(Boolean).join(', ')
    : userAgent.slice(0, 60);
}

/** How many sessions are shown at first: what comes below them is not to be searched for. */
const FEW_SESSIONS = 5;

function Sessions() {
  const [sessions, load] = useList('me/sessions?limit=200');
  const [whole, setWhole] = useState(false);
  const ownFirst = [...sessions].sort((one, other) => other.current - one.current);
  return html`<${Section} title=${t('sessions')} text=${t('sessions.text')}>
    <ul class="entries">${ownFirst.slice(0, whole ? undefined : FEW_SESSIONS).map(session => html`<li key=${session.id}>
      <div><strong>${session.address}</strong> <span class="muted">${program(session.user_agent)}</span>
        <span class="muted"><${Time} at=${session.created_at} />${session.current
          && ` · ${t('sessions.current')}`}</span></div>
      ${!session.current && html`<button type="button" onClick=${() => attempt(async () => {
        await remove(`me/sessions/${session.id}`);
        await load();
      })}>${t('sessions.end')}</button>`}</li>`)}</ul>
    ${sessions.length > 1 && html`<div class="buttons"><button type="button" onClick=${() => attempt(async () => {
      await remove('me/sessions');
      await load();
    })}>${t('sessions.end.others')}</button>
      ${!whole && sessions.length > FEW_SESSIONS && html`<button type="button" onClick=${() => setWhole(true)}>
        ${t('sessions.all', { count: sessions.length })}</button>`}</div>`}
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
        ${['read', 'write', 'admin'].map(scope =>
          html`<option key=${scope} value=${scope}>${t(`scope.${scope}`)}</option>`)}</select></label>
      <button type="submit">${t('tokens.make')}</button>
    </form>
    ${made && html`<div class="banner" role="status"><span>${t('tokens.once')}</span>
      <input readonly aria-label=${t('tokens.made', { name: made.name })} value=${made.token}
        onFocus=${event => event.target.select()} /></div>`}
    <ul class="entries">${tokens.map(token => html`<li key=${token.id}>
      <div><strong>${token.name}</strong> <span class="muted">
        ${t(`scope.${token.scope}`)} · ${t('tokens.expires')} <${Time} at=${token.expires_at} /></span></div>
      <button type="button" onClick=${() => attempt(async () => {
        await remove(`me/tokens/${token.id}`);
        await load();
      })}>${t('tokens.end')}</button></li>`)}</ul>
  <//>`;
}

/** The own account: its password, and what is signed in with it. */
export default function AccountSettings() {
  return html`<${Password} /><${Sessions} /><${Tokens} />`;
}
