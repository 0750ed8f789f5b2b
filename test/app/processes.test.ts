import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createSender } from '../../sandbox/slack/sender.ts';
import type { SlackSender } from '../../sandbox/slack/sender.ts';
import { environmentFor, startWorlds } from '../../sandbox/worlds.ts';
import type { Worlds } from '../../sandbox/worlds.ts';
import { buildProduct, startProcess } from '../support/app-process.ts';
import type { AppProcess } from '../support/app-process.ts';
import { plantedKey } from '../support/app-session.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { TestDatabase } from '../support/test-database.ts';

const SECRET = 'planted-signing-secret';

let worlds: Worlds;
let database: TestDatabase;
let product: string;
let directory: string;
const running: AppProcess[] = [];

beforeAll(async () => {
  worlds = await startWorlds({ slack: { botToken: 'xoxb-planted', app: { signingSecret: SECRET } } });
  product = await buildProduct();
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'tests-app-'));
});
afterEach(async () => {
  worlds.faults.slack.clear();
  const all = running.splice(0);
  await Promise.all(all.map((one) => one.kill()));
  const written = all.map((one) => one.output() + one.errors()).join('\n');
  const secrets = ['xoxb-planted', SECRET, plantedKey, ...worlds.tiktok.tokens.keys()];
  for (const secret of secrets) expect(written).not.toContain(secret);
});
afterAll(async () => {
  await worlds.close();
  await database.drop();
  for (const one of [product, directory]) await rm(one, { recursive: true, force: true });
});

const onServer = () => ({
  ...environmentFor(worlds),
  LOG_LEVEL: 'info',
  DATABASE_URL: database.url,
  ENCRYPTION_KEYS: `k1:${plantedKey}`,
});
function start(env: Record<string, string>, entry = 'main.js', args: readonly string[] = []): AppProcess {
  const started = startProcess({ file: join(product, entry), env, args });
  running.push(started);
  return started;
}
const senderTo = (appUrl: string): SlackSender => createSender({ world: worlds.slack, appUrl });
const visible = (user: string) => worlds.slack.visibleNow(user, 'general').length;

function addStore(env: Record<string, string>, handle: string): AppProcess {
  const [store] = worlds.tiktok.stores;
  if (store === undefined) throw new Error('no store');
  const flags = ['--handle', handle, '--name', 'Loja', '--vtex-account', 'loja', '--trade-policy', '1'];
  const ids = ['--bc-id', store.bcId, '--advertiser-id', store.advertiserId, '--catalog-id', store.catalogId];
  const admin = start(env, 'admin/main.js', ['store', 'add', ...flags, ...ids]);
  admin.type(`${store.token}\n`);
  return admin;
}

