import type { Language } from '../core/alerts/content.ts';
import type { LinkRefusal } from '../core/link-ports.ts';
import { translatorFor } from '../locales/index.ts';
import { markup } from './page.ts';
import type { Page } from './page.ts';

/** How the browser's part of a connect ended. */
export type ConnectEnd =
  | LinkRefusal
  | 'otherBrowser' // or a state that nobody made
  | 'notAllowed' // no admin any more
  | 'refused' // the person said no at TikTok
  | 'issued'
  | 'failed'
  | 'lost'
  | 'trouble'; // ours

const statusOf: { readonly [E in ConnectEnd]: number } = {
  ...{ unknown: 404, used: 410, expired: 410, otherBrowser: 403, notAllowed: 403 },
  ...{ refused: 200, issued: 200, failed: 200, lost: 200, trouble: 500 },
};

/** The card changes with these; of the others no message comes. */
const isTold: ReadonlySet<ConnectEnd> = new Set(['refused', 'issued', 'failed', 'lost']);

/** What happened, what did not, and to go back to Slack. */
export function connectPage(language: Language, end: ConnectEnd): Page {
  const t = translatorFor(language);
  const content = markup`<p>${t(`connect.page.${end}`)}</p>
<p>${t(isTold.has(end) ? 'connect.page.back' : 'connect.page.close')}</p>`;
  return { status: statusOf[end], language, title: t(`connect.page.${end}.title`), content };
}
