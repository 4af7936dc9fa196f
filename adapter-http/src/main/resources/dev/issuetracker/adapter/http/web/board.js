import { get, getPage, pathOf } from './api.js';
import { SearchBox } from './complete.js';
import { AddFilter, Chips } from './conditions.js';
import { change, fields, listed, mayWrite, pickAssignee, pickStatus, STATUSES } from './data.js';
import { boardPath, cleared, conditions, listPath, toApi, withValues } from './filter.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { Icon, StatusIcon } from './icons.js';
import { useKeys } from './keys.js';
import { useLooks } from './looks.js';
import { Avatar, ensure, Failed, Labels, notifyProblem, refocus } from './parts.js';
import { pick } from './picker.js';
import { go, href } from './router.js';
import { useLatest, useShared } from './state.js';
import { number, t } from './text.js';

const LIMIT = 50;

/** What the columns stand for: the statuses, or the options of a field. Each asks the API for its own issues. */
function columnsOf(query, definitions) {
  const field = definitions.find(one => one.name === query.get('by') && one.type === 'select');
  if (!field) {
    const chosen = query.getAll('status');
    return STATUSES.filter(status => chosen.length === 0 || chosen.includes('all') || chosen.includes(status))
      .map(status => ({
      key: status,
      facet: 'status',
      name: t(`status.${status}`),
      icon: html`<${StatusIcon} status=${status} />`,
      narrow: asked => asked.set('status', status),
      has: issue => issue.status === status,
      values: { status },
    }));
  }
  // Those without a value first: what nobody has sorted yet is looked for there.
  return [null, ...field.options].map(option => ({
    key: option?.name ?? 'none',
    facet: `field.${field.name}`,
    name: option?.name ?? t('nothing'),
    icon: option && html`<span class="dot" style=${{ '--color': `#${option.color}` }}></span>`,
    narrow: asked => asked.set(`field.${field.name}`, option?.name ?? 'none'),
    has: issue => (issue.fields?.[field.name] ?? null) === (option?.name ?? null),
    values: { fields: { [field.name]: option?.name ?? null } },
  }));
}

/**
 * How many issues each column has, by its key. It is asked only when not all of them are shown.
 * @param {object[]} columns
 * @param {Record<string, object>} pages what the columns begin with
 */
async function totals(query, columns, pages) {
  if (Object.values(pages).every(page => page.next === null)) {
    return {};
  }
  const asked = toApi(query);
  asked.delete('sort');
  asked.delete('by');
  const { facet } = columns[0];
  facet === 'status' && !query.has('status') && asked.delete('status');
  const { facets } = await get(`issues/count?${asked}&facets=${encodeURIComponent(facet)}`);
  const counts = new Map(facets[facet].map(one => [one.value ?? 'none', one.count]));
  return Object.fromEntries(columns.map(({ key }) => [key, counts.get(key) ?? 0]));
}

/**
 * The cards of all columns after others changed some. Each keeps its place in its column; what came is on top, and what
 * only moved up into the page is below.
 * @param {Record<string, object[]>} cards what is shown, by column
 * @param {Record<string, {results: object[], next: string | null}>} pages what the columns begin with now
 * @param {number[] | null} changed null when nobody knows which issues changed
 */
