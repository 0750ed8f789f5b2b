import { fieldsOf, isFields } from './json.ts';
import type { Fields } from './json.ts';

/** One request that the app made, without its token; `/response/ack` for the body of an acknowledgement. */
export type SlackRequest = { readonly method: 'POST' | 'GET'; readonly path: string; readonly body: Fields };

// Arguments that @slack/web-api sends as JSON inside a form.
const jsonArguments = new Set([
  'blocks',
  'attachments',
  'view',
  'metadata',
  'files',
  'unfurls',
  'event_payload',
]);

/** A form or JSON body as fields; JSON arguments of a form are parsed. Broken JSON stays text, for the rules to refuse. */
export function parseBody(body: string, contentType: string): Fields {
  if (contentType.startsWith('application/json')) return fieldsOf(parseJson(body));
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return {};
  return parseForm(new URLSearchParams(body));
}

export function parseForm(form: URLSearchParams): Fields {
  const fields: Fields = {};
  for (const [name, value] of form) fields[name] = jsonArguments.has(name) ? parseJson(value) : value;
  return fields;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

export function withoutToken(fields: Fields): Fields {
  const { token: _, ...rest } = fields;
  return isFields(rest) ? rest : {};
}
