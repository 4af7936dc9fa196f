import { get, pathOf, post } from './api.js';
import { html, useEffect, useState } from './html.js';
import { notify, Time } from './parts.js';
import { href } from './router.js';
import { attempt, Section } from './settings-parts.js';
import { Sure, useTask } from './sure.js';
import { count, t } from './text.js';

const FIRST = 'imports?limit=50';
/** What is not stored, or not yet. */
const NOT_STORED = ['running', 'queued', 'failed'];

/** How many of something, such as issues that were made; nothing where there is none and something else is said. */
function counts(pairs) {
  const some = pairs.filter(([, number]) => number > 0);
  return (some.length > 0 ? some : pairs.slice(0, 1)).map(([key, number]) => count(key, number)).join(' ');
}

/** What taking an import back did. */
export function undone({ deleted, reverted }) {
  return counts([['import.undone', deleted], ['import.reverted', reverted]]);
}

function Entry({ made, onUndone }) {
  const { task, setTask, entry } = useTask();
  const undo = force => attempt(async () => {
    try {
      notify({ text: undone(await post(`imports/${made.id}/undo${force ? '?force=true' : ''}`)) });
      setTask(null);
      onUndone(await get(`imports/${made.id}`));
    } catch (problem) {
      if (problem.code !== 'stale_version' || force) {
        throw problem;
      }
      setTask('force');
    }
  });
  const name = made.file_name;
  return html`<li ref=${entry}>
    <div><strong>${name}</strong>
      <span class="muted">${counts([['import.done', made.created], ['import.updated', made.updated]])} ${made.by.username} · <${Time} at=${made.at} /></span>
      ${made.undone && html`<span class="muted">${t('imports.undone', { name: made.undone.by.username })} · <${Time} at=${made.undone.at} />
        ${made.undone.kept > 0 && ` ${count('imports.kept', made.undone.kept)}`}</span>`}</div>
    ${!task && !(made.undone?.kept === 0) && html`<button type="button" data-task="undo" aria-label=${t('imports.undo.of', { name })} onClick=${() => setTask('undo')}>${t('imports.undo')}</button>`}
    ${task && html`<${Sure} key=${task} text=${t(`imports.${task}.text`)} label=${t(`imports.${task}.do`, { name })}
      act=${() => undo(task === 'force')} close=${() => setTask(null)} />`}
  </li>`;
}

/** An import that is under way, or failed: also one whose server died while its sender waited. */
function Job({ job }) {
  return html`<li><div><strong>${job.file_name}</strong>
    <span class=${job.state === 'failed' ? 'error' : 'muted'}>${t(`imports.${job.state}`)}
      ${job.kept_total > 0 && ` ${count('imports.changed', job.kept_total)}`}</span>
    <span class="muted">${job.by.username} · <${Time} at=${job.at} /></span></div></li>`;
}

/** What was imported, and the way back; and what is not stored. */
export default function ImportSettings() {
  const [{ results, next }, setPage] = useState({ results: [], next: null });
  const load = (path, before) => attempt(async () => {
    const page = await get(path);
    setPage({ results: [...before, ...page.results], next: page.next });
  });
  const [jobs, setJobs] = useState([]);
  useEffect(() => {
    load(FIRST, []);
    attempt(async () => {
      const lists = await Promise.all(NOT_STORED.map(state => get(`imports?state=${state}&limit=20`)));
      setJobs(lists.flatMap(list => list.results));
    });
  }, []);
  const change = id => ({ undone }) => setPage(page => ({
    ...page, results: page.results.map(made => made.id === id ? { ...made, undone } : made),
  }));
  return html`<${Section} title=${t('settings.imports')} text=${t('imports.text')}>
    <div class="buttons"><a class="button" href=${href('/import')}>${t('imports.new')}</a></div>
    ${jobs.length > 0 && html`<h3>${t('imports.jobs')}</h3>
      <ul class="entries">${jobs.map(job => html`<${Job} key=${job.id} job=${job} />`)}</ul>
      <h3>${t('imports.stored')}</h3>`}
    <ul class="entries">${results.map(made => html`<${Entry} key=${made.id} made=${made} onUndone=${change(made.id)} />`)}</ul>
    ${next && html`<div class="buttons"><button type="button" onClick=${() => load(pathOf(next), results)}>${t('more')}</button></div>`}
  <//>`;
}
