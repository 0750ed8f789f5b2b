import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { chromiumPath, launchChromium } from '../../sandbox/pictures/chromium.ts';
import { startSandbox } from './sandbox-process.ts';
import type { SandboxProcess } from './sandbox-process.ts';

/** Skipped, and said to be so, where there is no Chromium; e2e-setup.ts says what to install. */
export const describeInChromium: typeof describe.skip = chromiumPath() === null ? describe.skip : describe;

/** On a busy machine everything takes its time; what never comes is told after this. */
const patienceMs = 60_000;
const startMs = 180_000;
const seenLength = 3_000;
/** The first status that refuses. */
const refused = 400;

export type Opening = {
  /** Whose Slack; the admin, in the browser's language, without it. */
  readonly as?: string;
  readonly locale?: 'en-US' | 'es-ES' | 'pt-BR';
  readonly width?: number;
  readonly height?: number;
};

/** Slack in a tab of its own, and what a person does there. */
export type Tab = {
  readonly page: Page;
  /** The messages in sight. */
  readonly messages: Locator;
  /** The newest of them that has these words; waits for it. */
  readonly message: (words: string | RegExp) => Promise<Locator>;
  readonly go: (channel: string) => Promise<void>;
  /** The messages of the app. */
  readonly goToApp: () => Promise<void>;
  /** Types it where messages are typed, and sends it. */
  readonly say: (text: string) => Promise<void>;
  /** A button of the world panel. */
  readonly pull: (group: string, button: string) => Promise<void>;
};

/** One sandbox for the tests of a file, as `npm run sandbox` starts it. No tab may ask anything of another machine, or throw. */
export function useSandbox() {
  let sandbox: SandboxProcess | undefined;
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const troubles: string[] = [];
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchChromium()]);
  }, startMs);
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(troubles.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });
  return {
    /** Somebody else lets time pass, by the control API. */
    async advance(ms: number): Promise<void> {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ ms });
      const answer = await fetch(`${sandbox?.url ?? ''}/advance`, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(await answer.text());
    },
    async open(opening: Opening = {}): Promise<Tab> {
      const { as, locale = 'en-US', width = 1440, height = 900 } = opening;
      if (browser === undefined) throw new Error('no browser');
      const context = await browser.newContext({ locale, viewport: { width, height }, timezoneId: 'UTC' });
      context.setDefaultTimeout(patienceMs);
      contexts.push(context);
      watch(context, troubles);
      const page = await context.newPage();
      await page.goto(`${sandbox?.url ?? ''}/${as === undefined ? '' : `?as=${as}`}`);
      // A first visit changes the admin's language.
      await page.locator(as === undefined ? `.messages[lang="${locale}"]` : '.messages').waitFor();
      return tabOf(page);
    },
  };
}

function watch(context: BrowserContext, troubles: string[]): void {
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.hostname !== '127.0.0.1')
      troubles.push(`asked ${url.hostname} for ${url.pathname}`);
  });
  context.on('weberror', (error) => troubles.push(String(error.error())));
  context.on('response', (response) => {
    // Of the pages of TikTok's stand-in none has an icon.
    if (response.status() < refused || response.url().endsWith('/favicon.ico')) return;
    troubles.push(`${response.status()} ${response.url()} ${response.request().postData() ?? ''}`);
  });
  context.on('console', (message) => {
    // Those are the answers above.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) troubles.push(message.text());
  });
}

export function tabOf(page: Page): Tab {
  const messages = page.locator('.desk main').getByRole('article');
  return {
    page,
    messages,
    async message(words) {
      const found = messages.filter({ hasText: words }).last();
      try {
        await found.waitFor();
      } catch (error) {
        const seen = (await page.locator('body').innerText()).slice(-seenLength);
        throw new Error(`No message has ${String(words)}. In sight: ${seen}`, { cause: error });
      }
      return found;
    },
    async go(channel) {
      const sidebar = page.getByRole('navigation', { name: 'Workspace' });
      await sidebar.getByRole('button', { name: new RegExp(`${channel}( \\d+ unread)?$`) }).click();
      await page.getByRole('heading', { level: 1, name: channel }).waitFor();
    },
    async goToApp() {
      await page.getByRole('navigation', { name: 'Workspace' }).getByText('TikTok for VTEX').click();
      await page.getByRole('navigation', { name: 'App' }).getByRole('button', { name: 'Messages' }).click();
    },
    async say(text) {
      const composer = page.locator('.desk main').getByRole('combobox', { name: /^Message #/ });
      await composer.fill(text);
      await composer.press('Enter');
    },
    async pull(group, button) {
      await page.getByRole('tab', { name: 'World' }).click();
      await page
        .getByRole('region', { name: group })
        .getByRole('button', { name: button, exact: true })
        .click();
    },
  };
}
