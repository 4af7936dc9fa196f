import { post, put } from './api.js';
import { fields } from './data.js';
import { html, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import { notifyProblem } from './parts.js';
import { href } from './router.js';
import { useShared } from './state.js';
import { t } from './text.js';

/** What an admin can begin with; each step says when it was done. */
export function FirstSteps() {
  const known = useShared(fields);
  const [invite, setInvite] = useState(null);
  const steps = useRef(null);
  // What was pressed is gone.
  const goOn = control => requestAnimationFrame(() => steps.current?.querySelector(control).focus());
  const preset = async () => {
    try {
      await put('fields/presets/planning');
      await fields.reload();
      goOn('a');
    } catch (problem) {
      notifyProblem(problem, preset);
    }
  };
  const ask = async () => {
    try {
      const made = await post('invites', { role: 'member' });
      setInvite(`${location.origin}${href('/join')}#invite=${made.code}`);
      goOn('input');
    } catch (problem) {
      notifyProblem(problem, ask);
    }
  };
  return html`<ul class="steps" ref=${steps}>
    <li><div><strong>${t('first.fields')}</strong><span class="muted">${t('first.fields.text')}</span></div>
      <span role="status">${known.length > 0
        && html`<span class="with-icon"><${Icon} name="check" />${t('done')}</span>`}</span>
      ${known.length === 0 && html`<button type="button" onClick=${preset}>${t('first.fields.do')}</button>`}</li>
    <li><div><strong>${t('first.import')}</strong><span class="muted">${t('first.import.text')}</span></div>
      <a class="button" href=${href('/import')}>${t('first.import.do')}</a></li>
    <li><div><strong>${t('first.invite')}</strong><span class="muted">${t('first.invite.text')}</span></div>
      ${invite ? html`<input readonly aria-label=${t('first.invite.link')} value=${invite}
        onFocus=${event => event.target.select()} />`
        : html`<button type="button" onClick=${ask}>${t('first.invite.do')}</button>`}</li>
  </ul>`;
}
