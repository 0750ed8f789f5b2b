import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { KeyLink } from '../core/store-ports.ts';
import { enterKeys, openKeyLink } from '../core/use-cases/enter-keys.ts';
import type { EnterKeysPorts, KeyEntry, TypedKeys } from '../core/use-cases/enter-keys.ts';
import type { LinkRepository } from '../core/link-ports.ts';
import type { Locale } from '../locales/index.ts';
import type { Logger } from '../logger.ts';
import { csrfOf, isTied, readTie, setTie } from './browser-tie.ts';
import { formPage, refusalPage, savedPage } from './key-form-pages.ts';
import type { FormRefusal, FormView } from './key-form-pages.ts';
import { languageOf, readForm, secretIn } from './page-request.ts';
import { sendPage } from './page.ts';

/** Where the keys of a VTEX account are typed in: this path and the secret of a link. */
export const KEYS_PATH = '/keys/';

export type KeyFormOptions = EnterKeysPorts & {
  readonly links: Pick<LinkRepository, 'recordRefusal'>;
  readonly publicUrl: string;
  /** Of browsers that name no language of ours, where there is no link to tell it. */
  readonly defaultLocale: Locale;
  readonly log: Logger;
};

/**
 * GET shows the form and consumes nothing, so that a preview of the link costs nothing; POST tries the keys and, where VTEX takes them,
 * uses the link up. Whatever is refused is told in a sentence and changes nothing.
 */
export function createKeyForm(options: KeyFormOptions): RequestListener {
  return (request, response) => void answer(options, request, response);
}

async function answer(
  options: KeyFormOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refuse = refuser(options, request, response);
  try {
    if (request.method !== 'GET' && request.method !== 'POST') {
      response.writeHead(405, { allow: 'GET, POST' }).end();
      return;
    }
    const secret = secretIn(request, KEYS_PATH);
    if (secret === null) refuse('unknown');
    else if (request.method === 'GET') await show(options, { request, response, secret, refuse });
    else await take(options, { request, response, secret, refuse });
  } catch (error) {
    // Never the path: the secret is in it.
    options.log.error({ err: error }, 'a key form could not be answered');
    refuse('failed');
  }
}

type Refuse = (why: FormRefusal) => void;
type Asked = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly secret: string;
  readonly refuse: Refuse;
};

const refuser =
  ({ defaultLocale, log }: KeyFormOptions, request: IncomingMessage, response: ServerResponse): Refuse =>
  (why) => {
    log.warn({ why, method: request.method }, 'a key form was refused');
    if (response.headersSent) return;
    // What was not read to its end must not be taken for the next request.
    if (why === 'tooLarge') response.setHeader('connection', 'close');
    sendPage(response, refusalPage(languageOf(request) ?? defaultLocale, why));
  };

async function show(options: KeyFormOptions, asked: Asked): Promise<void> {
  const { request, response, secret, refuse } = asked;
  const found = await openKeyLink(options, secret);
  if (typeof found === 'string') {
    await options.links.recordRefusal('vtex-keys', secret, found);
    refuse(found);
    return;
  }
  const tie = setTie(request, response, { publicUrl: options.publicUrl, place: KEYS_PATH });
  options.log.info({ link: found.link.id }, 'a key form was shown');
  sendPage(response, formPage(viewOf(found, csrfOf(tie, secret))));
}

const viewOf = ({ link, store }: KeyLink, csrf: string): FormView => ({
  ...{ language: link.language, store, csrf },
  ...{ appKey: '', problem: null },
});

async function take(options: KeyFormOptions, asked: Asked): Promise<void> {
  const { request, response, secret, refuse } = asked;
  const form = await readOurs(request, secret);
  if (typeof form === 'string') {
    await options.links.recordRefusal('vtex-keys', secret, form);
    refuse(form);
    return;
  }
  const again = { csrf: textIn(form, 'csrf'), appKey: textIn(form, 'appKey') };
  const typed = keysIn(form);
  if (typed !== null) {
    await tell(options, asked, await enterKeys(options, secret, typed), again);
    return;
  }
  const found = await openKeyLink(options, secret);
  if (typeof found === 'string') refuse(found);
  else
    sendPage(response, formPage({ ...viewOf(found, again.csrf), ...again, problem: { kind: 'malformed' } }));
}

const textIn = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim();

/** What our form sends, from the browser in which it was opened. */
async function readOurs(
  request: IncomingMessage,
  secret: string,
): Promise<URLSearchParams | 'wrongType' | 'tooLarge' | 'otherBrowser'> {
  const form = await readForm(request);
  if (typeof form === 'string') return form;
  return isTied(readTie(request), secret, textIn(form, 'csrf')) ? form : 'otherBrowser';
}

async function tell(
  { links, log }: KeyFormOptions,
  { response, secret, refuse }: Asked,
  entry: KeyEntry,
  again: Pick<FormView, 'csrf' | 'appKey'>,
): Promise<void> {
  if (entry.kind === 'refusal') {
    await links.recordRefusal('vtex-keys', secret, entry.why);
    refuse(entry.why);
    return;
  }
  const { found } = entry;
  log.info(
    { link: found.link.id, end: entry.kind === 'saved' ? 'saved' : entry.why.kind },
    'keys were tried',
  );
  if (entry.kind === 'saved') sendPage(response, savedPage(found.link.language, found.store));
  else sendPage(response, formPage({ ...viewOf(found, again.csrf), ...again, problem: entry.why }));
}

/** VTEX's keys and tokens have no spaces (vtex.md 1.1). null: something else was typed, or nothing. */
function keysIn(form: URLSearchParams): TypedKeys | null {
  const keys = { appKey: textIn(form, 'appKey'), appToken: textIn(form, 'appToken') };
  return Object.values(keys).every((one) => /^[\x21-\x7e]{1,500}$/.test(one)) ? keys : null;
}
