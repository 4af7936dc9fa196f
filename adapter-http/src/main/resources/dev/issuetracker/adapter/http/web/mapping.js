import { fields, isAdmin, people, STATUSES } from './data.js';
import { html, useLayoutEffect, useState } from './html.js';
import { Table } from './parts.js';
import { pick } from './picker.js';
import { rowText } from './problems.js';
import { RELATIONS } from './side.js';
import { useShared } from './state.js';
import { count, number, t } from './text.js';

const ENCODINGS = ['UTF-8', 'windows-1252', 'ISO-8859-1', 'ISO-8859-2', 'UTF-16LE'];
const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
/** What programs call themselves, by what the API calls them. */
const PROGRAMS = {
  asana: 'Asana', 'azure-devops': 'Azure DevOps', bugzilla: 'Bugzilla', clickup: 'ClickUp', github: 'GitHub',
  gitlab: 'GitLab', 'issue-tracker': 'Issue Tracker', jira: 'Jira', linear: 'Linear', mantisbt: 'MantisBT',
  monday: 'monday.com', openproject: 'OpenProject', pivotal: 'Pivotal Tracker', plane: 'Plane', redmine: 'Redmine',
  shortcut: 'Shortcut', taiga: 'Taiga', trello: 'Trello', youtrack: 'YouTrack',
};
/** What was in the source, for which there are texts. */
const PAST = ['key', 'number', 'url', 'created_by', 'created_at', 'updated_at', 'resolved_at', 'comments', 'links',
  'time_zone'];
const NOT_READ = 'none';
/** How many names and words are shown: enough for a person to decide, few enough to be read. */
const SHOWN = 50;

/**
 * What the sender of a file says of it, as the part `mapping` of an import has it.
 * @typedef {{format?: string, encoding?: string, separator?: string, sheet?: string, date_order?: string,
 *   decimal?: string, columns?: Record<string, string>, values?: Record<string, Record<string, string>>,
 *   people?: Record<string, string>}} Mapping
 */

/** The mapping with another value; without one it says nothing. Null says that there is none. */
export function choose(mapping, name, value) {
  const { [name]: before, ...rest } = mapping;
  return value || value === null ? { ...rest, [name]: value } : rest;
}

/** The mapping with what one column, word or person means. */
export function mean(mapping, path, value) {
  const [name, ...rest] = path;
  const inside = mapping[name] ?? {};
  return choose(mapping, name, rest.length > 0 ? mean(inside, rest, value) : value);
}

/** The columns of a file, those that are read and the others, in the order in which they were met first. */
export function allColumns(report, before = []) {
  const columns = [...report.columns, ...report.ignored_columns.map(column => ({ ...column, fills: NOT_READ }))];
  const place = column => {
    const known = before.indexOf(column.column);
    return known < 0 ? before.length : known;
  };
  return columns.map((column, index) => ({ column, index }))
    .sort((one, other) => place(one.column) - place(other.column) || one.index - other.index)
    .map(entry => entry.column);
}

/** What columns fill, by what errors call it. */
const MEANT = { author: 'created_by', comment: 'comments', created: 'created_at', updated: 'updated_at',
  resolved: 'resolved_at' };

/** What a column fills, as the interface calls it. */
export function target(code) {
  if (code.startsWith('fields.')) {
    return code.slice('fields.'.length);
  }
  if (['title', 'description', 'status', 'assignee', 'labels', 'parent'].includes(code)) {
    return t(`field.${code}`);
  }
  const past = MEANT[code] ?? code;
  return PAST.includes(past) ? t(`target.${past}`) : RELATIONS.includes(code) ? t(`link.${code}`) : code;
}

const MARKUPS = { html: 'HTML', jira: 'Jira', textile: 'Textile' };

/** What is shown as chosen: what was said at once, before the server has checked it, and what was found otherwise. */
const chosen = (options, said, found) => (options.some(([code]) => code === said) ? said : found);

