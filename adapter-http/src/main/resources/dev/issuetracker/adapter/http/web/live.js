import { base } from './api.js';

/** How long one waits to listen again, and to look meanwhile, after the server did not let one listen. */
const LOOK_AGAIN = 30_000;

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
async function read(body, hear) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ''; ;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    const blocks = (text + value).split('\n\n');
    text = blocks.pop();
    blocks.map(parseEvent).forEach(event => event && hear(event));
  }
}

/**
 * Hears that issues change, as long as the page is seen. Where nobody says it, it is asked for from time to time.
 * @param {(ids: number[] | null) => void} changed null when nobody knows which changed
 * @returns {() => void} ends it
 */
export function listen(changed) {
  let stream = null;
  /** Listens once, and says how that ended: with the stream itself, with the session, or before it began. */
  const hear = async signal => {
    const response = await fetch(`${base}issues/events`, {
      headers: { Accept: 'text/event-stream', 'X-Session': 'cookie' }, cache: 'no-store', signal,
    });
    if (!response.ok) {
      return 'failed';
    }
    // What changed before nobody says.
    changed(null);
    let end = 'ended';
    await read(response.body, ({ name, data }) => {
      if (name === 'changed') {
        changed(data.issues);
      } else if (name === 'signed_out') {
        end = name;
      }
    });
    return end;
  };
  const open = async () => {
    const own = new AbortController();
    stream = own;
    let end = 'ended';
    while (end === 'ended') {
      end = await hear(own.signal).catch(() => 'failed');
    }
    if (stream === own) {
      stream = null;
      end === 'failed' && changed(null);
    }
  };
  const close = () => {
    stream?.abort();
    stream = null;
  };
  const begin = () => {
    if (!document.hidden && !stream && navigator.onLine) {
      void open();
    }
  };
  const seen = () => (document.hidden ? close() : begin());
  begin();
  const timer = setInterval(begin, LOOK_AGAIN);
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    close();
  };
}
