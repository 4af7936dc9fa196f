import { html } from './html.js';
import { href } from './router.js';
import { t } from './text.js';

/** The screen of an address that has none. */
export default function Missing() {
  return html`<div class="empty"><h1>${t('missing')}</h1><p><a href=${href('/')}>${t('nav.active')}</a></p></div>`;
}