function Choice({ label, name, said, found, options, onChange }) {
  return html`<label class="field"><span>${label}</span>
    <select data-mends=${name} value=${chosen(options, said, found)} onChange=${event => onChange(event.target.value)}>
      ${options.map(([code, name]) => html`<option key=${code} value=${code}>${name}</option>`)}</select></label>`;
}

/** The options of a choice, and the one that was found where it is another. */
function withFound(options, found, name) {
  return found && !options.some(([code]) => code === found) ? [[found, name ?? found], ...options] : options;
}

/** What becomes of descriptions and comments in another markup than ours. */
function Markup({ markup }) {
  const language = MARKUPS[markup?.language];
  return ['converted', 'unchanged'].filter(part => markup?.[part] > 0)
    .map(part => html`<p key=${part} class="muted">${count(`import.markup.${part}`, markup[part], { language })}</p>`);
}

/** The column of a file by its name, which may be written in another case, or by what it fills. */
function columnOf(report, name) {
  return report.columns?.find(one => one.column.toLowerCase() === name?.toLowerCase())
    ?? report.columns?.find(one => one.fills === name);
}

/**
 * What is wrong with a value, by the name that its column has in the file: not the one of the API.
 * @param {string | null} name of the column
 * @param {boolean} [beside] the name is beside it
 */
function explained(error, name, beside = false) {
  const { column, message } = error;
  const renamed = column && message.startsWith(`${column} `) ? name + message.slice(column.length) : message;
  const text = rowText({ ...error, column: name, message: renamed });
  const rest = text.slice(`${name}: `.length);
  return beside && text.startsWith(`${name}: `) ? rest[0].toUpperCase() + rest.slice(1) : text;
}

/** What people call the column of an error: as the file does, or else the interface. */
const nameOf = (report, column) => column && (columnOf(report, column)?.column ?? target(column));

/** In which order the dates of each column were read. */
function DateOrders({ report }) {
  const orders = report.date_orders.map(({ column, order }) =>
    ({ column: columnOf(report, column)?.column ?? column, order }));
  return ['dmy', 'mdy'].map(order => [order, orders.filter(one => one.order === order)])
    .map(([order, found]) => found.length > 0
    && html`<p key=${order} class="muted">
      ${t(`import.dates.read.${order}`, { columns: found.map(one => one.column).join(', ') })}</p>`);
}

/** What was before the decimals of each column. */
function Decimals({ report }) {
  const signs = report.decimals.map(({ column, decimal }) =>
    ({ column: columnOf(report, column)?.column ?? column, decimal }));
  return ['point', 'comma'].map(sign => [sign, signs.filter(one => one.decimal === sign)])
    .map(([sign, found]) => found.length > 0
    && html`<p key=${sign} class="muted">
      ${t(`import.numbers.read.${sign}`, { columns: found.map(one => one.column).join(', ') })}</p>`);
}

