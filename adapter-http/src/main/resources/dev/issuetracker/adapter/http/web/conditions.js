import { STATUSES } from './data.js';
import { cleared, conditions, listPath, searched, without } from './filter.js';
import { html } from './html.js';
import { Icon } from './icons.js';
import { openMenu } from './parts.js';
import { go } from './router.js';
import { t } from './text.js';

function describe(condition) {
  const { name, value } = condition;
  if (name === 'q') {
    return [t('filter.q'), value];
  }
  const [, field, time, end] = /^(?:field\.(.*)\.|(created|updated)_)(from|to)$/.exec(name) ?? [];
  if (end) {
    return [field ?? t(`target.${time}_at`), `${end === 'to' ? '≤' : '≥'} ${value}`];
  }
  const own = value === 'me' ? t('me') : value;
  const orNone = text => (value === 'none' ? t(text) : own);
  const shown = {
    status: () => (value === 'all' || STATUSES.includes(value) ? t(`status.${value}`) : value),
    assignee: () => orNone('assignee.none'),
    created_by: () => own,
    blocked: () => t(value === 'true' ? 'yes' : 'no'),
  }[name]?.() ?? (/^field/.test(name) ? orNone('import.option.none') : value);
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

/** The button that adds a condition to an address. */
export function AddFilter({ query, to = listPath }) {
  return html`<button type="button" aria-label=${t('filter.add')} onClick=${event => openMenu('addFilter', query, to, event.currentTarget)}>
    <${Icon} name="filter" /><span>${t('filter.add')}</span></button>`;
}
