import { get } from './api.js';
import { BulkBar } from './bulk.js';
import { SearchBox } from './complete.js';
import { AddFilter, Chips } from './conditions.js';
import { change, isAdmin, labels, listed, mayWrite, pickAssignee, pickLabels, pickStatus } from './data.js';
import { boardPath, conditions, listPath, withValues } from './filter.js';
import { html, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import { useKeys } from './keys.js';
import { left, useIssues } from './list-issues.js';
import { Heads, isField, Row, usePlaces } from './list-rows.js';
import { Failed, Later, openMenu, refocus, useNarrow } from './parts.js';
import { go, href } from './router.js';
import { remember, remembered, useLatest, useShared } from './state.js';
import { count, t } from './text.js';
import { openWindow } from './views.js';

/** Rows beyond the visible ones, so that scrolling never shows nothing. */
const MORE = 12;
const COLUMNS = ['id', 'labels', 'assignee', 'comments', 'updated', 'age'];
const USUAL = COLUMNS.filter(name => name !== 'age');

function useColumns() {
  const [columns, setColumns] = useState(remembered('columns') ?? USUAL);
  return [columns, next => {
    remember('columns', next);
    setColumns(next);
  }];
}

function Toolbar({ query, problem, columns, setColumns, density, setDensity, box }) {
  const search = text => go(listPath(withValues(query, 'q', text ? [text] : [])));
  return html`<div class="toolbar">
    <${SearchBox} initial=${query.get('q') ?? ''} problem=${problem} search=${search} box=${box} />
    <${AddFilter} query=${query} />
    <button type="button" aria-label=${t('sort')} onClick=${event => openMenu('chooseSort', query, event.currentTarget)}><${Icon} name="sort" /><span>${t('sort')}</span></button>
    <button type="button" class="icon-only" aria-label=${t('columns')} title=${t('columns')}
      onClick=${event => openMenu('chooseColumns', { all: COLUMNS, columns, setColumns, density, setDensity }, event.currentTarget)}><${Icon} name="columns" /></button>
    <a class="button icon-only" href=${href(boardPath(query))} aria-label=${t('board.same')} title=${t('board.same')}><${Icon} name="board" /></a>
    <button type="button" class="icon-only" aria-label=${t('views.save')} title=${t('views.save')} onClick=${() => openWindow.set('view')}>
      <${Icon} name="star" />
    </button>
  </div>`;
}

const firstSteps = () => import('./first-steps.js');

function Empty({ query }) {
  const filtered = conditions(query).length > 0 || query.has('q');
  const [none, setNone] = useState(filtered ? false : null);
  useEffect(() => {
    filtered || get('issues?limit=1').then(page => setNone(page.results.length === 0), () => setNone(false));
  }, [filtered]);
  if (none === null) {
    return null;
  }
  if (none) {
    return html`<div class="empty first">
      <h2>${t('first.title')}</h2>
      ${mayWrite() && html`<p>${t('first.text')}</p><p><a class="button primary" href=${href('/new')}>${t('create')}</a></p>`}
      ${isAdmin() && html`<${Later} load=${firstSteps} name="FirstSteps" />`}
    </div>`;
  }
  return html`<div class="empty">
    <h2>${t('list.empty')}</h2>
    <p>${filtered ? t('list.empty.filtered') : t('list.empty.active')}</p>
    <p><a href=${href(filtered ? '/' : '/?status=all')}>${filtered ? t('filter.clear') : t('nav.all')}</a></p>
  </div>`;
}

const paper = matchMedia('print');

/**
 * The rows that can be seen of a long list, and a few more once these are on the screen; on paper all of them.
 * @param {number} top how far the list is scrolled at first
 */
function useWindow(places, scroller, top) {
  const rows = (scrolled, shown, more) =>
    [Math.max(0, Math.floor(places.indexAt(scrolled)) - more), Math.ceil(places.indexAt(scrolled + shown)) + more];
  const [range, setRange] = useState(() => rows(top, innerHeight, 0));
  const measure = () => {
    const element = scroller.current;
    if (element) {
      const [from, to] = paper.matches ? [0, Infinity] : rows(element.scrollTop, element.clientHeight, MORE);
      setRange(now => (now[0] === from && now[1] === to ? now : [from, to]));
    }
  };
  useEffect(() => {
    const later = setTimeout(measure);
    addEventListener('resize', measure);
    paper.addEventListener('change', measure);
    return () => {
      clearTimeout(later);
      removeEventListener('resize', measure);
      paper.removeEventListener('change', measure);
    };
  }, [places]);
  return [range, measure];
}

/** Loads the screen that is opened next most of the time, once there are rows and nothing else is to be done. */
function useNextScreen(rows) {
  useEffect(() => {
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    rows && whenIdle(() => import('./issue.js').catch(() => {}));
  }, [rows]);
}

/** Whether no control has the focus. */
const isNowhere = () => document.activeElement === document.body || document.activeElement.id === 'content';

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
  const [selected, setSelected] = useState(left.get(`${key} selected`) ?? new Set());
  const anchor = useRef(0);
  const box = useRef(null);
  const scroller = useRef(null);
  const isNarrow = useNarrow();
  const places = usePlaces(issues, query, density, isNarrow);
  const top = useRef(left.get(`${key} top`) ?? 0);
  const [[from, to], measure] = useWindow(places, scroller, top.current);
  useShared(labels);
  useNextScreen(issues.length > 0);
  useLayoutEffect(() => listed.set(issues), [issues]);
  useEffect(() => {
    document.title = `${t('nav.issues')} · ${t('app')}`;
    sessionStorage.setItem('list', listPath(query));
    return () => left.set(`${key} top`, top.current);
  }, []);
  const before = useRef(places);
  useLayoutEffect(() => {
    // The same rows stay where they are when all get another height.
    scroller.current.scrollTop = before.current === places ? top.current : places.topOf(before.current.indexAt(top.current));
  }, [places.height]);
  useLayoutEffect(() => void (before.current = places));
  // Not after the next picture: the screen may be left before that.
  useLayoutEffect(() => void left.set(`${key} focus`, focused), [focused]);
  useLayoutEffect(() => void left.set(`${key} selected`, selected), [selected]);
  useEffect(() => {
    issues.length > 0 && next && to >= issues.length && to < Infinity && load();
  }, [to, issues.length, next]);
  useEffect(() => void check(issues.slice(from, to)), [from, to, looks]);
  useEffect(() => {
    // Where one comes back to, the keys go on from the issue that was left.
    left.has(`${key} focus`) && isNowhere() && at()?.focus({ preventScroll: true });
  }, []);

  const aim = useRef(focused);
  const focus = (index, scroll = false) => {
    const wanted = Math.max(0, Math.min(index, issues.length - 1));
    aim.current = wanted;
    setFocused(wanted);
    if (scroll) {
      const element = scroller.current;
      const y = places.topOf(wanted);
      const end = y + places.heightOf(wanted);
      if (y < element.scrollTop) {
        element.scrollTop = y;
      } else if (end > element.scrollTop + element.clientHeight) {
        element.scrollTop = end - element.clientHeight;
      }
      const from = document.activeElement;
      // A menu that was opened meanwhile keeps the focus.
      requestAnimationFrame(
        () => aim.current === wanted && (document.activeElement === from || isNowhere())
          && element.querySelector(`[data-row="${wanted}"]`)?.focus({ preventScroll: true }),
      );
    }
  };
  /** Goes to the next row; to one that is seen, where the focused one was scrolled away. */
  const step = by => {
    const { scrollTop, clientHeight } = scroller.current;
    const end = scrollTop + clientHeight;
    if (places.topOf(focused + 1) > scrollTop && places.topOf(focused) < end) {
      focus(focused + by, true);
    } else {
      focus(by > 0 ? Math.ceil(places.indexAt(scrollTop)) : Math.floor(places.indexAt(end)) - 1, true);
    }
  };
  const select = (index, range) => {
    if (!mayWrite()) {
      return;
    }
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
  const now = useLatest({ select, focus });
  const rowSelect = useCallback((...what) => now.current.select(...what), []);
  const rowFocus = useCallback((...what) => now.current.focus(...what), []);
  // The bar of the selection had the focus, and then perhaps a row that the list no longer finds.
  const returning = useRef(false);
  useLayoutEffect(() => {
    returning.current && refocus(at(), { preventScroll: true });
  });
  const found = async changed => {
    returning.current = true;
    await look(changed);
    await addUp();
    requestAnimationFrame(() => {
      returning.current = false;
    });
  };
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
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
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
  return html`<section class="list-screen" aria-label=${t('nav.issues')} style=${{ '--fields': columns.filter(isField).length }}>
    <h1 class="hidden">${t('nav.issues')}</h1>
    <${Toolbar} query=${query} problem=${problem} columns=${columns} setColumns=${setColumns} density=${density} box=${box}
      setDensity=${value => {
        remember('density', value);
        setDensity(value);
      }} />
    <${Chips} query=${query} />
    <div class="news" role="status">${fresh > 0 && html`<button type="button" class="fresh" onClick=${() => {
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
      <ul class=${density} style=${{ height: `${places.topOf(issues.length)}px`, '--digits': digits }}>
        ${issues.slice(from, to).map((issue, offset) => html`<${Row} key=${issue.id} issue=${issue} index=${from + offset}
          top=${places.topOf(from + offset)} height=${places.heightOf(from + offset)} columns=${columns} most=${isNarrow ? 2 : 4} selected=${selected.has(issue.id)}
          focused=${from + offset === focused} select=${mayWrite() && rowSelect} focus=${rowFocus} />`)}
      </ul>
      ${problem && issues.length > 0 && html`<p class="more"><button type="button" onClick=${load}>${t('again')}</button></p>`}
    </div>
    <${BulkBar} query=${query} chosen=${chosen} more=${next !== null} clear=${() => setSelected(new Set())}
      done=${found} actions=${bulk} />
  </section>`;
}
