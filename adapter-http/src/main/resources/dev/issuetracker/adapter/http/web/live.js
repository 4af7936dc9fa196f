import { base, textOf } from './api.js';

/** How long one waits to listen again after the server did not let one listen. */
const LOOK_AGAIN = 30_000;
/** How long one goes on listening when no screen does, so that from one screen to the next the stream stays. */
const LINGER = 2_000;
/** Several pages of a browser share one stream: the one that has the lock listens for all. */
const NAME = `issue-tracker ${base}`;

/**
 * An event of a stream, which is a few lines; null for a comment.
 * @returns {{name: string, data: object} | null}
 */
export function parseEvent(block) {
  const value = name => block.split('\n').find(line => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const data = value('data');
  return data === undefined ? null : { name: value('event') ?? 'message', data: JSON.parse(data) };
}

/** Reads events until their stream ends. An EventSource cannot send the header that goes with the cookie. */
async function read(response, hear) {
  let text = '';
  for await (const part of textOf(response)) {
    const blocks = (text + part).split('\n\n');
    text = blocks.pop();
    blocks.map(parseEvent).forEach(event => event && hear(event));
  }
}

const listeners = new Set();
const others = new BroadcastChannel(NAME);

function hearAll(ids) {
  caughtUp ||= ids === null;
  listeners.forEach(changed => changed(ids));
}

others.onmessage = ({ data }) => hearAll(data);

function announce(ids) {
  others.postMessage(ids);
  hearAll(ids);
}

/**
 * Listens once, and says how that ended: with the stream itself, with the session, for a stream that was opened
 * later, or before it began.
 */
async function hear(signal) {
  const response = await fetch(`${base}issues/events`, {
    headers: { Accept: 'text/event-stream', 'X-Session': 'cookie' }, cache: 'no-store', signal,
  });
  if (!response.ok) {
    return 'failed';
  }
  // What changed before nobody says.
  announce(null);
  let end = 'ended';
  await read(response, ({ name, data }) => {
    if (name === 'changed') {
      announce(data.issues);
    } else if (name === 'signed_out' || name === 'replaced') {
      end = name;
    }
  });
  return end;
}

/** Ends after a while, when the network is back, or when nobody waits any longer. */
function pause(signal) {
  return new Promise(resume => {
    setTimeout(resume, LOOK_AGAIN);
    addEventListener('online', resume, { once: true, signal });
    signal.addEventListener('abort', resume, { once: true });
  });
}

/** Listens for all pages until it is ended. Where there is no stream, all look from time to time. */
async function lead(signal) {
  while (!signal.aborted) {
    const end = navigator.onLine ? await hear(signal).catch(() => 'failed') : 'offline';
    if (!signal.aborted && end !== 'ended') {
      end === 'failed' && announce(null);
      await pause(signal);
    }
  }
}

let listening = null;
/** Whether all that changed before somebody listened is said. */
let caughtUp = false;

/** Listens for all pages, or lets the one go on that does so already, until it is closed. */
async function share(signal) {
  const alone = await navigator.locks.request(NAME, { ifAvailable: true }, lock => lock && lead(signal).then(() => true));
  if (!alone && !signal.aborted) {
    hearAll(null);
    await navigator.locks.request(NAME, { signal }, () => lead(signal));
  }
}

function begin() {
  if (document.hidden || listening || listeners.size === 0) {
    return;
  }
  listening = new AbortController();
  const { signal } = listening;
  // Pages that are not secure have no locks: each listens for itself.
  void (navigator.locks ? share(signal) : lead(signal)).catch(() => {});
}

function end() {
  listening?.abort();
  listening = null;
  caughtUp = false;
}

document.addEventListener('visibilitychange', () => {
  document.hidden ? end() : begin();
});

/**
 * Hears that issues change, as long as the page is seen. Where nobody says it, it is asked for from time to time.
 * @param {(ids: number[] | null) => void} changed null when nobody knows which changed; also called once as soon as
 *   changes are heard, since those from before are not said
 * @returns {() => void} ends it
 */
export function listen(changed) {
  listeners.add(changed);
  begin();
  caughtUp && changed(null);
  return () => {
    listeners.delete(changed);
    setTimeout(() => listeners.size === 0 && end(), LINGER);
  };
}