export function refreshed(cards, pages, changed) {
  const shown = new Map(Object.values(cards).flat().map(issue => [issue.id, issue]));
  const older = issue => issue.version < shown.get(issue.id)?.version;
  const found = new Map();
  for (const [key, { results }] of Object.entries(pages)) {
    // Two columns may both have a card that was moved between their answers.
    const newer = issue => !older(issue) && !(issue.version < found.get(issue.id)?.issue.version);
    results.filter(newer).forEach(issue => found.set(issue.id, { key, issue }));
  }
  const outdated = new Set(Object.values(pages).flatMap(page => page.results).filter(older).map(issue => issue.id));
  return Object.fromEntries(Object.entries(pages).map(([key, page]) => {
    const known = cards[key] ?? [];
    const staying = known.map(issue => {
      const now = found.get(issue.id);
      const unseen = !now && (outdated.has(issue.id) || (page.next !== null && !changed?.includes(issue.id)));
      return now?.key === key ? now.issue : unseen ? issue : null;
    }).filter(Boolean);
    const isKnown = issue => known.some(one => one.id === issue.id);
    const arrived = results => results.filter(issue => found.get(issue.id)?.key === key && !isKnown(issue));
    const last = page.results.findLastIndex(isKnown);
    // Where no card is known, all of them came.
    const above = last < 0 ? page.results.length : last;
    return [key, [...arrived(page.results.slice(0, above)), ...staying, ...arrived(page.results.slice(above))]];
  }));
}

/**
 * Keeps the card under the focus or the pointer where it is while others come and go. One that is missing for a moment,
 * as somebody moved it between the answers for two columns, has the focus again when it is back.
 */
function useAnchor() {
  const kept = useRef(null);
  useLayoutEffect(() => {
    const { id, top, focused } = kept.current ?? {};
    const link = document.querySelector(`[data-card="${id}"]`);
    if (link) {
      kept.current = null;
      link.closest('.board section').scrollTop += link.getBoundingClientRect().top - top;
      focused && refocus(link, { preventScroll: true });
    }
  });
  return () => {
    if (kept.current?.focused && document.activeElement === document.body) {
      return;
    }
    const focused = document.activeElement?.matches('[data-card]');
    const link = focused ? document.activeElement : document.querySelector('.card-issue:hover [data-card]');
    kept.current = link && { id: link.dataset.card, top: link.getBoundingClientRect().top, focused };
  };
}

/** Boards as they were left, so that one comes back to the same place. */
const left = new Map();

const NOTHING = { of: null, cards: {}, next: {}, counts: {}, problem: null };

