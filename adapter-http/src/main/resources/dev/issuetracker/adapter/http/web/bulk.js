import { newKey, post } from './api.js';
import { labels, pickAssignee, pickLabels, pickStatus } from './data.js';
import { toBulk } from './filter.js';
import { html, useEffect, useState } from './html.js';
import { Icon } from './icons.js';
import { during, notify, notifyProblem } from './parts.js';
import { useFocus } from './sure.js';
import { count, t } from './text.js';

/** Brings every issue back to the version before, unless somebody changed it since. */
async function undo(changed, done, key = newKey()) {
  const issues = changed.map(({ id, version }) => ({ id, version }));
  try {
    const { reverted, kept } = await during(count('bulk.undoing', issues.length),
      post('issues/bulk/revert', { issues }, { headers: { 'Idempotency-Key': key } }));
    (reverted > 0 || kept.length === 0) && notify({ text: count('bulk.undone', reverted) });
    kept.length > 0 && notify({ kind: 'error', text: count('bulk.kept', kept.length) });
    done(issues.map(issue => issue.id));
  } catch (problem) {
    // With the same key: the server may have done it although its answer was lost.
    notifyProblem(problem, () => void undo(changed, done, key));
  }
}

/** What would change. The focus is on what goes on, since what had it is gone. */
function Plan({ plan, apply, cancel }) {
  const first = useFocus();
  const none = plan.updated === 0;
  return html`<div class="bulk" role="region" aria-label=${t('bulk')}>
    <span role="status">${count('bulk.plan', plan.updated, { matched: plan.matched, text: plan.text })}</span>
    <button type="button" class="primary" ref=${none ? undefined : first} disabled=${none} onClick=${apply}>${t('bulk.apply')}</button>
    <button type="button" ref=${none ? first : undefined} onClick=${cancel}>${t('cancel')}</button>
  </div>`;
}

/**
 * What can be done with the issues that are selected, or with all that the list finds. It says how many would change
 * before it changes them.
 * @param {{done: (ids: number[]) => void}} props to done says which issues are others now
 */
export function BulkBar({ query, chosen, more, clear, done, actions }) {
  const [everything, setEverything] = useState(false);
  const [plan, setPlan] = useState(null);
  // Others may change issues that were not chosen, and the plan holds.
  const versions = chosen.map(issue => `${issue.id}:${issue.version}`).join();
  useEffect(() => {
    setPlan(null);
    chosen.length === 0 && setEverything(false);
  }, [versions]);
  const target = () => (everything ? { filter: toBulk(query) } : { ids: chosen.map(issue => issue.id) });
  const prepare = async (values, text) => {
    try {
      const answer = await during(t('bulk.planning'), post('issues/bulk?dry_run=true', { ...target(), ...values }));
      setPlan({ values, text, ...answer });
    } catch (problem) {
      notifyProblem(problem, () => prepare(values, text));
    }
  };
  const apply = async () => {
    const { values, text } = plan;
    // With the versions of the plan, so that no more is changed than it says.
    const issues = plan.issues.filter(issue => issue.changed).map(({ id, version }) => ({ id, version }));
    setPlan(null);
    try {
      const answer = await during(count('bulk.changing', issues.length), post('issues/bulk', { issues, ...values }));
      const changed = answer.issues.filter(issue => issue.changed);
      notify({
        text: `${count('bulk.changed', answer.updated)} ${text}`,
        action: changed.length > 0 ? { label: t('undo'), run: () => void undo(changed, done) } : undefined,
      });
      clear();
      done(changed.map(issue => issue.id));
    } catch (problem) {
      if (problem.status === 409 || problem.status === 404) {
        notify({ text: t('bulk.stale') });
        await prepare(values, text);
      } else {
        notifyProblem(problem, () => prepare(values, text));
      }
    }
  };
  const bar = () => document.querySelector('.bulk');
  const run = {
    async status() {
      const status = await pickStatus(bar());
      status && await prepare({ status }, t(`status.${status}`));
    },
    async assignee() {
      const user = await pickAssignee(bar());
      user !== undefined && await prepare({ assignee: user?.username ?? null }, user?.username ?? t('assignee.none'));
    },
    async labels() {
      await labels.load();
      const common = labels.get().map(label => label.name)
        .filter(name => !everything && chosen.every(issue => issue.labels.some(label => label.name === name)));
      const names = await pickLabels(bar(), common);
      if (names) {
        const added = names.filter(name => !common.includes(name));
        const removed = common.filter(name => !names.includes(name));
        if (added.length + removed.length > 0) {
          await prepare({ add_labels: added, remove_labels: removed },
            [...added.map(name => `+${name}`), ...removed.map(name => `−${name}`)].join(' '));
        }
      }
    },
  };
  actions.current = run;
  if (chosen.length === 0) {
    return null;
  }
  if (plan) {
    const cancel = () => {
      setPlan(null);
      requestAnimationFrame(() => bar()?.querySelector('button').focus());
    };
    return html`<${Plan} plan=${plan} apply=${apply} cancel=${cancel} />`;
  }
  return html`<div class="bulk" role="region" aria-label=${t('bulk')}>
    <span role="status">${everything ? t('bulk.all') : count('bulk.selected', chosen.length)}</span>
    <button type="button" onClick=${run.status}>${t('field.status')}</button>
    <button type="button" onClick=${run.assignee}>${t('field.assignee')}</button>
    <button type="button" onClick=${run.labels}>${t('field.labels')}</button>
    ${more && !everything && html`<button type="button" onClick=${() => setEverything(true)}>${t('bulk.everything')}</button>`}
    <button type="button" class="quiet" aria-label=${t('bulk.clear')} onClick=${clear}><${Icon} name="close" /></button>
  </div>`;
}
