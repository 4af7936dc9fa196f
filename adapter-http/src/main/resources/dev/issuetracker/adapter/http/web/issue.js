import { all, get, getPage, patch, pathOf, post, remove } from './api.js';
import { change, listed, mayWrite, me, ownKey, pickAssignee, pickLabels, pickStatus, sayMerged, see } from './data.js';
import { Editor } from './editor.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import { useKeys } from './keys.js';
import { useLooks } from './looks.js';
import { Markdown, prepare } from './markdown.js';
import {
  explain, Failed, Later, notifyDropped, notifyProblem, refocus, Status, Time, useDropped, useProblem, useTyped,
} from './parts.js';
import { go, href, lastList } from './router.js';
import { Side } from './side.js';
import { useLatest } from './state.js';
import { t } from './text.js';
import { Comments, Timeline } from './timeline.js';

/** What a deleted issue has: nothing. Any other problem is still one. */
function ofDeleted(problem) {
  if (problem.status !== 404) {
    throw problem;
  }
  return null;
}

/** What a list shows of an issue, which is all but its comments and children; null when none did. */
function asListed(id) {
  return listed.get().find(issue => issue.id === Number(id) && !issue.gone) ?? null;
}

/** All versions of an issue, the first page of which is often the only one. */
async function historyOf(id) {
  const page = await getPage(`issues/${id}/history?limit=200`);
  return page.next ? [...page.results, ...await all(pathOf(page.next))] : page.results;
}

/** What of the first comments changes when one of them is written, edited or deleted. */
const versions = comments => comments.slice(0, 200).map(comment => `${comment.id}:${comment.version}`).join();

const newest = history => Math.max(0, ...history.map(entry => entry.version));

/** The later of two answers: one that was asked for first may come last. */
function later(history, other) {
  return other && newest(other) > newest(history) ? other : history;
}

/**
 * An issue with its history and links, kept fresh while it is shown. They are null until they are there, while what a
 * list showed of the issue may be there at once.
 */
function useIssue(id) {
  const [state, setState] = useState(() => ({ issue: asListed(id), history: null, links: null, problem: null, gone: false }));
  const current = useLatest(state);
  useEffect(() => void (state.issue && see(state.issue)), [state.issue]);
  const linksPath = `issues/${id}/links?limit=200`;
  const load = async () => {
    try {
      const [issue, history, links] = await Promise.all([
        get(`issues/${id}`), historyOf(id), getPage(linksPath),
      ]);
      setState(now => {
        // An answer may be older than what an own edit has shown meanwhile.
        const older = issue.version < now.issue?.version;
        return older && now.history ? now
          : {
            issue: older ? { ...issue, ...now.issue } : issue, history: later(history, now.history),
            links: links.results, problem: null, gone: false,
          };
      });
    } catch (problem) {
      setState(now => ({ ...now, gone: now.issue !== null && problem.status === 404, problem: now.history ? null : problem }));
    }
  };
  /** Whether a list shows anything else of the issue than what is on the screen. */
  const differs = async () => {
    const [list, links, page] = await Promise.all([
      getPage(`issues?id=${id}`), getPage(linksPath).catch(ofDeleted), getPage(`issues/${id}/comments?limit=200`).catch(() => null),
    ]);
    const [found] = list.results;
    const { issue, links: shown } = current.current;
    const discussed = page && versions(page.results) !== versions(issue.comments ?? []);
    return discussed || links?.results !== shown
      || found?.version !== issue.version || found.comment_count !== issue.comment_count;
  };
  /** @param {number[] | null} changed null when nobody knows which issues changed */
  const look = async changed => {
    const { issue, links } = current.current;
    const seen = issue && [issue.id, ...(links ?? []).map(link => link.issue.id)];
    const concerns = !changed || issue.children?.total > 0 || changed.some(one => seen.includes(one));
    if (issue && concerns && (changed || await differs())) {
      await load();
    }
  };
  useEffect(() => void prepare().catch(() => {}), []);
  useLooks(id, load, look);
  const show = async issue => {
    setState({ ...current.current, issue: { ...current.current.issue, ...issue } });
    const history = await historyOf(id).catch(() => null);
    history && setState({ ...current.current, history: later(history, current.current.history) });
  };
  return { ...state, load, show };
}

