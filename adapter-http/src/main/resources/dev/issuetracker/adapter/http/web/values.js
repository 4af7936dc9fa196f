import { people } from './data.js';
import { html, useRef, useState } from './html.js';
import { Avatar, Label, Status } from './parts.js';
import { pick } from './picker.js';
import { asNumber, asText, plainNumber, t } from './text.js';

/** The name of a field as people read it; added fields have their own. */
export function fieldName(field) {
  return field.startsWith('fields.') ? field.slice(7) : t(`field.${field}`);
}

/** A value of an issue's field, as history and conflicts have it. */
export function Value({ field, value }) {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return html`<span class="muted">${t('nothing')}</span>`;
  }
  if (field === 'status') {
    return html`<${Status} status=${value} />`;
  }
  if (field === 'labels') {
    return html`<span class="labels">${value.map(label => html`<${Label} key=${label.name} label=${label} />`)}</span>`;
  }
  if (value.username) {
    return html`<${Avatar} user=${value} named />`;
  }
  if (field === 'parent') {
    return html`<span>#${value}</span>`;
  }
  if (Array.isArray(value)) {
    return html`<span dir="auto">${value.join(', ')}</span>`;
  }
  return html`<span dir="auto">${asText(value)}</span>`;
}

/** What a PATCH takes to give a field this value. */
export function sendable(field, value) {
  if (field.startsWith('fields.')) {
    return { fields: { [field.slice(7)]: value?.username ?? value } };
  }
  if (field === 'assignee') {
    return { assignee: value?.username ?? null };
  }
  return { [field]: field === 'labels' ? value.map(label => label.name) : value };
}

/**
 * Lets somebody choose a value of an added field that has a list of them.
 * @returns {Promise<unknown>} undefined when nothing was chosen
 */
export async function pickValue(definition, value, at) {
  const none = { value: null, label: t('nothing') };
  const items = definition.options.map(option => ({
    value: option.name,
    label: option.name,
    icon: html`<span class="dot" style=${{ '--color': `#${option.color}` }}></span>`,
  }));
  if (definition.type === 'user') {
    return pick({
      title: definition.name,
      at,
      search: async text => [none, ...(await people(text)).map(user => ({
        value: user.username, label: user.username, icon: html`<${Avatar} user=${user} said=${false} />`,
      }))],
    });
  }
  if (definition.type === 'multi_select') {
    const chosen = await pick({ title: definition.name, at, items, multi: true, selected: value ?? [] });
    return chosen && (chosen.length > 0 ? chosen : null);
  }
  return pick({ title: definition.name, at, items: [none, ...items], selected: value ? [value] : [] });
}

/** A value that is typed. What was typed stays until it is saved, whatever else changes, and when it is rejected. */
function Typed({ definition, value, version, save, disabled }) {
  const [typed, setTyped] = useState(null);
  /** What was typed and not saved. */
  const [rejected, setRejected] = useState(null);
  /** The version of the issue when somebody began to type: what others save since must not be replaced unseen. */
  const began = useRef(version);
  const isNumber = definition.type === 'number';
  const shown = value === null || value === undefined ? '' : isNumber ? plainNumber(value) : value;
  const send = async text => {
    const next = text === '' ? null : isNumber ? asNumber(text) : text;
    if (text === shown || await save(next, began.current) !== false) {
      setTyped(now => (now?.trim() === text ? null : now));
    } else {
      setRejected(text);
    }
  };
  const type = event => {
    began.current = typed === null ? version : began.current;
    setTyped(event.target.value);
  };
  const seen = typed ?? shown;
  return html`<input class=${`value-input${seen === '' ? ' blank' : ''}`} type=${definition.type === 'date' ? 'date' : 'text'}
    inputmode=${isNumber ? 'decimal' : undefined} aria-label=${definition.name} value=${seen} disabled=${disabled}
    aria-invalid=${typed !== null && typed !== shown && typed.trim() === rejected ? 'true' : undefined}
    placeholder=${t('nothing')} onInput=${type} onChange=${event => send(event.target.value.trim())}
    onKeyDown=${event => event.key === 'Escape' && !event.isComposing && setTyped(null)} />`;
}

/**
 * The control of an added field.
 * @param {{save: (value: unknown, since?: number) => unknown}} props to save may answer, or promise, false: the value
 *   was rejected. It is given the version that the issue had when the value was begun, if it has one
 */
export function FieldControl({ definition, value, version, save, disabled }) {
  const option = definition.options.find(one => one.name === value);
  if (/select|user/.test(definition.type)) {
    return html`<button type="button" class="value-button" disabled=${disabled}
      aria-label=${`${definition.name}: ${value?.username ?? value ?? t('nothing')}`}
      onClick=${async event => {
        const chosen = await pickValue(definition, value, event.currentTarget);
        chosen !== undefined && save(chosen);
      }}>${option && html`<span class="dot" style=${{ '--color': `#${option.color}` }}></span>`}<${Value} field="" value=${value} /></button>`;
  }
  return html`<${Typed} definition=${definition} value=${value} version=${version} save=${save} disabled=${disabled} />`;
}

