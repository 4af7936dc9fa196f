import { shared } from './state.js';
import { violationText } from './text.js';

/** The path below which the tracker is, with a slash at its end. */
export const base = document.documentElement.dataset.base ?? '/';

/** Whether the server was reached last time. */
export const online = shared(true);

/** What went wrong with a call: the server's problem, or that there was no answer. */
export class Problem extends Error {
  /**
   * @param {number} status 0 when there was no answer
   * @param {{code?: string, detail?: string,
   *   errors?: {field: string, message: string, column?: number, found?: string}[]}} body
   * @param {number} [retryAfter] in seconds
   */
  constructor(status, body, retryAfter = 0) {
    super(body.detail ?? '');
    this.status = status;
    this.code = body.code ?? '';
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** The message about one field; empty when nothing is wrong with it. */
  about(field) {
    return (this.body.errors ?? []).filter(error => error.field === field).map(violationText).join(' ');
  }
}

/** How often something is read before a problem that passes is shown. */
const TRIES = 3;
/** Problems that pass within a second or so; the server says after how many seconds to ask again. */
const PASSING = new Set(['overloaded', 'store_busy', 'account_busy']);

let signIn = null;

/** Says who asks for the password when a session has ended. It answers once somebody has signed in. */
export function whenSignedOut(ask) {
  signIn = ask;
}

/**
 * Calls the API as any client does; only the token is in a cookie that no script can read.
 * @param {string} method
 * @param {string} path without a slash at its beginning
 * @param {{body?: unknown, headers?: Record<string, string>, signal?: AbortSignal, again?: boolean}} [more]
 */
export async function call(method, path, more = {}) {
  return (await answered(method, path, more)).body;
}

/** The last pages of lists that are asked for again and again, by path, with their tags. */
const pages = new Map();
const MOST_PAGES = 30;

/** Gets a page of a list. When the server says that it is the same as before, it is not sent again. */
export async function getPage(path) {
  const known = pages.get(path);
  const { response, body } = await answered('GET', path, known ? { headers: { 'If-None-Match': known.tag } } : {});
  const page = response.status === 304 ? known : { tag: response.headers.get('ETag'), body };
  pages.delete(path);
  pages.set(path, page);
  pages.size > MOST_PAGES && pages.delete(pages.keys().next().value);
  return page.body;
}

/** The answer of a call, and its body; null where there is none. */
async function answered(method, path, more) {
  for (let tries = method === 'GET' ? TRIES : 1; ; tries--) {
    const response = await answer(method, path, more);
    if (response.status === 304 || response.status === 204) {
      return { response, body: null };
    }
    const body = await response.json().catch(() => ({}));
    if (response.ok) {
      return { response, body };
    }
    const problem = new Problem(response.status, body, Number(response.headers.get('Retry-After') ?? 0));
    if (tries === 1 || !PASSING.has(problem.code)) {
      throw problem;
    }
    await pause(problem.retryAfter, more.signal);
  }
}

/** Ends after so many seconds, or at once when nobody waits for the answer any longer. */
function pause(seconds, signal) {
  return new Promise(resume => {
    setTimeout(resume, seconds * 1000);
    signal?.addEventListener('abort', resume, { once: true });
  });
}

/** Sends a call, once more when somebody had to sign in first. */
async function answer(method, path, more) {
  const response = await send(method, path, more);
  if (response.status === 401 && signIn && more.again !== false) {
    await signIn();
    return send(method, path, more);
  }
  return response;
}

/** Gets a file of a type that the path can be answered as. */
export async function getFile(path, type) {
  const response = await answer('GET', path, { headers: { Accept: type } });
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => ({})));
  }
  return response.blob();
}

/** Sends a form, such as files to import. The answer may be a file as well, and is as it came. */
export const sendForm = (path, form, headers) => answer('POST', path, { body: form, headers });

async function send(method, path, { body, headers = {}, signal }) {
  const sent = { Accept: 'application/json', 'X-Session': 'cookie', ...headers };
  const asJson = body !== undefined && !(body instanceof FormData);
  if (asJson) {
    sent['Content-Type'] = 'application/json';
  }
  const before = losses;
  try {
    const response = await fetch(base + path, {
      method,
      headers: sent,
      body: asJson ? JSON.stringify(body) : body,
      cache: 'no-store',
      signal,
    });
    before === losses && setOnline();
    return response;
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    setOffline();
    throw new Problem(0, { code: 'offline' });
  }
}

/** The text of an answer that has no end, as it comes. */
export async function* textOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    yield part.value;
  }
}

let trying = null;
/** How often the server could not be reached: an answer to what was asked before that says nothing about now. */
let losses = 0;

function setOnline() {
  online.get() || online.set(true);
  // A request that had just begun may be answered after the network has gone.
  if (navigator.onLine) {
    clearInterval(trying);
    trying = null;
  }
}

/** Tries again by itself. */
function setOffline() {
  losses++;
  online.get() && online.set(false);
  keepTrying();
}

function keepTrying() {
  trying ??= setInterval(tryAgain, 3000);
}

/** Looks for the server: with a short answer that needs no session. */
function tryAgain() {
  return fetch(base + 'health/live', { cache: 'no-store' }).then(setOnline, setOffline);
}

// A server on the same machine is reached without a network too.
addEventListener('offline', () => {
  keepTrying();
  tryAgain();
});
addEventListener('online', tryAgain);

export const get = (path, more) => call('GET', path, more);
export const post = (path, body, more) => call('POST', path, { ...more, body });
export const put = (path, body) => call('PUT', path, { body });
export const patch = (path, body) => call('PATCH', path, { body });
export const remove = path => call('DELETE', path);

/** A key that makes a POST safe to send again. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** The part of an absolute link that names what to call; the tracker may lie below a path. */
export function pathOf(link) {
  const url = new URL(link);
  return url.pathname.slice(url.pathname.startsWith(base) ? base.length : 1) + url.search;
}

/** Every entry of a list, page by page. */
export async function all(path) {
  const results = [];
  for (let next = path; next; ) {
    const page = await get(next);
    results.push(...page.results);
    next = page.next && pathOf(page.next);
  }
  return results;
}
