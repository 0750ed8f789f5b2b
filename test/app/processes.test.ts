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
import { startProcess } from '../support/app-process.ts';
import type { AppProcess } from '../support/app-process.ts';
import { plantedKey } from '../support/app-session.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { TestDatabase } from '../support/test-database.ts';

const SECRET = 'planted-signing-secret';

let worlds: Worlds;
let database: TestDatabase;
let directory: string;
const running: AppProcess[] = [];

beforeAll(async () => {
  worlds = await startWorlds({ slack: { botToken: 'xoxb-planted', app: { signingSecret: SECRET } } });
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
  await rm(directory, { recursive: true, force: true });
});

const onServer = () => ({
  ...environmentFor(worlds),
  LOG_LEVEL: 'info',
  DATABASE_URL: database.url,
  ENCRYPTION_KEYS: `k1:${plantedKey}`,
});
const embedded = (name: string) => ({
  ...environmentFor(worlds),
  LOG_LEVEL: 'info',
  DATA_DIR: join(directory, name, 'data'),
  KEYS_DIR: join(directory, name, 'keys'),
});

function start(env: Record<string, string>, entry = 'main.ts', args: readonly string[] = []): AppProcess {
  const started = startProcess(entry, { env, args });
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
  const admin = start(env, 'admin/main.ts', ['store', 'add', ...flags, ...ids]);
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

  it.each(['invalid_auth', 'token_revoked'])(
    'as a list, too, when Slack says %s of the bot token',
    async (said) => {
      const installation = worlds.slack.installation();
      if (said === 'token_revoked') installation.state = 'revoked';
      const env =
        said === 'token_revoked' ? onServer() : { ...onServer(), SLACK_BOT_TOKEN: 'xoxb-of-nobody' };
      const app = start(env);
      const { code } = await app.ended;
      installation.state = 'active';
      expect(code).toBe(1);
      expect(app.errors()).toContain(
        'The configuration has 1 mistake:\n  - SLACK_BOT_TOKEN is refused by Slack',
      );
      expect(app.errors()).toContain(said);
      expect(app.errors()).not.toContain('    at ');
    },
  );

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
    expect(app.errors()).toContain('database cannot be reached');
    expect(app.errors() + app.output()).not.toContain('planted-password');
    expect(app.errors()).not.toContain('    at ');
  });

  it('says that the encryption key is another one than before', async () => {
    const app = start(onServer());
    await app.ready;
    await app.kill();
    const other = start({ ...onServer(), ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}` });
    expect((await other.ended).code).toBe(1);
    expect(other.errors()).toMatch(/k1/);
    expect(other.errors()).not.toContain('    at ');
  });
});

describe('a running process', () => {
  it('answers url_verification and a signed command', async () => {
    const app = start(onServer());
    const sender = senderTo(await app.ready);
    expect((await sender.urlVerification('hello')).body).toEqual({ challenge: 'hello' });
    const before = visible('eva');
    expect((await sender.command('eva', 'general', '/tiktok help')).status).toBe(200);
    app.signal('SIGTERM');
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect(visible('eva')).toBe(before + 1);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'at %s answers what it acknowledged and ends with 0',
    async (signal) => {
      const app = start(onServer());
      const sender = senderTo(await app.ready);
      worlds.faults.slack.add({ kind: 'delay', ms: 400 }, 'response', Infinity);
      const before = visible('eva');
      const sent = await Promise.all(
        Array.from({ length: 10 }, () => sender.command('eva', 'general', '/tiktok help')),
      );
      app.signal(signal);
      const acked = sent.filter(({ status }) => status === 200).length;
      expect(await app.ended).toEqual({ code: 0, signal: null });
      expect(acked).toBe(10);
      expect(visible('eva') - before).toBe(acked);
    },
  );

  it('at a second signal ends at once', async () => {
    const app = start(onServer());
    const sender = senderTo(await app.ready);
    worlds.faults.slack.add({ kind: 'hang' }, 'response', Infinity);
    await sender.command('eva', 'general', '/tiktok help');
    app.signal('SIGTERM');
    app.signal('SIGINT');
    expect((await app.ended).code).toBe(1);
  });

  it('starts while Slack does not answer, with the installation known from before', async () => {
    const first = start(onServer());
    await first.ready;
    await first.kill();
    worlds.faults.slack.add({ kind: 'html502' }, 'auth.test', Infinity);
    const second = start(onServer());
    expect((await senderTo(await second.ready).urlVerification()).status).toBe(200);
  });
});

describe('a process with its own database', () => {
  it('takes a store from the admin command beside it, and has it still after kill -9', async () => {
    const env = embedded('killed');
    const app = start(env);
    await app.ready;
    const admin = addStore(env, 'loja');
    expect(await admin.ended).toEqual({ code: 0, signal: null });
    expect(admin.output()).toContain('Store "loja" was added.');
    expect(admin.output()).toContain('812 available, 31 in review, 9 rejected.');
    await app.kill();

    const again = start(env);
    const before = visible('mario');
    const sender = senderTo(await again.ready);
    await sender.command('mario', 'general', '/tiktok status loja');
    again.signal('SIGTERM');
    expect(await again.ended).toEqual({ code: 0, signal: null });
    expect(visible('mario')).toBe(before + 1);
    const newest = worlds.slack.visibleNow('mario', 'general').at(-1);
    expect(JSON.stringify(newest)).toContain('812');
  });

  it('is refused to a second app on the same directory, in a clear sentence', async () => {
    const env = embedded('shared');
    const app = start(env);
    await app.ready;
    const second = start(env);
    expect((await second.ended).code).toBe(1);
    expect(second.errors()).toMatch(/in use|another/i);
    expect(second.errors()).not.toContain('    at ');
    expect((await senderTo(await app.ready).urlVerification()).status).toBe(200);
  });

  it('is served by the admin command alone, too: what it added is there for the app', async () => {
    const env = embedded('alone');
    const admin = addStore(env, 'sola');
    expect(await admin.ended).toEqual({ code: 0, signal: null });
    const list = start(env, 'admin/main.ts', ['store', 'list']);
    expect(await list.ended).toEqual({ code: 0, signal: null });
    expect(list.output()).toBe('sola\tLoja\tloja\tconnected');
  });
});