function useColumns(query, definitions) {
  const columns = columnsOf(query, definitions);
  const key = columns.map(column => column.key).join() + query;
  const kept = left.get(key);
  const [state, setState] = useState(kept ?? NOTHING);
  const current = useLatest(state);
  useEffect(() => () => void (current.current.of && left.set(current.current.of, current.current)), [key]);
  useLayoutEffect(() => listed.set(Object.values(state.cards).flat()), [state.cards]);
  const keep = useAnchor();
  const newest = useLatest(key);
  const ask = async column => {
    const asked = toApi(query);
    asked.delete('by');
    column.narrow(asked);
    return [column.key, await getPage(`issues?${asked}&limit=${LIMIT}`)];
  };
  const of = (pages, name) => Object.fromEntries(Object.entries(pages).map(([column, page]) => [column, page[name]]));
  /** What cannot be counted is shown without a number of all. */
  const tally = async pages => {
    const counts = await totals(query, columns, pages).catch(() => ({}));
    key === newest.current && setState(now => ({ ...now, counts }));
  };
  const load = async () => {
    try {
      const pages = Object.fromEntries(await Promise.all(columns.map(ask)));
      key === newest.current
        && setState(now => ({ ...now, of: key, cards: of(pages, 'results'), next: of(pages, 'next'), problem: null }));
      await tally(pages);
    } catch (problem) {
      setState(now => ({ ...now, problem }));
    }
  };
  /** Ends with the own changes. Columns that are asked for meanwhile say where a card was, or all that they lack it. */
  const own = useRef(Promise.resolve());
  const save = (issue, values, show) => {
    const saved = change(issue, values, show);
    own.current = Promise.all([own.current, saved]);
    return saved;
  };
  /** What the server answers to the last own move of each card. */
  const saving = useRef(new Map());
  const look = async changed => {
    if (state.problem) {
      return;
    }
    let pages;
    for (let ended = null; ended !== own.current;) {
      ended = own.current;
      await ended;
      pages = Object.fromEntries(await Promise.all(columns.map(ask)));
    }
    if (key !== newest.current) {
      return;
    }
    keep();
    setState(now => ({
      of: key,
      problem: null,
      cards: refreshed(now.cards, pages, changed),
      next: Object.fromEntries(Object.entries(pages)
        .map(([column, page]) => [column, now.cards[column]?.length > LIMIT ? now.next[column] : page.next])),
      counts: now.counts,
    }));
    await tally(pages);
  };
  // What was kept is shown at once, and looked at again like all that is shown.
  useLooks(key, () => (kept ? setState(kept) : load()), look);
  const more = async column => {
    const page = await get(pathOf(state.next[column.key])).catch(problem => notifyProblem(problem, () => more(column)));
    page && setState(now => {
      const shown = now.cards[column.key];
      const added = page.results.filter(issue => !shown.some(card => card.id === issue.id));
      return {
        ...now,
        cards: { ...now.cards, [column.key]: [...shown, ...added] },
        next: { ...now.next, [column.key]: page.next },
      };
    });
  };
  /**
   * Shows a card in another column at once, and where it was if the server rejects that.
   * @param {(key: string) => void} [astray] gets the column that it comes to instead
   */
  const move = async (issue, from, to, astray = () => {}) => {
    const without = cards => Object.fromEntries(
      Object.entries(cards).map(([column, all]) => [column, all.filter(card => card.id !== issue.id)]));
    setState(now => ({ ...now, cards: { ...without(now.cards), [to.key]: [issue, ...without(now.cards)[to.key]] } }));
    const saved = save(issue, to.values, () => {});
    saving.current.set(issue.id, saved);
    const answer = await saved;
    if (saving.current.get(issue.id) !== saved) {
      return;
    }
    const place = (columns.find(column => column.has(answer)) ?? from).key;
    place === to.key || astray(place);
    setState(now => {
      const cards = without(now.cards);
      return { ...now, cards: { ...cards, [place]: [answer, ...cards[place]] } };
    });
  };
  const put = issue => setState(now => ({
    ...now,
    cards: Object.fromEntries(Object.entries(now.cards).map(([column, all]) =>
      [column, all.map(card => (card.id === issue.id ? { ...card, ...issue } : card))])),
  }));
  /** Changes a card where it is. */
  const set = (issue, values) => save(issue, values, put);
  return { columns, ...state, key, load, more, move, set };
}

/** Keeps how far a board and its columns are scrolled, and which card has the focus, for when one comes back to it. */
function usePlace(board, key, known) {
  const places = useRef(`${key} place`);
  places.current = `${key} place`;
  useLayoutEffect(() => {
    const { side, tops, card } = (known && left.get(places.current)) || {};
    if (tops) {
      left.delete(places.current);
      board.current.scrollLeft = side;
      [...board.current.children].forEach((column, index) => (column.scrollTop = tops[index] ?? 0));
      document.querySelector(`[data-card="${card}"]`)?.focus({ preventScroll: true });
    }
  }, [key, known]);
  useLayoutEffect(() => () => board.current && left.set(places.current, {
    side: board.current.scrollLeft,
    tops: [...board.current.children].map(column => column.scrollTop),
    card: cardOf(document.activeElement)?.dataset.card,
  }), []);
}

/** Of what the focus is in: the card's place on the board. */
const cardOf = element => element?.closest('.card-issue')?.querySelector('[data-card]');

function Card({ issue, column, drag, ask }) {
  return html`<li class="card-issue" draggable=${mayWrite()} onDragStart=${event => {
    event.dataTransfer.setData('text/plain', String(issue.id));
    drag({ issue, column });
  }}>
    <a href=${href(`/issues/${issue.id}`)} data-card=${issue.id} data-column=${column.key}>
      <span class="muted">#${issue.id}</span> <bdi>${issue.title}</bdi></a>
    <div><${Labels} labels=${issue.labels} most=${3} />
      <span class="ends"><${Avatar} user=${issue.assignee} />
        ${mayWrite() && html`<button type="button" class="quiet" aria-label=${t('board.move', { id: issue.id })}
          title=${t('board.move', { id: issue.id })}
          onClick=${event => ask(issue, column, event.currentTarget)}><${Icon} name="columns" /></button>`}</span></div>
  </li>`;
}

