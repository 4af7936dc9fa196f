import { get, pathOf, post } from './api.js';
import { html, useEffect, useState } from './html.js';
import { notify, Time } from './parts.js';
import { href } from './router.js';
import { attempt, Section, Sure, useTask } from './settings-parts.js';
import { count, t } from './text.js';

const FIRST = 'imports?limit=50';

function Entry({ made }) {
  const { task, setTask, entry } = useTask();
  const undo = force => attempt(async () => {
    try {
      const { deleted } = await post(`imports/${made.id}/undo${force ? '?force=true' : ''}`);
      notify({ text: count('import.undone', deleted) });
      setTask(null);
    } catch (problem) {
      if (problem.status !== 409 || force) {
        throw problem;
      }
      setTask('force');
    }
  });
  const name = made.file_name;
  return html`<li ref=${entry}>
    <div><strong>${name}</strong>
      <span class="muted">${count('import.done', made.created)} ${made.by.username} · <${Time} at=${made.at} /></span></div>
    ${!task && html`<button type="button" data-task="undo" aria-label=${t('imports.undo.of', { name })} onClick=${() => setTask('undo')}>${t('imports.undo')}</button>`}
    ${task && html`<${Sure} key=${task} text=${t(`imports.${task}.text`)} label=${t(`imports.${task}.do`, { name })}
      act=${() => undo(task === 'force')} close=${() => setTask(null)} />`}
  </li>`;
}

/** What was imported, and the way back. */
export default function ImportSettings() {
  const [{ results, next }, setPage] = useState({ results: [], next: null });
  const load = (path, before) => attempt(async () => {
    const page = await get(path);
    setPage({ results: [...before, ...page.results], next: page.next });
  });
  useEffect(() => void load(FIRST, []), []);
  return html`<${Section} title=${t('settings.imports')} text=${t('imports.text')}>
    <div class="buttons"><a class="button" href=${href('/import')}>${t('imports.new')}</a></div>
    <ul class="entries">${results.map(made => html`<${Entry} key=${made.id} made=${made} />`)}</ul>
    ${next && html`<div class="buttons"><button type="button" onClick=${() => load(pathOf(next), results)}>${t('more')}</button></div>`}
  <//>`;
}