describe('a process with mistakes in its configuration', () => {
  it('prints one list of all of them and ends with 1', async () => {
    const app = start({
      SLACK_BOT_TOKEN: 'xoxp-wrong',
      PORT: 'three',
      DATABASE_URL: 'mysql://x',
      LOG_LEVEL: 'loud',
    });
    expect(await app.ended).toEqual({ code: 1, signal: null });
    const errors = app.errors();
    expect(errors.match(/The configuration has/g)).toHaveLength(1);
    const names = errors.split('\n').flatMap((line) => /^ {2}- ([A-Z_]+) /.exec(line)?.[1] ?? []);
    expect(names.toSorted()).toEqual([
      ...['DATABASE_URL', 'ENCRYPTION_KEYS', 'LOG_LEVEL', 'PORT', 'SLACK_BOT_TOKEN'],
      ...['SLACK_SIGNING_SECRET', 'TIKTOK_APP_ID', 'TIKTOK_APP_SECRET'],
    ]);
    expect(errors).toContain(`The configuration has ${String(names.length)} mistakes:`);
    expect(errors).not.toContain('    at ');
  });

  it('prints a list, too, when Slack refuses the bot token', async () => {
    const app = start({ ...onServer(), SLACK_BOT_TOKEN: 'xoxb-of-nobody' });
    expect((await app.ended).code).toBe(1);
    expect(app.errors()).toContain(
      'The configuration has 1 mistake:\n  - SLACK_BOT_TOKEN is refused by Slack (invalid_auth).',
    );
    expect(app.errors()).not.toContain('    at ');
  });

  it('names the port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo; // an address object, because it listens on a port
    const app = start({ ...onServer(), PORT: String(port) });
    const { code } = await app.ended;
    other.close();
    expect(code).toBe(1);
    expect(app.errors()).toContain(`PORT ${String(port)} cannot be used (EADDRINUSE). Choose a free one.`);
    expect(app.errors()).not.toContain('    at ');
  });

  it('says that the database cannot be reached', async () => {
    const app = start({ ...onServer(), DATABASE_URL: 'postgres://nobody:planted-password@127.0.0.1:1/none' });
    expect((await app.ended).code).toBe(1);
    expect(app.errors()).toContain('The database none at 127.0.0.1:1 cannot be reached');
    expect(app.errors() + app.output()).not.toContain('planted-password');
    expect(app.errors()).not.toContain('    at ');
  });

  it('says that the encryption key is another one than before', async () => {
    // An earlier start of this file left the check value of its key in the database.
    const app = start({ ...onServer(), ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}` });
    expect((await app.ended).code).toBe(1);
    expect(app.errors()).toMatch(/\bk1\b/);
    expect(app.errors()).not.toContain('    at ');
  });
});

describe('a running process', () => {
  it('answers Slack, and at SIGTERM ends with 0 after it has answered what it acknowledged', async () => {
    const app = start(onServer());
    const sender = senderTo(await app.ready);
    expect((await sender.urlVerification('hello')).body).toEqual({ challenge: 'hello' });
    worlds.faults.slack.add({ kind: 'delay', ms: 400 }, 'response', Infinity);
    const before = visible('eva');
    const commands = Array.from({ length: 10 }, () => sender.command('eva', 'general', '/tiktok help'));
    const sent = await Promise.all(commands);
    expect(sent.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(visible('eva')).toBeLessThan(before + 10);
    app.signal('SIGTERM');
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect(visible('eva')).toBe(before + 10);
  });

  it('starts while Slack does not answer, and at a second signal ends at once', async () => {
    worlds.faults.slack.add({ kind: 'html502' }, 'auth.test', Infinity);
    worlds.faults.slack.add({ kind: 'hang' }, 'response', Infinity);
    const app = start(onServer());
    const { status } = await senderTo(await app.ready).command('eva', 'general', '/tiktok help');
    expect(status).toBe(200);
    app.signal('SIGTERM');
    // Within the first second it is the same Ctrl-C, passed on by npm; after that somebody means it.
    const insisting = setInterval(() => {
      app.signal('SIGINT');
    }, 100);
    const startedAt = performance.now();
    const { code } = await app.ended;
    clearInterval(insisting);
    expect(code).toBe(1);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
  });
});

// One story: a first start takes seconds.
describe('a process with its own database', () => {
  const env = () => ({
    ...environmentFor(worlds),
    LOG_LEVEL: 'info',
    DATA_DIR: join(directory, 'data'),
    KEYS_DIR: join(directory, 'keys'),
  });
  const list = () => start(env(), 'admin/main.js', ['store', 'list']);

  it('takes a store from the admin command beside it', async () => {
    const app = start(env());
    await app.ready;
    const admin = addStore(env(), 'loja');
    expect(await admin.ended).toEqual({ code: 0, signal: null });
    expect(admin.output()).toContain('Store "loja" was added.');
    expect(admin.output()).toContain('812 available, 31 in review, 9 rejected.');
    await app.kill();
  });

  it('has that store still after kill -9, and refuses a second app in a clear sentence', async () => {
    const app = start(env());
    const sender = senderTo(await app.ready);
    const second = start(env());
    expect((await second.ended).code).toBe(1);
    expect(second.errors()).toMatch(/in use|another/i);
    expect(second.errors()).not.toContain('    at ');

    await sender.command('mario', 'general', '/tiktok status loja');
    app.signal('SIGTERM');
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect(JSON.stringify(worlds.slack.visibleNow('mario', 'general'))).toContain('812');
  });

  it('is opened by the admin command while no app runs', async () => {
    const admin = list();
    expect(await admin.ended).toEqual({ code: 0, signal: null });
    expect(admin.output()).toBe('loja\tLoja\tloja\tconnected');
  });
});