/** How the file was read: by which program's words, in which encoding, separated by what. */
export function Recognised({ report, found, mapping, onChange }) {
  const set = name => value => onChange(choose(mapping, name, value));
  const dated = mapping.date_order || report.date_orders.length > 0
    || report.errors.some(error => error.code === 'ambiguous_dates');
  const decimals = mapping.decimal || report.decimals.length > 0
    || report.errors.some(error => error.code === 'ambiguous_numbers');
  const formats = withFound([['tracker', t('import.format.tracker')], ['other', t('import.format.other')]], found,
    PROGRAMS[found]);
  // What columns can fill depends on the format.
  const setFormat = format => onChange({ ...choose(mapping, 'columns'), format });
  return html`<section class="recognised" aria-label=${t('import.read')}><h2>${t('import.read')}</h2>
    <div class="choices">
      ${report.format && html`<${Choice} name="format" label=${t('import.format')} said=${mapping.format}
        found=${report.format} onChange=${setFormat}
        options=${withFound(formats, report.format, PROGRAMS[report.format])} />`}
      ${report.encoding && html`<${Choice} label=${t('import.encoding')} said=${mapping.encoding}
        found=${report.encoding} onChange=${set('encoding')}
        options=${withFound(ENCODINGS.map(name => [name, name]), report.encoding)} />`}
      ${report.separator && html`<${Choice} label=${t('import.separator')} said=${mapping.separator}
        found=${report.separator} onChange=${set('separator')}
        options=${withFound(Object.entries(SEPARATORS)
          .map(([code, name]) => [code, t(`separator.${name}`)]), report.separator)} />`}
      ${report.sheets.length > 1
        && html`<${Choice} label=${t('import.sheet')} said=${mapping.sheet} found=${report.sheet}
        onChange=${set('sheet')}
        options=${report.sheets.map(name => [name, name])} />`}
      ${dated && html`<${Choice} name="dates" label=${t('import.dates')} found=${mapping.date_order ?? ''}
        onChange=${set('date_order')}
        options=${['', 'dmy', 'mdy'].map(order => [order, t(`import.dates.${order || 'found'}`)])} />`}
      ${decimals && html`<${Choice} name="numbers" label=${t('import.numbers')} found=${mapping.decimal ?? ''}
        onChange=${set('decimal')}
        options=${['', 'point', 'comma'].map(sign => [sign, t(`import.numbers.${sign || 'found'}`)])} />`}
    </div>
    <${DateOrders} report=${report} />
    <${Decimals} report=${report} />
    <${Markup} markup=${report.markup} />
  </section>`;
}

const EXISTING = ['reject', 'skip', 'update', 'overwrite'];

/** What becomes of rows whose issues came in before. Only files of other programs say which issues their rows are. */
export function Existing({ report, existing, onChange }) {
  return report.source && html`<section aria-label=${t('import.existing')}><h2>${t('import.existing')}</h2>
    <${Choice} name="existing" label=${t('import.existing.rows')} found=${existing} onChange=${onChange}
      options=${EXISTING.map(code => [code, t(`import.existing.${code}`)])} /></section>`;
}

/** What each column fills. */
export function Columns({ columns, targets, mapping, onChange }) {
  const options = [[NOT_READ, t('import.fills.none')], ...targets.map(code => [code, target(code)])];
  return html`<section><h2 data-mends="columns" tabindex="-1">${t('import.columns')}</h2>
    <${Table} name=${t('import.columns')}>
      <thead><tr><th scope="col">${t('import.column')}</th><th scope="col">${t('import.fills')}</th></tr></thead>
      <tbody>${columns.map(column => html`<tr key=${column.column}>
        <th scope="row"><strong>${column.column}</strong> <span class="muted">
          ${count('import.values', column.values)}</span>
          ${column.example && html`<span class="example">${column.example}</span>`}</th>
        <td><select data-mends=${`column ${column.column}`}
          aria-label=${t('import.fills.of', { column: column.column })}
          value=${chosen(options, mapping.columns?.[column.column], column.fills)}
          onChange=${event => onChange(mean(mapping, ['columns', column.column], event.target.value))}>
          ${options.map(([code, name]) =>
            html`<option key=${code} value=${code}>${name}</option>`)}</select></td></tr>`)}</tbody>
    <//>
  </section>`;
}

/** What each word for a status means. */
export function Statuses({ report, mapping, onChange }) {
  const { statuses } = report;
  const guessed = new Set(report.unknown_values.filter(({ code }) => code === 'unknown_status')
    .map(({ value }) => value));
  return statuses.length > 0 && html`<section><h2>${t('import.statuses')}</h2>
    <${Table} name=${t('import.statuses')}>
      <thead><tr><th scope="col">${t('import.value')}</th><th scope="col">${t('import.means')}</th></tr></thead>
      <tbody>${statuses.slice(0, SHOWN).map(({ value, status, rows }) => html`<tr key=${value}>
        <th scope="row"><strong>${value || t('import.empty')}</strong> <span class="muted">
          ${count('import.rows', rows)}${guessed.has(value) && ` · ${t('import.unknown')}`}</span></th>
        <td><select data-mends=${`status ${value}`}
          aria-label=${t('import.means.of', { value: value || t('import.empty') })}
          value=${mapping.values?.status?.[value] ?? status ?? ''}
          onChange=${event => onChange(mean(mapping, ['values', 'status', value], event.target.value))}>
          ${!status && html`<option value="">${t('import.unknown')}</option>`}
          ${STATUSES.map(code =>
            html`<option key=${code} value=${code}>${t(`status.${code}`)}</option>`)}</select></td></tr>`)}</tbody>
    <//>
  </section>`;
}

