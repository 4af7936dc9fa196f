import { patch, post } from './api.js';
import { mayWrite } from './data.js';
import { Dialog } from './dialog.js';
import { html } from './html.js';
import { explain, useProblem } from './parts.js';
import { t } from './text.js';
import { isOwn, openWindow, shown, views } from './views.js';

/** Keeps what is shown under a name; an own view of the name shows it from then on. */
export function NameView() {
  const [problem, setProblem] = useProblem();
  const save = async event => {
    event.preventDefault();
    const form = new FormData(event.target);
    const values = { name: form.get('name').trim(), q: shown(), shared: form.has('shared') };
    const same = views.get().find(view => isOwn(view) && view.name.toLowerCase() === values.name.toLowerCase());
    try {
      await (same ? patch(`searches/${same.id}`, { ...values, version: same.version }) : post('searches', values));
      openWindow.set(null);
    } catch (thrown) {
      setProblem(thrown);
    }
    await views.reload().catch(() => {});
  };
  return html`<${Dialog} title=${t('views.save')} onClose=${() => openWindow.set(null)}>
    <form onSubmit=${save}>
      <label class="field"><span>${t('views.name')}</span>
        <input name="name" required maxlength="100" data-first /></label>
      <p class="muted">${shown()}</p>
      ${mayWrite() && html`<label class="with-icon"><input type="checkbox" name="shared" />${t('views.share')}</label>`}
      ${problem && html`<p class="error" role="alert">${explain(problem)}</p>`}
      <button class="primary" type="submit">${t('save')}</button>
    </form>
  <//>`;
}

/** Gives a view another name. */
export function RenameView({ view }) {
  const [problem, setProblem] = useProblem();
  const save = async event => {
    event.preventDefault();
    const name = new FormData(event.target).get('name').trim();
    try {
      await patch(`searches/${view.id}`, { name, version: view.version });
      openWindow.set(null);
    } catch (thrown) {
      setProblem(thrown);
    }
    await views.reload().catch(() => {});
  };
  return html`<${Dialog} title=${t('views.rename')} onClose=${() => openWindow.set(null)}>
    <form onSubmit=${save}>
      <label class="field"><span>${t('views.name')}</span>
        <input name="name" required maxlength="100" data-first defaultValue=${view.name}
          onFocus=${event => event.target.select()} /></label>
      ${problem && html`<p class="error" role="alert">${explain(problem)}</p>`}
      <button class="primary" type="submit">${t('save')}</button>
    </form>
  <//>`;
}
