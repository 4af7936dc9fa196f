import { get, patch, pathOf, post, remove } from './api.js';
import { html, useEffect, useRef, useState } from './html.js';
import { ensure, explain, Time, useProblem } from './parts.js';
import { href } from './router.js';
import { attempt, Section, useList } from './settings-parts.js';
import { closing, Sure, useDraft, useFocus, useTask } from './sure.js';
import { t } from './text.js';

/** What a webhook can be sent, as the API names it. */
export const EVENTS = [
  'issue.created', 'issue.edited', 'issue.deleted', 'issue.restored', 'comment.added', 'comment.edited',
    'comment.deleted',
  'link.added', 'link.removed', 'label.created', 'label.edited', 'label.deleted', 'field.created', 'field.edited',
  'field.removed', 'issues.imported', 'import.undone',
];

const COMMON = ['issue.created', 'issue.edited', 'issue.deleted', 'issue.restored', 'comment.added'];
const LIMIT = 20;
const LOOKS = 20;
const BETWEEN_LOOKS = 500;

/** What the server says of an attempt, and which text says it in the language of the interface. */
const SAID = [
  [/^The receiver answered (\d+)\.$/, 'webhook.error.status'],
  [/^The URL cannot be used\.$/, 'webhook.error.url'],
  [/^There is no host of this name\.$/, 'webhook.error.host'],
  [/^Nobody listens there\.$/, 'webhook.error.closed'],
  [/^There was no answer within (\d+) seconds\.$/, 'webhook.error.silent'],
  [/^The connection broke\.$/, 'webhook.error.broke'],
  [/^The server was stopped\.$/, 'webhook.error.stopped'],
  [/^TLS failed: (.*)$/s, 'webhook.error.tls'],
  [/^(\S+) has no public address; an operator can allow others with WEBHOOK_PRIVATE_NETWORKS\.$/,
    'webhook.error.private'],
  [/^Nothing arrived for (\d+) days\. The last error: (.*)$/s, 'webhook.error.given_up'],
  [/^More than (\d+) messages wait\.$/, 'webhook.error.waiting'],
];

/** What the server said, in the language of the interface; as it is when it is no sentence that is known. */
export function said(text) {
  for (const [sentence, key] of SAID) {
    const [, ...parts] = sentence.exec(text) ?? [];
    if (sentence.test(text)) {
      return t(key, Object.fromEntries(parts.map((part, index) => [index + 1, said(part)])));
    }
  }
  return text;
}

const SECRET_BYTES = 32;

