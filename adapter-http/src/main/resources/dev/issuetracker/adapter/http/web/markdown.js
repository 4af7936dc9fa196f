import { html, useEffect, useMemo, useState } from './html.js';

let loading = null;
/** Makes HTML of a text, once what does it is loaded. */
let format = null;

/**
 * Loads what is needed, unless it is there. A screen that will show a text begins with it, so that the text is not seen
 * twice.
 */
export function prepare() {
  // All at once: that one needs the others is known only when it has come.
  loading ??= Promise.all([import('./markdown-html.js'), import('marked'), import('dompurify')]).then(([module]) => {
    format = module.format;
  });
  return loading;
}

/** A text in markdown. Until it can be formatted it is shown as it was written. */
export function Markdown({ text }) {
  const [ready, setReady] = useState(format !== null);
  useEffect(() => {
    let current = true;
    ready || prepare().then(() => current && setReady(true));
    return () => (current = false);
  }, []);
  const shown = useMemo(() => ready && format(text), [ready, text]);
  return ready
    ? html`<div class="markdown" dangerouslySetInnerHTML=${{ __html: shown }}></div>`
    : html`<div class="markdown plain" dir="auto">${text}</div>`;
}
