import { remember, remembered, shared } from './state.js';

/** The views that this browser keeps: each has a name and the path of a list. */
export const views = shared(remembered('views') ?? []);

export function keepViews(next) {
  remember('views', next);
  views.set(next);
}

/** The window that is open and belongs to no screen: help, view, or null. */
export const openWindow = shared(null);
