import { get, getPage, pathOf, post, Problem } from './api.js';
import { html, useEffect, useRef, useState } from './html.js';
import { explain, notify, Time } from './parts.js';
import { rowText } from './problems.js';
import { href } from './router.js';
import { attempt, Section, useLooks } from './settings-parts.js';
import { closing, Sure, useFocus, useTask } from './sure.js';
import { count, number, t } from './text.js';

const FIRST = 'imports?limit=50';
/** What is not stored, or not yet: in the order in which an import is in these states, so that none is overlooked. */
const NOT_STORED = ['queued', 'running', 'failed'];

/** How many of something, such as issues that were made; nothing where there is none and something else is said. */
function counts(pairs) {
  const some = pairs.filter(([, number]) => number > 0);
  return (some.length > 0 ? some : pairs.slice(0, 1)).map(([key, number]) => count(key, number)).join(' ');
}

/** What taking an import back did. */
export function undone({ deleted, reverted }) {
  return counts([['import.undone', deleted], ['import.reverted', reverted]]);
}

/** How far an import has come that is being stored. */
export function howFar({ rows, rows_total: total, rows_per_second: rate, seconds_left: left }) {
  const all = total === null ? t('import.rows.other', { count: '?' }) : count('import.rows', total);
  return t('import.progress', { rows: number(rows), total: all })
    + (rate ? ` ${t('import.rate', { rate: count('import.rows', rate) })}` : '')
    + (left === null ? '' : ` ${count('import.left', left)}`);
}

/** How many errors of a file are said where it is one entry of many; the screen of imports says all of them. */
const MOST_SAID = 3;

/** How many issues are named that were edited since; their number is said of more. */
const MOST_NAMED = 10;

