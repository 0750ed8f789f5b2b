import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAdmin } from '../src/admin/run.ts';
import { buildApp } from '../src/app.ts';
import type { App, Overrides } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { createBrowser } from './browser/browser.ts';
import type { Browser } from './browser/browser.ts';
import { freePort } from './free-port.ts';
import type { ExactSender } from './slack/exact.ts';
import { createSender } from './slack/sender.ts';
import type { SlackSender } from './slack/sender.ts';
import { sendWebhooks } from './tiktok/send-webhooks.ts';
import { sendPings } from './vtex/send-pings.ts';
import { slackCalls } from './slack/traced.ts';
import { environmentFor, startWorlds } from './worlds.ts';
import type { Worlds, WorldsOptions } from './worlds.ts';

/** The real app among its three stand-ins, with one store registered. */
export type Session = {
  readonly worlds: Worlds;
  readonly app: App;
  readonly appUrl: string;
  readonly sender: SlackSender;
  /** The same, by the ids of what is on a screen. */
  readonly exact: ExactSender;
  /** What the app was configured with. */
  readonly env: Readonly<Record<string, string>>;
  /** Where Slack's requests go, one after the other: the app here, and further replicas of it. */
  readonly addresses: string[];
  /** This person's; cookies and pages stay for the whole session. */
  readonly browserOf: (user: string) => Browser;
  /** Lets time pass: every check that becomes due on the way runs at its time. */
  advance(ms: number): Promise<void>;
  /** Slack's language of this person, of which the app hears at once instead of a day later. */
  speak(user: string, locale: string): Promise<void>;
  stop(): Promise<void>;
};

export type SessionOptions = {
  readonly worlds?: WorldsOptions;
  readonly env?: Readonly<Record<string, string>>;
  readonly overrides?: Overrides;
  /** false: the store has no keys of VTEX, so its products are never read. */
  readonly hasVtexKeys?: boolean;
  /** false: VTEX does not announce what changes. Without keys it never does. */
  readonly sendsPings?: boolean;
};

/** Waiting is pointless where the clock is ours: back-off and pacing pass at once, hanging calls end after a second. */
export const impatient = {
  sleep: () => Promise.resolve(),
  tiktokTiming: { timeoutMs: 1_000, retryBaseMs: 1, breakerPauseMs: 1 },
  vtexTiming: { timeoutMs: 1_000, retryBaseMs: 1, breakerPauseMs: 1 },
  slackTimeoutMs: 1_000,
  throwaway: true,
  beat: false,
} satisfies Overrides;