/** The words of a field that are none of its options, and those of which it is said what they mean. */
function wordsOf(field, report, said) {
  const wrong = [...report.unknown_values, ...report.errors].filter(({ column, code }) => column === field.name
    && code === 'unknown_option');
  const known = Object.keys(said).map(word => word.toLowerCase());
  const words = [...new Set(wrong.map(({ value }) => value))].filter(word => !known.includes(word.toLowerCase()));
  return [...Object.entries(said), ...words.map(word => [word, undefined])];
}

/** What words mean that are no options of a field. */
export function Options({ report, mapping, onChange }) {
  return useShared(fields).filter(field => field.type === 'select').map(field => {
    const code = `fields.${field.name}`;
    const words = wordsOf(field, report, mapping.values?.[code] ?? {});
    const names = field.options.map(option => option.name);
    const say = (word, choice) =>
      onChange(mean(mapping, ['values', code, word], choice === 'empty' ? null : names[choice]));
    return words.length > 0 && html`<section key=${field.id}>
      <h2>${t('import.options', { field: field.name })}</h2>
      <${Table} name=${t('import.options', { field: field.name })}>
        <thead><tr><th scope="col">${t('import.value')}</th><th scope="col">${t('import.means')}</th></tr></thead>
        <tbody>${words.slice(0, SHOWN)
          .map(([word, meaning]) => html`<tr key=${word}><th scope="row"><strong>${word}</strong></th>
          <td><select data-mends=${`${code} ${word}`} aria-label=${t('import.means.of', { value: word })}
            onChange=${event => say(word, event.target.value)}
              value=${meaning === undefined ? '' : meaning === null ? 'empty' : names.indexOf(meaning)}>
            <option value="">${t('import.unknown')}</option><option value="empty">${t('import.option.none')}</option>
            ${names.map((name, index) =>
              html`<option key=${name} value=${index}>${name}</option>`)}</select></td></tr>`)}</tbody>
      <//>
    </section>`;
  });
}

function More({ names }) {
  return names.length > SHOWN && html`<p class="muted">${t('import.more', { count: names.length - SHOWN })}</p>`;
}

/** The labels that do not exist, which can be created. */
export function MissingLabels({ labels, created, onCreate }) {
  return labels.length > 0 && html`<section aria-label=${t('import.labels')}><h2>${t('import.labels')}</h2>
    <ul class="names">${labels.slice(0, SHOWN).map(({ name, rows }) =>
      html`<li key=${name} class="label" title=${count('import.rows', rows)}>${name}</li>`)}</ul>
    <${More} names=${labels} />
    <label class="check"><input type="checkbox" data-mends="labels" checked=${created}
      onChange=${event => onCreate(event.target.checked)} />${t('import.labels.create')}</label>
  </section>`;
}

/** The fields that the columns of a file fill and that do not exist, which admins can have created. */
export function MissingFields({ report, created, onCreate }) {
  const names = report.missing_fields;
  const offered = created || report.ignored_columns.some(({ values }) => values > 0);
  return isAdmin() && offered && html`<section aria-label=${t('import.fields')}><h2>${t('import.fields')}</h2>
    <ul class="names">${names.map(({ name, type, rows }) =>
      html`<li key=${name} class="label" title=${count('import.rows', rows)}>
      ${name} · ${t(`fields.type.${type}`)}</li>`)}</ul>
    ${created && names.length === 0 && html`<p class="muted">${t('import.fields.none')}</p>`}
    <label class="check">
      <input type="checkbox" checked=${created} onChange=${event => onCreate(event.target.checked)} />
      ${t('import.fields.create')}</label>
  </section>`;
}

