import type { Browser, Locator, Page } from 'playwright-core';
import { serveLocally } from '../control/server.ts';
import { buildPage } from '../page-server/build-page.ts';
import { createPageServer } from '../page-server/page-server.ts';
import { startSession } from '../session.ts';
import type { Session } from '../session.ts';

/** The page as an admin sees it, on a sandbox of its own, and what a picture's scene needs of both. */
export type Stage = {
  readonly page: Page;
  readonly go: (channel: string) => Promise<void>;
  /** The messages of the app. */
  readonly goToApp: () => Promise<void>;
  /** Types it and answers the newest message with these words, once it is there. */
  readonly ask: (command: string, words: string) => Promise<Locator>;
  readonly message: (words: string) => Promise<Locator>;
  /** Opens this tab of the panel; null: closes the panel. */
  readonly panel: (tab: 'World' | null) => Promise<void>;
  readonly lever: (lever: string) => Promise<void>;
  readonly pass: (ms: number) => Promise<void>;
};

// A Tuesday morning in São Paulo. Each scene is over within the minute, so that all times in it stay the same.
const startsAtMs = Date.parse('2026-03-10T13:00:05Z');
const timezoneId = 'America/Sao_Paulo';
const widthPx = 1200;
const heightPx = 800;

/** Plays the scene and takes its picture. The worlds have one seed, so a second run shows the same. */
export async function takePicture(
  browser: Browser,
  path: string,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const session = await startSession({ worlds: { startsAtMs } });
  // All products are read before anybody looks.
  // All products and pictures are read before anybody looks.
  await session.advance(60_000);
  await session.app.time.drain();
  const server = createPageServer({ session, pageDir: await buildPage(), print: console.error });
  const served = await serveLocally(server.answer);
  const viewport = { width: widthPx, height: heightPx };
  const context = await browser.newContext({
    viewport,
    locale: 'en-US',
    timezoneId,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(served.url);
  await page.locator('.messages[lang="en-US"]').waitFor();
  const post = (route: string, body: object) => page.request.post(`${served.url}${route}`, { data: body });
  await play(stageOf(page, post));
  await page.mouse.move(0, 0);
  await page.locator('.clock', { hasText: clockOf(session) }).waitFor();
  await page.screenshot({ path, animations: 'disabled' });
  await context.close();
  await server.close();
  await served.close();
  await session.stop();
}

/** What the page's clock says when it has heard of all time that passed. */
const clockOf = ({ worlds }: Session): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: timezoneId }).format(worlds.clock.nowMs());

function stageOf(page: Page, post: (route: string, body: object) => Promise<unknown>): Stage {
  const message = async (words: string) => {
    const found = page.locator('.desk main').getByRole('article').filter({ hasText: words }).last();
    await found.waitFor();
    return found;
  };
  return {
    page,
    message,
    async go(channel) {
      await page.getByRole('navigation', { name: 'Workspace' }).getByText(channel).click();
      await page.getByRole('heading', { level: 1, name: channel }).waitFor();
    },
    async goToApp() {
      await page.getByRole('navigation', { name: 'Workspace' }).getByText('TikTok for VTEX').click();
      await page.getByRole('navigation', { name: 'App' }).getByRole('button', { name: 'Messages' }).click();
    },
    async ask(command, words) {
      const composer = page.getByRole('combobox', { name: /^Message #/ });
      await composer.fill(command);
      await composer.press('Enter');
      return message(words);
    },
    async panel(tab) {
      if (tab === null) await page.getByRole('button', { name: 'Close the sandbox panel' }).click();
      else await page.getByRole('tab', { name: tab }).click();
    },
    lever: async (lever) => void (await post('/world', { lever })),
    pass: async (ms) => void (await post('/advance', { ms })),
  };
}