export async function startSession(options: SessionOptions = {}): Promise<Session> {
  const directory = await mkdtemp(join(tmpdir(), 'tiktok-sandbox-'));
  const worlds = await startWorlds(options.worlds);
  // Known before the app starts: it writes links to itself.
  const appPort = await freePort();
  const env = {
    ...environmentFor(worlds),
    DATA_DIR: join(directory, 'data'),
    KEYS_DIR: join(directory, 'keys'),
    PORT: String(appPort),
    PUBLIC_URL: `http://127.0.0.1:${String(appPort)}`,
    ...options.env,
  };
  const { config, secrets } = loadConfig(env);
  const ahead = { ms: 0 };
  const clock = { now: () => new Date(worlds.clock.nowMs() + ahead.ms) };
  const app = await buildApp(config, secrets, { ...impatient, clock, ...options.overrides });
  // The database's own clock says what time it really is.
  if (worlds.clock.shiftedMs() !== 0) await app.time.shift(worlds.clock.shiftedMs());
  const { port } = await app.start();
  const appUrl = `http://127.0.0.1:${String(port)}/slack/events`;
  const pingsPath = await registerStore(worlds, env, options.hasVtexKeys ?? true);
  if (pingsPath !== undefined && (options.sendsPings ?? true))
    worlds.vtex.registerPings(new URL(pingsPath, appUrl).href);
  const addresses = [appUrl];
  let sent = 0;
  const wire = {
    world: worlds.slack,
    onSent: slackCalls(worlds.trace),
    signingSecret: worlds.slack.state.app.signingSecret,
    requests: worlds.http.slack.requests,
  };
  const next = () => addresses[(sent += 1) % addresses.length] ?? appUrl;
  const { exact, ...sender } = createSender({ ...wire, appUrl: next });
  return {
    worlds,
    app,
    appUrl,
    sender,
    exact,
    env,
    addresses,
    browserOf: browsers(worlds),
    advance: oneAfterTheOther((ms) => advance(worlds, app, ms)),
    // Only the app here has a clock that can be put ahead.
    speak: speaking(worlds, app, createSender({ ...wire, appUrl }), ahead),
    stop: async () => {
      await app.stop();
      await worlds.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Two that advance at once would each count the way of the other. */
function oneAfterTheOther(advanceBy: (ms: number) => Promise<void>): Session['advance'] {
  let last: Promise<void> = Promise.resolve();
  return (ms) => {
    const next = last.then(() => advanceBy(ms));
    last = next.catch(() => undefined); // whoever asked for that one hears of it
    return next;
  };
}

// The app remembers a person for a day.
const forgetMs = 25 * 3_600_000;

/** The app's own clock is put ahead while one request makes it ask Slack who this person is. */
function speaking({ slack }: Worlds, app: App, sender: SlackSender, ahead: { ms: number }): Session['speak'] {
  const times = new Map<string, number>();
  return async (user, locale) => {
    const person = slack.person(user);
    person.locale = locale;
    // Further each time: what was asked last is dated ahead itself.
    const asked = (times.get(person.id) ?? 0) + 1;
    times.set(person.id, asked);
    ahead.ms = asked * forgetMs;
    try {
      await sender.openHome(person.id, 'messages');
      await app.time.settle();
    } finally {
      ahead.ms = 0;
    }
    await sender.openHome(person.id);
    await app.time.settle();
  };
}

function browsers({ slack }: Worlds): Session['browserOf'] {
  const known = new Map<string, Browser>();
  return (user) => {
    const browser = known.get(user) ?? createBrowser(() => slack.person(user).locale);
    known.set(user, browser);
    return browser;
  };
}

/**
 * Registers the world's first store the way its host would: with the admin command, secrets on standard input. Answers the path for
 * VTEX's pings that it printed.
 */
async function registerStore(
  worlds: Worlds,
  env: Record<string, string>,
  hasVtexKeys: boolean,
): Promise<string | undefined> {
  const [store] = worlds.tiktok.stores;
  if (store === undefined) throw new Error('the TikTok world has no store');
  const account = [
    ...['store', 'add', '--handle', 'loja-modelo', '--name', 'Loja Modelo'],
    ...['--vtex-account', 'lojamodelo', '--trade-policy', '3'],
    ...['--bc-id', store.bcId, '--advertiser-id', store.advertiserId],
    ...['--catalog-id', store.catalogId, '--pixel-code', store.pixelCode],
  ];
  await admin(env, account, store.token);
  if (!hasVtexKeys) return undefined;
  const { appKey, appTokens } = worlds.vtex.key('lojamodelo');
  const [appToken = ''] = appTokens;
  const keys = ['store', 'keys', '--handle', 'loja-modelo', '--app-key', appKey];
  const printed = await admin(env, keys, appToken);
  return /\/vtex\/pings\/[\w-]+/.exec(printed)?.[0];
}

async function admin(env: Record<string, string>, argv: readonly string[], secret: string): Promise<string> {
  const printed: string[] = [];
  const exitCode = await runAdmin({
    argv,
    env,
    readStdin: () => Promise.resolve(secret),
    print: (line) => printed.push(line),
    overrides: impatient,
  });
  if (exitCode !== 0) throw new Error(`the store could not be registered: ${printed.join('\n')}`);
  return printed.join('\n');
}

async function advance(worlds: Worlds, app: App, ms: number): Promise<void> {
  const targetMs = worlds.clock.nowMs() + ms;
  await sendPings(worlds.vtex, worlds.trace);
  await sendWebhooks(worlds.tiktok, worlds.trace);
  const moveTo = async (timeMs: number) => {
    const step = timeMs - worlds.clock.nowMs();
    if (step <= 0) return;
    worlds.clock.shift(step);
    await app.time.shift(step);
  };
  const nextDueMs = async () => (await app.time.nextDueAt())?.getTime() ?? Infinity;
  for (let dueMs = await nextDueMs(); dueMs <= targetMs;) {
    await moveTo(dueMs);
    await app.time.tick();
    await app.time.drain();
    dueMs = await nextDueMs();
    // Still due, so it was not yet: clocks differ by a few milliseconds. A step further it is.
    if (dueMs <= worlds.clock.nowMs()) await moveTo(worlds.clock.nowMs() + 100);
  }
  await moveTo(targetMs);
}
