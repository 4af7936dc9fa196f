import { useEffect, useRef, useState } from './html.js';

/**
 * A value that parts of the screen share.
 * @template T
 * @param {T} initial
 */
export function shared(initial) {
  let value = initial;
  const listeners = new Set();
  return {
    get: () => value,
    /** @param {T} next */
    set(next) {
      value = next;
      for (const listener of [...listeners]) {
        listener(value);
      }
    },
    /** @param {(value: T) => void} listener */
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The current value of something shared; the component is drawn again when it changes. */
export function useShared(source) {
  const [value, setValue] = useState(source.get());
  useEffect(() => {
    setValue(source.get());
    return source.listen(next => setValue(next));
  }, [source]);
  return value;
}

/** A value as it was drawn last, for what goes on while others are drawn. */
export function useLatest(value) {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

/** Reads what this browser keeps; null where there is nothing, or no storage. */
export function remembered(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps a value in this browser; null removes it. */
export function remember(key, value) {
  try {
    if (value === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, JSON.stringify(value));
    }
  } catch {
    // A browser without storage, or with a full one, forgets.
  }
}

/** What was typed while a text was sent: it is kept. Empty when nothing was. */
export function typedSince(text, sent) {
  return text.startsWith(sent) ? text.slice(sent.length).trimStart() : text;
}
