import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import { useKeys } from './keys.js';
import { explain } from './parts.js';
import { place } from './router.js';
import { shared, useShared } from './state.js';
import { t, zoom } from './text.js';

const open = shared(null);

/**
 * Lets somebody choose from a list, by typing a part of a name, arrows and Enter, or the mouse.
 * @param {object} question
 * @param {string} question.title
 * @param {{value: any, label: string, icon?: any, hint?: string}[]} [question.items]
 * @param {(text: string) => Promise<object[]>} [question.search] finds items instead
 * @param {boolean} [question.multi] several may be chosen
 * @param {any[]} [question.selected]
 * @param {Element | null} [question.at] what the list opens below; without it, in the middle
 * @returns {Promise<any>} the value, or for multi the values; undefined when nothing was chosen
 */
export function pick(question) {
  return new Promise(resolve => {
    open.get()?.resolve(undefined);
    // A key opens it from nowhere as well: the focus goes on where what was chosen is shown.
    const before = document.activeElement === document.body ? question.at : document.activeElement;
    open.set({
      ...question,
      resolve: value => {
        open.set(null);
        if (before instanceof HTMLElement && before.isConnected) {
          before.focus({ preventScroll: true });
        }
        resolve(value);
      },
    });
  });
}

// What it is about is no longer on the screen.
place.listen(() => open.get()?.resolve(undefined));

export function PickerHost() {
  const question = useShared(open);
  return question && html`<${Picker} key=${question.title} question=${question} />`;
}

function positionAt(at) {
  if (!at || !at.isConnected || innerWidth < 560 * zoom()) {
    return null;
  }
  const rect = at.getBoundingClientRect();
  const left = Math.max(8, Math.min(rect.left, innerWidth - 288 * zoom()));
  const below = innerHeight - rect.bottom;
  return below > 320 || below > rect.top
    ? { left: `${left}px`, top: `${rect.bottom + 4}px`, maxHeight: `${Math.max(below - 16, 160)}px` }
    : { left: `${left}px`, bottom: `${innerHeight - rect.top + 4}px`, maxHeight: `${rect.top - 16}px` };
}

function matches(item, text) {
  const label = item.label.toLowerCase();
  return text.toLowerCase().split(/\s+/).every(word => label.includes(word));
}

/**
 * The items for what was typed. Those of the server wait: until they come, those before are shown. With the problem
 * when they do not come.
 */
function useItems(question, text) {
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    if (!question.search) {
      return undefined;
    }
    let current = true;
    const put = (items, thrown) => {
      if (current) {
        setFound({ text, items });
        setProblem(thrown);
      }
    };
    const timer = setTimeout(() => question.search(text).then(items => put(items, null), thrown => put([], thrown)), text ? 120 : 0);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  const items = useMemo(
    () => (question.search ? found?.items : question.items.filter(item => matches(item, text))),
    [found, text]);
  return { items: items ?? [], waits: Boolean(question.search) && found?.text !== text, problem };
}

function Picker({ question }) {
  const [text, setText] = useState('');
  const at = question.multi ? -1 : question.items?.findIndex(item => question.selected?.includes(item.value)) ?? -1;
  const [active, setActive] = useState(Math.max(0, at));
  const [chosen, setChosen] = useState(question.selected ?? []);
  const { items, waits, problem } = useItems(question, text);
  const box = useRef(null);
  const list = useRef(null);
  const position = useMemo(() => positionAt(question.at), []);
  const finish = () => question.resolve(question.multi ? chosen : undefined);
  const choose = item => {
    if (!item) {
      return;
    }
    if (!question.multi) {
      question.resolve(item.value);
    } else {
      setChosen(chosen.includes(item.value) ? chosen.filter(value => value !== item.value) : [...chosen, item.value]);
    }
  };
  useKeys({ Escape: () => question.resolve(undefined) }, { modal: true });
  // Before it is painted, so that it takes the very next key.
  useLayoutEffect(() => box.current.focus(), []);
  // Enter is about what was typed, not about what is still shown of before.
  const entered = useRef(false);
  useEffect(() => {
    if (entered.current && !waits) {
      entered.current = false;
      choose(items[0]);
    }
  }, [waits]);
  const type = event => {
    setText(event.target.value);
    setActive(0);
    entered.current = false;
  };
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  const press = event => {
    if (event.isComposing) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) {
      setActive((active + step + items.length) % items.length);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      finish();
    } else if (event.key === 'Enter') {
      entered.current = waits;
      waits || choose(items[active]);
    } else if (event.key === 'Tab') {
      finish();
    } else {
      return;
    }
    event.preventDefault();
  };
  return html`<div class="picker-layer" onMouseDown=${event => event.target === event.currentTarget && finish()}>
    <div class=${position ? 'picker' : 'picker middle'} style=${position ?? {}} role="dialog" aria-modal="true" aria-label=${question.title}>
      <input ref=${box} type="text" role="combobox" aria-expanded=${String(items.length > 0)}
        aria-controls=${items.length > 0 ? 'picker-list' : undefined} aria-autocomplete="list"
        aria-activedescendant=${items.length > 0 ? `picker-${active}` : undefined} aria-label=${question.title}
        placeholder=${question.title} autocomplete="off" spellcheck=${false} value=${text}
        onInput=${type} onKeyDown=${press} />
      ${items.length > 0
        ? html`<ul ref=${list} id="picker-list" role="listbox" aria-label=${question.title}
            aria-multiselectable=${question.multi ? 'true' : undefined}>
            ${items.map((item, index) => {
              const selected = chosen.includes(item.value);
              return html`<li key=${item.label} id=${`picker-${index}`} role="option" aria-selected=${String(selected)}
                class=${index === active ? 'active' : ''} onMouseMove=${() => setActive(index)}
                onMouseDown=${event => event.preventDefault()} onClick=${() => choose(item)}>
                ${question.multi && html`<span class=${`box ${selected ? 'on' : ''}`}>${selected && html`<${Icon} name="check" />`}</span>`}
                ${item.icon} <span class="name" dir="auto">${item.label}</span>
                ${item.hint && html`<kbd>${item.hint}</kbd>`}
                ${!question.multi && selected && html`<${Icon} name="check" />`}
              </li>`;
            })}
          </ul>`
        : html`<p class="nothing" role="status">${waits ? t('picker.waits') : problem ? explain(problem) : t('picker.nothing')}</p>`}
      ${question.multi && html`<footer><button type="button" class="primary" onClick=${finish}>${t('done')}</button></footer>`}
    </div>
  </div>`;
}
