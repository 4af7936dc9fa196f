import { post, remove } from './api.js';
import { change, fields, mayWrite, pickIssue } from './data.js';
import { html } from './html.js';
import { Icon, StatusIcon } from './icons.js';
import { Avatar, Label, notifyProblem, Status, Time } from './parts.js';
import { pick } from './picker.js';
import { href } from './router.js';
import { useShared } from './state.js';
import { count, t } from './text.js';
import { FieldControl } from './values.js';

export const RELATIONS = ['blocks', 'blocked_by', 'relates', 'duplicates', 'duplicated_by'];

function Entry({ name, children }) {
  return html`<div class="entry"><dt>${name}</dt><dd>${children}</dd></div>`;
}

function Links({ issue, links, load }) {
  const send = async (type, other) => {
    await post(`issues/${issue.id}/links`, { type, issue: other.id }).catch(problem => notifyProblem(problem, () => send(type, other)));
    await load();
  };
  const add = async event => {
    const at = event.currentTarget;
    const type = await pick({ title: t('links.add'), at, items: RELATIONS.map(value => ({ value, label: t(`link.${value}`) })) });
    const other = type && await pickIssue(at, t(`link.${type}`), issue.id);
    other && await send(type, other);
  };
  const drop = async link => {
    await remove(`issues/${issue.id}/links/${link.id}`).catch(problem => notifyProblem(problem, () => drop(link)));
    await load();
  };
  return html`<section class="links">
    <h2>${t('links')}${mayWrite() && html`<button type="button" class="quiet" aria-label=${t('links.add')} onClick=${add}><${Icon} name="plus" /></button>`}</h2>
    ${links?.length === 0 && html`<p class="muted">${t('links.none')}</p>`}
    <ul>${links?.map(link => html`<li key=${link.id}>
      <span class="muted">${t(`link.${link.type}`)}</span>
      <a href=${href(`/issues/${link.issue.id}`)}><${StatusIcon} status=${link.issue.status} /><span class="hidden">${t(`status.${link.issue.status}`)}</span>
        #${link.issue.id} <bdi>${link.issue.title}</bdi></a>
      ${mayWrite() && html`<button type="button" class="quiet" aria-label=${t('links.remove', { id: link.issue.id })} onClick=${() => drop(link)}>
        <${Icon} name="close" /></button>`}
    </li>`)}</ul>
  </section>`;
}

/** What an issue has beside its texts. Each value is changed where it is shown. */
export function Side({ issue, links, act, show, load, erase }) {
  const definitions = useShared(fields);
  const writes = mayWrite();
  const choose = name => event => void act[name](event.currentTarget);
  const parent = async event => {
    const at = event.currentTarget;
    const none = issue.parent && await pick({
      title: t('field.parent'), at, items: [{ value: 'other', label: t('parent.other') }, { value: 'none', label: t('parent.none') }],
    });
    if (none === 'none') {
      await change(issue, { parent: null }, show);
    } else if (none !== undefined) {
      const other = await pickIssue(at, t('field.parent'), issue.id);
      other && await change(issue, { parent: other.id }, show);
    }
  };
  return html`<aside class="side" aria-label=${t('details')}>
    <dl>
      <${Entry} name=${t('field.status')}><button type="button" class="value-button" data-field="status" disabled=${!writes}
        aria-label=${`${t('field.status')}: ${t(`status.${issue.status}`)}`} onClick=${choose('status')}><${Status} status=${issue.status} /></button><//>
      <${Entry} name=${t('field.assignee')}><button type="button" class="value-button" data-field="assignee" disabled=${!writes}
        aria-label=${`${t('field.assignee')}: ${issue.assignee?.username ?? t('assignee.none')}`} onClick=${choose('assignee')}>
        <${Avatar} user=${issue.assignee} named /></button><//>
      <${Entry} name=${t('field.labels')}><button type="button" class="value-button" data-field="labels" disabled=${!writes}
        aria-label=${`${t('field.labels')}: ${issue.labels.map(label => label.name).join(', ') || t('nothing')}`} onClick=${choose('labels')}>
        ${issue.labels.length > 0 ? html`<span class="labels">${issue.labels.map(label => html`<${Label} key=${label.id} label=${label} />`)}</span>`
          : html`<span class="muted">${t('nothing')}</span>`}</button><//>
      ${definitions.map(definition => html`<${Entry} key=${definition.id} name=${definition.name}>
        <${FieldControl} definition=${definition} value=${issue.fields[definition.name]} version=${issue.version} disabled=${!writes}
          save=${async (value, since) => (await change(issue, { fields: { [definition.name]: value } }, show, since)).version > issue.version} /><//>`)}
      <${Entry} name=${t('field.parent')}>
        <span class="with-button">
          ${issue.parent && html`<a href=${href(`/issues/${issue.parent}`)}>#${issue.parent}</a>`}
          <button type="button" class="value-button" disabled=${!writes} aria-label=${t('parent.change')} onClick=${parent}>
            <span class="muted">${issue.parent ? t('edit') : t('nothing')}</span></button>
        </span><//>
      ${issue.children?.total > 0 && html`<${Entry} name=${t('children')}>
        <a class="value-link" href=${href(`/?status=all&parent=${issue.id}`)}>${count('children.done', issue.children.resolved, { total: issue.children.total })}</a><//>`}
      <${Entry} name=${t('updated')}><span class="value-text"><${Time} at=${issue.updated_at} /></span><//>
      ${issue.resolved_at && html`<${Entry} name=${t('resolved')}><span class="value-text"><${Time} at=${issue.resolved_at} /></span><//>`}
    </dl>
    <${Links} issue=${issue} links=${links} load=${load} />
    ${writes && html`<button type="button" class="quiet danger with-icon" onClick=${erase}><${Icon} name="trash" />${t('delete.issue')}</button>`}
  </aside>`;
}
