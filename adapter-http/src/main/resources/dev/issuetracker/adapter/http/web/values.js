import { people } from './data.js';
import { html } from './html.js';
import { Avatar, Label, Status } from './parts.js';
import { pick } from './picker.js';
import { day, t } from './text.js';

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
    return html`<span>${value.join(', ')}</span>`;
  }
  return html`<span>${/^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : String(value)}</span>`;
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

/** The control of an added field. */
export function FieldControl({ definition, value, save, disabled }) {
  const option = definition.options.find(one => one.name === value);
  if (/select|user/.test(definition.type)) {
    return html`<button type="button" class="value-button" disabled=${disabled}
      aria-label=${`${definition.name}: ${value?.username ?? value ?? t('nothing')}`}
      onClick=${async event => {
        const chosen = await pickValue(definition, value, event.currentTarget);
        chosen !== undefined && save(chosen);
      }}>${option && html`<span class="dot" style=${{ '--color': `#${option.color}` }}></span>`}<${Value} field="" value=${value} /></button>`;
  }
  const type = { number: 'text', date: 'date', text: 'text' }[definition.type];
  return html`<input class=${`value-input${value ? '' : ' blank'}`} type=${type} inputmode=${definition.type === 'number' ? 'decimal' : undefined}
    aria-label=${definition.name} value=${value ?? ''} disabled=${disabled} placeholder=${t('nothing')}
    onChange=${event => {
      const text = event.target.value.trim();
      save(text === '' ? null : definition.type === 'number' && !Number.isNaN(Number(text)) ? Number(text) : text);
    }} />`;
}

