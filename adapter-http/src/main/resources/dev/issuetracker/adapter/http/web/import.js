import { get, post, Problem, sendForm } from './api.js';
import { fields, isAdmin, mayWrite, me } from './data.js';
import { html, useEffect, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import {
  allColumns, Columns, Existing, Mend, MissingFields, MissingLabels, MissingOptions, MissingPeople, Notes, Options,
  Reasons, Recognised, Rows, Statuses,
} from './mapping.js';
import { Lacking, Mappings, Wrong } from './mappings.js';
import { ensure, notify, notifyProblem, refocus } from './parts.js';
import { rowText } from './problems.js';
import { href } from './router.js';
import { save } from './save.js';
import { howFar, Job, runAgain, seen, undone } from './settings-imports.js';
import { count, t } from './text.js';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Letters that are typed into a list choose one entry after the other. */
const PAUSE = 150;
/** How many issues are named that keep what an import changed. */
const MOST_KEPT = 50;

/** Sends files and what is said of them. */
function call({ files, mapping }, query, accept, more = {}) {
  const form = new FormData();
  form.append('mapping', JSON.stringify(mapping));
  files.forEach(file => form.append('file', file));
  return sendForm(`issues/import${query}`, form, { Accept: accept, ...more });
}

async function send(sent, query) {
  const response = await call(sent, query, 'application/json');
  const body = await response.json();
  // The status of an answer that took long says nothing.
  if (body.code && body.code !== 'import_rejected') {
    throw new Problem(body.status, body);
  }
  return body;
}

/** Imports files, and shows how far it has come. The server goes on also when nobody looks. */
async function importFile(sent, query, show) {
  const response = await call(sent, query, 'application/json', { Prefer: 'respond-async' });
  const job = await response.json();
  if (job.code) {
    throw new Problem(job.status, job);
  }
  return follow(job, show);
}

/** The own import that goes on since before the page was loaded; null when there is none. */
async function goingOn() {
  const pages = await Promise.all(['running', 'queued'].map(state => get(`imports?state=${state}`)));
  const own = pages.flatMap(page => page.results).find(job => job.by.id === me.get().id);
  return own ? get(`imports/${own.id}`) : null;
}

/** The own imports that failed, while the server has their files. */
async function failed() {
  const own = (await get('imports?state=failed&limit=20')).results.filter(job => job.can_run_again);
  return (await Promise.all(own.map(seen))).filter(job => job?.state === 'failed');
}

/**
 * Shows how far an import has come, until it ends.
 * @param {(job: object | null, ended?: object) => void} show the import; in the end null, and what it was then
 * @returns {Promise<object>} the import, which is done, cancelled, or rejected with a report
 */
async function follow(begun, show) {
  let job = begun;
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
    show(null, job);
  }
  if (job.state === 'failed' && job.problem?.code !== 'import_rejected') {
    throw new Problem(job.problem?.status ?? 0, job.problem ?? { detail: withoutStoring('import.lost', job) });
  }
  return job;
}

/**
 * How an import ended that stored nothing, unless issues that it had changed were edited before that was taken back.
 */
function withoutStoring(ending, { kept_total: kept }) {
  return kept > 0 ? t(ending) : `${t(ending)} ${t('import.none')}`;
}

/** Issues that keep what an import changed, though it was not stored. */
function Kept({ job }) {
  return html`<p class="banner">${count('imports.kept', job.kept_total)} ${job.kept.slice(0, MOST_KEPT)
    .map(id => html`<a key=${id} href=${href(`/issues/${id}`)}>#${id}</a> `)}</p>`;
}

function Progress({ job }) {
  const cancel = () => ensure(() => post(`imports/${job.id}/cancel`));
  const total = job.phase === 'storing' ? job.rows_total : null;
  const text = job.phase === 'storing' ? howFar(job) : t('import.waiting');
  return html`<div class="buttons">
    <progress aria-label=${t('nav.import')} max=${total ?? undefined}
      value=${total === null ? undefined : job.rows}></progress>
    <span class="muted">${text}</span><button type="button" onClick=${cancel}>${t('import.cancel')}</button></div>`;
}

/** What is wrong with the header, without which no row can be read. */
function headerProblems(report) {
  return report.errors.filter(error => error.row === 0);
}

/** Saves the rejected rows as a table, with a column that says what is wrong with each. */
async function saveRejects(sent, query) {
  const type = sent.files[0].name.toLowerCase().endsWith('.xlsx') ? XLSX : CSV;
  const response = await call(sent, query, type);
  if (!response.ok) {
    throw new Problem(response.status, await response.json());
  }
  save(await response.blob(), `rejects.${type === XLSX ? 'xlsx' : 'csv'}`);
}

