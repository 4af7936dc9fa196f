import { all } from './api.js';
import { html, useEffect, useRef, useState } from './html.js';
import { ensure, notifyProblem } from './parts.js';

/** How long after a look the next one is, in milliseconds. */
const BETWEEN_LOOKS = 1_500;

/**
 * Looks at what goes on elsewhere, again and again until nothing does or its section is left. A page that nobody sees
 * waits until it is seen. Nothing is said of what changes: it is there to be read.
 * @param {() => Promise<boolean>} look answers whether something goes on
 * @param {unknown} [begun] changes when something was begun here, and it looks at once
 */
export function useLooks(look, begun) {
  useEffect(() => {
    let timer = null;
    let looking = false;
    let left = false;
    const later = () => {
      timer = left || document.hidden ? null : setTimeout(turn, BETWEEN_LOOKS);
    };
    const turn = async () => {
      clearTimeout(timer);
      if (looking || document.hidden) {
        return;
      }
      looking = true;
      try {
        await look() && later();
      } catch (problem) {
        // Without a network that is said already, and once it is back it goes on.
        problem.code === 'offline' ? later() : left || notifyProblem(problem);
      }
      looking = false;
    };
    document.addEventListener('visibilitychange', turn);
    void turn();
    return () => {
      left = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, [begun]);
}

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

/**
 * What has the focus is removed with its entry, as by a click on its button: the focus goes on to the entry that is in
 * its place then, or else to the section. No control takes it, as pressing Enter twice would act on what was not meant.
 */
function useFocusWithin() {
  const section = useRef(null);
  useEffect(() => {
    let last = null;
    const note = event => (last = event.target);
    const observer = new MutationObserver(records => {
      const gone = document.activeElement === document.body && last && !last.isConnected
        && records.find(({ removedNodes }) => [...removedNodes].some(node => node.contains(last)));
      if (gone) {
        const entry = [gone.nextSibling, gone.previousSibling].find(node => node?.nodeName === 'LI'
          && node.isConnected);
        const next = entry ?? section.current;
        next.tabIndex = -1;
        next.focus();
      }
    });
    section.current.addEventListener('focusin', note);
    observer.observe(section.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return section;
}

/** What is set in one place, under its name. */
export function Section({ title, text, children }) {
  return html`<section class="settings-section" ref=${useFocusWithin()} aria-label=${title}><h2>${title}</h2>${text
    && html`<p class="muted">${text}</p>`}${children}</section>`;
}
