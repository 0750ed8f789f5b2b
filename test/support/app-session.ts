import { runAdmin } from '../../src/admin/run.ts';
import { loadConfig } from '../../src/config.ts';
import type { NewConnection } from '../../src/core/ports.ts';
import { openParts } from '../../src/parts.ts';
import { startSession } from '../../sandbox/session.ts';
import type { Session, SessionOptions } from '../../sandbox/session.ts';
import { fieldsOf, labelOf, listOf } from '../../sandbox/slack/json.ts';
import type { Fields } from '../../sandbox/slack/json.ts';
import type { Acked } from '../../sandbox/slack/sender.ts';
import { applyLever } from '../../sandbox/control/levers.ts';
import { readerOf, renderMessage, renderView } from '../../sandbox/terminal/render-blocks.ts';
import { environmentFor } from '../../sandbox/worlds.ts';
import type { Worlds } from '../../sandbox/worlds.ts';
import type { Seen } from '../../sandbox/worlds/slack-state.ts';
import { captureLog } from './app-log.ts';
import type { LogCapture } from './app-log.ts';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

/** What one person saw after something was done, and how the app acknowledged it. */
export type Outcome = {
  readonly acked: Acked;
  readonly entries: readonly Seen[];
  /** As this person reads it. */
  readonly text: string;
  /** The blocks of the newest thing, as Slack got them. */
  readonly blocks: readonly Fields[];
  /** The same as text: to look for dates, links and escapes. */
  readonly raw: string;
  /** The fields with the three counts, as label and value; empty where there are none. */
  readonly counts: readonly string[];
};

export type AdminResult = { readonly exitCode: number; readonly printed: string };

/** A sandbox session on a database of its own, whose whole log is kept. */
export type AppSession = Session & {
  readonly database: TestDatabase;
  readonly log: LogCapture;
  readonly env: Readonly<Record<string, string>>;
  /** Types a command as this person and waits for all that comes of it. */
  ask(user: string, typed: string, channel?: string): Promise<Outcome>;
  /** Clicks, or picks with `label=option`, and waits. */
  click(user: string, labelOrActionId: string): Promise<Outcome>;
  openHome(user: string, tab?: 'home' | 'messages'): Promise<Outcome>;
  /** Does anything at all and tells what this person saw of it. */
  after(user: string, act: () => Promise<Acked>): Promise<Outcome>;
  /** Time passes at once, as if nobody had looked after the beat: no check runs on the way. */
  jump(ms: number): Promise<void>;
  /** Resolves when the app's next call of this path has reached TikTok; plan a delay to act before its answer. */
  called(path: string): Promise<void>;
  /** Pulls a lever of the world: `down`, `revoked`, `need-details=12`. */
  world(lever: string): void;
  admin(argv: readonly string[], stdin?: string): Promise<AdminResult>;
  /** Registers stores straight through the storage: a hundred of them in half a second. Checks do not run. */
  addStores(connections: readonly NewConnection[]): Promise<void>;
};

export const plantedKey = Buffer.alloc(32, 'planted-encryption-key').toString('base64');
const planted = {
  botToken: 'xoxb-planted-bot-token',
  signingSecret: 'planted-signing-secret',
};

export async function startAppSession(options: SessionOptions = {}): Promise<AppSession> {
  const database = await createTestDatabase();
  const log = captureLog();
  const ownEnv = { DATABASE_URL: database.url, ENCRYPTION_KEYS: `k1:${plantedKey}`, ...options.env };
  const session = await startSession({
    // Reading 870 products takes a second or two: only of those whose tests are about them.
    hasVtexKeys: false,
    // A test that waits for a pass must not find that it was told before.
    sendsPings: false,
    ...options,
    worlds: plant(options.worlds),
    env: ownEnv,
    overrides: { logger: log.logger, ...options.overrides },
  });
  const env = { ...environmentFor(session.worlds), ...ownEnv };
  return {
    ...session,
    database,
    log,
    env,
    ...actsOf(session),
    admin: (argv, stdin = '') => admin(argv, { env, stdin, log }),
    addStores: (connections) => addStores(env, log, connections),
    stop: async () => {
      await session.stop();
      await database.drop();
      expectNoSecrets(session.worlds, log);
    },
  };
}

/** Ten in the morning in São Paulo: what was today must not be yesterday where a run goes past midnight. */
function nextMorningMs(nowMs = Date.now()): number {
  const dayMs = 24 * 3_600_000;
  return nowMs + ((13 * 3_600_000 - (nowMs % dayMs) + dayMs) % dayMs);
}

const plant = (worlds: SessionOptions['worlds'] = {}): NonNullable<SessionOptions['worlds']> => ({
  startsAtMs: nextMorningMs(),
  ...worlds,
  slack: {
    botToken: planted.botToken,
    ...worlds.slack,
    app: { signingSecret: planted.signingSecret, ...worlds.slack?.app },
  },
});