/** What is created where a file names it, as the API calls it. */
const NOTHING_SAID = { mapping: {}, create: [], existing: 'reject' };
const NOTHING_FOUND = { columns: [], format: '' };

/** The parameters of an import of which something is said. */
function query(said, first) {
  return `?${[
    first,
    ...(said.create.length > 0 ? [`create_missing=${said.create.join(',')}`] : []),
    ...(said.existing === 'reject' ? [] : [`on_existing=${said.existing}`]),
  ].join('&')}`;
}

/** What was understood, all of which can be said otherwise. */
function Understood({ report, found, said, onSay }) {
  const map = mapping => onSay({ ...said, mapping });
  const create = kind => wanted =>
    onSay({ ...said, create: [...said.create.filter(each => each !== kind), ...(wanted ? [kind] : [])] });
  return html`<${Mappings} columns=${found.columns} unused=${report.unused} mapping=${said.mapping} onChange=${map} />
    <${Recognised} report=${report} found=${found.format} mapping=${said.mapping} onChange=${map} />
    <${Existing} report=${report} existing=${said.existing} onChange=${existing => onSay({ ...said, existing })} />
    <${Columns} columns=${found.columns} targets=${report.targets} mapping=${said.mapping} onChange=${map} />
    <${Statuses} report=${report} mapping=${said.mapping} onChange=${map} />
    <${Options} report=${report} mapping=${said.mapping} onChange=${map} />
    <${MissingLabels} labels=${report.missing_labels} created=${said.create.includes('labels')}
      onCreate=${create('labels')} />
    <${MissingPeople} names=${report.missing_people} mapping=${said.mapping} onChange=${map}
      created=${said.create.includes('users')} onCreate=${create('users')} />
    <${MissingFields} report=${report} created=${said.create.includes('fields')} onCreate=${create('fields')} />
    <${MissingOptions} options=${report.missing_options} created=${said.create.includes('options')}
      onCreate=${create('options')} />`;
}

