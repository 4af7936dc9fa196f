import { base } from './api.js';
import { html, useEffect, useState } from './html.js';
import { Failed, Table, TextArea } from './parts.js';
import { t } from './text.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** What a part of the description refers to, or the part itself. */
function resolved(api, part) {
  return part?.$ref ? part.$ref.slice(2).split('/').reduce((at, name) => at[name.replaceAll('~1', '/').replaceAll('~0', '~')], api) : part;
}

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

function exampleOf(api, operation) {
  const media = resolved(api, operation.requestBody)?.content?.['application/json'];
  const example = media?.example ?? resolved(api, Object.values(media?.examples ?? {})[0])?.value;
  return example === undefined ? '' : JSON.stringify(example, null, 2);
}

/** Sends the request that is described, as the account that is signed in. */
function Try({ api, operation, parameters }) {
  const [values, setValues] = useState({});
  const [body, setBody] = useState(exampleOf(api, operation));
  const [answer, setAnswer] = useState(null);
  const send = async event => {
    event.preventDefault();
    const query = new URLSearchParams();
    let path = operation.path.slice(1);
    const headers = { Accept: 'application/json', 'X-Session': 'cookie' };
    for (const { name, in: place } of parameters) {
      const value = values[`${place} ${name}`];
      if (place === 'path') {
        path = path.replace(`{${name}}`, encodeURIComponent(value ?? ''));
      } else if (value && place === 'query') {
        query.append(name, value);
      } else if (value && place === 'header') {
        headers[name] = value;
      }
    }
    body && (headers['Content-Type'] = 'application/json');
    try {
      const response = await fetch(`${base}${path}${query.size > 0 ? `?${query}` : ''}`, {
        method: operation.method.toUpperCase(), headers, body: body || undefined, cache: 'no-store',
      });
      const text = await response.text();
      const json = /json/.test(response.headers.get('Content-Type') ?? '');
      setAnswer({ status: `${response.status} ${response.statusText}`, text: json ? JSON.stringify(JSON.parse(text), null, 2) : text });
    } catch {
      setAnswer({ status: t('problem.offline'), text: '' });
    }
  };
  return html`<form class="try" onSubmit=${send} aria-label=${t('docs.try')}>
    ${parameters.filter(one => one.in !== 'cookie').map(one => html`<label class="field" key=${one.in + one.name}>
      <span>${one.name} <span class="muted">${one.in}${one.required ? `, ${t('docs.required')}` : ''}</span></span>
      <input required=${one.required} value=${values[`${one.in} ${one.name}`] ?? ''}
        onInput=${event => setValues({ ...values, [`${one.in} ${one.name}`]: event.target.value })} />
    </label>`)}
    ${operation.requestBody && html`<label class="field"><span>${t('docs.body')}</span>
      <${TextArea} class="code" value=${body} onInput=${setBody} spellcheck=${false} /></label>`}
    <div class="buttons"><button type="submit" class="primary">${t('docs.send')}</button></div>
    ${answer && html`<div role="status"><p><strong>${answer.status}</strong></p>${answer.text && html`<pre tabindex="0">${answer.text}</pre>`}</div>`}
  </form>`;
}

function Operation({ api, operation }) {
  const [open, setOpen] = useState(false);
  const parameters = (operation.parameters ?? []).map(one => resolved(api, one));
  return html`<details class="operation" onToggle=${event => setOpen(event.target.open)}>
    <summary><span class=${`method ${operation.method}`}>${operation.method.toUpperCase()}</span> <code>${operation.path}</code>
      <span class="muted">${operation.summary}</span></summary>
    ${open && html`<div class="described">
      ${operation.description && html`<p>${operation.description}</p>`}
      <p class="muted">${t('docs.permission', { permission: operation['x-permission'] })}</p>
      <${Try} api=${api} operation=${operation} parameters=${parameters} />
      <${Table} name=${t('docs.answers', { path: operation.path })}>
        <thead><tr><th scope="col">${t('docs.status')}</th><th scope="col">${t('docs.meaning')}</th></tr></thead>
        <tbody>${Object.entries(operation.responses).map(([status, answer]) => html`<tr key=${status}><td>${status}</td>
          <td>${resolved(api, answer).description}</td></tr>`)}</tbody><//>
    </div>`}
  </details>`;
}

/** The API description, to be read and tried. */
export default function Docs() {
  const [state, setState] = useState({});
  const [text, setText] = useState('');
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
    <input type="search" aria-label=${t('docs.find')} placeholder=${t('docs.find')} value=${text} onInput=${event => setText(event.target.value)} />
    ${state.api && operations(state.api).map(([tag, all]) => {
      const shown = all.filter(wanted);
      return shown.length > 0 && html`<section key=${tag} class="group"><h2>${tag}</h2>
        ${shown.map(one => html`<${Operation} key=${one.method + one.path} api=${state.api} operation=${one} />`)}</section>`;
    })}
  </section>`;
}