function actsOf(
  session: Session,
): Pick<AppSession, 'ask' | 'click' | 'openHome' | 'after' | 'jump' | 'called' | 'world'> {
  const { worlds, sender } = session;
  const after: AppSession['after'] = async (user, act) => {
    const mark = worlds.slack.mark();
    const acked = await act();
    await session.app.time.settle();
    return outcomeOf(worlds, user, acked, mark);
  };
  return {
    after,
    ask: (user, typed, channel = 'general') => after(user, () => sender.command(user, channel, typed)),
    click: (user, wanted) => after(user, () => sender.click(user, wanted)),
    openHome: (user, tab) => after(user, () => sender.openHome(user, tab)),
    async jump(ms) {
      worlds.clock.shift(ms);
      await session.app.time.shift(ms);
    },
    called: (path) =>
      new Promise((resolve) => {
        const { tiktok } = worlds;
        const count = tiktok.countAttempt.bind(tiktok);
        tiktok.countAttempt = (operation) => {
          if (operation === path) resolve();
          return count(operation);
        };
      }),
    world(lever) {
      const applied = applyLever(worlds, lever);
      if (!applied.ok) throw new Error(applied.error);
    },
  };
}

function outcomeOf({ slack }: Worlds, user: string, acked: Acked, mark: number): Outcome {
  const entries = slack.timeline(user, mark);
  const last = entries.at(-1);
  const blocks = last === undefined ? [] : blocksOf(last);
  return {
    acked,
    entries,
    text: entries.map((entry) => textOf(slack, user, entry)).join('\n'),
    blocks,
    raw: JSON.stringify(blocks),
    counts: countsIn(blocks),
  };
}

function textOf(slack: Worlds['slack'], user: string, seen: Seen): string {
  // Wide enough for no line to break: tests look for whole sentences.
  const reader = readerOf(slack, slack.person(user), 10_000);
  if (seen.kind === 'notice') return seen.text;
  return 'message' in seen ? renderMessage(seen.message, reader) : renderView(seen.view, reader);
}

/** The first section with fields: those of the counts stand above those of the accounts. */
function countsIn(blocks: readonly Fields[]): string[] {
  const fields = listOf(blocks.find((block) => block['fields'] !== undefined)?.['fields']);
  return fields.length === 3 ? fields.map(labelOf) : [];
}

function blocksOf(seen: Seen): readonly Fields[] {
  if (seen.kind === 'notice') return [];
  const blocks = 'message' in seen ? seen.message.blocks : listOf(seen.view.content['blocks']);
  return blocks.map(fieldsOf);
}

async function admin(
  argv: readonly string[],
  { env, stdin, log }: { env: Record<string, string>; stdin: string; log: LogCapture },
): Promise<AdminResult> {
  const lines: string[] = [];
  const exitCode = await runAdmin({
    argv,
    env,
    readStdin: () => Promise.resolve(stdin),
    print: (line) => lines.push(line),
    overrides: {
      logger: log.logger,
      sleep: () => Promise.resolve(),
      tiktokTiming: { timeoutMs: 1_000, retryBaseMs: 1, breakerPauseMs: 1 },
    },
  });
  return { exitCode, printed: lines.join('\n') };
}

async function addStores(
  env: Record<string, string>,
  { logger }: LogCapture,
  connections: readonly NewConnection[],
): Promise<void> {
  const { config, secrets } = loadConfig(env);
  const { storage } = await openParts(config, secrets, { log: logger, access: 'join' });
  try {
    const [installed] = await storage.workspaces.list();
    if (installed === undefined) throw new Error('no workspace is installed');
    for (const connection of connections) await storage.stores.addConnected(installed.workspace, connection);
  } finally {
    await storage.close();
  }
}

/** Everything that must never stand in a log line. */
export function secretsOf({ slack, tiktok, vtex }: Worlds): readonly string[] {
  return [
    plantedKey,
    slack.state.app.signingSecret,
    ...slack.state.installations.keys(),
    ...[...tiktok.apps.values()].map(({ secret }) => secret),
    ...tiktok.tokens.keys(),
    ...[...slack.state.responseUrls.keys()].map((id) => `/response/${id}`),
    ...slack.state.triggers.keys(),
    ...[...vtex.accounts.values()].flatMap(({ affiliates }) =>
      affiliates.flatMap(({ endpoint }) => endpoint?.split('/').slice(-1) ?? []),
    ),
  ];
}

/** Runs at the stop of every session: the log of all that its tests did holds no secret. */
export function expectNoSecrets(worlds: Worlds, log: LogCapture): void {
  const text = log.text();
  if (!text.includes('"stopped"')) throw new Error('the log was not captured: nothing could be checked');
  const found = secretsOf(worlds).filter((secret) => text.includes(secret));
  if (found.length === 0) return;
  const lines = text.split('\n').filter((line) => found.some((secret) => line.includes(secret)));
  throw new Error(`secrets in the log: ${found.join(', ')}\n${lines.slice(0, 5).join('\n')}`);
}