/** A secret that nobody can guess, as webhooks have it. */
export function newSecret() {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(SECRET_BYTES))))}`;
}

const pathTo = hook => `webhooks/${hook.id}`;

/** A webhook while it is edited, or made when there is none. A draft is what was typed before. */
function Form({ hook, draft, save, leave }) {
  const first = useFocus();
  const form = useRef(null);
  const [problem, setProblem] = useProblem();
  const { url = '', description = '', events = COMMON } = hook ?? {};
  const before = { url, description, events: EVENTS.filter(name => events.includes(name)) };
  const shown = draft ?? before;
  const typed = () => {
    const data = new FormData(form.current);
    return { url: data.get('url'), description: data.get('description'), events: data.getAll('events') };
  };
  const close = () => leave(before, typed());
  const submit = async event => {
    event.preventDefault();
    const values = typed();
    try {
      await save(hook ? { ...values, version: hook.version } : values);
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  return html`<form class="field-form" ref=${form} aria-label=${hook ? t('edit.of', { name: hook.url })
    : t('webhooks.make')}
      onSubmit=${submit} onKeyDown=${closing(close)}>
    <label class="field"><span>${t('webhooks.url')}</span>
      <input name="url" type="url" required maxlength="2000" placeholder="https://" defaultValue=${shown.url}
        ref=${first} /></label>
    <label class="field"><span>${t('field.description')}</span>
      <input name="description" maxlength="500" defaultValue=${shown.description} /></label>
    <fieldset class="ticks">
      <legend>${t('webhooks.events')}</legend>
      ${EVENTS.map(name => html`<label key=${name}>
        <input type="checkbox" name="events" value=${name}
          defaultChecked=${shown.events.includes(name)} /> ${t(`webhook.${name}`)}</label>`)}
    </fieldset>
    ${problem && html`<p class="error" role="alert">${explain(problem)}</p>`}
    <div class="buttons"><button type="submit" class="primary">${t('save')}</button>
      <button type="button" onClick=${close}>${t('cancel')}</button></div>
  </form>`;
}

function outcome({ state, attempts, last, next_try_at: next }) {
  const name = t(`delivery.${state}`);
  return state === 'waiting' && last ? html`${name} · ${t('delivery.tries', { attempts })} <${Time} at=${next} />`
    : name;
}

function Delivery({ hook, delivery, again }) {
  const { event, issue_id: issue, last } = delivery;
  const name = t(`webhook.${event}`);
  return html`<li>
    <div><strong>${name}</strong>
      ${issue && html`<a href=${href(`/issues/${issue}`)}>#${issue}</a>`}
      <span class="muted"><${Time} at=${delivery.at} /></span>
      <span class=${delivery.state === 'failed' ? 'error' : 'muted'}>${outcome(delivery)}</span>
      ${last?.error && html`<span class="muted">${said(last.error)}</span>`}</div>
    ${hook.active && delivery.state !== 'waiting' && html`<button type="button" onClick=${() => again(delivery)}
      aria-label=${t('delivery.again.of', { name, id: delivery.id })}>${t('delivery.again')}</button>`}
  </li>`;
}

/** Looks until a delivery was tried, for some seconds. */
async function awaitAttempt(hook, { id, last }) {
  for (let look = 0; look < LOOKS; look++) {
    await new Promise(resolve => setTimeout(resolve, BETWEEN_LOOKS));
    const now = await get(`${pathTo(hook)}/deliveries/${id}`);
    if (now.last?.at !== last?.at) {
      return;
    }
  }
}

/** What a webhook was sent and waits for, newest first. */
function Deliveries({ hook, ping, reload }) {
  const [page, setPage] = useState(null);
  const shown = useRef(true);
  const load = async (path = `${pathTo(hook)}/deliveries?limit=${LIMIT}`, before = []) => {
    const { results, next } = await get(path);
    shown.current && setPage({ results: [...before, ...results], next });
  };
  const send = work => attempt(async () => {
    const delivery = await work();
    await load();
    await awaitAttempt(hook, delivery);
    await load();
    await reload();
  });
  useEffect(() => {
    void ensure(load);
    return () => {
      shown.current = false;
    };
  }, []);
  useEffect(() => {
    ping > 0 && void send(() => post(`${pathTo(hook)}/ping`));
  }, [ping]);
  return html`<div class="deliveries" role="region" aria-label=${t('webhooks.deliveries.of', { name: hook.url })}
    aria-live="polite">
    ${page && (page.results.length > 0
      ? html`<ul class="entries">
        ${page.results.map(delivery => html`<${Delivery} key=${delivery.id} hook=${hook} delivery=${delivery}
          again=${each => send(() => post(`${pathTo(hook)}/deliveries/${each.id}/redeliver`))} />`)}</ul>`
      : html`<p class="muted">${t('webhooks.deliveries.none')}</p>`)}
    ${page?.next && html`<div class="buttons"><button type="button"
      onClick=${() => ensure(() => load(pathOf(page.next), page.results))}>${t('more')}</button></div>`}
  </div>`;
}

function State({ hook }) {
  const { last_attempt_at: at, last_error: error } = hook.health;
  return html`<span class="muted">${t(hook.active ? 'webhooks.active' : 'webhooks.paused')}</span>
    ${hook.turned_off && html`<span class="error">${said(hook.turned_off)}</span>`}
    ${at && html`<span class=${error ? 'error' : 'muted'}>${error ? said(error)
      : t('webhooks.arrived')} <${Time} at=${at} /></span>`}`;
}

function Entry({ hook, load, show }) {
  const { task, setTask, entry } = useTask();
  const [open, setOpen] = useState(false);
  const [ping, setPing] = useState(0);
  const name = hook.url;
  const { draft, leave, done } = useDraft(`webhook:${hook.id}`, 'edit', setTask);
  const close = () => setTask(null);
  const act = work => attempt(async () => {
    await work();
    await load();
  });
  const tryOut = () => {
    setOpen(true);
    setPing(ping + 1);
  };
  const renew = () => act(async () => {
    const secret = newSecret();
    await patch(pathTo(hook), { secret, version: hook.version });
    show({ url: hook.url, secret });
    close();
  });
  if (task === 'edit') {
    return html`<li ref=${entry}>
      <${Form} key=${draft} hook=${hook} draft=${draft} leave=${leave} save=${async values => {
      await patch(pathTo(hook), values);
      await load();
      done();
    }} /></li>`;
  }
  return html`<li ref=${entry}>
    <div><strong>${name}</strong> ${hook.description && html`<span class="muted">${hook.description}</span>`}
      <${State} hook=${hook} /></div>
    ${!task && html`<div class="buttons">
      <button type="button" aria-expanded=${open} aria-label=${t('webhooks.deliveries.of', { name })}
        onClick=${() => setOpen(!open)}>${t('webhooks.deliveries')}</button>
      <button type="button" aria-label=${t('webhooks.ping.of', { name })} onClick=${tryOut}>
        ${t('webhooks.ping')}</button>
      <button type="button" aria-label=${t(hook.active ? 'webhooks.pause.of' : 'webhooks.resume.of', { name })}
        onClick=${() => act(() => patch(pathTo(hook), { active: !hook.active, version: hook.version }))}>
        ${t(hook.active ? 'webhooks.pause' : 'webhooks.resume')}</button>
      <button type="button" data-task="edit" aria-label=${t('edit.of', { name })} onClick=${() => setTask('edit')}>
        ${t('edit')}</button>
      <button type="button" data-task="secret" aria-label=${t('webhooks.renew.of', { name })}
        onClick=${() => setTask('secret')}>${t('webhooks.renew')}</button>
      <button type="button" data-task="delete" aria-label=${t('webhooks.delete', { name })}
        onClick=${() => setTask('delete')}>${t('delete')}</button>
    </div>`}
    ${task === 'delete' && html`<${Sure} text=${t('webhooks.delete.text')} label=${t('webhooks.delete', { name })}
      close=${close}
      act=${() => act(() => remove(pathTo(hook)))} />`}
    ${task === 'secret' && html`<${Sure} text=${t('webhooks.renew.text')} label=${t('webhooks.renew.of', { name })}
      close=${close} act=${renew} />`}
    ${open && html`<${Deliveries} hook=${hook} ping=${ping} reload=${load} />`}
  </li>`;
}

/** Where changes are sent. */
export default function WebhookSettings() {
  const [hooks, load] = useList('webhooks');
  const { task, setTask, entry } = useTask();
  const { draft, leave, done } = useDraft('webhook:new', 'make', setTask);
  const [made, setMade] = useState(null);
  const make = async values => {
    setMade(await post('webhooks', values));
    done();
    await load();
  };
  return html`<${Section} title=${t('settings.webhooks')} text=${t('webhooks.text')}>
    <div ref=${entry}>${task ? html`<${Form} key=${draft} draft=${draft} leave=${leave} save=${make} />`
      : html`<div class="buttons">
        <button type="button" class="primary" data-task="make" onClick=${() => setTask('make')}>
        ${t('webhooks.make')}</button></div>`}</div>
    ${made && html`<div class="banner" role="status"><span>${t('webhooks.once')}</span>
      <input readonly aria-label=${t('webhooks.secret', { name: made.url })} value=${made.secret}
        onFocus=${event => event.target.select()} /></div>`}
    <ul class="entries">
      ${hooks.map(hook => html`<${Entry} key=${hook.id} hook=${hook} load=${load} show=${setMade} />`)}</ul>
  <//>`;
}
