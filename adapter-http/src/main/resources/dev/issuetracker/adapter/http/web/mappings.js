import { patch, post, remove as erase } from './api.js';
import { isAdmin, kept, me } from './data.js';
import { Dialog } from './dialog.js';
import { html, useEffect, useState } from './html.js';
import { Icon } from './icons.js';
import { mean, target } from './mapping.js';
import { ensure, explain, notify, notifyProblem, useProblem } from './parts.js';
import { pick } from './picker.js';
import { useShared } from './state.js';
import { t, violationText } from './text.js';

/** The mappings that the server keeps: the own ones, and those that others share. */
const mappings = kept('mappings?limit=200');

const isOwn = kept => kept.owner.id === me.get().id;
const mayChange = kept => isOwn(kept) || isAdmin();
const isEmpty = mapping => Object.keys(mapping).length === 0;
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const nameOf = kept =>
  [kept.name, ...(isOwn(kept) ? [] : [kept.owner.username]),
  ...(kept.shared ? [t('mappings.shared')] : [])].join(' · ');

/**
 * What a mapping names and a file lacks. Columns are known at once, and their names compared in any case, as the server
 * does; the rest is what a check has found, which may have been of another mapping.
 */
export function lacking(mapping, columns, unused) {
  const there = columns.map(({ column }) => column.toLowerCase());
  const absent = Object.keys(mapping.columns ?? {}).filter(name => !there.includes(name.toLowerCase()));
  const words = fills => mapping[fills] ?? mapping.values?.[fills] ?? {};
  return [...absent.map(column => ({ column })),
    ...unused.filter(({ fills, value }) => value !== null && value in words(fills))];
}

const KINDS = { people: 'fields.type.user', new_fields: 'import.field' };

/** Something that a file lacks, with what it is. */
function called({ fills, column, value }) {
  return column ? `${t('import.column')} ${column}` : `${KINDS[fills] ? t(KINDS[fills]) : target(fills)} ${value}`;
}

/** Says what a file lacks of what was said of it, where a misspelt name shows. */
export function Lacking({ names }) {
  return names.length > 0 && t('mappings.lacking', { names: names.map(called).join(', ') });
}

/** Where in a mapping a problem is, such as ['columns', 'Due']; null when it is elsewhere. */
function pathOf({ field }) {
  const [part, ...path] = field.split('/');
  return part === 'mapping' && path.length > 0 ? path.map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    : null;
}

/** The mapping without what a problem says is wrong with it. */
export function withoutWrong(mapping, errors) {
  return errors.map(pathOf).filter(Boolean).reduce((left, path) => mean(left, path, undefined), mapping);
}

/** What is wrong with an entry of a mapping, with its name before it unless that is said. */
const named = (name, text) => (text.startsWith(`${name}: `) ? text : html`<strong>${name}</strong> ${text}`);

/** What was wrong with a request; what is wrong with its mapping is named, and can be left out. */
export function Wrong({ problem, mapping, onChange, again }) {
  const inside = (problem.body?.errors ?? []).filter(pathOf);
  if (inside.length === 0) {
    return html`<p class="error">${explain(problem)}</p><button type="button" onClick=${again}>${t('again')}</button>`;
  }
  return html`<p class="error">${t('mappings.wrong')}</p>
    <ul class="wrong">${inside.map(error =>
      html`<li key=${error.field}>${named(pathOf(error).at(-1), violationText(error))}</li>`)}</ul>
    <button type="button" onClick=${() => onChange(withoutWrong(mapping, inside))}>${t('mappings.leave')}</button>`;
}

/** Asks for a name and keeps the mapping under it; an own one of the name becomes this. */
function Name({ mapping, close, saved }) {
  const [problem, setProblem] = useProblem();
  const save = async event => {
    event.preventDefault();
    const form = new FormData(event.target);
    const values = { name: form.get('name').trim(), mapping, shared: form.has('shared') };
    const same = mappings.get().find(kept => isOwn(kept) && kept.name.toLowerCase() === values.name.toLowerCase());
    try {
      saved(await (same ? patch(`mappings/${same.id}`, { ...values, version: same.version })
        : post('mappings', values)));
    } catch (thrown) {
      setProblem(thrown);
    }
    await mappings.reload().catch(() => {});
  };
  return html`<${Dialog} title=${t('mappings.name')} onClose=${close}>
    <form onSubmit=${save}>
      <label class="field"><span>${t('name')}</span><input name="name" required maxlength="100" data-first /></label>
      <p class="muted">${t('mappings.save.text')}</p>
      <label class="with-icon"><input type="checkbox" name="shared" />${t('mappings.share')}</label>
      ${problem && html`<p class="error" role="alert">${explain(problem)}</p>`}
      <button class="primary" type="submit">${t('save')}</button>
    </form>
  <//>`;
}

async function act(call) {
  try {
    await call();
  } catch (problem) {
    notifyProblem(problem);
  }
  await mappings.reload().catch(() => {});
}

const change = (kept, values) => act(() => patch(`mappings/${kept.id}`, { ...values, version: kept.version }));

const remove = kept => act(async () => {
  await erase(`mappings/${kept.id}`);
  const { name, mapping, shared } = kept;
  const bring = isOwn(kept) && { label: t('undo'), run: () => act(() => post('mappings', { name, mapping, shared })) };
  notify({ text: t('mappings.removed', { name }), action: bring || undefined });
});

async function menu(kept, at) {
  const chosen = await pick({
    title: kept.name,
    at,
    items: [
      { value: () => change(kept, { shared: !kept.shared }),
        label: t(kept.shared ? 'mappings.unshare' : 'mappings.share') },
      { value: () => remove(kept), label: t('mappings.remove', { name: kept.name }) },
    ],
  });
  await chosen?.();
}

/** Takes what files mean from what is kept, and keeps what is said of this one. */
export function Mappings({ columns, unused, mapping, onChange }) {
  const all = useShared(mappings);
  const [id, setId] = useState('');
  const [naming, setNaming] = useState(false);
  const chosen = all.find(kept => String(kept.id) === id);
  useEffect(() => void ensure(mappings.reload), []);
  const take = value => {
    setId(value);
    onChange(all.find(kept => String(kept.id) === value)?.mapping ?? {});
  };
  const saved = ({ id: made }) => {
    setId(String(made));
    setNaming(false);
  };
  return html`<section aria-label=${t('mappings')}><h2>${t('mappings')}</h2>
    <p class="muted">${t('mappings.text')}</p>
    <div class="buttons mappings">
      <select aria-label=${t('mappings.choose')} value=${chosen ? id : ''} disabled=${all.length === 0}
        onChange=${event => take(event.target.value)}>
        <option value="">${t('mappings.none')}</option>
        ${all.map(kept => html`<option key=${kept.id} value=${kept.id}>${nameOf(kept)}</option>`)}</select>
      <button type="button" disabled=${isEmpty(mapping)} onClick=${() => setNaming(true)}>${t('mappings.save')}</button>
      ${chosen && mayChange(chosen) && html`
        <button type="button" disabled=${isEmpty(mapping) || isSame(mapping, chosen.mapping)}
          onClick=${() => change(chosen, { mapping })}>${t('mappings.replace')}</button>
        <button type="button" class="icon-only" aria-label=${t('mappings.change', { name: chosen.name })}
          onClick=${event => menu(chosen, event.currentTarget)}><${Icon} name="edit" /></button>`}
    </div>
    <p role="status"><${Lacking} names=${lacking(mapping, columns, unused)} /></p>
    ${naming && html`<${Name} mapping=${mapping} close=${() => setNaming(false)} saved=${saved} />`}
  </section>`;
}
