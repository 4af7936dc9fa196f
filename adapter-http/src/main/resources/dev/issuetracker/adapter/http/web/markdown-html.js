import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { href, isOwn } from './router.js';
import { t } from './text.js';

/** The origins from which images are shown; from others they would say who reads what. */
const ORIGINS = (document.documentElement.dataset.images ?? '').split(' ').filter(Boolean);

function isShown(url) {
  return ORIGINS.includes(URL.parse(url, location.href)?.origin);
}

const escaped = text => text.replace(/[&<>"]/g, character => `&#${character.codePointAt(0)};`);

/** What has a direction of its own in a text, which is that of its first letter. */
const BLOCKS = /^(?:P|UL|OL|BLOCKQUOTE|H[1-6]|T[DH]|TABLE)$/;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Not auto, which looks past the blocks within a list or a quotation. */
function directionOf(text) {
  const first = /\p{L}/u.exec(text)?.[0];
  return first && (RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr');
}

function direct(block) {
  const direction = directionOf(block.textContent);
  direction && block.setAttribute('dir', direction);
}

/** What is in one line with the bullet of an item, but for the box of a task. */
function beside(item) {
  const nodes = [...item.childNodes];
  const end = nodes.findIndex(({ nodeName }) => BLOCKS.test(nodeName) || nodeName === 'PRE');
  return nodes.slice(0, end < 0 ? nodes.length : end).filter(({ nodeName }) => nodeName !== 'INPUT');
}

/** A text in an item has its direction, and begins at the bullet, which is where those of its list are. */
function isolate(item, list) {
  const nodes = beside(item);
  const direction = directionOf(nodes.map(node => node.textContent).join(''));
  if (direction && direction !== list?.getAttribute('dir')) {
    const text = document.createElement('bdi');
    nodes[0].before(text);
    text.append(...nodes);
  }
}

/** An issue that a text names, such as #7, is a link to it. */
const REFERENCE = {
  name: 'reference',
  level: 'inline',
  start: text => /(?<![\w&/])#\d/.exec(text)?.index,
  tokenizer(text) {
    const [raw, id] = /^#(\d{1,18})(?!\w)/.exec(text) ?? [];
    return raw && { type: 'reference', raw, id };
  },
  renderer: ({ id }) => `<a href="${escaped(href(`/issues/${id}`))}">#${id}</a>`,
};

// Shown as they were written (GitHub Flavored Markdown 0.29, 6.11): what follows them would be no markup any more.
const WRITTEN = /<(?=\/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b)/gi;
const TAG = /(<[a-z][^\s"'<>/]*)((?:"[^"]*"|'[^']*'|[^"'>])*)/gi;
const ATTRIBUTE = /[\s/]*([^\s"'>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g;

/**
 * Raw HTML without scripts and styles. DOMPurify would take them out too, but of what it parses for that, Chromium
 * already reports to the console what the content security policy forbids.
 */
export function withoutInlineCode(raw) {
  return raw.replace(WRITTEN, '&lt;').replace(TAG, (_, element, attributes) =>
    element + attributes.replace(ATTRIBUTE, (attribute, name) => (/^(?:on|style$)/i.test(name) ? '' : attribute)));
}

const marked = new Marked({ gfm: true, breaks: true });
// An image that is not shown is a link, so that nothing of a text is lost.
marked.use({ extensions: [REFERENCE], renderer: {
  html: ({ text }) => withoutInlineCode(text),
  image: ({ href, text }) => (isShown(href) ? false : `<a href="${escaped(href)}">${escaped(text || href)}</a>`),
} });
DOMPurify.addHook('afterSanitizeAttributes', element => {
  if (element.tagName === 'LI' || element.parentNode?.nodeName === 'LI' && element.tagName === 'P') {
    isolate(element, element.closest('ul, ol'));
  } else if (BLOCKS.test(element.tagName)) {
    direct(element);
  }
  element.tagName === 'PRE' && element.setAttribute('dir', 'ltr');
  if (element.tagName === 'A') {
    element.setAttribute('rel', 'noopener nofollow');
    const url = URL.parse(element.getAttribute('href') ?? '', location.href);
    url && isOwn(url) || element.setAttribute('data-away', '');
  } else if (element.tagName === 'INPUT') {
    // Of a list of tasks. Whatever else it was, it is nothing that can be changed here.
    element.setAttribute('type', 'checkbox');
    element.setAttribute('disabled', '');
    element.setAttribute('aria-label', t(element.hasAttribute('checked') ? 'task.done' : 'task.open'));
  } else if (element.tagName === 'IMG') {
    isShown(element.getAttribute('src') ?? '') || element.removeAttribute('src');
    element.setAttribute('loading', 'lazy');
    element.setAttribute('referrerpolicy', 'no-referrer');
  }
});

/** Makes HTML of a text. */
export const format = text => DOMPurify.sanitize(marked.parse(text), {
  RETURN_TRUSTED_TYPE: true,
  ALLOWED_TAGS: ['a', 'p', 'br', 'strong', 'em', 'del', 'bdi', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'hr',
    'table', 'thead', 'tbody', 'tr', 'th', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'input',
    ...(ORIGINS.length > 0 ? ['img'] : [])],
  ALLOWED_ATTR: ['href', 'title', 'align', 'start', 'src', 'alt', 'loading', 'referrerpolicy', 'type', 'checked',
    'disabled', 'aria-label'],
});