/** The words that are no options of their fields, which admins can have created. */
export function MissingOptions({ options, created, onCreate }) {
  return isAdmin() && options.length > 0
    && html`<section aria-label=${t('import.missing')}><h2>${t('import.missing')}</h2>
    <ul class="names">${options.slice(0, SHOWN)
      .map(({ field, name, rows }) => html`<li key=${`${field} ${name}`} class="label"
      title=${count('import.rows', rows)}>${field}: ${name}</li>`)}</ul>
    <${More} names=${options} />
    <label class="check"><input type="checkbox" data-mends="options" checked=${created}
      onChange=${event => onCreate(event.target.checked)} />${t('import.missing.create')}</label>
  </section>`;
}

/** The people who have no account, each of whom may stand for one. */
export function MissingPeople({ names, mapping, onChange, created, onCreate }) {
  const said = Object.entries(mapping.people ?? {});
  const missing = names.filter(({ name }) => !said.some(([known]) => known.toLowerCase() === name.toLowerCase()));
  const ask = async (name, at) => {
    const account = await pick({
      title: t('import.people.of', { name }),
      at,
      search: async text => [
        ...(text ? [] : [{ value: '', label: t('import.people.none') }]),
        ...(await people(text)).map(user => ({ value: user.username, label: user.username })),
      ],
    });
    account !== undefined && onChange(mean(mapping, ['people', name], account));
  };
  const addressed = missing.filter(({ account }) => account);
  const entry = (name, account, rows) => html`<li key=${name}>
    <div><strong>${name}</strong>${rows && html`<span class="muted">${count('import.rows', rows)}</span>`}</div>
    <button type="button" data-mends=${`person ${name}`}
      aria-label=${`${t('import.people.of', { name })}: ${account || t('import.people.none')}`}
      onClick=${event => ask(name, event.currentTarget)}>${account || t('import.people.none')}</button></li>`;
  return (said.length > 0 || missing.length > 0)
    && html`<section aria-label=${t('import.people')}><h2>${t('import.people')}</h2>
    <p class="muted">${t('import.people.text')}</p>
    <ul class="entries">${said.map(([name, account]) => entry(name, account))}
      ${missing.slice(0, SHOWN).map(({ name, rows }) => entry(name, '', rows))}</ul>
    <${More} names=${missing} />
    ${addressed.length > 0 && html`<p><button type="button" onClick=${() => onChange(addressed.reduce(
      (means, { name, account }) => mean(means, ['people', name], account), mapping))}>
        ${t('import.people.addressed')}</button></p>`}
    ${missing.length > 0 && isAdmin() && html`<label class="check"><input type="checkbox" checked=${created}
      onChange=${event => onCreate(event.target.checked)} />${t('import.people.create')}</label>`}
  </section>`;
}

function shown(value) {
  if (Array.isArray(value)) {
    return value.map(shown).join(', ');
  }
  return value !== null && typeof value === 'object' ? value.username ?? value.name ?? '' : String(value);
}

/** How many rows that are rejected are shown: all of them are in the file that can be saved. */
const MOST_ROWS = 200;

/** What is made for an issue and is none of its values. */
const AROUND = ['created_by', 'comment'];

/**
 * The first rows as they would be stored, and those that are rejected with what is wrong with them, in their order.
 * Values that mean nothing here are said once for all their rows.
 */
