import { BACKGROUNDS, contrast, nearest, NEEDED, weak } from './contrast.js';
import { html } from './html.js';
import { number, t } from './text.js';

// Rounded down, so that what is too little is never said to be enough.
const ratio = (color, theme) => number(Math.floor(contrast(color, BACKGROUNDS[theme]) * 10) / 10);

/** How well a colour is seen in both themes, and a nearby one when that is not enough. */
export function Contrast({ id, color, take }) {
  return html`<div class="contrast">
    <p id=${id} class="muted">${t('contrast', { light: ratio(color, 'light'), dark: ratio(color, 'dark') })}</p>
    <${Weak} color=${color} take=${take} />
  </div>`;
}

/** That a colour is hard to see, and a nearby one to take; nothing for one that is seen in both themes. */
export function Weak({ color, take }) {
  const themes = weak(color);
  return html`<p role="status">${themes.length > 0 && t(`contrast.low.${themes[0]}`, { needed: NEEDED })}</p>
    ${themes.length > 0 && html`<button type="button" onClick=${() => take(nearest(color))}>
      <span class="dot" style=${{ '--color': `#${nearest(color)}` }}></span>
        ${t('contrast.take', { color: `#${nearest(color)}` })}</button>`}`;
}
