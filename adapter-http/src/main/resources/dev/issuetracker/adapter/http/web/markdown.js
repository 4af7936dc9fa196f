import { html, useEffect, useState } from './html.js';

let libraries = null;

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
    return text => DOMPurify.sanitize(marked.parse(text), {
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
  const [shown, setShown] = useState(null);
  useEffect(() => {
    let current = true;
    load().then(format => current && setShown(format(text)));
    return () => (current = false);
  }, [text]);
  return shown === null
    ? html`<div class="markdown plain">${text}</div>`
    : html`<div class="markdown" dangerouslySetInnerHTML=${{ __html: shown }}></div>`;
}
