import { fields, people, pickLabels, STATUSES } from './data.js';
import { cleared, conditions, listPath, searched, withValues, without } from './filter.js';
import { html } from './html.js';
import { Icon, StatusIcon } from './icons.js';
import { Avatar } from './parts.js';
import { pick } from './picker.js';
import { go } from './router.js';
import { t } from './text.js';

function describe(condition) {
  const { name, value } = condition;
  if (name === 'q') {
    return [t('filter.q'), value];
  }
  const shown = {
    status: () => (value === 'all' || STATUSES.includes(value) ? t(`status.${value}`) : value),
    assignee: () => (value === 'none' ? t('assignee.none') : value === 'me' ? t('me') : value),
    created_by: () => (value === 'me' ? t('me') : value),
    blocked: () => t(value === 'true' ? 'yes' : 'no'),
  }[name]?.() ?? value;
  const known = ['status', 'label', 'assignee', 'created_by', 'keyword', 'blocked', 'parent'];
  return [known.includes(name) ? t(`filter.${name}`) : name.replace(/^field\./, ''), shown];
}

/**
 * The conditions of an address, each of which can be taken away.
 * @param {{query: URLSearchParams, to: (query: URLSearchParams) => string}} props to says the address of the screen
 */
export function Chips({ query, to = listPath }) {
  const chips = [...conditions(query), ...searched(query)];
  return chips.length > 0 && html`<ul class="chips" aria-label=${t('filter.chips')}>
    ${chips.map(chip => {
      const [name, value] = describe(chip);
      return html`<li key=${`${chip.name}=${chip.value}`}>
        <span class="muted">${name}</span> ${value}
        <button type="button" class="quiet" aria-label=${t('filter.remove', { name, value })}
          onClick=${() => go(to(without(query, chip)))}><${Icon} name="close" /></button>
      </li>`;
    })}
    <li class="plain"><button type="button" class="link" onClick=${() => go(to(cleared(query)))}>${t('filter.clear')}</button></li>
  </ul>`;
}

async function addFilter(query, to, at) {
  const known = await fields.load();
  const kind = await pick({
    title: t('filter.add'),
    at,
    items: [
      ...['status', 'label', 'assignee', 'created_by', 'blocked'].map(value => ({ value, label: t(`filter.${value}`) })),
      ...known.filter(field => /select/.test(field.type)).map(field => ({ value: field, label: field.name })),
    ],
  });
  if (kind) {
    const [name, values] = await valuesOf(kind, query, at);
    values && go(to(withValues(query, name, values)));
  }
}

async function valuesOf(kind, query, at) {
  if (typeof kind === 'object') {
    const name = `field.${kind.name}`;
    const items = kind.options.map(option => ({ value: option.name, label: option.name }));
    return [name, await pick({ title: kind.name, at, multi: true, selected: query.getAll(name), items })];
  }
  if (kind === 'status') {
    const items = STATUSES.map(value => ({ value, label: t(`status.${value}`), icon: html`<${StatusIcon} status=${value} />` }));
    return [kind, await pick({ title: t('filter.status'), at, multi: true, selected: query.getAll('status'), items })];
  }
  if (kind === 'label') {
    return [kind, await pickLabels(at, query.getAll('label'), t('filter.label'))];
  }
  if (kind === 'blocked') {
    const value = await pick({ title: t('filter.blocked'), at, items: ['true', 'false'].map(v => ({ value: v, label: t(v === 'true' ? 'yes' : 'no') })) });
    return [kind, value && [value]];
  }
  const value = await pick({
    title: t(`filter.${kind}`),
    at,
    async search(text) {
      const users = await people(text);
      return [
        ...(text ? [] : [{ value: 'me', label: t('me') }]),
        ...(text || kind === 'created_by' ? [] : [{ value: 'none', label: t('assignee.none') }]),
        ...users.map(user => ({ value: user.username, label: user.username, icon: html`<${Avatar} user=${user} said=${false} />` })),
      ];
    },
  });
  return [kind, value && [value]];
}

/** The button that adds a condition to an address. */
export function AddFilter({ query, to = listPath }) {
  return html`<button type="button" aria-label=${t('filter.add')} onClick=${event => addFilter(query, to, event.currentTarget)}>
    <${Icon} name="filter" /><span>${t('filter.add')}</span></button>`;
}
