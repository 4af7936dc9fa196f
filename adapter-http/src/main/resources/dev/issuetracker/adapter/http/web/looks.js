import { useEffect } from './html.js';
import { useLatest } from './state.js';

/**
 * Lets a screen look again whenever issues change, one look after the other. The module that listens is loaded after
 * what the screen shows.
 * @param {string} key when it changes, it begins anew
 * @param {() => Promise<void>} load loads what the screen shows
 * @param {(changed: number[] | null) => Promise<void>} look looks for what changed; null when nobody knows that
 */
export function useLooks(key, load, look) {
  const current = useLatest(look);
  useEffect(() => {
    let end = null;
    let shown = true;
    let turn = Promise.resolve();
    const hear = changed => {
      turn = turn.then(() => (shown ? current.current(changed) : undefined)).catch(() => {});
    };
    Promise.resolve(load()).then(() => import('./live.js')).then(live => {
      end = shown ? live.listen(hear) : null;
    }, () => {});
    return () => {
      shown = false;
      end?.();
    };
  }, [key]);
}
