import { newKey, post } from './api.js';
import { fields, labels as known, mayWrite, ownKey, pickAssignee, pickLabels, pickStatus, shownAtOnce,
  STATUSES } from './data.js';
import { Editor } from './editor.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { Avatar, explain, Label, notify, Status, useProblem, useTyped } from './parts.js';
import { address, go, href, lastList } from './router.js';
import { remember, remembered, typedSince, useShared } from './state.js';
import { t } from './text.js';
import { FieldControl } from './values.js';

/** Under what the draft of an address is kept: one that was begun from a template is apart from the others. */
const keyOf = query => ownKey(query.size > 0 ? `draft:new?${query}` : 'draft:new');
const NOTHING = { title: '', description: '', status: 'open', assignee: null, labels: [], fields: {}, parent: null };

/** What was begun before, or an issue as the address describes it, such as /new?title=…&label=bug. */
function begun(query) {
  const draft = remembered(keyOf(query));
  if (draft) {
    return draft;
  }
  const given = name => query.get(name) ?? NOTHING[name];
  return {
    ...NOTHING,
    title: given('title'),
    description: given('description'),
    status: STATUSES.includes(given('status')) ? given('status') : NOTHING.status,
    assignee: given('assignee'),
    labels: query.getAll('label'),
    parent: query.has('parent') ? Number(query.get('parent')) : null,
  };
}

export default function Create({ query }) {
  const kept = keyOf(query);
  const [draft, putDraft, now] = useTyped(kept, {
    begin: () => begun(query),
    worth: next => (next.title || next.description ? next : null),
  });
  const [problem, setProblem] = useProblem();
  const [busy, setBusy] = useState(false);
  const title = useRef(null);
  const key = useRef(newKey());
  const definitions = useShared(fields);
  useShared(known);
  const setDraft = next => {
    key.current = newKey();
    putDraft(next);
  };
  useEffect(() => {
    document.title = `${t('create')} · ${t('app')}`;
  }, []);
  // Before it is painted, so that it takes the very next key.
  useLayoutEffect(() => title.current?.focus(), []);
  const save = async another => {
    setBusy(true);
    const at = address();
    const sent = { ...draft, fields: Object.keys(draft.fields).length > 0 ? draft.fields : undefined };
    try {
      const issue = await post('issues', sent, { headers: { 'Idempotency-Key': key.current } });
      setProblem(null);
      const later = now();
      const show = more => go(`/issues/${issue.id}`, more);
      if (another) {
        setDraft({ ...later, title: typedSince(later.title, sent.title),
          description: typedSince(later.description, sent.description) });
        title.current?.focus();
      } else {
        remember(kept, null);
        if (later.title !== sent.title || later.description !== sent.description) {
          // What was typed while it was made goes on as an edit of it.
          remember(ownKey(`draft:issue:${issue.id}`),
            { title: later.title, description: later.description, base: issue });
        }
      }
      // Nobody is taken from where they have gone meanwhile.
      if (another || at !== address()) {
        notify({ text: t('created', { id: issue.id }), action: { label: t('open'), run: show } });
      } else {
        show({ replace: true });
      }
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  if (!mayWrite()) {
    return html`<div class="empty"><h1>${t('create')}</h1><p>${t('viewer')}</p></div>`;
  }
  const shown = shownAtOnce({ fields: {} }, draft);
  const choose = (pick, apply) => async event => {
    const value = await pick(event.currentTarget);
    value !== undefined && setDraft({ ...draft, ...apply(value) });
  };
  return html`<form class="create" onKeyDown=${event => event.key === 'Escape' && !event.isComposing && go(lastList())}
    onSubmit=${event => {
    event.preventDefault();
    void save(false);
  }}>
    <h1>${t('create')}</h1>
    <input ref=${title} class="title" aria-label=${t('field.title')} placeholder=${t('field.title')}
      value=${draft.title}
      aria-invalid=${problem?.about('title') ? 'true' : undefined}
      onInput=${event => setDraft({ ...draft, title: event.target.value })}
      onKeyDown=${event => {
        if (event.key === 'Enter' && event.shiftKey && !event.isComposing) {
          event.preventDefault();
          void save(true);
        }
      }} />
    <${Editor} label=${t('field.description')} value=${draft.description} onSave=${() => save(false)}
      onInput=${description => setDraft({ ...draft, description })} />
    <div class="values">
      <button type="button" aria-label=${`${t('field.status')}: ${t(`status.${draft.status}`)}`}
        onClick=${choose(at => pickStatus(at, draft.status), status => ({ status }))}>
          <${Status} status=${draft.status} /></button>
      <button type="button" aria-label=${`${t('field.assignee')}: ${draft.assignee ?? t('assignee.none')}`}
        onClick=${choose(pickAssignee, user => ({ assignee: user?.username ?? null }))}>
          <${Avatar} user=${shown.assignee} named /></button>
      <button type="button" aria-label=${`${t('field.labels')}: ${draft.labels.join(', ') || t('nothing')}`}
        onClick=${choose(at => pickLabels(at, draft.labels), labels => ({ labels }))}>
        ${shown.labels.length > 0
          ? html`<span class="labels">
          ${shown.labels.map(label => html`<${Label} key=${label.name} label=${label} />`)}</span>`
          : html`<span class="muted">${t('field.labels')}</span>`}</button>
      ${draft.parent && html`<span class="chip">
        ${t('field.parent')} <a href=${href(`/issues/${draft.parent}`)}>#${draft.parent}</a></span>`}
    </div>
    ${definitions.length > 0
      && html`<dl class="fields">${definitions.map(definition => html`<div class="entry" key=${definition.id}>
      <dt>${definition.name}</dt><dd><${FieldControl} definition=${definition} value=${draft.fields[definition.name]}
        save=${value => setDraft({
          ...draft, fields: { ...draft.fields, [definition.name]: value ?? undefined },
        })} /></dd></div>`)}</dl>`}
    ${problem && html`<p class="error" role="alert">${explain(problem)}</p>`}
    <div class="buttons">
      <button type="submit" class="primary" disabled=${busy || !draft.title.trim()}>${t('create.now')}</button>
      <button type="button" disabled=${busy || !draft.title.trim()} onClick=${() => save(true)}>
        ${t('create.another')}</button>
      <span class="muted">${t('create.hint')}</span>
    </div>
  </form>`;
}