/** Title and description while they are edited. The draft is kept in the browser until it is saved. */
function Edit({ issue, draft, setDraft, now, saved, close }) {
  const [problem, setProblem] = useProblem();
  const [Conflict, setConflict] = useState(null);
  const [busy, setBusy] = useState(false);
  const title = useRef(null);
  // Before it is painted, so that it takes the very next key.
  useLayoutEffect(() => title.current.focus(), []);
  const save = async () => {
    setBusy(true);
    const base = draft.base;
    const sent = {};
    draft.title !== base.title && (sent.title = draft.title);
    draft.description !== base.description && (sent.description = draft.description);
    try {
      const answer = await patch(`issues/${issue.id}?on_conflict=merge`, { ...sent, version: base.version });
      void sayMerged(base, answer, sent);
      const later = now();
      const same = !later || later.title === draft.title && later.description === draft.description;
      saved(answer, same ? null : { ...later, base: { ...answer, comments: undefined } });
      setBusy(false);
      setProblem(null);
    } catch (thrown) {
      const conflict = thrown.code === 'stale_version' && await import('./conflict.js').catch(() => null);
      conflict && setConflict(() => conflict.Conflict);
      setBusy(false);
      setProblem(thrown);
    }
  };
  if (Conflict && problem?.code === 'stale_version') {
    return html`<${Conflict} id=${issue.id} problem=${problem} saved=${saved} back=${() => setProblem(null)}
      typed=${(field, text) => setDraft({ ...draft, [field]: text })} />`;
  }
  return html`<form class="edit" onKeyDown=${event => event.key === 'Escape' && !event.isComposing && close()} onSubmit=${event => {
    event.preventDefault();
    void save();
  }}>
    <h1 class="hidden">${t('edit')} #${issue.id}</h1>
    <input ref=${title} class="title" aria-label=${t('field.title')} value=${draft.title}
      aria-invalid=${problem?.about('title') ? 'true' : undefined}
      onInput=${event => setDraft({ ...draft, title: event.target.value })} />
    <${Editor} label=${t('field.description')} value=${draft.description} onSave=${save}
      onInput=${description => setDraft({ ...draft, description })} />
    ${problem && html`<p class="error" role="alert">${explain(problem)}</p>`}
    <div class="buttons">
      <button type="submit" class="primary" disabled=${busy}>${t('save')}</button>
      <button type="button" onClick=${close}>${t('cancel')}</button>
      <span class="muted">${t('draft.kept')}</span>
    </div>
  </form>`;
}

const former = () => import('./version.js');

