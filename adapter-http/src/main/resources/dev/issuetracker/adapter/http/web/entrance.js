import { get, post } from './api.js';
import { me } from './data.js';
import { Dialog } from './dialog.js';
import { html, useEffect, useRef, useState } from './html.js';
import { explain } from './parts.js';
import { go, place } from './router.js';
import { useShared } from './state.js';
import { t } from './text.js';

function Field({ label, name, problem, hint, ...rest }) {
  const message = problem?.about?.(name);
  return html`<label class="field">
    <span>${label}</span>
    <input name=${name} aria-invalid=${message ? 'true' : undefined} aria-describedby=${`${name}-note`} ...${rest} />
    <small id=${`${name}-note`} class=${message ? 'error' : 'muted'}>${message || hint}</small>
  </label>`;
}

/** A form that sends its fields and shows what was wrong with them. */
function Form({ send, label, children }) {
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const submit = async event => {
    event.preventDefault();
    setBusy(true);
    try {
      await send(Object.fromEntries(new FormData(event.target)));
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return html`<form onSubmit=${submit} aria-label=${label}>
    ${problem && !problem.body.errors && html`<p class="error" role="alert">${explain(problem)}</p>`}
    ${children(problem)}
    <button type="submit" class="primary" disabled=${busy}>${label}</button>
  </form>`;
}

const WITHOUT_ASKING = { again: false };

/** Asks for name and password. */
export function SignIn({ name, done }) {
  const first = useRef(null);
  useEffect(() => first.current?.querySelector(name ? '[name=password]' : '[name=username]').focus(), []);
  const send = async values => done((await post('signin', values, WITHOUT_ASKING)).user);
  return html`<div ref=${first}>
    <${Form} send=${send} label=${t('signin')}>
      ${problem => html`
        <${Field} label=${t('username')} name="username" autocomplete="username" required value=${name}
          problem=${problem} />
        <${Field} label=${t('password')} name="password" type="password" autocomplete="current-password" required
          problem=${problem} />
      `}
    <//>
  </div>`;
}

/** Asks for the password of somebody whose session has ended; nothing else closes it. */
export function SignInAgain({ resume }) {
  const { id, username } = me.get();
  // What waits was asked for in another name.
  const done = user => (user.id === id ? resume() : location.reload());
  return html`<${Dialog} title=${t('signin.again')}>
    <p>${t('signin.again.why')}</p>
    <${SignIn} name=${username} done=${done} />
  <//>`;
}

function SignUp({ invite, first, done }) {
  const send = async values => done(await post('signup', { ...values, ...(invite ? { invite } : {}) }, WITHOUT_ASKING));
  return html`<${Form} send=${send} label=${first ? t('signup.first') : t('signup')}>
    ${problem => html`
      <${Field} label=${t('username')} name="username" autocomplete="username" required problem=${problem} />
      <${Field} label=${t('email')} name="email" type="email" autocomplete="email" required problem=${problem} />
      <${Field} label=${t('password')} name="password" type="password" autocomplete="new-password" required
        hint=${t('password.hint')} problem=${problem} />
    `}
  <//>`;
}

function Reset({ code, done }) {
  const send = async values => {
    await post('password-reset', { code, ...values }, WITHOUT_ASKING);
    done();
  };
  return html`<${Form} send=${send} label=${t('reset')}>
    ${problem => html`<${Field} label=${t('password.new')} name="password" type="password" autocomplete="new-password"
      required
      hint=${t('password.hint')} problem=${problem} />`}
  <//>`;
}

function purpose(place, signUps) {
  const code = new URLSearchParams(place.hash.slice(1));
  if (code.has('reset')) {
    return 'reset';
  }
  const asked = place.hash === '#signup' && signUps.policy === 'open';
  return code.has('invite') || signUps.first || asked ? 'signup' : 'signin';
}

/**
 * What is seen by somebody who is not signed in. Codes are behind the # of the address, so that no server logs them.
 */
export function Entrance() {
  const [signUps, setSignUps] = useState(null);
  const here = useShared(place);
  useEffect(() => {
    get('signup', WITHOUT_ASKING).then(setSignUps, () => setSignUps({ policy: 'closed', first: false }));
  }, []);
  if (!signUps) {
    return null;
  }
  const what = purpose(here, signUps);
  const codes = new URLSearchParams(here.hash.slice(1));
  const done = user => {
    if (here.path === '/join' || here.hash) {
      go('/', { replace: true });
    }
    me.set(user);
  };
  return html`<main class="entrance">
    <h1><img src=${document.querySelector('link[rel=icon]').href} alt="" width="32" height="32" />${t('app')}</h1>
    ${signUps.first && html`<p>${t('first.welcome')}</p>`}
    ${what === 'reset' && html`<${Reset} code=${codes.get('reset')} done=${() => go('/', { replace: true })} />`}
    ${what === 'signup' && html`<${SignUp} invite=${codes.get('invite')} first=${signUps.first} done=${done} />`}
    ${what === 'signin' && html`<${SignIn} done=${done} />`}
    ${what === 'signin' && signUps.policy === 'open'
      && html`<p class="muted">${t('signup.ask')} <a href="#signup">${t('signup')}</a></p>`}
    ${what === 'signup' && !signUps.first
      && html`<p class="muted">${t('signin.ask')} <a href="#signin">${t('signin')}</a></p>`}
  </main>`;
}
