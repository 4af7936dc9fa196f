import { get, newKey, patch, pathOf, post, remove } from './api.js';
import { Diff } from './diff.js';
import { isAdmin, mayWrite, ownKey } from './data.js';
import { Editor } from './editor.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { Markdown } from './markdown.js';
import {
  Avatar, explain, Label, notifyDropped, notifyProblem, refocus, Status, Time, useDropped, useLeft, useProblem, useTyped,
} from './parts.js';
import { href } from './router.js';
import { remembered, typedSince } from './state.js';
import { Sure, useTask } from './sure.js';
import { t } from './text.js';
import { fieldName, Value } from './values.js';

const NOT_IN = (list, other) => list.filter(one => !other.some(two => two.name === one.name));

/** What one change of a field was. */
function Change({ change }) {
  const { field, from, to } = change;
  if (field === 'status') {
    return html`<span>${t('changed.status')} <${Status} status=${to} /></span>`;
  }
  if (field === 'labels') {
    const added = NOT_IN(to ?? [], from ?? []);
    const gone = NOT_IN(from ?? [], to ?? []);
    return html`<span class="labels">
      ${added.length > 0 && html`<span>${t('changed.labels.added')}</span>${added.map(label => html`<${Label} key=${label.name} label=${label} />`)}`}
      ${gone.length > 0 && html`<span>${t('changed.labels.removed')}</span>${gone.map(label => html`<${Label} key=${label.name} label=${label} />`)}`}
    </span>`;
  }
  if (field === 'title') {
    return html`<span class="inline-diff">${t('changed.title')} <${Diff} before=${from} after=${to} /></span>`;
  }
  if (field === 'description') {
    return html`<details><summary>${t('changed.description')}</summary><${Diff} before=${from} after=${to} /></details>`;
  }
  if (field === 'deleted') {
    return html`<span>${t(to ? 'changed.deleted' : 'changed.restored')}</span>`;
  }
  return html`<span>${t('changed.field', { field: fieldName(field) })} <${Value} field=${field} value=${to} /></span>`;
}

/** The change of a description, which is shown in lines of its own, after the others. */
const lastTheLongOne = changes => [...changes].sort((one, other) => Number(one.field === 'description') - Number(other.field === 'description'));

function HistoryEntry({ id, entry }) {
  return html`<li class="event">
    <${Avatar} user=${entry.by} said=${false} />
    <div>
      <strong>${entry.by.username}</strong>
      ${entry.version === 1
        ? html` <span>${t('changed.created')}</span>`
        : lastTheLongOne(entry.changes).map((change, index) => html`${index > 0 && ','} <${Change} key=${change.field} change=${change} />`)}
      <span class="muted"> · <a class="muted" href=${href(`/issues/${id}?version=${entry.version}`)} title=${t('version.show')}>
        ${t('version', { version: entry.version })}</a> · <${Time} at=${entry.at} /></span>
    </div>
  </li>`;
}

