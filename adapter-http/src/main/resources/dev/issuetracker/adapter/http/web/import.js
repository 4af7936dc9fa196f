import { base, get, online, post, Problem } from './api.js';
import { isAdmin, mayWrite } from './data.js';
import { html, useEffect, useState } from './html.js';
import { Icon } from './icons.js';
import { explain, notify, notifyProblem, Table } from './parts.js';
import { href } from './router.js';
import { save } from './save.js';
import { count, number, t } from './text.js';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a file. It is a form, which no other call is. */
async function call(file, query, accept, more = {}) {
  const form = new FormData();
  form.append('file', file);
  try {
    return await fetch(`${base}issues/import${query}`, {
      method: 'POST', body: form, headers: { Accept: accept, 'X-Session': 'cookie', ...more },
    });
  } catch {
    online.set(false);
    throw new Problem(0, { code: 'offline' });
  }
}

async function send(file, query) {
  const response = await call(file, query, 'application/json');
  const body = await response.json();
  // The status of an answer that took long says nothing.
  if (body.code && body.code !== 'import_rejected') {
    throw new Problem(body.status, body);
  }
  return body;
}

/**
 * Imports a file, and shows how far it has come. The server goes on also when nobody looks.
 * @param {(job: object | null) => void} show
 * @returns {Promise<object | null>} the report; null when somebody cancelled it
 */
async function importFile(file, query, show) {
  const response = await call(file, query, 'application/json', { Prefer: 'respond-async' });
  let job = await response.json();
  if (job.code) {
    throw new Problem(job.status, job);
  }
  try {
    while (job.state === 'queued' || job.state === 'running') {
      show(job);
      const last = job;
      await new Promise(resolve => setTimeout(resolve, job.rows === 0 ? 200 : 1000));
      job = await get(`imports/${job.id}`).catch(problem => {
        if (problem.code !== 'offline') {
          throw problem;
        }
        return last;
      });
    }
  } finally {
    show(null);
  }
  if (job.state === 'failed' && job.problem?.code !== 'import_rejected') {
    throw new Problem(job.problem?.status ?? 0, job.problem ?? { detail: t('import.lost') });
  }
  return job.report ?? job.problem;
}

function Progress({ job }) {
  const cancel = () => post(`imports/${job.id}/cancel`).catch(problem => notifyProblem(problem));
  const total = job.phase === 'storing' ? job.rows_total : null;
  const text = job.phase !== 'storing' ? t('import.waiting')
    : t('import.progress', { rows: number(job.rows), total: total === null ? '?' : number(total) })
      + (job.rows_per_second ? ` ${t('import.rate', { rate: number(job.rows_per_second) })}` : '')
      + (job.seconds_left === null ? '' : ` ${count('import.left', job.seconds_left)}`);
  return html`<div class="buttons">
    <progress aria-label=${t('nav.import')} max=${total ?? undefined} value=${total === null ? undefined : job.rows}></progress>
    <span class="muted">${text}</span><button type="button" onClick=${cancel}>${t('import.cancel')}</button></div>`;
}

/** What keeps rows out: the errors of single rows, and values that mean nothing here, each once for all its rows. */
function problems(report) {
  const values = (report.unknown_values ?? []).filter(value => value.rejected);
  return [...report.errors, ...values.map(value => ({ ...value, row: `${value.rows}×` }))];
}

/** Saves the rejected rows as a table, with a column that says what is wrong with each. */
async function saveRejects(file, query) {
  const type = file.name.toLowerCase().endsWith('.xlsx') ? XLSX : CSV;
  const response = await call(file, query, type);
  if (!response.ok) {
    throw new Problem(response.status, await response.json());
  }
  save(await response.blob(), `rejects.${type === XLSX ? 'xlsx' : 'csv'}`);
}

