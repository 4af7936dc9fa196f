import { isByRelevance } from './filter.js';
import { Component, html, useEffect, useMemo, useState } from './html.js';
import { Icon, StatusIcon } from './icons.js';
import { Avatar, Labels, Time } from './parts.js';
import { href } from './router.js';
import { asText, count, t, zoom } from './text.js';

/** Heights in px at the usual size of text, with which they grow. */
const ROW = { compact: 32, comfortable: 40 };
/** What a line of fragments adds to the height of a row. */
const FRAGMENTS = 22;
/** What the details add to it where they have a line of their own: in a narrow window. */
const DETAILS = 24;

export const isField = name => name.startsWith('field.');

/** How much larger than usual text is, also after somebody has changed that in the browser. */
function useZoom() {
  const [times, setTimes] = useState(zoom);
  useEffect(() => {
    const probe = document.createElement('div');
    probe.className = 'probe';
    document.body.append(probe);
    const observer = new ResizeObserver(() => setTimes(zoom()));
    observer.observe(probe);
    return () => {
      observer.disconnect();
      probe.remove();
    };
  }, []);
  return times;
}

/** The fragments of an issue that its title does not show. */
const besideTitle = issue => (issue.fragments ?? []).filter(fragment => fragment.in !== 'title');

/**
 * Where the rows of a list are, in px from its top: all are equally high, but those with fragments.
 * @param {object[]} issues
 * @param {number} height of a row
 * @param {number} more what a line of fragments adds to it; 0 where there is none
 */
export function places(issues, height, more) {
  if (more === 0) {
    return { height, heightOf: () => height, topOf: index => index * height, indexAt: y => y / height };
  }
  const heightOf = index => height + (issues[index] && besideTitle(issues[index]).length > 0 ? more : 0);
  const tops = [0];
  issues.forEach((_, index) => tops.push(tops[index] + heightOf(index)));
  /** The last row that begins at this place or before it. */
  const rowAt = y => {
    let [low, high] = [0, issues.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      [low, high] = tops[middle] <= y ? [middle, high] : [low, middle - 1];
    }
    return low;
  };
  return {
    height,
    heightOf,
    topOf(index) {
      const row = Math.min(Math.floor(index), issues.length);
      return tops[row] + (index - row) * heightOf(row);
    },
    indexAt(y) {
      const row = rowAt(y);
      return row + (y - tops[row]) / heightOf(row);
    },
  };
}

/** Where the rows of a list are now. */
export function usePlaces(issues, query, density, isNarrow) {
  const times = useZoom();
  const height = (ROW[density] + (isNarrow ? DETAILS : 0)) * times;
  const more = isByRelevance(query) ? FRAGMENTS * times : 0;
  // Those of an ordinary list do not depend on its issues.
  return useMemo(() => places(issues, height, more), [more > 0 && issues, height, more]);
}

/**
 * How many issues there are, and the names of columns that do not say themselves what they are. Each cell has its name
 * too, for those who do not see this.
 */
export function Heads({ columns, total }) {
  const shown = columns.filter(isField);
  const ends = ['comments', 'assignee'].filter(name => columns.includes(name));
  const times = ['updated', 'age'].filter(name => columns.includes(name));
  return html`<div class="heads"><span class="grows" role="status">${total > 0 && count('list.total', total)}</span>
    <span class="columns" aria-hidden="true">
      ${shown.map(name => html`<span key=${name} class="value" title=${name.slice(6)}>${name.slice(6)}</span>`)}
      ${ends.map(name => html`<span key=${name} class=${name}></span>`)}
      ${times.map(name => html`<span key=${name} class="age">${t(`column.${name}`)}</span>`)}
    </span></div>`;
}

function FieldValue({ value }) {
  if (value === undefined || value === null) {
    return html`<span aria-hidden="true">–</span><span class="hidden">${t('nothing')}</span>`;
  }
  return html`<bdi>${value.username ?? (Array.isArray(value) ? value.join(', ') : asText(value))}</bdi>`;
}

/** How many characters are shown before the first match: with more, a narrow window would cut the match off. */
const BEFORE = 32;

