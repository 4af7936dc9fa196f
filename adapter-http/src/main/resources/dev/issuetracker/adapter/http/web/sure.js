import { html, useLayoutEffect, useRef, useState } from './html.js';
import { notifyDropped, useDropped } from './parts.js';
import { t } from './text.js';

/** Focuses a control once, when it is there. */
export function useFocus() {
  const control = useRef(null);
  useLayoutEffect(() => control.current?.focus(), []);
  return control;
}

/**
 * What is being done with an entry, in its place. When it ends, the focus goes back to the button that began it: the
 * one whose data-task it is.
 */
export function useTask() {
  const [task, setTask] = useState(null);
  const entry = useRef(null);
  const before = useRef(null);
  useLayoutEffect(() => {
    if (!task && before.current) {
      entry.current?.querySelector(`[data-task="${before.current}"]`)?.focus();
    }
    before.current = task;
  }, [task]);
  return { task, setTask, entry };
}

/** Closes with Escape what has the focus in it. */
export const closing = close => event => event.key === 'Escape' && !event.isComposing && close();

/**
 * A form in the place of an entry, whose key is the draft. What was typed can be brought back after it was closed.
 * @param {string} name which no other form has
 * @param {(task: string | null) => void} setTask
 * @returns {{draft: object | null, leave: (before: object, typed: object) => void, done: () => void}} draft is what was
 *   typed in a form that was brought back; leave closes the form, and done as well, once it is saved
 */
export function useDraft(name, task, setTask) {
  const [draft, setDraft] = useState(null);
  const done = () => {
    setDraft(null);
    setTask(null);
  };
  const leave = (before, typed) => {
    done();
    JSON.stringify(before) === JSON.stringify(typed) || notifyDropped(name, typed);
  };
  useDropped(name, typed => {
    setDraft(typed);
    setTask(task);
  });
  return { draft, leave, done };
}

/** A question before something that is not undone, in the place of the button that asks it. */
export function Sure({ text, label, act, close }) {
  const button = useFocus();
  return html`<div class="sure" role="group" aria-label=${label} onKeyDown=${closing(close)}>
    <p>${text}</p>
    <div class="buttons">
      <button type="button" class="danger" ref=${button} onClick=${act}>${label}</button>
      <button type="button" onClick=${close}>${t('cancel')}</button>
    </div>
  </div>`;
}
