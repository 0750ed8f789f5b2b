import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { exchange, goOn } from '../core/connect/run-connect.ts';
import type { ConnectPorts, ExchangePorts } from '../core/connect/run-connect.ts';
import type { Begun } from '../core/connect/ports.ts';
import type { LinkRepository } from '../core/link-ports.ts';
import type { Workspace } from '../core/workspace.ts';
import type { Locale } from '../locales/index.ts';
import type { Logger } from '../logger.ts';
import { isTied, readTie, tokenPattern } from './browser-tie.ts';
import { connectPage } from './connect-pages.ts';
import type { ConnectEnd } from './connect-pages.ts';
import { languageOf } from './page-request.ts';
import { sendPage } from './page.ts';

export type ConnectCallbackOptions = ConnectPorts &
  ExchangePorts & {
    readonly links: Pick<LinkRepository, 'look' | 'recordRefusal'>;
    /** Whether this person is still an admin, as far as we know. */
    readonly mayConnect: (workspace: Workspace, userId: string) => Promise<boolean>;
    readonly defaultLocale: Locale;
    readonly log: Logger;
  };

export type ConnectCallback = {
  readonly handle: RequestListener;
  /** Waits for exchanges under way: a token that TikTok issues meanwhile must find the database open. */
  drain(deadlineMs: number): Promise<void>;
};

/** Longer than any that was seen; what is longer is nobody's code. */
const longestCode = 1_024;

/** GET /tiktok/callback: TikTok sends the browser back with a code, or without one where the person said no (2.2). */
export function createConnectCallback(options: ConnectCallbackOptions): ConnectCallback {
  const underWay = new Set<Promise<void>>();
  return {
    handle: (request, response) => {
      const work: Promise<void> = answer(options, request, response).finally(() => underWay.delete(work));
      underWay.add(work);
    },
    drain: async (deadlineMs) => {
      await Promise.race([Promise.all(underWay), sleepFor(deadlineMs, undefined, { ref: false })]);
    },
  };
}

type End = { readonly end: ConnectEnd; readonly language: Locale | null };

async function answer(
  options: ConnectCallbackOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET') {
    response.writeHead(405, { allow: 'GET' }).end();
    return;
  }
  const { end, language } = await endOf(options, request).catch((error: unknown): End => {
    // Never the address: the code and the secret are in it.
    options.log.error({ err: error }, 'a callback of TikTok could not be answered');
    return { end: 'trouble', language: null };
  });
  options.log.info({ end }, 'a browser came back from TikTok');
  sendPage(response, connectPage(language ?? languageOf(request) ?? options.defaultLocale, end));
}

async function endOf(options: ConnectCallbackOptions, request: IncomingMessage): Promise<End> {
  const { connects, links } = options;
  const query = new URL(request.url ?? '/', 'http://callback.invalid').searchParams;
  const [secret = '', csrf = '', ...rest] = (query.get('state') ?? '').split('.');
  if (!tokenPattern.test(secret)) return { end: 'otherBrowser', language: null };
  const refused = async (end: ConnectEnd, language: Locale | null = null): Promise<End> => {
    await links.recordRefusal('connect', secret, end);
    return { end, language };
  };
  if (rest.length > 0 || !isTied(readTie(request), secret, csrf)) return refused('otherBrowser');
  const stranger = await languageOfStranger(options, secret);
  if (stranger !== null) return refused('notAllowed', stranger);
  const code = codeIn(query);
  const begun = await (code === null ? connects.refuse(secret) : connects.begin(secret));
  if (typeof begun === 'string') return refused(begun);
  const end = code === null ? 'refused' : await redeem(options, begun, code);
  return { end, language: begun.language };
}

/** null: whoever asked for this link is still an admin, or there is no such link. */
async function languageOfStranger(
  { links, mayConnect }: ConnectCallbackOptions,
  secret: string,
): Promise<Locale | null> {
  const found = await links.look('connect', secret);
  if (typeof found === 'string') return null;
  return (await mayConnect(found.workspace, found.link.userId)) ? null : found.link.language;
}

/** Some redirects call it `code`, or carry both (2.2). null: the person said no. */
function codeIn(query: URLSearchParams): string | null {
  const code = [query.get('auth_code'), query.get('code')].find((one) => one !== null && one !== '') ?? '';
  return code === '' || code.length > longestCode ? null : code;
}

/** Whose token it is, is found out at once; where TikTok does not say, a job goes on. */
async function redeem(
  options: ConnectCallbackOptions,
  { workspace, attemptId }: Begun,
  code: string,
): Promise<ConnectEnd> {
  const outcome = await exchange(options, workspace, attemptId, code);
  if (outcome === 'issued') await goOn(options, workspace, attemptId, 'identify');
  return outcome;
}