export default function IssueScreen({ id, query }) {
  const { issue, history, links, problem, gone, load, show } = useIssue(id);
  const key = ownKey(`draft:issue:${id}`);
  const [draft, setDraft, now] = useTyped(key, { follow: load });
  useDropped(key, setDraft);
  const [removed, setRemoved] = useState(false);
  /** Whether it was deleted here, or before this page was opened. */
  const deleted = removed || !issue && problem?.body?.deleted === true;
  useEffect(() => {
    deleted ? document.title = t('deleted', { id }) : issue && (document.title = `#${issue.id} ${issue.title}`);
  }, [issue?.title, deleted]);
  const version = query.get('version');
  // What is set is of the issue as it is, which is not what is shown of a former version.
  const [old, setOld] = useState(null);
  const edit = () => {
    if (!mayWrite() || !issue || version) {
      return false;
    }
    const { title, description } = issue;
    draft ?? setDraft({ title, description, base: { ...issue, comments: undefined } });
    return true;
  };
  /** Ends the edit. What was typed can be brought back. */
  const drop = () => {
    setDraft(null);
    if (draft.title !== draft.base.title || draft.description !== draft.base.description) {
      notifyDropped(key, draft);
    }
  };
  // What had the focus is gone: it goes on where the same can be done again.
  const before = useRef({ draft, removed, deleted });
  useLayoutEffect(() => {
    const ended = before.current.draft && !draft || before.current.removed !== removed || before.current.deleted && !deleted;
    before.current = { draft, removed, deleted };
    ended && refocus(document.querySelector('[data-edit]'));
  }, [draft === null, removed, deleted]);
  const at = name => document.querySelector(`[data-field="${name}"]`);
  const act = {
    async status(target) {
      const status = await pickStatus(target, issue.status);
      status && await change(issue, { status }, show);
    },
    async assignee(target) {
      const user = await pickAssignee(target);
      user !== undefined && await change(issue, { assignee: user?.username ?? null }, show);
    },
    async labels(target) {
      const names = await pickLabels(target, issue.labels.map(label => label.name));
      names && await change(issue, { labels: names }, show);
    },
  };
  const pressed = name => () => (mayWrite() && issue && !version ? void act[name](at(name)) : undefined);
  useKeys({ e: edit, s: pressed('status'), a: pressed('assignee'), l: pressed('labels'), u: () => go(lastList()) });
  if (problem && !issue && !deleted) {
    return html`<${Failed} problem=${problem} again=${load} />`;
  }
  if (!issue && !deleted) {
    return html`<div class="issue-screen" aria-busy="true"></div>`;
  }
  const restore = async () => {
    await post(`issues/${id}/restore`).then(() => setRemoved(false), problem => notifyProblem(problem, restore));
    await load();
  };
  if (deleted) {
    return html`<div class="empty"><h1>${t('deleted', { id })}</h1>
      ${mayWrite() && html`<p><button type="button" data-edit onClick=${restore}>${t('restore')}</button></p>`}</div>`;
  }
  const erase = async () => {
    await remove(`issues/${id}`).then(() => {
      see({ id: issue.id, gone: true });
      setRemoved(true);
    }, problem => notifyProblem(problem, erase));
  };
  return html`<div class="issue-screen" aria-busy=${String(!history && !problem)}>
    <div class="main">
      <p class="crumbs"><a href=${href(lastList())} class="with-icon"><${Icon} name="back" />${t('nav.issues')}</a>
        ${issue.parent && html`<a href=${href(`/issues/${issue.parent}`)}>#${issue.parent}</a>`}
        <span class="id">#${issue.id}</span></p>
      ${gone && html`<p class="banner" role="alert">${t('deleted', { id })}
        ${mayWrite() && html`<button type="button" onClick=${restore}>${t('restore')}</button>`}</p>`}
      ${version
        ? html`<${Later} load=${former} name="OldVersion" id=${id} version=${version} current=${issue} loaded=${setOld} show=${show} />`
        : draft && mayWrite()
          ? html`<${Edit} issue=${issue} draft=${draft} setDraft=${setDraft} now=${now} close=${drop}
              saved=${(answer, more = null) => {
                setDraft(more);
                void show(answer);
              }} />`
          : html`<article>
              <h1>${issue.title}</h1>
              <p class="meta"><${Status} status=${issue.status} />
                <span class="muted">${t('opened.by', { name: issue.created_by.username })} <${Time} at=${issue.created_at} /></span>
                ${mayWrite() && html`<button type="button" class="quiet with-icon" data-edit onClick=${edit}><${Icon} name="edit" />${t('edit')}</button>`}
              </p>
              ${issue.description ? html`<${Markdown} text=${issue.description} />` : html`<p class="muted">${t('description.none')}</p>`}
            </article>`}
      ${problem && !gone && html`<${Failed} problem=${problem} again=${load} />`}
      ${history && html`<${Timeline} issue=${issue} history=${history} user=${me.get()} load=${load} />`}
      ${history && mayWrite() && html`<${Comments} id=${id} load=${load} />`}
    </div>
    ${!version ? html`<${Side} issue=${issue} links=${links} act=${act} show=${show} load=${load} erase=${erase} />`
      : old?.version === Number(version) && html`<${Later} load=${former} name="OldSide" issue=${old} />`}
  </div>`;
}
