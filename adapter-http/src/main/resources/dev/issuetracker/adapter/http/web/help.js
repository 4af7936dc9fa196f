import { mayWrite } from './data.js';
import { Dialog } from './dialog.js';
import { html } from './html.js';
import { characterKeys } from './keys.js';
import { useShared } from './state.js';
import { t } from './text.js';
import { openWindow } from './views.js';

/** What keys do, and whether only for those who write. */
const KEYS = [
  ['?', 'help.keys'], ['Ctrl+K', 'commands'], ['/', 'help.search'], ['c', 'create', 'writes'], ['j', 'help.down'],
  ['k', 'help.up'],
  ['o', 'help.open'], ['x', 'help.select', 'writes'], ['e', 'help.edit', 'writes'], ['s', 'pick.status', 'writes'],
  ['a', 'pick.assignee', 'writes'], ['l', 'pick.labels', 'writes'], ['h l', 'help.move', 'writes'], ['u', 'help.back'],
  ['z', 'help.undo'], ['Esc', 'help.close'],
];

/** The keys, and the switch of those that type a character. */
export function Help() {
  const on = useShared(characterKeys);
  return html`<${Dialog} title=${t('help.keys')} onClose=${() => openWindow.set(null)}>
    <dl class="keys">${KEYS.filter(([, , writes]) => !writes || mayWrite())
      .map(([key, text]) => html`<div key=${key}><dt><kbd>${key}</kbd></dt><dd>${t(text)}</dd></div>`)}</dl>
    <label class="check">
      <input type="checkbox" checked=${on} onChange=${event => characterKeys.set(event.target.checked)} />
      ${t('help.characters')}</label>
  <//>`;
}
