import { get, post } from './api.js';
import { fields, mayWrite } from './data.js';
import { Diff } from './diff.js';
import { html, useEffect, useState } from './html.js';
import { Markdown } from './markdown.js';
import { Failed, notifyProblem, Status } from './parts.js';
import { go, href } from './router.js';
import { useShared } from './state.js';
import { t } from './text.js';
import { fieldName, Value } from './values.js';

/** What an issue has beside its texts, called as history calls it. */
const BESIDE = ['status', 'assignee', 'labels', 'parent'];

const valueOf = (issue, field) => (field.startsWith('fields.') ? issue.fields[field.slice(7)] : issue[field]);

/** What of a value tells it from another: an account and a label may have another name by now. */
function identity(value) {
  if (Array.isArray(value)) {
    return value.map(identity).sort().join('\n');
  }
  return value === undefined || value === null ? '' : String(value.id ?? value);
}

/**
 * The fields beside its texts that an issue has at a version, and those of them that it has other values of now.
 * @param {{name: string}[]} definitions
 */
export function beside(definitions, before, after) {
  const all = [...BESIDE, ...definitions.map(({ name }) => `fields.${name}`)];
  return { all, changed: all.filter(field => identity(valueOf(before, field)) !== identity(valueOf(after, field))) };
}

/** Values of fields, or what became of them until another version. */
function Values({ names, issue, after }) {
  return names.length > 0
    && html`<dl>${names.map(field => html`<div class="entry" key=${field}><dt>${fieldName(field)}</dt>
    <dd class="value-text"><${Value} field=${field} value=${valueOf(issue, field)} /> ${after
      && html`<span aria-hidden="true">→</span>
      <span class="hidden">${t('version.now')}</span> <${Value} field=${field}
        value=${valueOf(after, field)} />`}</dd></div>`)}</dl>`;
}

/** What became of a version until now: its texts word by word, and the values that are others. */
function Compared({ before, after }) {
  const { changed } = beside(useShared(fields), before, after);
  return html`<h1 class="inline-diff"><${Diff} before=${before.title} after=${after.title} /></h1>
    <${Values} names=${changed} issue=${before} after=${after} />
    <${Diff} before=${before.description} after=${after.description} />`;
}

/**
 * The texts of an issue as they were at a version.
 * @param {{id: string, version: string, current: object, loaded: (issue: object) => void, show: (issue: object) =>
 *   Promise<void>}} props
 */
export function OldVersion({ id, version, current, loaded, show }) {
  const [state, setState] = useState({});
  const [compared, setCompared] = useState(false);
  const load = () => get(`issues/${id}?version=${version}`).then(issue => {
    setState({ issue });
    loaded(issue);
  }, problem => setState({ problem }));
  useEffect(() => void load(), [version]);
  const revert = async () => {
    try {
      await show(await post(`issues/${id}/revert`, { to_version: Number(version), version: current.version }));
      go(`/issues/${id}`);
    } catch (problem) {
      notifyProblem(problem, problem.code === 'stale_version' ? undefined : revert);
    }
  };
  if (state.problem) {
    return html`<${Failed} problem=${state.problem} again=${load} />`;
  }
  return state.issue && html`<article>
    <p class="banner">${t('version.old', { version })}
      <a href=${href(`/issues/${id}`)}>${t('version.current')}</a>
      <button type="button" aria-pressed=${String(compared)} onClick=${() => setCompared(!compared)}>
        ${t('version.compare')}</button>
      ${mayWrite() && html`<button type="button" onClick=${revert}>${t('version.revert', { version })}</button>`}
    </p>
    ${compared ? html`<${Compared} before=${state.issue} after=${current} />` : html`
      <h1>${state.issue.title}</h1>
      <p><${Status} status=${state.issue.status} /></p>
      <${Markdown} text=${state.issue.description} />`}
  </article>`;
}

/** What the issue had beside its texts at that version, where one else sets it. */
export function OldSide({ issue }) {
  const { all } = beside(useShared(fields), issue, issue);
  return html`<aside class="side" aria-label=${t('version.details', { version: issue.version })}>
    <h2>${t('version.details', { version: issue.version })}</h2>
    <${Values} names=${all} issue=${issue} /></aside>`;
}