export function shownRows(report) {
  const good = (report.first_rows ?? []).map(({ file, line, values, made = [], updates, changed = [] }) => {
    const cells = Object.fromEntries(values.map(({ field, value }) => [field, value]));
    made.filter(({ field }) => !AROUND.includes(field)).forEach(({ field, name }) => {
      cells[field] = [...[cells[field] ?? []].flat(), name];
    });
    return { file, line, updates, changed, cells, problems: [] };
  });
  const wrong = new Map();
  const words = report.unknown_values.filter(value => value.rejected);
  for (const error of [...report.errors.filter(error => error.row > 0), ...words]) {
    const { file, row, rows, line, column, value } = error;
    const key = rows ? `${column} ${value}` : `${file} ${row}`;
    const entry = wrong.get(key) ?? { file, line, rows, cells: {}, problems: [] };
    const code = columnOf(report, column)?.fills;
    code && (entry.cells[code] = value);
    entry.problems.push({ code, column, value, error, message: explained(error, nameOf(report, column)) });
    wrong.set(key, entry);
  }
  const names = [...new Set([...good, ...wrong.values()].map(({ file }) => file))];
  return [...good, ...[...wrong.values()].slice(0, MOST_ROWS)]
    .sort((one, other) => names.indexOf(one.file) - names.indexOf(other.file) || one.line - other.line);
}

function Cell({ code, value, changed }) {
  const text = code === 'status' && STATUSES.includes(value) ? t(`status.${value}`) : shown(value ?? '');
  return html`<td class="cell">${changed ? html`<strong>${text}</strong>` : text}</td>`;
}

/**
 * What mends a problem of a file on this screen, the best first: which control, and what it is called.
 * @returns {[string, string][]}
 */
function mends(error, column) {
  const word = t('import.means.of', { value: error.value });
  const existing = [['existing', t('import.existing')]];
  const found = {
    unknown_label: () => [['labels', t('import.labels')]],
    unknown_user: () => [[`person ${error.value}`, t('import.people.of', { name: error.value })]],
    unknown_option: () => [[`fields.${error.column} ${error.value}`, word], ['options', t('import.missing')]],
    invalid_status: () => [[`status ${error.value}`, word]],
    invalid_date: () => [[`column ${column}`, t('import.fills.of', { column })]],
    ambiguous_dates: () => [['dates', t('import.dates')]],
    ambiguous_numbers: () => [['numbers', t('import.numbers')]],
    missing_column: () => [['columns', t('import.columns')]],
    other_format: () => [['format', t('import.format')]],
    repeated_key: () => existing,
    already_imported: () => existing,
    edited_here: () => existing,
  };
  return found[error.code]?.() ?? [];
}

const controlOf = name => document.querySelector(`[data-mends="${CSS.escape(name)}"]`);

/**
 * Leads to the control that mends a problem, if the screen shows one.
 * @param {{error: {code: string, column: string, value: string | null}}} props
 */
export function Mend({ error, column = error.column }) {
  const [at, setAt] = useState(-1);
  const all = mends(error, column);
  // What is shown of a file changes with what is said of it.
  useLayoutEffect(() => setAt(all.findIndex(([name]) => controlOf(name))));
  const [name, text] = all[at] ?? [];
  return name && html` <button type="button" class="link" onClick=${() => controlOf(name)?.focus()}>
    ${t('import.mend.at', { name: text })}</button>`;
}

/** What is wrong with a row; of a column that fills nothing its value too. */
function Problems({ problems, report }) {
  return problems.map(({ code, column, value, error, message }, index) => html`<div key=${index}>
    ${!code && column ? html`<span class="muted">${nameOf(report, column)}${value && `: ${value}`} · </span>
      ${explained(error, nameOf(report, column), true)}` : message}
      <${Mend} error=${error} column=${columnOf(report, column)?.column} /></div>`);
}

/** How many reasons are said at the top of a long page, whose rows have all of them. */
const MOST_REASONS = 4;

/** Why rows are rejected: the first problem of each kind, with the way to what mends it. */
export function Reasons({ report }) {
  const kinds = new Map();
  for (const error of [...report.errors, ...report.unknown_values.filter(({ rejected }) => rejected)]) {
    const kind = `${error.code} ${error.column}`;
    error.row === 0 || kinds.has(kind) || kinds.set(kind, error);
  }
  return kinds.size > 0 && html`<ul class="wrong">${[...kinds].slice(0, MOST_REASONS).map(([kind, error]) =>
    html`<li key=${kind}>${explained(error, nameOf(report, error.column))}<${Mend} error=${error}
      column=${columnOf(report, error.column)?.column} /></li>`)}</ul>`;
}

