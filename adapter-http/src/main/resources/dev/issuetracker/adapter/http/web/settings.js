import { isAdmin } from './data.js';
import { html, useEffect, useState } from './html.js';
import { Failed } from './parts.js';
import { href } from './router.js';
import { t } from './text.js';

/** The sections by the end of their path, and what else they set. Each module is loaded when its section is opened. */
const SECTIONS = {
  account: { load: () => import('./settings-account.js'), parts: ['password', 'sessions', 'tokens'] },
  labels: { load: () => import('./settings-labels.js') },
  fields: { load: () => import('./settings-fields.js'), admin: true },
  people: { load: () => import('./settings-people.js'), admin: true, parts: ['invites'] },
  imports: { load: () => import('./settings-imports.js'), admin: true },
  webhooks: { load: () => import('./settings-webhooks.js'), admin: true },
  audit: { load: () => import('./settings-audit.js'), admin: true },
  backup: { load: () => import('./settings-backup.js'), admin: true, parts: ['export'] },
};

const pathOf = name => (name === 'account' ? '/settings' : `/settings/${name}`);

const visible = () => Object.keys(SECTIONS).filter(name => !SECTIONS[name].admin || isAdmin());

/** The sections that somebody may see, as paths and names. */
export const sections = () => visible().map(name => [pathOf(name), t(`settings.${name}`)]);

/** What somebody may set, as paths and names: the sections, and what is set in them under a name of its own. */
export const places = () => visible().flatMap(name =>
  [`settings.${name}`, ...(SECTIONS[name].parts ?? [])].map(key => [pathOf(name), t(key)]));

function useSection(name) {
  const [state, setState] = useState({});
  const load = () => SECTIONS[name].load()
    .then(module => setState({ Screen: module.default }), problem => setState({ problem }));
  useEffect(() => void load(), [name]);
  return { ...state, load };
}

function Content({ name, query }) {
  const { Screen, problem, load } = useSection(name);
  if (problem) {
    return html`<${Failed} problem=${problem} again=${load} />`;
  }
  return Screen && html`<${Screen} query=${query} />`;
}

/** Settings: of the own account, and for admins of the tracker. */
export default function Settings({ id, query }) {
  const name = id ?? 'account';
  const section = Object.hasOwn(SECTIONS, name) ? SECTIONS[name] : null;
  useEffect(() => {
    document.title = `${section ? t(`settings.${name}`) : t('settings')} · ${t('app')}`;
  }, []);
  return html`<section class="page settings" aria-label=${t('settings')}>
    <h1>${t('settings')}</h1>
    <nav class="tabs" aria-label=${t('settings.nav')}>
      <ul>${sections().map(([path, text]) => html`<li key=${path}>
        <a href=${href(path)} aria-current=${path === pathOf(name) ? 'page' : undefined}>${text}</a></li>`)}</ul>
    </nav>
    ${!section ? html`<p>${t('missing')}</p>`
      : section.admin && !isAdmin() ? html`<p>${t('settings.admin')}</p>`
      : html`<${Content} name=${name} query=${query} />`}
  </section>`;
}
