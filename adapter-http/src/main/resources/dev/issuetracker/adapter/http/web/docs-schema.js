import { html, useState } from './html.js';
import { t } from './text.js';

/** What a part of the description refers to, or the part itself. */
export function resolved(api, part) {
  return part?.$ref ? resolved(api, part.$ref.slice(2).split('/')
    .reduce((at, name) => at[name.replaceAll('~1', '/').replaceAll('~0', '~')], api)) : part;
}

const nameOf = part => part?.$ref?.split('/').at(-1);

/** The type of a value in few words, such as Label[] or string | null. */
export function typeOf(api, schema) {
  const whole = resolved(api, schema) ?? {};
  const choices = whole.anyOf ?? whole.oneOf;
  if (choices) {
    return choices.map(one => typeOf(api, one)).join(' | ');
  }
  if (whole.enum || 'const' in whole) {
    return (whole.enum ?? [whole.const]).map(value => JSON.stringify(value)).join(' | ');
  }
  if (whole.type === 'array') {
    const each = typeOf(api, whole.items);
    return each.includes(' ') ? `(${each})[]` : `${each}[]`;
  }
  if (whole.type === 'object') {
    return nameOf(schema) ?? 'object';
  }
  return [whole.type ?? t('docs.any')].flat().join(' | ') + (whole.format ? ` (${whole.format})` : '');
}

const LIMITS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern', 'default'];

/** What else is said of a value, in the words of JSON Schema. */
export function limitsOf(api, schema) {
  const whole = { ...resolved(api, schema), ...schema };
  return LIMITS.filter(name => name in whole).map(name => `${name} ${JSON.stringify(whole[name])}`);
}

/** The objects with members of their own that a value is or has, each with its name. */
export function objectsIn(api, schema) {
  const whole = resolved(api, schema) ?? {};
  if (whole.properties) {
    return [{ name: nameOf(schema) ?? 'object', schema: whole }];
  }
  return [...(whole.anyOf ?? whole.oneOf ?? []), ...(whole.items ? [whole.items] : [])].flatMap(part =>
    objectsIn(api, part));
}

function Member({ api, name, schema, required }) {
  const said = [typeOf(api, schema), ...(required ? [t('docs.required')] : []), ...limitsOf(api, schema)];
  const text = schema.description ?? resolved(api, schema)?.description;
  return html`<li><code>${name}</code> <span class="muted">${said.join(' · ')}</span>
    ${text && html`<p>${text}</p>`}
    ${objectsIn(api, schema).map((one, index) => html`<${Shape} key=${index} api=${api} ...${one} />`)}</li>`;
}

/** The members of an object, shown once somebody asks for them: schemas refer to each other, also to themselves. */
export function Shape({ api, name, schema }) {
  const [open, setOpen] = useState(false);
  return html`<details class="shape" onToggle=${event => setOpen(event.target.open)}>
    <summary>${t('docs.members', { name })}</summary>
    ${open && html`<ul class="members">${Object.entries(schema.properties)
      .map(([member, part]) => html`<${Member} key=${member} api=${api}
      name=${member} schema=${part} required=${(schema.required ?? []).includes(member)} />`)}</ul>`}
  </details>`;
}

/** What a body may be, by its media types. */
export function Content({ api, content }) {
  return Object.entries(content ?? {})
    .map(([type, { schema }]) => html`<div key=${type} class="content"><code>${type}</code>
    ${schema && html` <span class="muted">${typeOf(api, schema)}</span>`}
    ${schema && objectsIn(api, schema)
      .map((one, index) => html`<${Shape} key=${index} api=${api} ...${one} />`)}</div>`);
}
