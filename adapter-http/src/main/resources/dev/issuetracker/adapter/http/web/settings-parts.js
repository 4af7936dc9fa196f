import { all } from './api.js';
import { html, useEffect, useRef, useState } from './html.js';
import { notifyProblem } from './parts.js';
import { t } from './text.js';

/** A list of the API that is shown, and read again after a change. */
export function useList(path) {
  const [entries, setEntries] = useState([]);
  const load = () => all(path).then(setEntries, problem => notifyProblem(problem, load));
  useEffect(() => void load(), [path]);
  return [entries, load];
}

/**
 * Does something, and says what went wrong.
 * @returns {Promise<boolean>} whether it was done
 */
export async function attempt(work) {
  try {
    await work();
    return true;
  } catch (problem) {
    notifyProblem(problem);
    return false;
  }
}

/** What is set in one place, under its name. */
export function Section({ title, text, children }) {
  return html`<section class="settings-section" aria-label=${title}><h2>${title}</h2>${text && html`<p class="muted">${text}</p>`}${children}</section>`;
}

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
