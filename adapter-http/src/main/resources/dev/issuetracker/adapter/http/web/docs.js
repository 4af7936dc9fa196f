import { base, textOf } from './api.js';
import { Content, limitsOf, resolved, typeOf } from './docs-schema.js';
import { html, useEffect, useRef, useState } from './html.js';
import { useKeys } from './keys.js';
import { Failed, Table, TextArea } from './parts.js';
import { save } from './save.js';
import { bytes, t } from './text.js';

// Before the screen is shown, so that nothing of it moves.
await new Promise(done => {
  const href = new URL('./docs.css', import.meta.url).href;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: done }));
});

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const JSON_TYPE = 'application/json';
const FORM = 'multipart/form-data';
const STREAM = 'text/event-stream';

/** The operations by their tags, each with its path and method. */
export function operations(api) {
  const groups = new Map(api.tags.map(tag => [tag.name, []]));
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const method of METHODS) {
      const operation = methods[method];
      operation && groups.get(operation.tags[0])?.push({ ...operation, path, method });
    }
  }
  return [...groups];
}

/** The media types that a call that succeeds may be answered in, JSON first. */
export function answerTypes(api, operation) {
  const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const types = new Set(good.flatMap(([, answer]) => Object.keys(resolved(api, answer).content ?? {})));
  return types.size === 0 || types.has(JSON_TYPE) ? [...new Set([JSON_TYPE, ...types])] : [...types];
}

/** The kind of control that a parameter is typed or chosen in. */
export function controlOf(api, parameter) {
  const { type, enum: choices } = resolved(api, parameter.schema) ?? {};
  return choices ? 'choice' : { array: 'lines', object: 'pairs', boolean: 'choice' }[type] ?? 'text';
}

const linesOf = text => text.split('\n').map(line => line.trim()).filter(Boolean);

/**
 * Where a call is sent, and with which headers.
 * @param {Record<string, string>} values what was typed, by place and name
 */
export function requestOf(api, operation, parameters, values) {
  const query = new URLSearchParams();
  let path = operation.path.slice(1);
  const headers = {};
  for (const parameter of parameters) {
    const { name, in: place } = parameter;
    const value = values[`${place} ${name}`] ?? '';
    if (place === 'path') {
      path = path.replace(`{${name}}`, encodeURIComponent(value));
    } else if (place === 'header') {
      value && (headers[name] = value);
    } else if (place === 'query') {
      const control = controlOf(api, parameter);
      const all = control === 'lines' || control === 'pairs' ? linesOf(value) : [value].filter(Boolean);
      all.forEach(one => {
        const [, key, rest] = control === 'pairs' ? /^(.*?)=(.*)$/.exec(one) ?? [one, one, ''] : [one, name, one];
        query.append(key, rest);
      });
    }
  }
  return { path: query.size > 0 ? `${path}?${query}` : path, headers };
}

function exampleOf(api, media) {
  const example = media?.example ?? resolved(api, Object.values(media?.examples ?? {})[0])?.value;
  return example === undefined ? '' : JSON.stringify(example, null, 2);
}

function Control({ api, parameter, value, change, ...rest }) {
  const schema = resolved(api, parameter.schema) ?? {};
  const kind = controlOf(api, parameter);
  if (kind === 'choice') {
    const choices = schema.enum ?? [true, false];
    return html`<select value=${value} required=${parameter.required} onChange=${event => change(event.target.value)}
      ...${rest}>
      <option value="">${t('docs.unsaid')}</option>
      ${choices.map(choice =>
        html`<option key=${choice} value=${String(choice)}>${String(choice)}</option>`)}</select>`;
  }
  const example = parameter.example ?? schema.examples?.[0];
  if (kind === 'text') {
    return html`<input required=${parameter.required} value=${value} placeholder=${example}
      onInput=${event => change(event.target.value)} ...${rest} />`;
  }
  return html`<${TextArea} class="code few" value=${value} onInput=${change} placeholder=${t(`docs.${kind}`)}
    spellcheck=${false} ...${rest} />`;
}