function Report({ report }) {
  return problems(report).length > 0 && html`<${Table} name=${count('import.rejected', report.rejected, { rows: report.rows })}>
    <thead><tr><th scope="col">${t('import.row')}</th><th scope="col">${t('import.column')}</th><th scope="col">${t('import.value')}</th>
      <th scope="col">${t('import.problem')}</th></tr></thead>
    <tbody>${problems(report).slice(0, 100).map((error, index) => html`<tr key=${index}>
      <td>${error.row === 0 ? t('import.header') : error.row}</td><td>${error.column}</td><td>${error.value}</td><td>${error.message}</td></tr>`)}</tbody>
  <//>`;
}

export default function Import() {
  const [file, setFile] = useState(null);
  const [report, setReport] = useState(null);
  const [done, setDone] = useState(null);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const [job, setJob] = useState(null);
  useEffect(() => {
    document.title = `${t('nav.import')} · ${t('app')}`;
  }, []);
  const attempt = async work => {
    setBusy(true);
    setError('');
    try {
      await work();
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };
  const check = chosen => {
    setFile(chosen);
    setReport(null);
    setDone(null);
    return attempt(async () => setReport(await send(chosen, '?dry_run=true')));
  };
  const bring = () => attempt(async () => {
    const result = await importFile(file, '?mode=partial', setJob);
    setDone(result);
    result || notify({ text: t('import.cancelled') });
  });
  // After an import, what came in by it is no reject.
  const download = () => attempt(() => saveRejects(file, `?dry_run=true${done ? '&on_existing=skip' : ''}`));
  const undo = () => attempt(async () => {
    const answer = await post(`imports/${done.import_id}/undo`).catch(problem => notifyProblem(problem));
    if (answer) {
      notify({ text: count('import.undone', answer.deleted) });
      setDone(null);
      setReport(null);
      setFile(null);
    }
  });
  if (!mayWrite()) {
    return html`<div class="empty"><h1>${t('nav.import')}</h1><p>${t('viewer')}</p></div>`;
  }
  const good = report ? report.rows - report.rejected : 0;
  return html`<section class="page" aria-label=${t('nav.import')}>
    <h1>${t('nav.import')}</h1>
    <p class="muted">${t('import.text')}</p>
    <label class="drop" onDragOver=${event => event.preventDefault()} onDrop=${event => {
      event.preventDefault();
      event.dataTransfer.files[0] && void check(event.dataTransfer.files[0]);
    }}>
      <${Icon} name="plus" /><span>${file ? file.name : t('import.drop')}</span>
      <input type="file" accept=".csv,.xlsx,.json,.jsonl" aria-label=${t('import.drop')} onChange=${event => event.target.files[0] && check(event.target.files[0])} />
    </label>
    <div role="status">
      ${busy && !job && html`<p>${t('import.busy')}</p>`}
      ${error && html`<p class="error">${error}</p>`}
      ${report && !done && html`<p><strong>${report.rows === 0 ? t('import.nothing') : count('import.good', good, { rows: report.rows })}</strong>
        ${report.ignored_columns?.length > 0 && ` ${t('import.ignored', { columns: report.ignored_columns.map(ignored => ignored.column).join(', ') })}`}</p>`}
      ${done && html`<p class="banner">${count('import.done', done.created)}
        ${done.created > 0 && html`<a href=${href('/?status=all&sort=-created_at')}>${t('import.show')}</a>`}
        ${done.created > 0 && isAdmin() && html`<button type="button" onClick=${undo}>${t('undo')}</button>`}</p>`}
    </div>
    ${job && html`<${Progress} job=${job} />`}
    ${report && !done && html`<div class="buttons">
      <button type="button" class="primary" disabled=${busy || good === 0} onClick=${bring}>${count('import.do', good)}</button></div>`}
    ${(done ?? report)?.rejected > 0 && html`<p><button type="button" disabled=${busy} onClick=${download}>${t('import.rejects')}</button>
      <span class="muted">${t('import.mend')}</span></p>`}
    ${(done ?? report) && html`<${Report} report=${done ?? report} />`}
  </section>`;
}
