import { filled, t, violationText } from './text.js';

/** The members of the API that have a name on the screen. Others are called as the API calls them. */
const NAMES = {
  title: 'field.title', description: 'field.description', status: 'field.status', assignee: 'field.assignee',
  assignee_id: 'field.assignee',
  labels: 'field.labels', parent: 'field.parent', username: 'username', password: 'password',
  new_password: 'password.new',
  current_password: 'password.current', email: 'email', name: 'name', color: 'color', body: 'comment',
  url: 'webhooks.url',
  events: 'webhooks.events', options: 'fields.options', type: 'fields.type', q: 'filter.q', keyword: 'filter.keyword',
  from: 'report.from', to: 'report.to', invite: 'invites', filter: 'filter.chips', sort: 'sort', label: 'field.labels',
  created_by: 'filter.created_by',
  blocked: 'filter.blocked', encoding: 'import.encoding', separator: 'import.separator', sheet: 'import.sheet',
  format: 'import.format',
};

/** A part of the mapping of an import is known by its last name: by that of the column or word. */
const inMapping = /^mapping\/.*\//;

/** A member as people read it: of an added field the own name, of an option its number. */
function nameOf(field) {
  const option = /^options\[(\d+)]/.exec(field)?.[1];
  const member = field.replace(/^filter\./, '').replace(/\[.*/, '');
  return option ? t('fields.option', { number: Number(option) + 1 })
    : /^fields?\../.test(field) ? field.slice(field.indexOf('.') + 1)
      : inMapping.test(field) ? field.replace(inMapping, '').replaceAll('~1', '/').replaceAll('~0', '~')
        : NAMES[member] ? t(NAMES[member]) : field;
}

/** What only a message says: limits, what may be had in its place, and which name is meant. */
function found(message) {
  const [, limit] = /\bat (?:most|least) (\d+)/.exec(message) ?? [];
  const [, choices] = /expected one of (.+?)(?:; did you|\.$)/.exec(message) ?? [];
  const [, name] = /did you mean (.+?)\?/.exec(message) ?? [];
  return { limit, choices, name };
}

/**
 * Says in another language what the API says in English, by its codes.
 * @param {{problems: Record<string, string>, violations: Record<string, string>}} texts violations by code, or by
 *   member and code
 */
export function saying({ problems, violations }) {
  return {
    problem: ({ code, message }) => (problems[code] ? filled(problems[code], { api: message }) : message),
    // The column is a place in a search, or in a row of a file the name of one.
    violation({ field = '', column, code, message }) {
      const text = violations[`${field.replace(/^filter\./, '')} ${code}`] ?? violations[code];
      const { limit, choices, name } = found(message);
      // What only the API knows is not left out.
      if (!text || text.includes('{limit}') && !limit || text.includes('{choices}') && !choices) {
        return message;
      }
      const meant = name ? filled(violations.meant, { name }) : '';
      const said = filled(text, { member: field ? nameOf(field) : column, limit, choices, meant });
      return field && column ? filled(violations.at, { at: column, said }) : said;
    },
  };
}

/** What a script sends to mend a row of a file. On the screen a control does it. */
const PARAMETERS = [
  /\b(?:create_missing|on_existing|date_order|decimal|format|sheet|source)=/,
  /\b(?:column|status|person)\.[A-Z]+\b/,
  /\bthe part mapping\b/,
];

/** A message without what names parameters. */
const withoutParameters = message => message.split(/(?<=[.;]) /)
  .filter((part, index) => index === 0 || !PARAMETERS.some(parameter => parameter.test(part))).join(' ').replace(/;$/, '.');

/** What is wrong with a row of a file. @param {{column: string, code: string, message: string}} error */
export const rowText = error => withoutParameters(violationText(error));
