import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { LinkRepository } from '../core/link-ports.ts';
import type { Locale } from '../locales/index.ts';
import type { Logger } from '../logger.ts';
import { csrfOf, setTie } from './browser-tie.ts';
import { connectPage } from './connect-pages.ts';
import { languageOf, secretIn } from './page-request.ts';
import { pageHeaders, sendPage } from './page.ts';

/** This path and the secret of a link lead to TikTok's consent page. */
export const CONNECT_PATH = '/connect/';
/** Where TikTok sends the browser back to: the redirect address of our developer app, registered there letter by letter (2.1). */
export const CALLBACK_PATH = '/tiktok/callback';

export type ConnectStartOptions = {
  readonly links: Pick<LinkRepository, 'look' | 'recordRefusal'>;
  readonly publicUrl: string;
  /** With {appId}, {state} and {redirectUri}. */
  readonly consentUrl: string;
  readonly appId: string;
  readonly defaultLocale: Locale;
  readonly log: Logger;
};

/** GET /connect/<secret>: ties the link to this browser and sends it on. Consumes nothing: a preview of the link costs nothing. */
export function createConnectStart(options: ConnectStartOptions): RequestListener {
  return (request, response) => void answer(options, request, response);
}

async function answer(
  options: ConnectStartOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { links, publicUrl, defaultLocale, log } = options;
  const language = languageOf(request) ?? defaultLocale;
  if (request.method !== 'GET') {
    response.writeHead(405, { allow: 'GET' }).end();
    return;
  }
  try {
    const secret = secretIn(request, CONNECT_PATH);
    const found = secret === null ? 'unknown' : await links.look('connect', secret);
    if (secret === null || typeof found === 'string') {
      const why = typeof found === 'string' ? found : 'unknown';
      if (secret !== null) await links.recordRefusal('connect', secret, why);
      sendPage(response, connectPage(language, why));
      return;
    }
    // For both paths: the one cookie must come back at the callback.
    const tie = setTie(request, response, { publicUrl, place: '/' });
    log.info({ link: found.link.id }, 'a browser goes to TikTok for its consent');
    response
      .writeHead(303, {
        ...pageHeaders(),
        location: consentAddress(options, `${secret}.${csrfOf(tie, secret)}`),
      })
      .end();
  } catch (error) {
    // Never the path: the secret is in it.
    log.error({ err: error }, 'a connect link could not be answered');
    sendPage(response, connectPage(language, 'trouble'));
  }
}

const consentAddress = ({ consentUrl, appId, publicUrl }: ConnectStartOptions, state: string): string =>
  consentUrl
    .replaceAll('{appId}', encodeURIComponent(appId))
    .replaceAll('{state}', encodeURIComponent(state))
    .replaceAll('{redirectUri}', encodeURIComponent(publicUrl + CALLBACK_PATH));
