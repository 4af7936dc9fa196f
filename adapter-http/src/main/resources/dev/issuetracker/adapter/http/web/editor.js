import { html, useState } from './html.js';
import { Markdown } from './markdown.js';
import { TextArea } from './parts.js';
import { t } from './text.js';

/** A text in markdown that is written, or looked at as it will be. */
export function Editor({ label, value, onInput, onSave, ...rest }) {
  const [preview, setPreview] = useState(false);
  const press = event => {
    if (!event.isComposing && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSave();
    }
  };
  return html`<div class="editor">
    <div class="tabs">
      <button type="button" aria-pressed=${String(!preview)} onClick=${() => setPreview(false)}>${t('write')}</button>
      <button type="button" aria-pressed=${String(preview)} onClick=${() => setPreview(true)}>${t('preview')}</button>
    </div>
    ${preview
      ? html`<div class="preview">${value.trim() ? html`<${Markdown} text=${value} />` : html`<p class="muted">${t('preview.nothing')}</p>`}</div>`
      : html`<${TextArea} aria-label=${label} placeholder=${t('markdown')} value=${value} onInput=${onInput} onKeyDown=${press} ...${rest} />`}
  </div>`;
}
