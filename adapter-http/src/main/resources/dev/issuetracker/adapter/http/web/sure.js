import { html, useEffect, useRef, useState } from './html.js';
import { t } from './text.js';

/** Focuses a control once, when it is there. */
export function useFocus() {
  const control = useRef(null);
  useEffect(() => control.current?.focus(), []);
  return control;
}

/**
 * What is being done with an entry, in its place. When it ends, the focus goes back to the button that began it: the one
 * whose data-task it is.
 */
export function useTask() {
  const [task, setTask] = useState(null);
  const entry = useRef(null);
  const before = useRef(null);
  useEffect(() => {
    if (!task && before.current) {
      entry.current?.querySelector(`[data-task="${before.current}"]`)?.focus();
    }
    before.current = task;
  }, [task]);
  return { task, setTask, entry };
}

/** A question before something that is not undone, in the place of the button that asks it. */
export function Sure({ text, label, act, close }) {
  const button = useFocus();
  return html`<div class="sure" role="group" aria-label=${label}>
    <p>${text}</p>
    <div class="buttons">
      <button type="button" class="danger" ref=${button} onClick=${act}>${label}</button>
      <button type="button" onClick=${close}>${t('cancel')}</button>
    </div>
  </div>`;
}
