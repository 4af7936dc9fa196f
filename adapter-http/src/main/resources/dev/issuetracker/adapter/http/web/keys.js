import { useLayoutEffect } from './html.js';
import { remember, remembered, shared, useLatest } from './state.js';

/** Whether keys act that write a character: speech input and an unsteady hand press them unmeant (WCAG 2.2, 2.1.4). */
export const characterKeys = shared(remembered('character-keys') !== false);
characterKeys.listen(on => remember('character-keys', on ? null : false));

/** Those who listen, the last one first. One that is modal hides those below it. */
const layers = [];

function typing(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)
      || (target.tagName === 'INPUT' && !/^(checkbox|radio|button)$/.test(target.type)));
}

/** The name of what was pressed, such as j, Enter or Ctrl+k. */
export function nameOf(event) {
  const command = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : '';
  return command + shift + (command ? event.key.toLowerCase() : event.key);
}

/** The layers whose keys act, the last one first. */
function acting() {
  const last = layers.findLastIndex(layer => layer.modal);
  return layers.slice(Math.max(last, 0)).reverse();
}

/** What a key does on the screen that is shown, for those who look for it by name; undefined when it does nothing. */
export function actionOf(name) {
  return acting().map(layer => layer.keys()[name]).find(Boolean);
}

addEventListener('keydown', event => {
  if (event.defaultPrevented || event.isComposing || event.altKey) {
    return;
  }
  const name = nameOf(event);
  if (name.length === 1 && !characterKeys.get()) {
    return;
  }
  if (typing(event.target) && !name.startsWith('Ctrl+') && name !== 'Escape') {
    return;
  }
  if (acting().some(layer => layer.keys()[name] && layer.keys()[name](event) !== false)) {
    event.preventDefault();
  }
});

/**
 * Listens to keys while the component is shown, except while somebody types.
 * @param {Record<string, (event: KeyboardEvent) => unknown>} keys one that returns false leaves the key to others
 */
export function useKeys(keys, { modal = false } = {}) {
  const current = useLatest(keys);
  useLayoutEffect(() => {
    const layer = { keys: () => current.current, modal };
    layers.push(layer);
    return () => layers.splice(layers.indexOf(layer), 1);
  }, [modal]);
}
