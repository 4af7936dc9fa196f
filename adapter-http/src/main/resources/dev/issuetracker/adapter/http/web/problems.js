import { filled, t } from './text.js';

/** The members of the API that have a name on the screen. Others are called as the API calls them. */
const NAMES = {
  title: 'field.title', description: 'field.description', status: 'field.status', assignee: 'field.assignee', assignee_id: 'field.assignee',
  labels: 'field.labels', parent: 'field.parent', username: 'username', password: 'password', new_password: 'password.new',
  current_password: 'password.current', email: 'email', name: 'name', color: 'color', body: 'comment', url: 'webhooks.url',
  events: 'webhooks.events', options: 'fields.options', type: 'fields.type', q: 'filter.q', keyword: 'filter.keyword',
  from: 'report.from', to: 'report.to', invite: 'invites', filter: 'filter.chips',
};

/** A member as people read it: of an added field the own name, of an option its number. */
function nameOf(field) {
  const option = /^options\[(\d+)]/.exec(field)?.[1];
  const member = field.replace(/^filter\./, '').replace(/\[.*/, '');
  return option ? t('fields.option', { number: Number(option) + 1 })
    : field.startsWith('fields.') ? field.slice(7)
      : NAMES[member] ? t(NAMES[member]) : field;
}

/**
 * Says in another language what the API says in English, by its codes.
 * @param {{problems: Record<string, string>, violations: Record<string, string>}} texts violations by code, or by member and
 *   code. Their placeholders: member, limit and at, the column of a search, and what the API says: api
 */
export function saying({ problems, violations }) {
  return {
    problem: ({ code, message }) => (problems[code] ? filled(problems[code], { api: message }) : message),
    violation({ field = '', column = null, code, message }) {
      const text = violations[`${field} ${code}`] ?? violations[code];
      const [, limit] = /\bat (?:most|least) (\d+)/.exec(message) ?? [];
      const [, at] = /^Column (\d+): /.exec(message) ?? [];
      // A number that only the API knows is not left out.
      if (!text || text.includes('{limit}') && !limit) {
        return message;
      }
      const member = column ?? nameOf(field);
      const said = filled(text, { member, limit, api: message.replace(/^Column \d+: /, '') });
      return at ? filled(violations.at, { at, said }) : said;
    },
  };
}