/** What is asked where issues were edited since: of which the import is taken back. */
function Stale({ stale, name, undo, close }) {
  const button = useFocus();
  const label = t('imports.force.do', { name });
  return html`<div class="sure" role="group" aria-label=${label} onKeyDown=${closing(close)}>
    <p>${t('imports.force.text')} ${stale.slice(0, MOST_NAMED)
      .map(({ id }) => html`<a class="link" key=${id} href=${href(`/issues/${id}`)}>#${id}</a> `)}
      ${stale.length > MOST_NAMED && `… (${number(stale.length)})`}</p>
    <div class="buttons">
      <button type="button" class="danger" ref=${button} onClick=${() => undo('?force=true')}>${label}</button>
      <button type="button" onClick=${() => undo('?mode=partial')}>${t('imports.partial.do')}</button>
      <button type="button" onClick=${close}>${t('cancel')}</button>
    </div>
  </div>`;
}

function Entry({ made, onUndone }) {
  const { task, setTask, entry } = useTask();
  const [stale, setStale] = useState([]);
  const undo = (how = '') => attempt(async () => {
    try {
      notify({ text: undone(await post(`imports/${made.id}/undo${how}`)) });
      setTask(null);
      onUndone(await get(`imports/${made.id}`));
    } catch (problem) {
      if (problem.code !== 'stale_version' || how) {
        throw problem;
      }
      setStale(problem.body.stale);
      setTask('force');
    }
  });
  const close = () => setTask(null);
  const name = made.file_name;
  return html`<li ref=${entry}>
    <div><strong>${name}</strong>
      <span class="muted">
        ${counts([['import.done', made.created], ['import.updated', made.updated]])} ${made.by.username} · <${Time}
        at=${made.at} /></span>
      ${made.undone && html`<span class="muted">
        ${t('imports.undone', { name: made.undone.by.username })} · <${Time} at=${made.undone.at} />
        ${made.undone.kept > 0 && ` ${count('imports.kept', made.undone.kept)}`}</span>`}</div>
    ${!task && !(made.undone?.kept === 0)
      && html`<button type="button" data-task="undo" aria-label=${t('imports.undo.of', { name })}
      onClick=${() => setTask('undo')}>${t('imports.undo')}</button>`}
    ${task === 'undo' && html`<${Sure} text=${t('imports.undo.text')} label=${t('imports.undo.do', { name })}
      act=${() => undo()} close=${close} />`}
    ${task === 'force' && html`<${Stale} stale=${stale} name=${name} undo=${undo} close=${close} />`}
  </li>`;
}

/** Where in a file something is wrong, and what is there. */
const placeOf = ({ file, line, column, value }) =>
  [file, `${t('import.line')} ${line}`, value ? `${column}: ${value}` : column].filter(Boolean).join(', ');

/** Why an import failed: what is wrong with its file, and where; or that its server was stopped. */
function Why({ problem }) {
  if (problem?.code !== 'import_rejected') {
    const text = problem ? explain(new Problem(problem.status, problem)) : t('import.lost');
    return html`<ul class="wrong"><li>${text}</li></ul>`;
  }
  const words = problem.unknown_values.filter(({ rejected }) => rejected);
  const said = [...problem.errors, ...words].slice(0, MOST_SAID);
  const more = problem.errors_total - said.length;
  return html`<ul class="wrong">${said.map((error, index) => html`<li key=${index}>
    ${error.row > 0 && html`<span class="muted">${placeOf(error)} · </span>`}${rowText(error)}</li>`)}
    ${more > 0 && html`<li class="muted">${t('import.more', { count: number(more) })}</li>`}</ul>`;
}

/**
 * An import that is under way, or failed: also one whose server died while its sender waited.
 * @param {{job: object, onRun: (job: object) => void}} props onRun runs it again, as only its sender may
 */
export function Job({ job, onRun }) {
  const name = job.file_name;
  return html`<li><div><strong>${name}</strong>
    <span class=${job.state === 'failed' ? 'error' : 'muted'}>${job.phase === 'storing' ? howFar(job)
      : t(`imports.${job.state}`)}
      ${job.kept_total > 0 && ` ${count('imports.changed', job.kept_total)}`}</span>
    <span class="muted">${job.by.username} · <${Time} at=${job.at} /></span></div>
    ${job.can_run_again && html`<button type="button" aria-label=${t('imports.again.of', { name })}
      onClick=${() => onRun(job)}>${t('imports.again')}</button>`}
    ${job.state === 'failed' && html`<${Why} problem=${job.problem} />`}</li>`;
}

/** Runs an import again with the file that the server has kept. */
export const runAgain = ({ id }) => post(`imports/${id}/run`);

const underWay = ({ state }) => state === 'queued' || state === 'running';

/**
 * How far an import has come, or why it failed, which its list does not say; null when it is forgotten, as one whose
 * sender was answered.
 */
export const seen = ({ id }) => get(`imports/${id}`).catch(problem => {
  if (problem.status !== 404) {
    throw problem;
  }
  return null;
});

/**
 * The imports that are under way or failed, newest first, so that none moves when its state changes.
 * @param {object[]} before what was found last; those that have failed since then only are asked why
 */
async function notStored(before) {
  const jobs = new Map();
  for (const state of NOT_STORED) {
    (await getPage(`imports?state=${state}&limit=20`)).results.forEach(job => jobs.set(job.id, job));
  }
  const known = job => before.find(({ id, ended_at: ended }) => id === job.id && ended && ended === job.ended_at);
  const now = await Promise.all([...jobs.values()]
    .map(job => (job.state === 'queued' ? job : known(job) ?? seen(job))));
  return now.filter(job => job && NOT_STORED.includes(job.state)).sort((one, other) => other.id - one.id);
}

/** What is shown already stays as it is; what others have made meanwhile comes to it. */
function together(shown, more) {
  const known = new Set(shown.map(made => made.id));
  return [...shown, ...more.filter(made => !known.has(made.id))].sort((one, other) => other.id - one.id);
}

/** The same with the first page as it is now, or that page alone when more has come than it has room for. */
function withFirst(shown, first) {
  const results = together(shown.results, first.results);
  const meet = !first.next || results.length < shown.results.length + first.results.length;
  return meet ? { ...shown, results } : first;
}

/** What was imported, and the way back; and what is not stored. */
export default function ImportSettings() {
  const [{ results, next }, setPage] = useState({ results: [], next: null });
  const more = () => attempt(async () => {
    const page = await get(pathOf(next));
    setPage(shown => ({ results: together(shown.results, page.results), next: page.next }));
  });
  const [jobs, setJobs] = useState([]);
  const [begun, setBegun] = useState(0);
  const found = useRef([]);
  useLooks(async () => {
    const now = await notStored(found.current);
    found.current = now;
    // What ends in the meantime is in this list then.
    const first = await getPage(FIRST);
    setPage(shown => withFirst(shown, first));
    setJobs(now);
    return now.some(underWay);
  }, begun);
  const run = job => attempt(async () => {
    const now = await runAgain(job);
    setJobs(shown => shown.map(each => (each.id === now.id ? now : each)));
    setBegun(count => count + 1);
  });
  const change = id => ({ undone }) => setPage(page => ({
    ...page, results: page.results.map(made => made.id === id ? { ...made, undone } : made),
  }));
  return html`<${Section} title=${t('settings.imports')} text=${t('imports.text')}>
    <div class="buttons"><a class="button" href=${href('/import')}>${t('imports.new')}</a></div>
    ${jobs.length > 0 && html`<h3>${t('imports.jobs')}</h3>
      <ul class="entries">${jobs.map(job => html`<${Job} key=${job.id} job=${job} onRun=${run} />`)}</ul>
      ${results.length > 0 && html`<h3>${t('imports.stored')}</h3>`}`}
    <ul class="entries">
      ${results.map(made => html`<${Entry} key=${made.id} made=${made} onUndone=${change(made.id)} />`)}</ul>
    ${next && html`<div class="buttons"><button type="button" onClick=${more}>${t('more')}</button></div>`}
  <//>`;
}
