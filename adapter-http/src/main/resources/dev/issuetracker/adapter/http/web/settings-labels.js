import { patch, post, remove } from './api.js';
import { isAdmin, labels } from './data.js';
import { html, useRef, useState } from './html.js';
import { Label } from './parts.js';
import { Contrast } from './settings-contrast.js';
import { attempt, Section } from './settings-parts.js';
import { useShared } from './state.js';
import { Sure, useFocus, useTask } from './sure.js';
import { t } from './text.js';

/** A label while it is edited, or made when there is none. */
function Form({ label, save, close }) {
  const first = useFocus();
  const initial = label?.color ?? '4e5dd3';
  const [color, setColor] = useState(initial);
  const picker = useRef(null);
  const described = `contrast-${label?.id ?? 'new'}`;
  const take = near => {
    picker.current.value = `#${near}`;
    picker.current.focus();
    setColor(near);
  };
  const submit = event => {
    event.preventDefault();
    const { color, ...values } = Object.fromEntries(new FormData(event.target));
    void save({ ...values, color: color.slice(1) }, event.target);
  };
  return html`<form class="inline" onSubmit=${submit} onReset=${() => setColor(initial)}>
    <label class="field"><span>${t('name')}</span><input name="name" required maxlength="100" defaultValue=${label?.name} ref=${label ? first : undefined} /></label>
    <label class="field grows"><span>${t('field.description')}</span><input name="description" maxlength="1000" defaultValue=${label?.description} /></label>
    <label class="field small"><span>${t('color')}</span><input type="color" name="color" ref=${picker} defaultValue=${`#${initial}`}
      aria-describedby=${described} onInput=${event => setColor(event.target.value.slice(1))} /></label>
    <button type="submit" class=${label ? 'primary' : ''}>${t(label ? 'save' : 'labels.make')}</button>
    ${label && html`<button type="button" onClick=${close}>${t('cancel')}</button>`}
    <${Contrast} id=${described} color=${color} take=${take} />
  </form>`;
}

function Entry({ label, act }) {
  const { task, setTask, entry } = useTask();
  const close = () => setTask(null);
  if (task === 'edit') {
    return html`<li ref=${entry}><${Form} label=${label} close=${close}
      save=${async values => (await act(() => patch(`labels/${label.id}`, values))) && close()} /></li>`;
  }
  return html`<li ref=${entry}>
    <div><${Label} label=${label} /> <span class="muted">${label.description}</span></div>
    ${isAdmin() && !task && html`<div class="buttons">
      <button type="button" data-task="edit" aria-label=${t('edit.of', { name: label.name })} onClick=${() => setTask('edit')}>${t('edit')}</button>
      <button type="button" data-task="delete" aria-label=${t('labels.delete', { name: label.name })} onClick=${() => setTask('delete')}>${t('delete')}</button>
    </div>`}
    ${task === 'delete' && html`<${Sure} text=${t('labels.delete.text')} label=${t('labels.delete', { name: label.name })} close=${close}
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
    <${Form} save=${async (values, form) => (await act(() => post('labels', values))) && form.reset()} />
    <ul class="entries">${known.map(label => html`<${Entry} key=${label.id} label=${label} act=${act} />`)}</ul>
  <//>`;
}