export default function Import() {
  const [files, setFiles] = useState([]);
  const [said, setSaid] = useState(NOTHING_SAID);
  const [report, setReport] = useState(null);
  // What was found out first: what is said later changes neither the order of the columns nor what may be chosen.
  const [found, setFound] = useState(NOTHING_FOUND);
  const [done, setDone] = useState(null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const [job, setJob] = useState(null);
  /** The import that ended last. */
  const [last, setLast] = useState(null);
  const [failures, setFailures] = useState([]);
  const watch = (now, ended = null) => {
    setJob(now);
    setLast(ended);
  };
  const attempts = useRef(0);
  /** The answer to the check that was sent last. */
  const checking = useRef(null);
  const outcome = useRef(null);
  const drop = useRef(null);
  /** What was tried last, to try it again. */
  const again = useRef(null);
  useEffect(() => {
    document.title = `${t('nav.import')} · ${t('app')}`;
    void ensure(fields.load);
  }, []);
  useEffect(() => {
    // The button that ended this is gone.
    done && refocus(outcome.current);
  }, [done]);
  /** Works on something; an answer that comes after a later question was asked is passed over. */
  const attempt = async (work, answered) => {
    const turn = ++attempts.current;
    const isLast = () => turn === attempts.current;
    again.current = () => attempt(work, answered);
    setBusy(true);
    setProblem(null);
    setLast(null);
    try {
      const answer = await work(isLast);
      isLast() && answered?.(answer);
    } catch (thrown) {
      isLast() && setProblem(thrown);
    } finally {
      isLast() && setBusy(false);
    }
  };
  const check = (chosen, now, known, pause) => {
    setFiles(chosen);
    setSaid(now);
    setDone(null);
    const before = checking.current;
    return attempt(async isLast => {
      // The server checks to the end what it has begun, and so many files at once only.
      await Promise.allSettled([before, new Promise(resolve => setTimeout(resolve, pause))]);
      if (!isLast()) {
        return null;
      }
      checking.current = send({ files: chosen, mapping: now.mapping }, query(now, 'dry_run=true'));
      return checking.current;
    }, answer => {
      setReport(answer);
      setFound({
        columns: allColumns(answer, known.columns.map(column => column.column)),
        format: known.format || answer.format,
      });
    });
  };
  const say = now => check(files, now, found, PAUSE);
  const map = mapping => say({ ...said, mapping });
  const start = list => {
    if (list.length > 0) {
      setReport(null);
      void check([...list], NOTHING_SAID, NOTHING_FOUND, 0);
    }
  };
  const sent = { files, mapping: said.mapping };
  const listFailures = () => failed().then(setFailures, () => {});
  const ended = job => {
    setDone(job.report ?? job.problem);
    job.state === 'cancelled' && notify({ text: withoutStoring('import.cancelled', job) });
  };
  useEffect(() => {
    mayWrite() && goingOn()
      .then(begun => begun && attempts.current === 0 && attempt(() => follow(begun, watch), ended), () => {});
    mayWrite() && listFailures();
  }, []);
  const runFailed = job => attempt(async () => follow(await runAgain(job), watch), ended).then(listFailures);
  const bring = () => attempt(() => importFile(sent, query(said, 'mode=partial'), watch), job => {
    ended(job);
    said.create.some(kind => kind === 'fields' || kind === 'options') && void ensure(fields.load);
  });
  // After an import, what came in by it is no reject.
  const download = () =>
    attempt(() => saveRejects(sent, query(done ? { ...said, existing: 'skip' } : said, 'dry_run=true')));
  const takeBack = () => post(`imports/${done.import_id}/undo`).catch(problem => notifyProblem(problem));
  const undo = () => attempt(takeBack, answer => {
    if (answer) {
      notify({ text: undone(answer) });
      setDone(null);
      setReport(null);
      setFiles([]);
      requestAnimationFrame(() => drop.current?.focus());
    }
  });
  if (!mayWrite()) {
    return html`<div class="empty"><h1>${t('nav.import')}</h1><p>${t('viewer')}</p></div>`;
  }
  const good = report ? report.created + report.updated : 0;
  const shown = done ?? report;
  return html`<section class="page import" aria-label=${t('nav.import')} aria-busy=${busy}>
    <h1>${t('nav.import')}</h1>
    ${!report && html`<p class="muted">${t('import.text')}</p>`}
    <label class=${report ? 'drop small' : 'drop'} onDragOver=${event => event.preventDefault()} onDrop=${event => {
      event.preventDefault();
      start(event.dataTransfer.files);
    }}>
      <${Icon} name="plus" />
        <span>${files.length > 0 ? files.map(file => file.name).join(', ') : job?.file_name ?? t('import.drop')}</span>
      <input ref=${drop} type="file" multiple accept=".csv,.xlsx,.json,.jsonl,.zip" aria-label=${t('import.drop')}
        onChange=${event => {
        start(event.target.files);
        // The same file, mended meanwhile, can be chosen again.
        event.target.value = '';
      }} />
    </label>
    <div class="outcome" role="status" tabindex="-1" ref=${outcome}>
      ${busy && !job && html`<p>${t('import.busy')}</p>`}
      ${problem && html`<${Wrong} problem=${problem} mapping=${said.mapping} onChange=${map} again=${again.current} />`}
      ${last?.kept_total > 0 && html`<${Kept} job=${last} />`}
      ${report && !done && !busy && !problem
        && html`<p><strong>
          ${good === 0 ? t('import.nothing')
            : count('import.good', good, { rows: count('import.rows', report.rows) })}</strong></p>
          <${Reasons} report=${report} />`}
      ${shown && !busy && headerProblems(shown).map((error, index) => html`<p key=${index}>
        ${error.file ? `${error.file}: ` : ''}${rowText(error)}<${Mend} error=${error} /></p>`)}
      ${done && html`<p class="banner">${done.code ? t('import.none') : count('import.done', done.created)}
        ${done.updated > 0 && html`<span>${count('import.updated', done.updated)}</span>`}
        ${done.created > 0 && html`<a href=${href('/?status=all&sort=-created_at')}>${t('import.show')}</a>`}
        ${done.import_id && isAdmin() && html`<button type="button" onClick=${undo}>${t('undo')}</button>`}</p>`}
    </div>
    ${job && html`<${Progress} job=${job} />`}
    ${!report && !busy && failures.length > 0 && html`<ul class="entries">
      ${failures.map(each => html`<${Job} key=${each.id} job=${each} onRun=${runFailed} />`)}</ul>`}
    ${shown && html`<div class="buttons">
      ${!done && html`<button type="button" class="primary" disabled=${busy || good === 0} onClick=${bring}>
        ${count('import.do', good)}</button>`}
      ${shown.rejected > 0 && files.length > 0
        && html`<button type="button" disabled=${busy} onClick=${download}>${t('import.rejects')}</button>
        <span class="muted">${t('import.mend')}</span>`}</div>`}
    ${report && !done && html`<${Understood} report=${report} found=${found} said=${said} onSay=${say} />`}
    ${done?.unused?.length > 0 && html`<p><${Lacking} names=${done.unused} /></p>`}
    ${shown && html`<${Notes} report=${shown} /><${Rows} report=${shown} />`}
  </section>`;
}
