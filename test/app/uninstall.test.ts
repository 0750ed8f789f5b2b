import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fields } from '../../sandbox/slack/json.ts';
import { nowS } from '../../sandbox/worlds/slack-state.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

const HOUR_MS = 3_600_000;

let session: AppSession;
const start = async () => {
  session = await startAppSession();
};

const bot = () => session.worlds.slack.installation().botUserId;
const botRevoked = () => ({ tokens: { oauth: [], bot: [bot()] } });

/** Its token dies first; then Slack says so. */
async function deliver(type: string, fields: Fields = {}): Promise<number> {
  session.worlds.slack.installation().state = 'uninstalled';
  return tell(type, fields);
}

async function tell(type: string, fields: Fields = {}): Promise<number> {
  const { status } = await session.sender.event(type, fields);
  await session.app.time.settle();
  return status;
}

/** Than Slack's time of the next event. */
const installedLater = (interval: string) =>
  session.database.query(
    `update workspace set installed_at = to_timestamp(${String(nowS(session.worlds.slack.state))}) + interval '${interval}'`,
  );

/** Every column of every table in which a secret could stand, and what stands in it. */
async function storedSecrets(): Promise<readonly string[]> {
  const rows = await session.database.query<{ secret: string | null }>(
    'select bot_token as secret from installation union all select token from tiktok_grant',
  );
  return rows.flatMap(({ secret }) => (secret === null ? [] : [secret]));
}

/** Calls about a store. The webhooks, which are the developer app's and not the workspace's, are ended with no token at all. */
function asked(): number {
  const { tiktok, vtex } = session.worlds.http;
  return tiktok.requests.filter(({ credential }) => credential !== null).length + vtex.requests.length;
}

async function expectErased(): Promise<void> {
  expect(await storedSecrets()).toEqual([]);
  const { acked, entries } = await session.ask('eva', '/tiktok status');
  expect(acked.status).toBe(401);
  expect(entries.map(({ kind }) => kind)).toEqual(['notice']);
  const before = asked();
  await session.advance(HOUR_MS);
  expect(asked()).toBe(before);
}

describe('the app is uninstalled', () => {
  // An uninstalled workspace cannot be used again: one session a test.
  beforeEach(start);
  afterEach(() => session.stop());

  it('by app_uninstalled alone: secrets are erased, commands are refused, checks stop', async () => {
    expect(await deliver('app_uninstalled')).toBe(200);
    await expectErased();
  });

  it('by tokens_revoked of the bot alone', async () => {
    expect(await deliver('tokens_revoked', botRevoked())).toBe(200);
    await expectErased();
  });

  it('by tokens_revoked, then app_uninstalled', async () => {
    expect(await deliver('tokens_revoked', botRevoked())).toBe(200);
    expect(await deliver('app_uninstalled')).toBe(200);
    await expectErased();
  });

  it('by app_uninstalled, then tokens_revoked, each of them twice', async () => {
    for (const _ of [1, 2]) {
      expect(await deliver('app_uninstalled')).toBe(200);
      expect(await deliver('tokens_revoked', botRevoked())).toBe(200);
    }
    await expectErased();
  });

  it('by both at once', async () => {
    session.worlds.slack.installation().state = 'uninstalled';
    await Promise.all([
      session.sender.event('app_uninstalled'),
      session.sender.event('tokens_revoked', botRevoked()),
    ]);
    await session.app.time.settle();
    await expectErased();
  });

  it('after this installation: nobody is asked about its token', async () => {
    await installedLater('-1 second');
    expect(await tell('app_uninstalled')).toBe(200);
    await expectErased();
  });

  it('in the very second of the installation: Slack refuses its token', async () => {
    await installedLater('0 seconds');
    expect(await deliver('app_uninstalled')).toBe(200);
    await expectErased();
  });

  it('in the middle of a check: what that check reads is thrown away', async () => {
    session.worlds.faults.tiktok.add({ kind: 'delay', ms: 300 }, '/catalog/overview/');
    const snapshots = await session.database.query('select * from snapshot');
    await session.app.time.shift(HOUR_MS);
    await session.app.time.tick();
    const overviewCalled = session.called('/catalog/overview/');
    const check = session.app.time.drain();
    await overviewCalled;
    await deliver('app_uninstalled');
    await check;
    expect(await session.database.query('select * from snapshot')).toEqual(snapshots);
    await expectErased();
  });
});

