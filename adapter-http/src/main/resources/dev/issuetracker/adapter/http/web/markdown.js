import { html, useEffect, useMemo, useState } from './html.js';

let libraries = null;
/** Makes HTML of a text, once the libraries are loaded. */
let format = null;

/** Loaded when the first text is shown. */
function load() {
  libraries ??= Promise.all([import('marked'), import('dompurify')]).then(([{ Marked }, { default: DOMPurify }]) => {
    const marked = new Marked({ gfm: true, breaks: true });
    DOMPurify.addHook('afterSanitizeAttributes', element => {
      if (element.tagName === 'A') {
        element.setAttribute('rel', 'noopener nofollow');
        element.setAttribute('data-away', '');
      }
    });
    format = text => DOMPurify.sanitize(marked.parse(text), {
      RETURN_TRUSTED_TYPE: true,
      ALLOWED_TAGS: ['a', 'p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'hr', 'table',
        'thead', 'tbody', 'tr', 'th', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      ALLOWED_ATTR: ['href', 'title', 'align', 'start'],
    });
  });
  return libraries;
}

/** A text in markdown. Until it can be formatted it is shown as it was written. */
export function Markdown({ text }) {
  const [ready, setReady] = useState(format !== null);
  useEffect(() => {
    let current = true;
    ready || load().then(() => current && setReady(true));
    return () => (current = false);
  }, []);
  const shown = useMemo(() => ready && format(text), [ready, text]);
  return ready
    ? html`<div class="markdown" dangerouslySetInnerHTML=${{ __html: shown }}></div>`
    : html`<div class="markdown plain">${text}</div>`;
}