/** A fragment whose first match is seen. */
export function fromMatch({ text, matches }) {
  const first = matches[0]?.from ?? 0;
  // From the beginning of a word, where words have one.
  const word = first > BEFORE ? /^\S*\s+(?=\S)/.exec(text.slice(first - BEFORE, first))?.[0].length ?? 0 : 0;
  const cut = first > BEFORE ? first - BEFORE + word : 0;
  return {
    text: cut > 0 ? `…${text.slice(cut)}` : text,
    matches: cut > 0 ? matches.map(({ from, to }) => ({ from: from - cut + 1, to: to - cut + 1 })) : matches,
  };
}

/** A part of a text, its matches marked. It is never taken for markup. */
function Fragment({ fragment }) {
  const { text, matches } = fragment;
  const before = [0, ...matches.map(match => match.to)];
  return html`<span dir="auto" class="fragment">${matches.map(({ from, to }, i) => html`${text.slice(before[i], from)}<mark>${text.slice(from, to)}</mark>`)}
    ${text.slice(before.at(-1))}</span>`;
}

/** Where the words are that a title does not show. */
function Fragments({ shown }) {
  return shown.length > 0 && html`<span class="fragments">
    ${shown.map(fragment => html`<span key=${fragment.in} class="of">${fragment.in === 'comment' && html`<${Icon} name="comment" />
      <span class="hidden">${t('fragment.comment')}</span>`}<${Fragment} fragment=${fromMatch(fragment)} /></span>`)}
  </span>`;
}

/** A row is drawn anew when something of it has changed: most stay as they are when the list is scrolled. */
export class Row extends Component {
  shouldComponentUpdate(next) {
    return Object.keys(next).some(name => next[name] !== this.props[name]);
  }

  render(props) {
    return drawn(props);
  }
}

function drawn({ issue, index, top, height, columns, most, selected, focused, select, focus }) {
  const has = name => columns.includes(name);
  const title = issue.fragments?.find(fragment => fragment.in === 'title');
  const others = besideTitle(issue);
  return html`<li class=${`row${others.length > 0 ? ' ranked' : ''}${selected ? ' selected' : ''}${focused ? ' focused' : ''}${issue.gone ? ' gone' : ''}`} aria-posinset=${index + 1} aria-setsize="-1"
      style=${{ transform: `translateY(${top}px)`, height: `${height}px` }} onMouseDown=${() => focus(index)}>
    ${select && html`<input type="checkbox" checked=${selected} aria-label=${t('select', { id: issue.id })} tabindex="-1"
      onClick=${event => select(index, event.shiftKey)} />`}
    ${has('id') && html`<span class="id">#${issue.id}</span>`}
    <${StatusIcon} status=${issue.status} name=${issue.gone ? t('deleted', { id: issue.id }) : t(`status.${issue.status}`)} />
    <a dir="auto" href=${href(`/issues/${issue.id}`)} tabindex=${focused ? 0 : -1} data-row=${index} onFocus=${() => focus(index)}>${title ? html`<${Fragment} fragment=${title} />` : issue.title}</a>
    <span class="details">
      ${has('labels') && html`<${Labels} labels=${issue.labels} most=${most} />`}
      ${columns.filter(isField).map(name => html`<span key=${name} class="value" title=${name.slice(6)}><span class="name">${name.slice(6)}: </span>
        <${FieldValue} value=${issue.fields[name.slice(6)]} /></span>`)}
      ${has('comments') && html`<span class="comments" title=${count('comments', issue.comment_count)}>
        ${issue.comment_count > 0 && html`<${Icon} name="comment" />${issue.comment_count}`}</span>`}
      ${has('assignee') && html`<${Avatar} user=${issue.assignee} />`}
      ${has('updated') && html`<span class="age"><${Time} at=${issue.updated_at} style="narrow" /></span>`}
      ${has('age') && html`<span class="age"><${Time} at=${issue.created_at} style="narrow" /></span>`}
    </span>
    <${Fragments} shown=${others} />
  </li>`;
}
