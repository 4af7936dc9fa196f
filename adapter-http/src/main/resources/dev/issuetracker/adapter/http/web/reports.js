import { get } from './api.js';
import { html, useEffect, useState } from './html.js';
import { Avatar, Failed, Table } from './parts.js';
import { href } from './router.js';
import { duration, t } from './text.js';

const KINDS = ['open', 'in_progress', 'resolved'];

/** A bar of parts, each a share of the longest; the table says the numbers. */
function Bar({ parts, most }) {
  return html`<span class="bar" aria-hidden="true">${parts.map(({ kind, value }) => value > 0
    && html`<span key=${kind} class=${`part ${kind}`} style=${{ width: `${(100 * value) / most}%` }}></span>`)}</span>`;
}

function Assignees({ rows }) {
  const most = Math.max(...rows.map(row => row.total), 1);
  return html`<${Table} name=${t('report.assignees')}>
    <thead><tr><th scope="col">${t('field.assignee')}</th><th scope="col" class="wide">${t('report.share')}</th>
      ${KINDS.map(kind => html`<th scope="col" key=${kind}><span class="with-icon"><span class=${`part ${kind}`}></span>${t(`status.${kind}`)}</span></th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<tr key=${row.assignee.id}>
      <td><a href=${href(`/?status=all&assignee=${encodeURIComponent(row.assignee.username)}`)}><${Avatar} user=${row.assignee} named /></a></td>
      <td><${Bar} most=${most} parts=${KINDS.map(kind => ({ kind, value: row[kind] }))} /></td>
      <td>${row.open}</td><td>${row.in_progress}</td><td>${row.resolved}</td></tr>`)}</tbody>
  <//>`;
}

function Latency({ report }) {
  const groups = (report.groups ?? []).filter(group => group.key !== null);
  const most = Math.max(...groups.map(group => group.p90_seconds ?? 0), 1);
  return html`<div class="figures">
      ${['median_seconds', 'p90_seconds', 'p99_seconds'].map(name => html`<div key=${name}><span class="muted">${t(`report.${name}`)}</span>
        <strong>${report[name] === null ? '–' : duration(report[name])}</strong></div>`)}
      <div><span class="muted">${t('report.resolved')}</span><strong>${report.resolved}</strong></div>
    </div>
    ${groups.length > 0 && html`<${Table} name=${t('report.latency')}>
      <thead><tr><th scope="col">${t('report.month')}</th><th scope="col" class="wide">${t('report.median_and_p90')}</th><th scope="col">${t('report.median_seconds')}</th>
        <th scope="col">${t('report.p90_seconds')}</th><th scope="col">${t('report.resolved')}</th></tr></thead>
      <tbody>${groups.map(group => html`<tr key=${group.key}>
        <td>${group.key}</td>
        <td><${Bar} most=${most} parts=${[{ kind: 'median', value: group.median_seconds }, { kind: 'rest', value: group.p90_seconds - group.median_seconds }]} /></td>
        <td>${duration(group.median_seconds)}</td><td>${duration(group.p90_seconds)}</td><td>${group.resolved}</td></tr>`)}</tbody>
    <//>`}`;
}

export default function Reports() {
  const [state, setState] = useState({});
  const load = () => Promise.all([get('reports/top-assignees?limit=10'), get('reports/latency?group_by=month')])
    .then(([assignees, latency]) => setState({ assignees, latency }), problem => setState({ problem }));
  useEffect(() => {
    document.title = `${t('nav.reports')} · ${t('app')}`;
    void load();
  }, []);
  if (state.problem) {
    return html`<${Failed} problem=${state.problem} again=${load} />`;
  }
  return html`<section class="page" aria-label=${t('nav.reports')}>
    <h1>${t('nav.reports')}</h1>
    ${state.latency && html`<h2>${t('report.latency')}</h2><${Latency} report=${state.latency} />`}
    ${state.assignees && html`<h2>${t('report.assignees')}</h2><${Assignees} rows=${state.assignees.results} />`}
  </section>`;
}
