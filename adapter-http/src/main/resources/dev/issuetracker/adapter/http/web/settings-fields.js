import { patch, post, put, remove } from './api.js';
import { fields } from './data.js';
import { html, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import { explain, useProblem } from './parts.js';
import { Weak } from './settings-contrast.js';
import { attempt, Section } from './settings-parts.js';
import { useShared } from './state.js';
import { closing, Sure, useDraft, useFocus, useTask } from './sure.js';
import { t } from './text.js';

const TYPES = ['text', 'number', 'date', 'select', 'multi_select', 'user'];
const hasOptions = type => /select/.test(type);

let lastKey = 0;
/** An option of a form; its key stays the same while it is renamed and moved. */
const formOption = option => ({ key: ++lastKey, name: '', color: '767c88', ...option });

/** The list with one entry moved by a place, up or down; the same list where it cannot be. */
export function moved(list, index, by) {
  const to = index + by;
  if (to < 0 || to >= list.length) {
    return list;
  }
  const next = [...list];
  [next[index], next[to]] = [next[to], next[index]];
  return next;
}

/** The options of a field, in the team's order, while they are edited. */
function Options({ options, setOptions }) {
  const list = useRef(null);
  const set = (key, values) =>
    setOptions(options.map(option => (option.key === key ? { ...option, ...values } : option)));
  const focus = index =>
    requestAnimationFrame(() => list.current?.querySelectorAll('input:not([type=color])')[index]?.focus());
  const take = (key, index, color) => {
    set(key, { color });
    list.current.querySelectorAll('input[type=color]')[index].focus();
  };
  const add = () => {
    setOptions([...options, formOption()]);
    focus(options.length);
  };
  return html`<fieldset class="options">
    <legend>${t('fields.options')}</legend>
    <ol ref=${list}>${options.map((option, index) => {
      const name = option.name || String(index + 1);
      return html`<li key=${option.key}>
        <input type="color" aria-label=${t('color.of', { name })} value=${`#${option.color}`}
          onInput=${event => set(option.key, { color: event.target.value.slice(1) })} />
        <input aria-label=${t('fields.option', { number: index + 1 })} required maxlength="100" value=${option.name}
          onInput=${event => set(option.key, { name: event.target.value })} />
        <button type="button" class="quiet" aria-label=${t('fields.up', { name })} disabled=${index === 0}
          onClick=${() => setOptions(moved(options, index, -1))}><${Icon} name="up" /></button>
        <button type="button" class="quiet" aria-label=${t('fields.down', { name })}
          disabled=${index === options.length - 1}
          onClick=${() => setOptions(moved(options, index, 1))}><${Icon} name="down" /></button>
        <button type="button" class="quiet" aria-label=${t('fields.option.remove', { name })}
          onClick=${() => setOptions(options.filter(other => other !== option))}><${Icon} name="close" /></button>
        <div class="contrast"><${Weak} color=${option.color} take=${color => take(option.key, index, color)} /></div>
      </li>`;
    })}</ol>
    <div class="buttons"><button type="button" onClick=${add}>${t('fields.option.add')}</button></div>
  </fieldset>`;
}

/** What issues get that have an option that is to go. */
function Replacement({ problem, options, value, setValue }) {
  return html`<div class="field"><p class="error" role="alert">${explain(problem)}</p>
    <label class="field"><span>${t('fields.replace')}</span>
      <select value=${value} onChange=${event => setValue(event.target.value)}>
        <option value="none">${t('import.option.none')}</option>
        ${options.filter(option => option.id)
          .map(option => html`<option key=${option.key} value=${option.name}>${option.name}</option>`)}
      </select></label></div>`;
}

/** A definition while it is made or edited. A draft is what was typed before. */
function Form({ field, draft, leave, done }) {
  const first = useFocus();
  const form = useRef(null);
  const { name = '', description = '' } = field ?? {};
  const before = { name, description, type: field?.type ?? 'text', options: field?.options ?? [] };
  const shown = draft ?? before;
  const [type, setType] = useState(shown.type);
  const [options, setOptions] = useState(shown.options.map(formOption));
  const [problem, setProblem] = useProblem();
  const [replacement, setReplacement] = useState('none');
  const inUse = problem?.code === 'option_in_use';
  const texts = () => {
    const data = new FormData(form.current);
    return { name: data.get('name'), description: data.get('description') };
  };
  const optionsOf = list => list.map(({ id, name: called, color }) => ({ ...(id ? { id } : {}), name: called, color }));
  const close = () => leave({ ...before, options: optionsOf(before.options) },
    { ...texts(), type, options: optionsOf(options) });
  const save = async event => {
    event.preventDefault();
    const values = texts();
    if (hasOptions(type)) {
      values.options = optionsOf(options);
    }
    const query = inUse ? `?${new URLSearchParams({ replace_with: replacement })}` : '';
    try {
      await (field ? patch(`fields/${field.id}${query}`, values) : post('fields', { ...values, type }));
      await fields.reload();
      done();
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  return html`<form class="field-form" ref=${form} aria-label=${field ? t('edit.of', { name: field.name })
    : t('fields.make')}
      onSubmit=${save} onKeyDown=${closing(close)}>
    <label class="field"><span>${t('name')}</span>
      <input name="name" required maxlength="100" defaultValue=${shown.name} ref=${first} /></label>
    ${!field && html`<label class="field"><span>${t('fields.type')}</span>
      <select value=${type} onChange=${event => setType(event.target.value)}>
      ${TYPES.map(value =>
        html`<option key=${value} value=${value}>${t(`fields.type.${value}`)}</option>`)}</select></label>`}
    <label class="field"><span>${t('field.description')}</span>
      <input name="description" maxlength="1000" defaultValue=${shown.description} /></label>
    ${hasOptions(type) && html`<${Options} options=${options} setOptions=${setOptions} />`}
    ${inUse ? html`<${Replacement} problem=${problem} options=${options} value=${replacement}
        setValue=${setReplacement} />`
      : problem && html`<p class="error" role="alert">${explain(problem)}</p>`}
    <div class="buttons"><button type="submit" class="primary">${t('save')}</button>
      <button type="button" onClick=${close}>${t('cancel')}</button></div>
  </form>`;
}

function Entry({ field }) {
  const { task, setTask, entry } = useTask();
  const { draft, leave, done } = useDraft(`field:${field.id}`, 'edit', setTask);
  const close = () => setTask(null);
  if (task === 'edit') {
    return html`<li ref=${entry}>
      <${Form} key=${draft} field=${field} draft=${draft} leave=${leave} done=${done} /></li>`;
  }
  return html`<li ref=${entry}>
    <div><strong>${field.name}</strong> <span class="muted">${t(`fields.type.${field.type}`)}${field.description
      && ` · ${field.description}`}</span>
      ${field.options.length > 0
        && html`<span class="labels">${field.options.map(option => html`<span key=${option.id} class="label">
        <span class="dot" style=${{ '--color': `#${option.color}` }}></span>${option.name}</span>`)}</span>`}</div>
    ${!task && html`<div class="buttons">
      <button type="button" aria-label=${t('edit.of', { name: field.name })} data-task="edit"
        onClick=${() => setTask('edit')}>${t('edit')}</button>
      <button type="button" aria-label=${t('fields.remove.of', { name: field.name })} data-task="remove"
        onClick=${() => setTask('remove')}>${t('fields.remove')}</button>
    </div>`}
    ${task === 'remove' && html`<${Sure} text=${t('fields.remove.text')}
      label=${t('fields.remove.of', { name: field.name })} close=${close}
      act=${() => attempt(async () => {
        await remove(`fields/${field.id}`);
        await fields.reload();
      })} />`}
  </li>`;
}

/** The fields that the team added to its issues. */
export default function FieldSettings() {
  const known = useShared(fields);
  const { task, setTask, entry } = useTask();
  const { draft, leave, done } = useDraft('field:new', 'make', setTask);
  const preset = () => attempt(async () => {
    await put('fields/presets/planning');
    await fields.reload();
  });
  return html`<${Section} title=${t('settings.fields')} text=${t('fields.text')}>
    <div ref=${entry}>${task ? html`<${Form} key=${draft} draft=${draft} leave=${leave} done=${done} />`
      : html`<div class="buttons">
        <button type="button" class="primary" data-task="make" onClick=${() => setTask('make')}>
        ${t('fields.make')}</button>
          ${known.length === 0
            && html`<button type="button" onClick=${preset}>${t('first.fields')}</button>`}</div>`}</div>
    ${known.length === 0 && !task && html`<p class="muted">${t('first.fields.text')}</p>`}
    <ul class="entries">${known.map(field => html`<${Entry} key=${field.id} field=${field} />`)}</ul>
  <//>`;
}
