import { get, getFile } from './api.js';
import { Chart } from './chart.js';
import { SearchBox } from './complete.js';
import { AddFilter, Chips } from './conditions.js';
import { NO_CONDITIONS, listPath, reportsPath, withValues } from './filter.js';
import { html, useEffect, useMemo, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import { Avatar, ensure, Failed, Table } from './parts.js';
import { go, href } from './router.js';
import { save } from './save.js';
import { day, duration, month, number, t } from './text.js';

const KINDS = ['open', 'in_progress', 'resolved'];
const COLOURS = { open: '--chart-open', in_progress: '--chart-in-progress', resolved: '--chart-resolved' };
const PERIODS = ['day', 'week', 'month'];
const HOUR = 3_600;
const DAY = 86_400;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';

/**
 * What a report is asked about which issues it counts. Unlike a list it counts those of every status, unless the
 * address names some.
 * @param {URLSearchParams} query of the address
 */
export function toReport(query) {
  const all = query.getAll('status').includes('all');
  return new URLSearchParams([...query].filter(([name, value]) =>
    name === 'q' ? value : !NO_CONDITIONS.includes(name) && !(all && name === 'status')));
}

/** The address of a list with the issues that reports count. */
export function counted(query) {
  const asked = toReport(query);
  asked.has('status') || asked.set('status', 'all');
  return asked;
}

/** The parameters of each report for what an address asks for. */
function asked(query) {
  const filter = [...toReport(query)];
  const span = [...filter, ['tz', zone], ...['from', 'to'].map(end => [end, query.get(end)])
    .filter(([, value]) => value)];
  return {
    throughput: [...span, ['period', query.get('period') ?? 'week']],
    latency: [...span, ['group_by', 'month']],
    'time-in-status': span,
    ageing: filter,
    'top-assignees': [...span, ['limit', 10]],
  };
}

const pathOf = (name, parameters) => `reports/${name}?${new URLSearchParams(parameters)}`;

/** One report: its name, its files, what it shows. */
function Section({ title, text, name, parameters, picture, children }) {
  const csv = () => ensure(() => getFile(pathOf(name, parameters), 'text/csv').then(blob => save(blob, `${name}.csv`)));
  return html`<div class="report" role="group" aria-label=${title}>
    <header><h2>${title}</h2>
      <div class="tools">
        <button type="button" class="quiet" aria-label=${t('report.csv', { name: title })} onClick=${csv}>CSV</button>
        ${picture && html`<button type="button" class="quiet" aria-label=${t('report.png', { name: title })}
          onClick=${() => picture.current?.()}>PNG</button>`}
      </div></header>
    <p class="muted">${text}</p>
    ${children}
  </div>`;
}

/** The numbers behind a picture. */
function Numbers({ name, head, rows }) {
  return html`<details class="numbers"><summary>${t('report.numbers')}</summary>
    <${Table} name=${name}>
      <thead><tr>${head.map(column => html`<th scope="col" key=${column}>${column}</th>`)}</tr></thead>
      <tbody>${rows.map(([first, ...rest]) =>
        html`<tr key=${first}><th scope="row">${first}</th>
        ${rest.map((cell, i) => html`<td key=${i}>${cell}</td>`)}</tr>`)}</tbody>
    <//></details>`;
}

/** What came and went, and below it what was left: far more, so that one scale would flatten the other. */
function Throughput({ report, parameters }) {
  const [flow, stock] = [useRef(null), useRef(null)];
  const labels = useMemo(() =>
    report.results.map(one => (report.period === 'month' ? month(one.day) : day(one.day))), [report]);
  const moved = useMemo(() => [
    { name: t('report.created'), values: report.results.map(one => one.created), colour: '--chart-created',
      dash: [6, 4] },
    { name: t('report.resolved'), values: report.results.map(one => one.resolved), colour: '--chart-resolved' },
  ], [report]);
  const left = useMemo(() => [
    { name: t('report.left'), values: report.results.map(one => one.backlog), colour: '--chart-backlog' },
  ], [report]);
  const sections = [
    { title: t('report.throughput'), text: t('report.throughput.text'), series: moved, picture: flow,
      file: 'created-and-resolved' },
    { title: t('report.backlog'), text: t('report.backlog.text'), series: left, picture: stock, file: 'backlog' },
  ];
  return sections.map(({ title, text, series, picture, file }) =>
    html`<${Section} key=${file} title=${title} text=${text} name="throughput" parameters=${parameters}
    picture=${picture}>
    <${Chart} name=${title} file=${file} labels=${labels} series=${series} picture=${picture} />
    <${Numbers} name=${title} head=${[t(`report.${report.period}`), ...series.map(one => one.name)]}
      rows=${labels.map((label, i) => [label, ...series.map(one => number(one.values[i]))])} />
  <//>`);
}

/** What a range of durations is called, such as 3–7 d. */
function range({ from_seconds: from, to_seconds: to }) {
  const unit = seconds => (seconds < DAY ? ['hours', HOUR] : ['days', DAY]);
  const amount = seconds => number(seconds / unit(seconds)[1]);
  const named = (seconds, text = amount(seconds)) => t(unit(seconds)[0], { count: text });
  if (from === 0 || to === null) {
    return from === 0 ? `< ${named(to)}` : `≥ ${named(from)}`;
  }
  return unit(from)[0] === unit(to)[0] ? named(to, `${amount(from)}–${amount(to)}`) : `${named(from)} – ${named(to)}`;
}

function Figures({ report, names }) {
  return html`<div class="figures">
    ${names.map(([name, text]) => html`<div key=${name}><span class="muted">${text}</span>
    <strong>${!name.endsWith('_seconds') ? number(report[name]) : report[name] === null ? '–'
      : duration(report[name])}</strong></div>`)}</div>`;
}

const PERCENTILES = ['median_seconds', 'p90_seconds', 'p99_seconds'];
/** Lines that differ without their colour too. */
const OVER_TIME = [
  { colour: '--chart-resolved' }, { colour: '--chart-created', dash: [6, 4] },
    { colour: '--chart-backlog', dash: [2, 3] },
];
const percentiles = () => PERCENTILES.map(name => [name, t(`report.${name}`)]);

function Latency({ report, parameters }) {
  const picture = useRef(null);
  const title = t('report.latency');
  const labels = useMemo(() => report.histogram.map(range), [report]);
  const series = useMemo(() =>
    [{ name: t('report.resolved'), values: report.histogram.map(one => one.resolved), colour: '--chart-resolved',
    bars: true }], [report]);
  return html`<${Section} title=${title} text=${t('report.latency.text')} name="latency" parameters=${parameters}
    picture=${picture}>
    <${Figures} report=${report} names=${[...percentiles(), ['resolved', t('report.resolved')]]} />
    <${Chart} name=${title} file="latency" labels=${labels} series=${series} picture=${picture} />
    <${Numbers} name=${title} head=${[t('report.took'), t('report.resolved')]}
      rows=${report.histogram.map((one, i) => [labels[i], number(one.resolved)])} />
  <//>`;
}

const days = seconds => (seconds === null ? null : Math.round(seconds / DAY * 10) / 10);

/** How long it took over time. */
function LatencyOverTime({ report, parameters }) {
  const picture = useRef(null);
  const title = t('report.by_month');
  const labels = useMemo(() => report.groups.map(group => month(`${group.key}-01`)), [report]);
  const series = useMemo(() => percentiles().map(([name, text], i) => (
    { name: text, values: report.groups.map(group => days(group[name])), ...OVER_TIME[i] })), [report]);
  return report.groups.length > 0
    && html`<${Section} title=${title} text=${t('report.by_month.text')} name="latency" parameters=${parameters}
    picture=${picture}>
    <${Chart} name=${title} file="latency-by-month" labels=${labels} series=${series} picture=${picture} />
    <${Numbers} name=${title} head=${[t('report.month'), ...series.map(one => one.name), t('report.resolved')]}
      rows=${report.groups.map((group, i) =>
        [labels[i], ...PERCENTILES.map(name => duration(group[name])), number(group.resolved)])} />
  <//>`;
}

function TimeInStatus({ report, parameters }) {
  const picture = useRef(null);
  const title = t('report.time_in_status');
  const shown = seconds => (seconds === null ? '–' : duration(seconds));
  const labels = useMemo(() => report.results.map(one => t(`status.${one.status}`)), [report]);
  const series = useMemo(() => [
    { name: t('report.median_days'), values: report.results.map(one => days(one.median_seconds) ?? 0),
      colour: '--chart-in-progress', bars: true },
    { name: t('report.to_p90_days'), values: report.results.map(one => days(one.p90_seconds - one.median_seconds) ?? 0),
      colour: '--chart-open', bars: true },
  ], [report]);
  return html`<${Section} title=${title} text=${t('report.time_in_status.text')} name="time-in-status"
    parameters=${parameters} picture=${picture}>
    <${Chart} name=${title} file="time-in-status" labels=${labels} series=${series} picture=${picture} />
    <${Numbers} name=${title}
      head=${[t('field.status'), t('report.median_seconds'), t('report.p90_seconds'), t('report.issues')]}
      rows=${report.results.map((one, i) =>
        [labels[i], shown(one.median_seconds), shown(one.p90_seconds), number(one.issues)])} />
  <//>`;
}

function Ageing({ report, parameters }) {
  const picture = useRef(null);
  const title = t('report.ageing');
  const labels = useMemo(() => report.histogram.map(range), [report]);
  const series = useMemo(() => [
    { name: t('status.in_progress'), values: report.histogram.map(one => one.in_progress),
      colour: '--chart-in-progress', bars: true },
    { name: t('status.open'), values: report.histogram.map(one => one.open), colour: '--chart-open', bars: true },
  ], [report]);
  return html`<${Section} title=${title} text=${t('report.ageing.text')} name="ageing" parameters=${parameters}
    picture=${picture}>
    <${Figures} report=${report} names=${[...percentiles(), ['unresolved', t('report.unresolved')]]} />
    <${Chart} name=${title} file="ageing" labels=${labels} series=${series} picture=${picture} />
    <${Numbers} name=${title} head=${[t('report.age'), ...series.map(one => one.name)]}
      rows=${report.histogram.map((one, i) => [labels[i], number(one.in_progress), number(one.open)])} />
  <//>`;
}

function Assignees({ report, parameters, query }) {
  const picture = useRef(null);
  const title = t('report.assignees');
  const rows = report.results;
  const labels = useMemo(() => rows.map(row => row.assignee.username), [report]);
  const series = useMemo(() => KINDS.map(kind => (
    { name: t(`status.${kind}`), values: rows.map(row => row[kind]), colour: COLOURS[kind], bars: true })), [report]);
  return html`<${Section} title=${title} text=${t('report.assignees.text')} name="top-assignees"
    parameters=${parameters} picture=${picture}>
    <${Chart} name=${title} file="top-assignees" labels=${labels} series=${series} picture=${picture} slanted />
    <${Table} name=${title}>
      <thead><tr><th scope="col">${t('field.assignee')}</th>
        ${series.map(one => html`<th scope="col" key=${one.name}>${one.name}</th>`)}</tr></thead>
      <tbody>${rows.map(row => html`<tr key=${row.assignee.id}>
        <td><a href=${href(listPath(withValues(counted(query), 'assignee', [row.assignee.username])))}>
          <${Avatar} user=${row.assignee} named /></a></td>
        ${KINDS.map(kind => html`<td key=${kind}>${number(row[kind])}</td>`)}</tr>`)}</tbody>
    <//>
  <//>`;
}

/** Which issues and which time the reports are about, as the address has it. */
function Choice({ query, problem }) {
  const box = useRef(null);
  const show = (name, value) => go(reportsPath(withValues(query, name, value ? [value] : [])));
  return html`<div class="toolbar">
    <${SearchBox} key=${query.get('q')} initial=${query.get('q') ?? ''} problem=${problem}
      search=${text => show('q', text)} box=${box} />
    <${AddFilter} query=${query} to=${reportsPath} />
    <a class="button" href=${href(listPath(counted(query)))} aria-label=${t('board.list')}><${Icon} name="issues" />
      <span>${t('board.list')}</span></a>
    <select aria-label=${t('report.period')} value=${query.get('period') ?? 'week'}
      onChange=${event => show('period', event.target.value)}>
      ${PERIODS.map(period => html`<option key=${period} value=${period}>${t(`report.by.${period}`)}</option>`)}
    </select>
    <div class="dates">${['from', 'to'].map(end =>
      html`<label key=${end} class="with-icon"><span class="muted">${t(`report.${end}`)}</span>
      <input type="date" value=${query.get(end) ?? ''}
        onChange=${event => show(end, event.target.value)} /></label>`)}</div>
  </div>`;
}

export default function Reports({ query }) {
  const key = query.toString();
  const [state, setState] = useState({});
  const load = () => {
    const parameters = asked(query);
    return Promise.all(Object.entries(parameters).map(([name, each]) => get(pathOf(name, each)))).then(
      ([throughput, latency, times, ageing, assignees]) =>
        setState({ key, parameters, throughput, latency, times, ageing, assignees }),
      problem => setState({ key, problem }));
  };
  useEffect(() => void load(), [key]);
  useEffect(() => {
    document.title = `${t('nav.reports')} · ${t('app')}`;
  }, []);
  const { problem, parameters } = state;
  const wrong = problem?.about?.('q');
  return html`<div class="reports"><${Choice} query=${query} problem=${problem} />
    <${Chips} query=${query} to=${reportsPath} />
    <section class="page" aria-label=${t('nav.reports')}>
      <h1>${t('nav.reports')}</h1>
      ${problem && !wrong && html`<${Failed} problem=${problem} again=${load} />`}
      ${parameters && html`
        <${Throughput} report=${state.throughput} parameters=${parameters.throughput} />
        <${Latency} report=${state.latency} parameters=${parameters.latency} />
        <${LatencyOverTime} report=${state.latency} parameters=${parameters.latency} />
        <${TimeInStatus} report=${state.times} parameters=${parameters['time-in-status']} />
        <${Ageing} report=${state.ageing} parameters=${parameters.ageing} />
        <${Assignees} report=${state.assignees} parameters=${parameters['top-assignees']} query=${query} />`}
    </section></div>`;
}