function Parameter({ api, operation, parameter, value, change }) {
  const { name, in: place, required, schema } = parameter;
  const id = `${operation.operationId}-${place}-${name}`;
  const said = [place, typeOf(api, schema), ...(required ? [t('docs.required')] : []), ...limitsOf(api, schema ?? {})];
  return html`<div class="field">
    <label for=${id}><code>${name}</code> <span class="muted">${said.join(' · ')}</span></label>
    ${parameter.description && html`<p class="muted" id=${`${id}-text`}>${parameter.description}</p>`}
    <${Control} api=${api} parameter=${parameter} value=${value} change=${change} id=${id}
      aria-describedby=${parameter.description ? `${id}-text` : undefined} /></div>`;
}

/** The parts of a form. Files are chosen, what is said of them is typed. */
function FormParts({ api, schema, parts }) {
  const { properties, required = [] } = resolved(api, schema);
  return Object.entries(properties).map(([name, part]) => html`<label class="field" key=${name}>
    <span><code>${name}</code> <span class="muted">${required.includes(name) ? t('docs.required') : ''}</span></span>
    ${resolved(api, part).contentMediaType
      ? html`<input type="file" multiple required=${required.includes(name)}
        onChange=${event => (parts[name] = [...event.target.files])} />`
      : html`<textarea class="code few" spellcheck=${false}
        onInput=${event => (parts[name] = [event.target.value].filter(Boolean))}></textarea>`}
  </label>`);
}

function formOf(parts) {
  const form = new FormData();
  Object.entries(parts).forEach(([name, values]) => values.forEach(value => form.append(name, value)));
  return form;
}

/** What is shown of an answer: its text, or a file that can be saved. */
async function shownOf(response) {
  const type = response.headers.get('Content-Type') ?? '';
  if (type && !/json|^text\//.test(type)) {
    return { file: await response.blob() };
  }
  const text = await response.text();
  return { text: text && /[/+]json/.test(type) && !/jsonl/.test(type) ? JSON.stringify(JSON.parse(text), null, 2)
    : text };
}

function Answer({ status, text, file, stop }) {
  return html`<div role="status"><p><strong>${status}</strong></p>
    ${text && html`<pre tabindex="0">${text}</pre>`}
    ${stop && html`<button type="button" onClick=${stop}>${t('docs.stop')}</button>`}
    ${file && html`<p>${t('docs.file', { size: bytes(file.size) })}
      <button type="button" class="link" onClick=${() => save(file, 'answer')}>${t('save')}</button></p>`}</div>`;
}

/** Sends the request that is described, as the account that is signed in. */
function Try({ api, operation, parameters }) {
  const content = resolved(api, operation.requestBody)?.content ?? {};
  const form = !content[JSON_TYPE] && content[FORM];
  const types = answerTypes(api, operation);
  const [values, setValues] = useState({});
  const [body, setBody] = useState(exampleOf(api, content[JSON_TYPE]));
  const [accept, setAccept] = useState(types[0]);
  const [answer, setAnswer] = useState(null);
  const parts = useRef({});
  const going = useRef(new AbortController());
  const stop = () => going.current.abort();
  useEffect(() => stop, []);
  const send = async event => {
    event.preventDefault();
    stop();
    going.current = new AbortController();
    const { signal } = going.current;
    const { path, headers } = requestOf(api, operation, parameters, values);
    try {
      const response = await fetch(base + path, {
        method: operation.method.toUpperCase(),
        headers: { Accept: accept, 'X-Session': 'cookie', ...(body ? { 'Content-Type': JSON_TYPE } : {}), ...headers },
        body: form ? formOf(parts.current) : body || undefined,
        cache: 'no-store',
        signal,
      });
      const status = `${response.status} ${response.statusText}`;
      if ((response.headers.get('Content-Type') ?? '').startsWith(STREAM)) {
        let text = '';
        setAnswer({ status, stop });
        for await (const part of textOf(response)) {
          text += part;
          setAnswer({ status, text, stop });
        }
      } else {
        setAnswer({ status, ...await shownOf(response) });
      }
    } catch {
      setAnswer(before => (signal.aborted ? before && { ...before, stop: null } : { status: t('problem.offline') }));
    }
  };
  return html`<form class="try" onSubmit=${send} aria-label=${t('docs.try')}>
    ${parameters.filter(one => one.in !== 'cookie')
      .map(one => html`<${Parameter} key=${one.in + one.name} api=${api} operation=${operation}
      parameter=${one} value=${values[`${one.in} ${one.name}`] ?? ''}
        change=${value => setValues({ ...values, [`${one.in} ${one.name}`]: value })} />`)}
    ${form && html`<${FormParts} api=${api} schema=${form.schema} parts=${parts.current} />`}
    ${operation.requestBody && !form && html`<label class="field"><span>${t('docs.body')}</span>
      <${TextArea} class="code" value=${body} onInput=${setBody} spellcheck=${false} /></label>`}
    <div class="buttons"><button type="submit" class="primary">${t('docs.send')}</button>
      ${types.length > 1 && html`<label class="with-icon"><span class="muted">${t('docs.accept')}</span>
        <select value=${accept} onChange=${event => setAccept(event.target.value)}>
          ${types.map(type => html`<option key=${type} value=${type}>${type}</option>`)}</select></label>`}</div>
    ${answer && html`<${Answer} ...${answer} />`}
  </form>`;
}

