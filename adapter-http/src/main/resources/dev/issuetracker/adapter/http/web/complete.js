import { get } from './api.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import { useKeys } from './keys.js';
import { t } from './text.js';

const NONE = { text: '', from: 0, to: 0, suggestions: [] };
const PAUSE = 120;

/** What the search may go on with where the caret is, once somebody pauses. */
function useSuggestions() {
  const [asked, ask] = useState(null);
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    if (!asked) {
      setFound(NONE);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const { text, at } = asked;
      const answer = await get(`search/suggest?${new URLSearchParams({ q: text, at })}`, { signal: stop.signal }).catch(() => NONE);
      const written = text.slice(answer.from, answer.to);
      stop.signal.aborted || setFound({ ...answer, text, suggestions: answer.suggestions.filter(suggestion => suggestion !== written) });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);
  return [found, ask];
}

/**
 * A box for searches in the language of q, which completes keys and values. Arrows choose, Enter and Tab take what is
 * chosen, Escape closes the list. What is wrong in a search is selected.
 * @param {{initial: string, problem?: Problem, search: (text: string) => void, box: {current: HTMLInputElement}}} props
 */
export function SearchBox({ initial, problem, search, box }) {
  const wrong = problem?.about?.('q');
  const [text, setText] = useState(initial);
  const [{ text: before, from, to, suggestions }, ask] = useSuggestions();
  const [chosen, choose] = useState(null);
  const active = suggestions.indexOf(chosen);
  const list = useRef(null);
  const caret = useRef(null);
  const open = suggestions.length > 0;
  const close = () => ask(null);
  useKeys({ '/': () => box.current.focus() });
  useEffect(() => {
    const { column, found } = problem?.body?.errors?.find(error => error.field === 'q') ?? {};
    if (column) {
      box.current.focus();
      box.current.setSelectionRange(column - 1, column - 1 + found.length);
    }
  }, [wrong]);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  useLayoutEffect(() => {
    if (caret.current !== null) {
      box.current.setSelectionRange(caret.current, caret.current);
      caret.current = null;
    }
  }, [text]);
  const write = next => {
    choose(null);
    setText(next);
    const at = box.current.selectionStart;
    ask(next.slice(0, at).trim() ? { text: next, at } : null);
  };
  const take = suggestion => {
    // What was typed since these were asked for is a part of what the suggestion replaces.
    const rest = text.slice(to + text.length - before.length);
    const goesOn = suggestion.endsWith(':');
    const taken = text.slice(0, from) + suggestion + (goesOn || rest ? '' : ' ');
    caret.current = taken.length;
    choose(null);
    setText(taken + rest);
    ask(goesOn ? { text: taken + rest, at: taken.length } : null);
    box.current.focus();
  };
  const press = event => {
    if (event.isComposing) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && open) {
      choose(suggestions[(active + step + suggestions.length + (active < 0 && step < 0 ? 1 : 0)) % suggestions.length]);
    } else if (event.key === 'ArrowDown') {
      ask({ text, at: event.target.selectionStart });
    } else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0) {
      take(suggestions[active]);
    } else if (event.key === 'Escape' && open) {
      close();
    } else {
      event.key === 'Escape' && event.target.blur();
      return;
    }
    event.preventDefault();
  };
  const submit = event => {
    event.preventDefault();
    close();
    search(text.trim());
  };
  return html`<form role="search" onSubmit=${submit}>
    <${Icon} name="search" />
    <input ref=${box} type="search" role="combobox" aria-label=${t('search')} placeholder=${t('search.hint')} value=${text}
      aria-autocomplete="list" aria-expanded=${String(open)} aria-controls=${open ? 'search-list' : undefined}
      aria-activedescendant=${active >= 0 ? `suggestion-${active}` : undefined} autocomplete="off" spellcheck=${false}
      aria-invalid=${wrong ? 'true' : undefined} aria-describedby="search-note"
      onInput=${event => write(event.target.value)} onKeyDown=${press} onBlur=${close} />
    ${open && html`<ul ref=${list} id="search-list" class="suggestions" role="listbox" aria-label=${t('search.suggestions')}>
      ${suggestions.map((suggestion, index) => html`<li key=${suggestion} id=${`suggestion-${index}`} role="option"
        aria-selected=${String(index === active)} class=${index === active ? 'active' : ''}
        onMouseDown=${event => event.preventDefault()} onClick=${() => take(suggestion)}>${suggestion}</li>`)}
    </ul>`}
    <p id="search-note" class="error" role="alert">${wrong}</p>
  </form>`;
}