describe('of all secrets', () => {
  /** Every row of every table there is, those of the queue too; check values of keys are none of a workspace's. */
  async function everything(): Promise<string> {
    const tables = await session.database.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
         and table_name <> 'encryption_key'`,
    );
    expect(tables.length).toBeGreaterThan(40);
    const rows = await Promise.all(
      tables.map(({ name }) =>
        session.database.query<{ row: string }>(`select t::text as row from ${name} t`),
      ),
    );
    return rows
      .flat()
      .map(({ row }) => row)
      .join('\n');
  }

  it('none is left in any column of any table, neither as it was nor encrypted, and no link works any more', async () => {
    session = await startAppSession({
      hasVtexKeys: true,
      env: { PUBLIC_URL: 'https://app.example.com' },
    });
    try {
      await session.ask('ana', '/tiktok connect loja-modelo');
      const encrypted = /v1\.k1\.[\w-]{16}\./;
      const before = await everything();
      expect(before).toMatch(encrypted);
      const { slack, tiktok, vtex } = session.worlds;
      const plain = [
        ...[slack.installation().botToken, ...tiktok.tokens.keys()],
        ...vtex.key('lojamodelo').appTokens,
      ];
      expect(plain.length).toBeGreaterThan(2);
      expect(await deliver('app_uninstalled')).toBe(200);
      const left = await everything();
      expect(left).not.toMatch(encrypted);
      for (const secret of plain) expect(left).not.toContain(secret);
      expect(
        await session.database.query(
          'select from one_time_link where expires_at > app_now() union all select from card where edit_due_at is not null',
        ),
      ).toEqual([]);
      const record = await session.database.query('select action from audit_entry order by seq desc limit 1');
      expect(record).toEqual([{ action: 'app.uninstalled' }]);
    } finally {
      await session.stop();
    }
  });
});

describe('nothing is uninstalled', () => {
  beforeAll(start);
  afterAll(() => session.stop());

  it('at first: there are two secrets, stored encrypted', async () => {
    const secrets = await storedSecrets();
    expect(secrets).toHaveLength(2);
    const plain = [session.worlds.slack.installation().botToken, ...session.worlds.tiktok.tokens.keys()];
    for (const secret of plain) expect(secrets.join()).not.toContain(secret);
  });

  it('by tokens_revoked of a person', async () => {
    expect(await tell('tokens_revoked', { tokens: { oauth: ['U0ANA'], bot: [] } })).toBe(200);
    expect(await tell('tokens_revoked', { tokens: { oauth: ['U0ANA'] } })).toBe(200);
    expect(await storedSecrets()).toHaveLength(2);
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Loja Modelo on TikTok');
  });

  it('by news of an uninstall of before, which Slack repeats after the app was installed again', async () => {
    await installedLater('1 minute');
    for (const retryNum of [1, 2]) {
      await session.sender.event('app_uninstalled', {}, { eventId: 'Ev1', retryNum });
      await session.sender.event('tokens_revoked', botRevoked(), { eventId: 'Ev2', retryNum });
    }
    await session.app.time.settle();
    expect(await storedSecrets()).toHaveLength(2);
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Loja Modelo on TikTok');
  });

  it('by such news while Slack does not answer', async () => {
    await installedLater('1 minute');
    session.worlds.faults.slack.add({ kind: 'html502' }, 'auth.test', Infinity);
    await tell('app_uninstalled');
    session.worlds.faults.slack.clear();
    expect(await storedSecrets()).toHaveLength(2);
  });

  it('by app_uninstalled of another team', async () => {
    await session.sender.event('app_uninstalled', {}, { teamId: 'T0OTHER' });
    await session.app.time.settle();
    expect(await storedSecrets()).toHaveLength(2);
  });

  it('by app_uninstalled with a wrong signature', async () => {
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T0TIENDA',
      event: { type: 'app_uninstalled' },
    });
    const { status } = await session.sender.rawCommand({
      body,
      contentType: 'application/json',
      secret: 'wrong',
    });
    await session.app.time.settle();
    expect(status).toBe(401);
    expect(await storedSecrets()).toHaveLength(2);
  });
});
