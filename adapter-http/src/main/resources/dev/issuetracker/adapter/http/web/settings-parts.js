import { all } from './api.js';
import { html, useEffect, useState } from './html.js';
import { ensure, notifyProblem } from './parts.js';

/** A list of the API that is shown, and read again after a change. */
export function useList(path) {
  const [entries, setEntries] = useState([]);
  const load = () => ensure(() => all(path).then(setEntries));
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
