import { get, patch, post, remove } from './api.js';
import { isAdmin, labels, mayWrite } from './data.js';
import { html, useEffect, useRef, useState } from './html.js';
import { Label } from './parts.js';
import { href } from './router.js';
import { Contrast } from './settings-contrast.js';
import { attempt, Section } from './settings-parts.js';
import { useShared } from './state.js';
import { closing, Sure, useDraft, useFocus, useTask } from './sure.js';
import { count, t } from './text.js';

/** A label while it is edited, or made when there is none. A draft is what was typed before. */
function Form({ label, draft, save, leave }) {
  const first = useFocus();
  const form = useRef(null);
  const { name = '', description = '', color: initial = '4e5dd3' } = label ?? {};
  const before = { name, description, color: initial };
  const shown = draft ?? before;
  const [color, setColor] = useState(shown.color);
  const picker = useRef(null);
  const described = `contrast-${label?.id ?? 'new'}`;
  const take = near => {
    picker.current.value = `#${near}`;
    picker.current.focus();
    setColor(near);
  };
  const typed = () => {
    const { color: chosen, ...values } = Object.fromEntries(new FormData(form.current));
    return { ...values, color: chosen.slice(1) };
  };
  const close = () => leave(before, typed());
  const submit = event => {
    event.preventDefault();
    void save(typed(), event.target);
  };
  return html`<form class="inline" ref=${form} onSubmit=${submit} onKeyDown=${label && closing(close)}
    onReset=${() => setColor(initial)}>
    <label class="field"><span>${t('name')}</span>
      <input name="name" required maxlength="100" defaultValue=${shown.name} ref=${label ? first : undefined} /></label>
    <label class="field grows"><span>${t('field.description')}</span>
      <input name="description" maxlength="1000" defaultValue=${shown.description} /></label>
    <label class="field small"><span>${t('color')}</span>
      <input type="color" name="color" ref=${picker} defaultValue=${`#${shown.color}`}
      aria-describedby=${described} onInput=${event => setColor(event.target.value.slice(1))} /></label>
    <button type="submit" class=${label ? 'primary' : ''}>${t(label ? 'save' : 'labels.make')}</button>
    ${label && html`<button type="button" onClick=${close}>${t('cancel')}</button>`}
    <${Contrast} id=${described} color=${color} take=${take} />
  </form>`;
}

/** The question before a label is deleted, with the number of issues that lose it as soon as it is known. */
function Deletion({ label, act, close }) {
  const [issues, setIssues] = useState(null);
  useEffect(() => {
    get(`issues/count?label=${encodeURIComponent(label.name)}`).then(answer => setIssues(answer.count), () => null);
  }, [label.name]);
  const text = issues === null ? t('labels.delete.text')
    : issues === 0 ? t('labels.delete.none') : count('labels.delete.text', issues);
  return html`<${Sure} text=${text} label=${t('labels.delete', { name: label.name })} act=${act} close=${close} />`;
}

function Entry({ label, act }) {
  const { task, setTask, entry } = useTask();
  const { draft, leave, done } = useDraft(`label:${label.id}`, 'edit', setTask);
  const close = () => setTask(null);
  if (task === 'edit') {
    return html`<li ref=${entry}><${Form} key=${draft} label=${label} draft=${draft} leave=${leave}
      save=${async values => (await act(() => patch(`labels/${label.id}`, values))) && done()} /></li>`;
  }
  return html`<li ref=${entry}>
    <div><a href=${href(`/?status=all&label=${encodeURIComponent(label.name)}`)}><${Label} label=${label} /></a> <span class="muted">${label.description}</span></div>
    ${isAdmin() && !task && html`<div class="buttons">
      <button type="button" data-task="edit" aria-label=${t('edit.of', { name: label.name })}
        onClick=${() => setTask('edit')}>${t('edit')}</button>
      <button type="button" data-task="delete" aria-label=${t('labels.delete', { name: label.name })}
        onClick=${() => setTask('delete')}>${t('delete')}</button>
    </div>`}
    ${task === 'delete' && html`<${Deletion} label=${label} close=${close}
      act=${() => act(() => remove(`labels/${label.id}`))} />`}
  </li>`;
}

/** Labels: everybody who writes makes them, admins change them. */
export default function LabelSettings() {
  const known = useShared(labels);
  const act = work => attempt(async () => {
    await work();
    await labels.reload();
  });
  return html`<${Section} title=${t('field.labels')} text=${t('labels.text')}>
    ${mayWrite() && html`<${Form} save=${async (values, form) => (await act(() => post('labels', values)))
      && form.reset()} />`}
    <ul class="entries">${known.map(label => html`<${Entry} key=${label.id} label=${label} act=${act} />`)}</ul>
  <//>`;
}