/** What to do where no column has a card. */
function NoCards({ query }) {
  const filtered = conditions(query).length > 0 || query.has('q');
  return html`<p class="none">${t(filtered ? 'list.empty.filtered' : mayWrite() ? 'first.text' : 'first.title')}
    ${filtered ? html`<a href=${href(boardPath(cleared(query)))}>${t('filter.clear')}</a>`
      : mayWrite() && html`<a href=${href('/new')}>${t('create')}</a>`}</p>`;
}

function Board({ query }) {
  const definitions = useShared(fields);
  const { columns, of, key, cards, next, counts, problem, load, more, move, set } = useColumns(query, definitions);
  const board = useRef(null);
  usePlace(board, key, of === key);
  const [over, setOver] = useState(null);
  const dragged = useRef(null);
  const box = useRef(null);
  useEffect(() => {
    document.title = `${t('nav.board')} · ${t('app')}`;
    sessionStorage.setItem('list', `/board${location.search}`);
  }, [query.toString()]);
  const focused = () => {
    const { card, column } = cardOf(document.activeElement)?.dataset ?? {};
    const index = columns.findIndex(one => one.key === column);
    return index < 0 ? null : { index, issue: cards[column].find(issue => issue.id === Number(card)) };
  };
  const carried = useRef(null);
  // Once it is drawn in its new column, and not before.
  useLayoutEffect(() => {
    const { id, to } = carried.current ?? {};
    const link = id && document.querySelector(`[data-card="${id}"]`);
    if (link && link.dataset.column === to) {
      carried.current = null;
      link.focus();
    }
  });
  /** Moves a card, and the focus with it. */
  const carry = (issue, from, to) => {
    const follow = key => (carried.current = { id: issue.id, to: key });
    follow(to.key);
    void move(issue, from, to, key => {
      const now = document.activeElement;
      const left = now !== document.body && !now.closest('dialog') && cardOf(now)?.dataset.card !== String(issue.id);
      left || follow(key);
    });
  };
  const shift = step => () => {
    const now = focused();
    const to = now && columns[now.index + step];
    if (!now || !to || !mayWrite()) {
      return false;
    }
    carry(now.issue, columns[now.index], to);
    return true;
  };
  /** Asks where a card is to go: where nothing can be dragged, by touch or by a screen reader, this is the way. */
  const ask = async (issue, from, at) => {
    const to = await pick({
      title: t('board.move', { id: issue.id }),
      at,
      selected: [from],
      items: columns.map(column => ({ value: column, label: column.name, icon: column.icon })),
    });
    to && to.key !== from.key && carry(issue, from, to);
  };
  const walk = step => () => {
    const all = [...document.querySelectorAll('[data-card]')];
    const index = all.indexOf(cardOf(document.activeElement));
    all[index < 0 ? 0 : Math.max(0, Math.min(index + step, all.length - 1))]?.focus();
  };
  const edit = choose => () => {
    const now = focused();
    now && mayWrite() && void choose(now.issue, columns[now.index], cardOf(document.activeElement));
    return now !== null && mayWrite();
  };
  const setStatus = edit(async (issue, from, at) => {
    const status = await pickStatus(at, issue.status);
    const to = columns.find(column => column.values.status === status);
    if (to && to.key !== from.key) {
      carry(issue, from, to);
    } else if (!to && status && status !== issue.status) {
      await set(issue, { status });
    }
  });
  const setAssignee = edit(async (issue, from, at) => {
    const user = await pickAssignee(at);
    user !== undefined && await set(issue, { assignee: user?.username ?? null });
  });
  useKeys({
    s: setStatus, a: setAssignee, h: shift(-1), l: shift(1), j: walk(1), k: walk(-1),
    o: () => (focused() ? go(`/issues/${focused().issue.id}`) : false),
  });
  const group = async event => {
    const by = await pick({
      title: t('board.by'),
      at: event.currentTarget,
      items: [{ value: '', label: t('field.status') },
        ...definitions.filter(one => one.type === 'select').map(one => ({ value: one.name, label: one.name }))],
    });
    if (by !== undefined) {
      const address = new URLSearchParams(query);
      by ? address.set('by', by) : address.delete('by');
      go(boardPath(address));
    }
  };
  const list = new URLSearchParams(query);
  list.delete('by');
  const wrong = problem?.about?.('q');
  const none = columns.every(column => cards[column.key]?.length === 0);
  /** How many a column has that does not show all of them. */
  const all = ({ key }) => (counts[key] === undefined ? `${cards[key].length}+` : number(counts[key]));
  return html`<section class="board-screen" aria-label=${t('nav.board')}>
    <header class="toolbar"><h1>${t('nav.board')}</h1>
      <${SearchBox} key=${query.get('q')} initial=${query.get('q') ?? ''} problem=${problem} box=${box}
        search=${text => go(boardPath(withValues(query, 'q', text ? [text] : [])))} />
      <${AddFilter} query=${query} to=${boardPath} />
      <button type="button" aria-label=${t('board.by')} onClick=${group}><${Icon} name="columns" />
        <span>${query.get('by') ?? t('field.status')}</span></button>
      <a class="button" href=${href(listPath(list))} aria-label=${t('board.list')}><${Icon} name="issues" />
        <span>${t('board.list')}</span></a>
      ${mayWrite() && html`<span class="muted keys-hint">${t('board.hint')}</span>`}</header>
    <${Chips} query=${query} to=${boardPath} />
    ${of === key && !problem && none && html`<${NoCards} query=${query} />`}
    ${problem && !wrong ? html`<${Failed} problem=${problem} again=${load} />`
      : html`<div class="board" ref=${board} aria-busy=${String(of !== key)}>
      ${columns.map(column => {
        const known = cards[column.key] !== undefined;
        const here = cards[column.key] ?? [];
        return html`<section key=${column.key} class=${over === column.key ? 'over' : ''} aria-label=${column.name}
          onDragOver=${event => {
            event.preventDefault();
            over === column.key || setOver(column.key);
          }}
          onDragLeave=${event => event.currentTarget.contains(event.relatedTarget) || setOver(null)}
          onDrop=${event => {
            event.preventDefault();
            setOver(null);
            const { issue, column: from } = dragged.current ?? {};
            issue && from.key !== column.key && void move(issue, from, column);
          }}>
          <h2 class="with-icon">
            ${column.icon}${column.name} <span class="muted">${known
            && (next[column.key] ? all(column) : number(here.length))}</span></h2>
          <ol>${here.map(issue => html`<${Card} key=${issue.id} issue=${issue} column=${column} ask=${ask}
            drag=${one => (dragged.current = one)} />`)}</ol>
          ${next[column.key] && html`<button type="button" class="link" onClick=${() => more(column)}>
            ${t('more')}</button>`}
          ${known && here.length === 0
            && html`<p class="muted">${t(mayWrite() && !none ? 'board.empty' : 'list.empty')}</p>`}
        </section>`;
      })}
    </div>`}
  </section>`;
}

/** A board by a field is shown once the options of the field are known, which are its columns. */
export default function BoardScreen({ query }) {
  const [known, setKnown] = useState(false);
  useEffect(() => void ensure(() => fields.load().then(() => setKnown(true))), []);
  return (known || !query.has('by')) && html`<${Board} query=${query} />`;
}
