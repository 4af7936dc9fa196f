import { patch } from './api.js';
import { Dialog } from './dialog.js';
import { Diff } from './diff.js';
import { html, useEffect, useRef, useState } from './html.js';
import { explain, TextArea, useLeft } from './parts.js';
import { t } from './text.js';
import { fieldName, sendable, Value } from './values.js';

const TEXTS = ['title', 'description'];

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The fields of a stale edit: those that both changed, and those that only the others did. */
export function sorted(changes) {
  return {
    both: changes.filter(one => !same(one.base, one.yours) && !same(one.base, one.theirs)
      && !same(one.yours, one.theirs)),
    mine: changes.filter(one => !same(one.base, one.yours) && same(one.base, one.theirs)),
    others: changes.filter(one => same(one.base, one.yours) && !same(one.base, one.theirs)),
  };
}

function Choice({ change, chosen, choose, own, setOwn }) {
  const { field, base, theirs, yours } = change;
  const text = TEXTS.includes(field);
  const option = (name, value) => html`<label class=${`option${chosen === name ? ' chosen' : ''}`}>
    <span class="head"><input type="radio" name=${field} checked=${chosen === name} onChange=${() => choose(name)} />
      ${t(`conflict.${name}`)}</span>
    ${text ? html`<${Diff} before=${base} after=${value} />` : html`<${Value} field=${field} value=${value} />`}
  </label>`;
  return html`<fieldset class="choice">
    <legend>${fieldName(field)}</legend>
    <div class="columns">
      <div class="option was"><span class="head">${t('conflict.was')}</span>
        ${text ? html`<div class="diff">${base}</div>` : html`<${Value} field=${field} value=${base} />`}</div>
      ${option('theirs', theirs)}
      ${option('yours', yours)}
    </div>
    ${text && html`<label class="field"><span>${t('conflict.result')}</span>
      <${TextArea} value=${own} onInput=${value => {
        setOwn(value);
        choose('own');
      }} /></label>`}
  </fieldset>`;
}

/**
 * Somebody saved first. What both changed is decided here, field by field; what only one changed is kept. Nothing that
 * was typed is lost: the draft stays until this is saved, and has what is written here.
 * @param {{typed?: (field: string, text: string) => void}} props to typed keeps a text in the draft
 */
export function Conflict({ id, problem: first, saved, back, backText = t('conflict.back'), typed }) {
  const [problem, setProblem] = useState(first);
  const [error, setError] = useState('');
  const left = useLeft();
  const { changes, current } = problem.body;
  const { both, mine, others } = sorted(changes);
  // While one decides, others may change more, so that fields come that were not asked for at first.
  const [chosen, setChosen] = useState({});
  const [own, setOwn] = useState({});
  const choiceOf = one => chosen[one.field] ?? 'yours';
  const textOf = one => own[one.field] ?? one.yours;
  const write = (one, text) => {
    setOwn(now => ({ ...now, [one.field]: text }));
    TEXTS.includes(one.field) && typed?.(one.field, text);
  };
  const form = useRef(null);
  // What had the focus is gone: arrows choose, and Enter saves.
  useEffect(() => form.current.querySelector('input:checked, [type=submit]').focus(), [problem]);
  const save = async event => {
    event.preventDefault();
    const sent = {};
    for (const one of mine) {
      Object.assign(sent, sendable(one.field, one.yours));
    }
    for (const one of both) {
      choiceOf(one) === 'theirs'
        || Object.assign(sent, sendable(one.field, choiceOf(one) === 'own' ? textOf(one) : one.yours));
    }
    try {
      saved(Object.keys(sent).length > 0 ? await patch(`issues/${id}`, { ...sent, version: current.version })
        : current);
    } catch (thrown) {
      left(thrown) || (thrown.code === 'stale_version' ? setProblem(thrown) : setError(explain(thrown)));
    }
  };
  return html`<form class="conflict" ref=${form} onSubmit=${save} aria-label=${t('conflict')}>
    <h1>${t('conflict')}</h1>
    <p>${t('conflict.text')}</p>
    ${others.length > 0 && html`<p class="banner">
      ${t('conflict.merged', { fields: others.map(one => fieldName(one.field)).join(', ') })}</p>`}
    ${both.map(one => html`<${Choice} key=${one.field} change=${one} chosen=${choiceOf(one)} own=${textOf(one)}
      choose=${name => {
        setChosen(now => ({ ...now, [one.field]: name }));
        name === 'yours' && write(one, one.yours);
        name === 'theirs' && setOwn(now => ({ ...now, [one.field]: one.theirs }));
      }}
      setOwn=${text => write(one, text)} />`)}
    ${error && html`<p class="error" role="alert">${error}</p>`}
    <div class="buttons">
      <button type="submit" class="primary">${t('conflict.save')}</button>
      <button type="button" onClick=${back}>${backText}</button>
    </div>
  </form>`;
}

/** The same about an edit that was made with a menu: there is no draft to go back to. */
export function ConflictDialog({ conflict }) {
  const { id, problem, saved, dropped } = conflict;
  return html`<${Dialog} title=${`#${id}`} wide onClose=${dropped}>
    <${Conflict} id=${id} problem=${problem} saved=${saved} back=${dropped} backText=${t('conflict.drop')} /><//>`;
}
