import { get, getPage, pathOf } from './api.js';
import { BulkBar } from './bulk.js';
import { SearchBox } from './complete.js';
import { AddFilter, Chips } from './conditions.js';
import { change, fields, isAdmin, labels, latest, listed, mayWrite, pickAssignee, pickLabels, pickStatus } from './data.js';
import { boardPath, conditions, DEFAULT_SORT, hasWords, isByRelevance, listPath, toApi, withValues } from './filter.js';
import { Component, html, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from './html.js';
import { Icon, StatusIcon } from './icons.js';
import { useKeys } from './keys.js';
import { useLooks } from './looks.js';
import { Avatar, Failed, Labels, Later, Time } from './parts.js';
import { pick } from './picker.js';
import { go, href } from './router.js';
import { remember, remembered, useShared } from './state.js';
import { asText, count, t, zoom } from './text.js';
import { openWindow } from './views.js';

/** Heights in px at the usual size of text, with which they grow. */
const ROW = { compact: 32, comfortable: 40 };
/** What a line of fragments adds to the height of a row. */
const FRAGMENTS = 22;
/** What the details add to it where they have a line of their own, and when that is: as in style.css. */
const DETAILS = 24;
const narrow = matchMedia('(max-width: 47.5em)');
/** Rows beyond the visible ones, so that scrolling never shows nothing. */
const MORE = 12;
/** How many issues are asked for at first, so that they are there soon, and then each time. */
const FIRST = 36;
const LIMIT = 100;
const COLUMNS = ['id', 'labels', 'assignee', 'comments', 'updated', 'age'];
const USUAL = COLUMNS.filter(name => name !== 'age');
const isField = name => name.startsWith('field.');

/** Lists as they were left, so that one comes back to the same place. */
const left = new Map();

function useColumns() {
  const [columns, setColumns] = useState(remembered('columns') ?? USUAL);
  return [columns, next => {
    remember('columns', next);
    setColumns(next);
  }];
}

/** The path of the page behind a link, which may be larger than the first one. */
function following(link) {
  return pathOf(link).replace(/\blimit=\d+/, `limit=${LIMIT}`);
}

const NOTHING = { issues: [], next: undefined, problem: null, fresh: 0, total: null };

/** Adds issues as they are now to others, by their ids. */
async function addTo(now, ids) {
  for (let at = 0; at < ids.length; at += LIMIT) {
    const some = ids.slice(at, at + LIMIT);
    const found = await get(`issues?limit=${LIMIT}&${some.map(id => `id=${id}`).join('&')}`).catch(() => null);
    found && some.forEach(id => now.set(id, found.results.find(issue => issue.id === id) ?? { gone: true }));
  }
}

/** How many issues a list has, where that is more than its first ones; null when the server does not say. */
function totalOf(query) {
  const asked = toApi(query);
  asked.delete('sort');
  return get(`issues/count?${asked}`).then(answer => answer.count, () => null);
}

/** The issues of a list: those that were loaded, and how to go on. */
function useIssues(query) {
  const key = query.toString();
  const kept = left.get(key);
  const [state, setState] = useState(() => (kept ? { ...kept, issues: kept.issues.map(issue => latest(issue)) } : NOTHING));
  const loading = useRef(null);
  const current = useRef(state);
  /** How often the list began again: what was asked for before that is no longer shown. */
  const run = useRef(0);
  /** Issues that may have changed unheard, by their ids. They are asked for when they are seen. */
  const unsure = useRef(new Set());
  // Before the next picture: what is asked meanwhile must go on from here.
  const put = next => {
    current.current = next;
    setState(next);
  };
  const first = `issues?${toApi(query)}&limit=${FIRST}`;
  const loadMore = async () => {
    const { next, issues } = current.current;
    if (next === null) {
      return;
    }
    const own = run.current;
    const then = await (next ? get(following(next)) : getPage(first)).then(page => {
      const known = new Set(issues.map(issue => issue.id));
      return {
        ...current.current,
        issues: [...issues, ...page.results.filter(issue => !known.has(issue.id))],
        next: page.next, problem: null, fresh: 0,
      };
    }, problem => ({ ...current.current, problem }));
    if (own === run.current) {
      put(then);
      next === undefined && void addUp();
    }
  };
  /** Not at each change: on a large tracker that everybody looks at, it would cost more than the changes. */
  const addUp = async () => {
    const own = run.current;
    const total = current.current.next ? await totalOf(query) : null;
    own === run.current && put({ ...current.current, total });
  };
  const load = () => {
    const own = loading.current ?? loadMore().finally(() => {
      loading.current = loading.current === own ? null : loading.current;
    });
    loading.current = own;
    return own;
  };
  /** Begins again. What is shown stays until the first issues are there. */
  const restart = () => {
    run.current++;
    current.current = NOTHING;
    loading.current = null;
    return load();
  };
  /**
   * What others changed is shown where it is; what they added waits until it is asked for.
   * @param {number[] | null} changed null when nobody knows which changed
   */
  const look = async changed => {
    await loading.current;
    const own = run.current;
    if (document.hidden || current.current.problem) {
      return;
    }
    const page = await getPage(first);
    const now = new Map(page.results.map(issue => [issue.id, issue]));
    const shown = current.current.issues.map(issue => issue.id);
    // They are further down, or no longer what the list asks for; they stay where one last saw them.
    const others = shown.filter(id => !now.has(id) && (!changed || changed.includes(id)));
    if (changed) {
      await addTo(now, others);
    } else {
      others.forEach(id => unsure.current.add(id));
    }
    if (own !== run.current) {
      return;
    }
    const { issues } = current.current;
    const known = new Set(issues.map(issue => issue.id));
    put({
      ...current.current,
      issues: issues.map(issue => latest(issue, now.get(issue.id))),
      fresh: page.results.filter(issue => !known.has(issue.id)).length,
      looks: (current.current.looks ?? 0) + 1,
    });
  };
  /** Asks for those of the issues that may have changed. @param {object[]} some as many as are seen */
  const check = async some => {
    const ids = some.map(issue => issue.id).filter(id => unsure.current.delete(id));
    const now = new Map();
    await addTo(now, ids);
    if (now.size > 0) {
      put({ ...current.current, issues: current.current.issues.map(issue => latest(issue, now.get(issue.id))) });
    }
  };
  useLooks(key, () => kept ?? load(), look);
  useEffect(() => () => void left.set(key, current.current), [key]);
  const show = issue => put({
    ...current.current,
    issues: current.current.issues.map(other => (other.id === issue.id ? { ...other, ...issue } : other)),
  });
  return { ...state, total: state.next === null ? state.issues.length : state.total, load, restart, look, check, addUp, show };
}

async function chooseSort(query, at) {
  const known = await fields.load();
  const sort = await pick({
    title: t('sort'),
    at,
    selected: [query.get('sort') ?? DEFAULT_SORT],
    items: [
      ...(hasWords(query) ? ['relevance'] : []).map(value => ({ value, label: t(`sort.${value}`) })),
      ...['-updated_at', '-created_at', 'created_at', 'title', 'id'].map(value => ({ value, label: t(`sort.${value}`) })),
      ...known.filter(field => !/multi|user/.test(field.type)).map(field => ({ value: `field.${field.name}`, label: field.name })),
    ],
  });
  sort && go(listPath(withValues(query, 'sort', sort === DEFAULT_SORT ? [] : [sort])));
}

async function chooseColumns(columns, setColumns, density, setDensity, at) {
  const known = await fields.load();
  const chosen = await pick({
    title: t('columns'),
    at,
    multi: true,
    selected: [...columns, ...(density === 'compact' ? ['compact'] : [])],
    items: [
      { value: 'compact', label: t('density.compact') },
      ...COLUMNS.map(value => ({ value, label: t(`column.${value}`) })),
      ...known.map(field => ({ value: `field.${field.name}`, label: field.name })),
    ],
  });
  if (chosen) {
    setColumns(chosen.filter(value => value !== 'compact'));
    setDensity(chosen.includes('compact') ? 'compact' : 'comfortable');
  }
}

function Toolbar({ query, problem, columns, setColumns, density, setDensity, box }) {
  const wrong = problem?.about?.('q');
  const search = text => go(listPath(withValues(query, 'q', text ? [text] : [])));
  return html`<div class="toolbar">
    <${SearchBox} initial=${query.get('q') ?? ''} wrong=${wrong} search=${search} box=${box} />
    <${AddFilter} query=${query} />
    <button type="button" aria-label=${t('sort')} onClick=${event => chooseSort(query, event.currentTarget)}><${Icon} name="sort" /><span>${t('sort')}</span></button>
    <button type="button" class="icon-only" aria-label=${t('columns')} title=${t('columns')}
      onClick=${event => chooseColumns(columns, setColumns, density, setDensity, event.currentTarget)}><${Icon} name="columns" /></button>
    <a class="button icon-only" href=${href(boardPath(query))} aria-label=${t('board.same')} title=${t('board.same')}><${Icon} name="board" /></a>
    <button type="button" class="icon-only" aria-label=${t('views.save')} title=${t('views.save')} onClick=${() => openWindow.set('view')}>
      <${Icon} name="star" />
    </button>
  </div>`;
}

/**
 * How many issues there are, and the names of columns that do not say themselves what they are. Each cell has its name too,
 * for those who do not see this.
 */
function Heads({ columns, total }) {
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
  return value.username ?? (Array.isArray(value) ? value.join(', ') : asText(value));
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
  return html`<span class="fragment">${matches.map(({ from, to }, i) => html`${text.slice(before[i], from)}<mark>${text.slice(from, to)}</mark>`)}
    ${text.slice(before.at(-1))}</span>`;
}

/** Where the words are that a title does not show. */
function Fragments({ fragments }) {
  const shown = fragments.filter(fragment => fragment.in !== 'title');
  return shown.length > 0 && html`<span class="fragments">
    ${shown.map(fragment => html`<span key=${fragment.in} class="of">${fragment.in === 'comment' && html`<${Icon} name="comment" />
      <span class="hidden">${t('fragment.comment')}</span>`}<${Fragment} fragment=${fromMatch(fragment)} /></span>`)}
  </span>`;
}

/** A row is drawn anew when something of it has changed: most stay as they are when the list is scrolled. */
class Row extends Component {
  shouldComponentUpdate(next) {
    return Object.keys(next).some(name => next[name] !== this.props[name]);
  }

  render(props) {
    return drawn(props);
  }
}

function drawn({ issue, index, top, height, columns, selected, focused, select, focus }) {
  const has = name => columns.includes(name);
  const title = issue.fragments?.find(fragment => fragment.in === 'title');
  return html`<li class=${`row${issue.fragments ? ' ranked' : ''}${selected ? ' selected' : ''}${focused ? ' focused' : ''}${issue.gone ? ' gone' : ''}`} aria-posinset=${index + 1} aria-setsize="-1"
      style=${{ transform: `translateY(${top}px)`, height: `${height}px` }} onMouseDown=${() => focus(index)}>
    <input type="checkbox" checked=${selected} aria-label=${t('select', { id: issue.id })} tabindex="-1"
      onClick=${event => select(index, event.shiftKey)} />
    ${has('id') && html`<span class="id">#${issue.id}</span>`}
    <${StatusIcon} status=${issue.status} name=${issue.gone ? t('deleted', { id: issue.id }) : t(`status.${issue.status}`)} />
    <a href=${href(`/issues/${issue.id}`)} tabindex=${focused ? 0 : -1} data-row=${index} onFocus=${() => focus(index)}>${title ? html`<${Fragment} fragment=${title} />` : issue.title}</a>
    <span class="details">
      ${has('labels') && html`<${Labels} labels=${issue.labels} most=${4} />`}
      ${columns.filter(isField).map(name => html`<span key=${name} class="value" title=${name.slice(6)}><span class="name">${name.slice(6)}: </span>
        <${FieldValue} value=${issue.fields[name.slice(6)]} /></span>`)}
      ${has('comments') && html`<span class="comments" title=${count('comments', issue.comment_count)}>
        ${issue.comment_count > 0 && html`<${Icon} name="comment" />${issue.comment_count}`}</span>`}
      ${has('assignee') && html`<${Avatar} user=${issue.assignee} />`}
      ${has('updated') && html`<span class="age"><${Time} at=${issue.updated_at} style="narrow" /></span>`}
      ${has('age') && html`<span class="age"><${Time} at=${issue.created_at} style="narrow" /></span>`}
    </span>
    ${issue.fragments && html`<${Fragments} fragments=${issue.fragments} />`}
  </li>`;
}

const firstSteps = () => import('./first-steps.js');

function Empty({ query }) {
  const filtered = conditions(query).length > 0 || query.has('q');
  const [none, setNone] = useState(false);
  useEffect(() => {
    filtered || get('issues?limit=1').then(page => setNone(page.results.length === 0), () => {});
  }, [filtered]);
  if (none) {
    return html`<div class="empty first">
      <h2>${t('first.title')}</h2>
      <p>${t('first.text')}</p>
      ${mayWrite() && html`<p><a class="button primary" href=${href('/new')}>${t('create')}</a></p>`}
      ${isAdmin() && html`<${Later} load=${firstSteps} name="FirstSteps" />`}
    </div>`;
  }
  return html`<div class="empty">
    <h2>${t('list.empty')}</h2>
    <p>${filtered ? t('list.empty.filtered') : t('list.empty.active')}</p>
    <p><a href=${href(filtered ? '/' : '/?status=all')}>${filtered ? t('filter.clear') : t('nav.all')}</a></p>
  </div>`;
}

/** Whether the details of a row have a line of their own. */
function useNarrow() {
  const [is, setIs] = useState(narrow.matches);
  useEffect(() => {
    const hear = () => setIs(narrow.matches);
    narrow.addEventListener('change', hear);
    return () => narrow.removeEventListener('change', hear);
  }, []);
  return is;
}

/**
 * The rows that can be seen of a long list, and a few more once these are on the screen.
 * @param {number} top how far the list is scrolled at first
 */
function useWindow(height, scroller, top) {
  const rows = (scrolled, shown, more) =>
    [Math.max(0, Math.floor(scrolled / height) - more), Math.ceil((scrolled + shown) / height) + more];
  const [range, setRange] = useState(() => rows(top, innerHeight, 0));
  const measure = () => {
    const element = scroller.current;
    if (element) {
      const [from, to] = rows(element.scrollTop, element.clientHeight, MORE);
      setRange(now => (now[0] === from && now[1] === to ? now : [from, to]));
    }
  };
  useEffect(() => {
    const later = setTimeout(measure);
    addEventListener('resize', measure);
    return () => {
      clearTimeout(later);
      removeEventListener('resize', measure);
    };
  }, [height]);
  return [range, measure];
}

/** Loads the screen that is opened next most of the time, once there are rows and nothing else is to be done. */
function useNextScreen(rows) {
  useEffect(() => {
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    rows && whenIdle(() => import('./issue.js').catch(() => {}));
  }, [rows]);
}

/** The list of issues, as its address says. */
export default function List({ query }) {
  return html`<${Issues} key=${query.toString()} query=${query} />`;
}

function Issues({ query }) {
  const key = query.toString();
  const { issues, next, problem, fresh, total, looks, load, restart, look, check, addUp, show } = useIssues(query);
  const [columns, setColumns] = useColumns();
  const [density, setDensity] = useState(remembered('density') ?? 'comfortable');
  const [focused, setFocused] = useState(left.get(`${key} focus`) ?? 0);
  const [selected, setSelected] = useState(new Set());
  const anchor = useRef(0);
  const box = useRef(null);
  const scroller = useRef(null);
  const height = (ROW[density] + (useNarrow() ? DETAILS : 0) + (isByRelevance(query) ? FRAGMENTS : 0)) * useMemo(zoom, []);
  const top = useRef(left.get(`${key} top`) ?? 0);
  const [[from, to], measure] = useWindow(height, scroller, top.current);
  useShared(labels);
  useNextScreen(issues.length > 0);
  useLayoutEffect(() => listed.set(issues), [issues]);
  useEffect(() => {
    document.title = `${t('nav.issues')} · ${t('app')}`;
    sessionStorage.setItem('list', listPath(query));
    return () => left.set(`${key} top`, top.current);
  }, []);
  const before = useRef(height);
  useLayoutEffect(() => {
    // The same rows stay where they are when all get another height.
    scroller.current.scrollTop = top.current * height / before.current;
    before.current = height;
  }, [height]);
  // Not after the next picture: the screen may be left before that.
  useLayoutEffect(() => void left.set(`${key} focus`, focused), [focused]);
  useEffect(() => {
    issues.length > 0 && next && to >= issues.length && load();
  }, [to, issues.length, next]);
  useEffect(() => void check(issues.slice(from, to)), [from, to, looks]);
  useEffect(() => {
    // Where one comes back to, the keys go on from the issue that was left.
    const nowhere = document.activeElement === document.body || document.activeElement.id === 'content';
    left.has(`${key} focus`) && nowhere && at()?.focus({ preventScroll: true });
  }, []);

  const latest = useRef(focused);
  const focus = (index, scroll = false) => {
    const wanted = Math.max(0, Math.min(index, issues.length - 1));
    latest.current = wanted;
    setFocused(wanted);
    if (scroll) {
      const element = scroller.current;
      const y = wanted * height;
      if (y < element.scrollTop) {
        element.scrollTop = y;
      } else if (y + height > element.scrollTop + element.clientHeight) {
        element.scrollTop = y + height - element.clientHeight;
      }
      requestAnimationFrame(
        () => latest.current === wanted && element.querySelector(`[data-row="${wanted}"]`)?.focus({ preventScroll: true }),
      );
    }
  };
  const select = (index, range) => {
    const chosenNow = new Set(selected);
    const [start, end] = range ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index];
    const adding = range || !selected.has(issues[index].id);
    for (let i = start; i <= end; i++) {
      adding ? chosenNow.add(issues[i].id) : chosenNow.delete(issues[i].id);
    }
    anchor.current = index;
    setSelected(chosenNow);
  };
  // The same functions all the time, so that rows stay as they are.
  const now = useRef({});
  now.current = { select, focus };
  const rowSelect = useCallback((...what) => now.current.select(...what), []);
  const rowFocus = useCallback((...what) => now.current.focus(...what), []);
  const found = changed => look(changed).then(addUp);
  const chosen = useMemo(() => issues.filter(issue => selected.has(issue.id)), [issues, selected]);
  const bulk = useRef(null);
  const at = () => scroller.current.querySelector(`[data-row="${focused}"]`);
  const edit = kind => async () => {
    if (!mayWrite() || !issues[focused]) {
      return;
    }
    if (chosen.length > 0) {
      bulk.current[kind]();
      return;
    }
    const issue = issues[focused];
    const values = await {
      status: async () => ({ status: await pickStatus(at(), issue.status) }),
      assignee: async () => {
        const user = await pickAssignee(at());
        return { assignee: user === undefined ? undefined : user?.username ?? null };
      },
      labels: async () => ({ labels: await pickLabels(at(), issue.labels.map(label => label.name)) }),
    }[kind]();
    if (Object.values(values)[0] !== undefined) {
      await change(issue, values, show);
    }
  };
  useKeys({
    j: () => focus(focused + 1, true),
    k: () => focus(focused - 1, true),
    ArrowDown: () => focus(focused + 1, true),
    ArrowUp: () => focus(focused - 1, true),
    o: () => issues[focused] && go(`/issues/${issues[focused].id}`),
    Enter: event => ((event.target === document.body || event.target.id === 'content') && issues[focused] ? go(`/issues/${issues[focused].id}`) : false),
    x: () => issues[focused] && select(focused, false),
    X: () => issues[focused] && select(focused, true),
    s: () => void edit('status')(),
    a: () => void edit('assignee')(),
    l: () => void edit('labels')(),
    Escape: () => (selected.size > 0 ? setSelected(new Set()) : false),
  });

  const known = issues.length > 0 || next === null;
  // All ids are as wide as the widest, so that titles begin below each other.
  const digits = useMemo(() => String(issues.reduce((most, issue) => Math.max(most, issue.id), 0)).length, [issues]);
  return html`<section class="list-screen" aria-label=${t('nav.issues')}>
    <h1 class="hidden">${t('nav.issues')}</h1>
    <${Toolbar} query=${query} problem=${problem} columns=${columns} setColumns=${setColumns} density=${density} box=${box}
      setDensity=${value => {
        remember('density', value);
        setDensity(value);
      }} />
    <${Chips} query=${query} />
    <div role="status">${fresh > 0 && html`<button type="button" class="fresh" onClick=${() => {
      scroller.current.scrollTop = 0;
      void restart();
    }}>${count('list.fresh', fresh)}</button>`}</div>
    ${problem && !problem.about('q') && issues.length === 0 && html`<${Failed} problem=${problem} again=${load} />`}
    ${known && issues.length === 0 && !problem && html`<${Empty} query=${query} />`}
    ${(issues.length > 0 || !known) && html`<${Heads} columns=${columns} total=${total} />`}
    <div class="rows" ref=${scroller} onScroll=${event => {
      top.current = event.target.scrollTop;
      measure();
    }}>
      <ul class=${density} style=${{ height: `${issues.length * height}px`, '--digits': digits }}>
        ${issues.slice(from, to).map((issue, offset) => html`<${Row} key=${issue.id} issue=${issue} index=${from + offset}
          top=${(from + offset) * height} height=${height} columns=${columns} selected=${selected.has(issue.id)}
          focused=${from + offset === focused} select=${rowSelect} focus=${rowFocus} />`)}
      </ul>
      ${problem && issues.length > 0 && html`<p class="more"><button type="button" onClick=${load}>${t('again')}</button></p>`}
    </div>
    <${BulkBar} query=${query} chosen=${chosen} more=${next !== null} clear=${() => setSelected(new Set())}
      done=${found} actions=${bulk} />
  </section>`;
}
