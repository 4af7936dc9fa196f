import { get, getFile, post } from './api.js';
import { html, useEffect, useState } from './html.js';
import { explain, Time } from './parts.js';
import { save } from './save.js';
import { attempt, Section } from './settings-parts.js';
import { bytes, t } from './text.js';

/** How many backups are shown; the audit log has all. */
const SHOWN = 10;

function Made({ backup }) {
  return html`<div class="banner" role="status"><dl class="facts">
    <div><dt>${t('backup.file')}</dt><dd>${backup.file}</dd></div>
    <div><dt>${t('backup.size')}</dt><dd>${bytes(backup.bytes)}</dd></div>
    <div><dt>SHA-256</dt><dd><code>${backup.sha256}</code></dd></div>
  </dl></div>`;
}

function Backup() {
  const [state, setState] = useState({});
  const [last, setLast] = useState([]);
  const look = () => attempt(async () => setLast((await get(`audit?event=backup_made&limit=${SHOWN}`)).results));
  useEffect(() => void look(), []);
  const make = async () => {
    if (state.busy) {
      return;
    }
    setState({ busy: true });
    setState(await post('admin/backup').then(made => ({ made }), problem => ({ problem })));
    await look();
  };
  return html`<${Section} title=${t('settings.backup')} text=${t('backup.text')}>
    <div class="buttons" aria-live="polite">
      <button type="button" class="primary" aria-disabled=${String(Boolean(state.busy))} onClick=${make}>
      ${t('backup.make')}</button>
      ${state.busy && html`<span class="muted">${t('backup.busy')}</span>`}</div>
    ${state.problem && html`<p class="error" role="alert">${explain(state.problem)}</p>`}
    ${state.made && html`<${Made} backup=${state.made} />`}
    ${last.length > 0 && html`<h3>${t('backup.last')}</h3>
      <ul class="entries">${last.map(entry => html`<li key=${entry.id}><div><strong>${entry.detail}</strong></div>
        <span class="muted">${entry.by?.username} · <${Time} at=${entry.at} /></span></li>`)}</ul>`}
  <//>`;
}

function Export() {
  const [busy, setBusy] = useState(false);
  const take = async () => {
    if (busy) {
      return;
    }
    setBusy(true);
    await attempt(async () => save(await getFile('export', 'application/zip'), 'issue-tracker-export.zip'));
    setBusy(false);
  };
  return html`<${Section} title=${t('export')} text=${t('export.text')}>
    <div class="buttons" aria-live="polite">
      <button type="button" aria-disabled=${String(busy)} onClick=${take}>${t('export.do')}</button>
      ${busy && html`<span class="muted">${t('export.busy')}</span>`}</div>
  <//>`;
}

/** Copies of the tracker: on the server, and to take away. */
export default function BackupSettings() {
  return html`<${Backup} /><${Export} />`;
}
