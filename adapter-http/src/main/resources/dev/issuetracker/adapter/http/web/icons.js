import { html } from './html.js';

const PATHS = {
  issues: 'M3 4h10M3 8h10M3 12h6',
  board: 'M2.5 3h3v10h-3zM6.5 3h3v7h-3zM10.5 3h3v5h-3z',
  chart: 'M3 13V7M8 13V3M13 13V9',
  upload: 'M8 10.5V3M5 5.5L8 2.5l3 3M3 10v3h10v-3',
  gear: 'M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6L5 5M11 11l1.4 1.4M3.6 12.4L5 11M11 5l1.4-1.4',
  plus: 'M8 3v10M3 8h10',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5l3 3',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.2 3L13 4.5',
  person: 'M8 8.2a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM3 13.5c.6-2.3 2.5-3.4 5-3.4s4.4 1.1 5 3.4',
  label: 'M2.5 3v4.6l6.2 6.1 4.9-4.9-6.1-6.2H3zM5.3 5.4h.01',
  comment: 'M3 3h10v7.5H7.5L4.5 13v-2.5H3z',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  moon: 'M12.8 9.8A5.5 5.5 0 0 1 6.2 3.2 5.5 5.5 0 1 0 12.8 9.8z',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  sort: 'M5 3v10M5 13l-2-2M5 13l2-2M11 13V3M11 3L9 5M11 3l2 2',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  star: 'M8 2.5l1.7 3.5 3.8.5-2.8 2.7.7 3.8L8 11.2 4.6 13l.7-3.8L2.5 6.5l3.8-.5z',
  link: 'M6.5 9.5l3-3M7 4.8l1-1a2.8 2.8 0 0 1 4 4l-1 1M9 11.2l-1 1a2.8 2.8 0 0 1-4-4l1-1',
  clock: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.2l2 1.3',
  edit: 'M3 13l.7-2.8L11 3l2 2-7.2 7.3z',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
  help: 'M6 6.2C6 5 6.9 4.3 8 4.3s2 .7 2 1.8c0 1.5-2 1.6-2 3.1M8 11.6h.01M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  tree: 'M4 3v8.5h4M4 7h4M10 5.5h3v3h-3zM10 10h3v3h-3z',
  up: 'M8 13V3M8 3L4 7M8 3l4 4',
  down: 'M8 3v10M8 13l-4-4M8 13l4-4',
  leave: 'M6.5 3H3v10h3.5M7 8h6M10.5 5.5L13 8l-2.5 2.5',
};

/** A symbol without a name of its own: the text beside it, or the control around it, says what it means. */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

/**
 * A status has a shape and a colour: an open ring, a half one, a check.
 * @param {{status: string, name?: string}} props name says the status where no text beside it does
 */
export function StatusIcon({ status, name }) {
  return html`<svg class=${`status status-${status}`} viewBox="0 0 16 16" role=${name && 'img'} aria-label=${name} aria-hidden=${name ? undefined : 'true'}>
    <circle cx="8" cy="8" r="5.5" />
    ${status === 'in_progress' && html`<path class="half" d="M8 4.6a3.4 3.4 0 0 1 0 6.8z" />`}
    ${status === 'resolved' && html`<path class="tick" d="M5.4 8.2l1.8 1.7 3.4-3.6" />`}
  </svg>`;
}