/** What a good row does: it makes an issue, or changes one that came in before. */
function Deed({ row }) {
  const text = !row.updates ? t('import.row.good')
    : row.changed.length > 0 ? t('import.row.changes', { id: row.updates, fields: row.changed.map(target).join(', ') })
      : t('import.row.same', { id: row.updates });
  return html`<span class="muted">${text}</span>`;
}

/** The line of a row, or the first of several. */
function Line({ of: { file, line, rows } }) {
  return html`${file ? `${file}: ` : ''}${line}${rows > 1
    && html` <span class="muted">· ${count('import.rows', rows)}</span>`}`;
}

/** What becomes of rows, with the errors beside them. */
export function Rows({ report }) {
  const rows = shownRows(report);
  const wrongLast = [...rows].sort((one, other) => Math.sign(one.problems.length) - Math.sign(other.problems.length));
  const codes = [...new Set(wrongLast.flatMap(row => Object.keys(row.cells)
    .filter(code => shown(row.cells[code] ?? ''))))];
  const wrong = rows.some(row => row.problems.length > 0);
  const detailed = wrong || rows.some(row => row.updates);
  const more = report.errors_total - rows.reduce((sum, row) =>
    sum + row.problems.length, 0) - report.errors.filter(error => error.row === 0).length;
  const good = rows.some(row => row.problems.length === 0);
  const title = t(!good ? 'import.rows.rejected' : wrong ? 'import.rows.checked' : 'import.first');
  return rows.length > 0 && html`<section><h2>${title}</h2>
    <${Table} name=${title}>
      <thead><tr><th scope="col">${t('import.line')}</th>${detailed
        && html`<th scope="col">${t(wrong ? 'import.problem' : 'import.row')}</th>`}
        ${codes.map(code => html`<th key=${code} scope="col">${target(code)}</th>`)}</tr></thead>
      <tbody>${rows.map((row, index) => html`<tr key=${index} class=${row.problems.length > 0 ? 'wrong-row' : ''}>
        <th scope="row"><${Line} of=${row} /></th>
        ${detailed && html`<td class="detail">${row.problems.length > 0
          ? html`<${Problems} problems=${row.problems} report=${report} />`
          : html`<${Deed} row=${row} />`}</td>`}
        ${codes.map(code => html`<${Cell} key=${code} code=${code} value=${row.cells[code]}
          changed=${row.changed?.includes(code)} />`)}</tr>`)}</tbody>
    <//>
    ${more > 0 && html`<p class="muted">${t('import.more', { count: number(more) })} ${t('import.more.file')}</p>`}
  </section>`;
}

/** What other parts of the screen say already. */
const SAID = ['unknown_status', 'label_created'];

/**
 * What is to be known of rows that are not rejected: values that are left out or kept, and lines that are no issues.
 */
export function Notes({ report }) {
  const notes = report.unknown_values.filter(({ rejected, code }) => !rejected && !SAID.includes(code));
  return notes.length > 0 && html`<section><h2>${t('import.notes')}</h2>
    <${Table} name=${t('import.notes')}>
      <thead><tr><th scope="col">${t('import.line')}</th><th scope="col">${t('import.note')}</th></tr></thead>
      <tbody>${notes.map((note, index) => html`<tr key=${index}>
        <th scope="row"><${Line} of=${note} /></th>
        <td class="detail"><span class="muted">${target(note.column)}${note.value && `: ${note.value}`} · </span>
          ${explained(note, target(note.column), true)}<${Mend} error=${note}
          column=${columnOf(report, note.column)?.column} /></td></tr>`)}</tbody>
    <//></section>`;
}