function CommentEntry({ id, comment, user, load }) {
  const kept = ownKey(`draft:comment:${id}:${comment.id}`);
  // With what it began from: what somebody saves meanwhile must not be replaced unseen.
  const [draft, setDraft, now] = useTyped(kept, { begin: () => (mayWrite() ? remembered(kept) : null), follow: load });
  const left = useLeft();
  const { task, setTask, entry } = useTask();
  const begin = text => {
    setDraft({ text, base: comment.body, version: comment.version });
    setTask('edit');
  };
  useLayoutEffect(() => void (task === 'edit' && entry.current.querySelector('textarea').focus()), [task]);
  const end = () => {
    setDraft(null);
    setTask(null);
  };
  const drop = () => {
    end();
    draft.text === draft.base || notifyDropped(kept, draft);
  };
  useDropped(kept, typed => {
    setDraft(typed);
    setTask('edit');
  });
  const outdated = draft !== null && draft.version < comment.version;
  const mine = user && mayWrite() && (comment.author.id === user.id || isAdmin());
  const path = `issues/${id}/comments/${comment.id}`;
  const save = async () => {
    if (outdated) {
      return;
    }
    try {
      const { body, version } = await patch(path, { body: draft.text, version: draft.version });
      const { text } = now() ?? draft;
      if (text === draft.text) {
        end();
      } else {
        setDraft({ text, base: body, version });
      }
      await load();
    } catch (problem) {
      // Then what they saved comes, and is shown.
      left(problem) || await (problem.code === 'stale_version' ? load() : notifyProblem(problem, save));
    }
  };
  const erased = async () => {
    await load();
    refocus(document.querySelector('.write-comment textarea'));
  };
  const erase = () => remove(path).then(erased, problem => notifyProblem(problem, erase));
  return html`<li class="comment" ref=${entry}>
    <${Avatar} user=${comment.author} said=${false} />
    <div class="card">
      <header><strong>${comment.author.username}</strong> <span class="muted"><${Time} at=${comment.created_at} />
        ${comment.version > 1 && ` · ${t('edited')}`}</span>
        ${mine && draft === null && !task && html`<span class="tools">
          <button type="button" class="quiet" data-task="edit" onClick=${() => begin(comment.body)}>${t('edit')}</button>
          <button type="button" class="quiet" data-task="delete" onClick=${() => setTask('delete')}>${t('delete')}</button></span>`}
      </header>
      ${task === 'delete' && html`<${Sure} text=${t('comment.delete.text')} label=${t('comment.delete')} act=${erase} close=${() => setTask(null)} />`}
      ${draft === null
        ? html`<${Markdown} text=${comment.body} />`
        : html`${outdated && html`<div class="banner" role="alert"><span>${t('comment.outdated')}</span>
            <${Diff} before=${draft.base} after=${comment.body} />
            <button type="button" onClick=${() => begin(draft.text)}>${t('comment.mine')}</button></div>`}
          <${Editor} label=${t('comment')} value=${draft.text} onInput=${text => setDraft({ ...draft, text })} onSave=${save} />
          <div class="buttons"><button type="button" class="primary" disabled=${outdated} onClick=${save}>${t('save')}</button>
          <button type="button" onClick=${drop}>${t('cancel')}</button></div>`}
    </div>
  </li>`;
}

/** Comments beyond those that come with an issue. */
function useRest(issue) {
  const [rest, setRest] = useState([]);
  useEffect(() => {
    let current = true;
    (async () => {
      const found = [];
      for (let next = issue.comments_next; next && current; ) {
        const page = await get(pathOf(next));
        found.push(...page.results);
        next = page.next;
      }
      current && setRest(found);
    })().catch(() => {});
    return () => (current = false);
  }, [issue.comments_next]);
  return rest;
}

/** Comments and history by time. */
export function Timeline({ issue, history, user, load }) {
  const comments = [...(issue.comments ?? []), ...useRest(issue)];
  const entries = [
    ...history.map(entry => ({ at: entry.at, key: `v${entry.version}`, entry })),
    ...comments.map(comment => ({ at: comment.created_at, key: `c${comment.id}`, comment })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return html`<section class="timeline" aria-label=${t('timeline')}>
    <h2>${t('timeline')}</h2>
    <ol>${entries.map(({ key, entry, comment }) => (comment
      ? html`<${CommentEntry} key=${key} id=${issue.id} comment=${comment} user=${user} load=${load} />`
      : html`<${HistoryEntry} key=${key} id=${issue.id} entry=${entry} />`))}</ol>
  </section>`;
}

/** Where a comment is written. What was typed is kept in the browser until it is sent, and sent once. */
export function Comments({ id, load }) {
  const kept = ownKey(`draft:comment:${id}`);
  const [typed, setTyped, now] = useTyped(kept, { follow: load });
  const body = typed ?? '';
  const [problem, setProblem] = useProblem();
  const key = useRef(newKey());
  const setBody = next => {
    key.current = newKey();
    setTyped(next || null);
  };
  const send = async () => {
    if (!body.trim()) {
      return;
    }
    try {
      await post(`issues/${id}/comments`, { body }, { headers: { 'Idempotency-Key': key.current } });
      setBody(typedSince(now() ?? '', body));
      setProblem(null);
      await load();
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  return html`<form class="write-comment" onSubmit=${event => {
    event.preventDefault();
    void send();
  }}>
    <${Editor} label=${t('comment.write')} value=${body} onInput=${setBody} onSave=${send} />
    ${problem && html`<p class="error" role="alert">${explain(problem)}</p>`}
    <div class="buttons"><button type="submit" class="primary" disabled=${!body.trim()}>${t('comment')}</button></div>
  </form>`;
}
