import { html, useLayoutEffect, useRef } from './html.js';
import { Icon } from './icons.js';
import { useKeys } from './keys.js';
import { t } from './text.js';

/** A window above the rest, which is out of reach until it closes; without onClose only what is in it ends it. */
export function Dialog({ title, onClose, children, wide = false }) {
  const dialog = useRef(null);
  useKeys({}, { modal: true });
  // Before it is painted, so that it takes the very next key.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element.showModal();
    element.querySelector('[data-first]')?.focus();
    return () => {
      // While it is open, nothing else takes the focus.
      element.close();
      before instanceof HTMLElement && before.isConnected && before.focus();
    };
  }, []);
  const close = event => {
    event.preventDefault();
    onClose?.();
  };
  // Browsers close a window at the second Escape, whatever the page says.
  const stay = () => onClose || dialog.current?.showModal();
  return html`<dialog ref=${dialog} class=${wide ? 'wide' : ''} aria-label=${title} onCancel=${close} onClose=${stay}
      onClick=${event => event.target === dialog.current && onClose?.()}>
    <header>
      <h2>${title}</h2>
      ${onClose && html`<button type="button" class="quiet" aria-label=${t('close')} onClick=${onClose}>
        <${Icon} name="close" /></button>`}
    </header>
    ${children}
  </dialog>`;
}