function Operation({ api, operation }) {
  const [open, setOpen] = useState(false);
  const parameters = (operation.parameters ?? []).map(one => resolved(api, one));
  const body = resolved(api, operation.requestBody);
  return html`<details class="operation" onToggle=${event => setOpen(event.target.open)}>
    <summary><span class=${`method ${operation.method}`}>${operation.method.toUpperCase()}</span> <code>
      ${operation.path}</code>
      <span class="muted">${operation.summary}</span></summary>
    ${open && html`<div class="described">
      ${operation.description && html`<p>${operation.description}</p>`}
      <p class="muted">${t('docs.permission', { permission: operation['x-permission'] })}</p>
      ${body && html`<section aria-label=${t('docs.body')}><h3>${t('docs.body')}</h3>
        <${Content} api=${api} content=${body.content} /></section>`}
      <${Try} api=${api} operation=${operation} parameters=${parameters} />
      <${Table} name=${t('docs.answers', { path: operation.path })}>
        <thead><tr><th scope="col">${t('docs.status')}</th><th scope="col">${t('docs.meaning')}</th></tr></thead>
        <tbody>${Object.entries(operation.responses).map(([status, answer]) => html`<tr key=${status}><td>${status}</td>
          <td>${resolved(api, answer).description} <${Content} api=${api}
            content=${resolved(api, answer).content} /></td></tr>`)}</tbody><//>
    </div>`}
  </details>`;
}

/** The API description, to be read and tried. */
export default function Docs() {
  const [state, setState] = useState({});
  const [text, setText] = useState('');
  const box = useRef(null);
  useKeys({ '/': () => box.current?.focus() });
  const load = () => fetch(`${base}openapi.json`).then(response => response.json())
    .then(api => setState({ api }), () => setState({ problem: { status: 0, code: 'offline' } }));
  useEffect(() => {
    document.title = `${t('docs')} · ${t('app')}`;
    void load();
  }, []);
  if (state.problem) {
    return html`<${Failed} problem=${state.problem} again=${load} />`;
  }
  const wanted = one => `${one.method} ${one.path} ${one.summary}`.toLowerCase().includes(text.toLowerCase());
  return html`<section class="page docs" aria-label=${t('docs')}>
    <h1>${t('docs')}</h1>
    <p class="muted">${t('docs.text')} <a href=${`${base}openapi.json`} data-away>openapi.json</a></p>
    <input type="search" aria-label=${t('docs.find')} placeholder=${t('docs.find')} value=${text}
      onInput=${event => setText(event.target.value)} ref=${box} />
    ${!state.api && html`<p class="muted" role="status">${t('docs.reading')}</p>`}
    ${state.api && operations(state.api).map(([tag, all]) => {
      const shown = all.filter(wanted);
      return shown.length > 0 && html`<section key=${tag} class="group"><h2>${tag}</h2>
        ${shown.map(one => html`<${Operation} key=${one.method + one.path} api=${state.api}
          operation=${one} />`)}</section>`;
    })}
  </section>`;
}
