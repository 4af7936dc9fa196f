import { html } from './html.js';

/** Beyond this many words a comparison word by word takes too long; then whole texts are compared. */
const MOST = 3000;

/** A word, a character of a language that puts no spaces between words, white space, or anything else. */
const WORD = /\s+|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])[\p{L}\p{M}\p{N}_])+|./gsu;

/**
 * What became of a text, word by word.
 * @param {string} before
 * @param {string} after
 * @returns {{kind: 'same' | 'gone' | 'new', text: string}[]}
 */
export function diff(before, after) {
  const a = before.match(WORD) ?? [];
  const b = after.match(WORD) ?? [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end++;
  }
  const middle = changes(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    ...a.slice(0, start).map(text => ({ kind: 'same', text })),
    ...middle,
    ...a.slice(a.length - end).map(text => ({ kind: 'same', text })),
  ]);
}

/** By the longest words that both have in common. */
function changes(a, b) {
  if (a.length * b.length > MOST * MOST) {
    return [...a.map(text => ({ kind: 'gone', text })), ...b.map(text => ({ kind: 'new', text }))];
  }
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j]
        ? common[(i + 1) * width + j + 1] + 1
        : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const parts = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i++] });
      j++;
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      parts.push({ kind: 'gone', text: a[i++] });
    } else {
      parts.push({ kind: 'new', text: b[j++] });
    }
  }
  return parts;
}

function joined(parts) {
  const result = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === part.kind) {
      last.text += part.text;
    } else {
      result.push({ ...part });
    }
  }
  return result;
}

/** Shows what became of a text. */
export function Diff({ before, after }) {
  return html`<div class="diff" dir="auto">${diff(before ?? '', after ?? '').map((part, index) => {
    const tag = { same: 'span', gone: 'del', new: 'ins' }[part.kind];
    return html`<${tag} key=${index}>${part.text}<//>`;
  })}</div>`;
}
