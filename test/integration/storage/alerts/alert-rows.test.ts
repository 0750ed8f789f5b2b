import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fc } from '../../../support/fast-check.ts';
import { tallyOf } from '../../../../src/core/alerts/fan-out.ts';
import type { Finding } from '../../../../src/core/alerts/incident.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { createLogger } from '../../../../src/logger.ts';
import { createDatabase } from '../../../../src/storage/database.ts';
import { readTally } from '../../../../src/storage/alerts/route-view.ts';
import {
  beginProbe,
  check,
  claimOf,
  dayMs,
  deliverAll,
  follow,
  incidentOf,
  intend,
  kindOf,
  minuteMs,
  passAll,
  probe,
  refused,
  rejected,
  settings,
  toldIncident,
} from '../../../support/contracts/scene.ts';
import { installation } from '../fixtures.ts';
import { postgresAlertPorts } from './postgres-alert-ports.ts';
import type { PostgresAlertPorts } from './postgres-alert-ports.ts';

const open = postgresAlertPorts();
let ports: PostgresAlertPorts;
let workspace: Workspace;

beforeEach(async () => {
  ports = await open();
  [workspace] = ports.workspaces;
});
afterEach(() => ports.close());

describe('the numbers of an incident', () => {
  it('are those of the rule, whichever findings there are', async () => {
    const stores = Array.from({ length: 4 }, () => randomUUID());
    const fingerprint = fc.oneof(
      fc.constantFrom('count:rejected', 'countless', 'sku:1', 'store:of-nobody'),
      fc.constantFrom(...stores).map((id) => `store:${id}`),
    );
    const finding: fc.Arbitrary<Finding> = fc.record({
      fingerprint,
      label: fc.constantFrom('a', 'b', 'B', 'é', 'z', 'Ω'),
      storeId: fc.constantFrom(...stores),
      amount: fc.integer({ min: 0, max: 1_000_000 }),
      phase: fc.constantFrom('candidate', 'open', 'clearing', 'fixed', 'gone'),
      openedVersion: fc.option(fc.integer({ min: 0, max: 5 })),
      closedVersion: fc.constant(null),
    });
    const findings = fc.uniqueArray(finding, { selector: (one) => one.fingerprint, maxLength: 8 });
    const covered = fc.option(fc.subarray(stores));
    const shownVersion = fc.option(fc.integer({ min: 0, max: 5 }));
    const database = createDatabase({
      address: { connectionString: ports.test.database.url },
      ...{ logger: createLogger('silent'), max: 1, pooled: false },
    });
    const compare = async (all: Finding[], storeIds: string[] | null, version: number | null) => {
      const incidentId = await insertIncident(all);
      const tally = await database.transaction((trx) =>
        readTally(trx, workspace.id, incidentId, { storeIds, shownVersion: version }),
      );
      const byName = (one: { name: string; id: string }) => `${one.name} ${one.id}`;
      const expected = tallyOf(all, { storeIds }, version);
      expect({ ...tally, stores: tally.stores.map(byName).sort() }).toEqual({
        ...expected,
        stores: expected.stores.map(byName).sort(),
      });
      expect(tally.stores.map(({ name }) => name)).toEqual(expected.stores.map(({ name }) => name));
    };
    await fc.assert(fc.asyncProperty(findings, covered, shownVersion, compare), { numRuns: 60 });
    await database.close();
  });

  async function insertIncident(findings: readonly Finding[]): Promise<string> {
    const id = randomUUID();
    await ports.test.database.query(
      `insert into incident (workspace_id, id, condition, scope, label, phase, version, opened_at, fired_at, as_of)
       values ($1, $2, 'products.need_details', $3, '', 'open', 1, now(), now(), now())`,
      [workspace.id, id, `store:${id}`],
    );
    for (const one of findings)
      await ports.test.database.query(
        'insert into incident_finding values ($1, $2, $3, $4, $5, $6, $7, $8, null)',
        [
          ...[workspace.id, id, one.fingerprint, one.label, one.storeId, one.amount],
          ...[one.phase, one.openedVersion],
        ],
      );
    return id;
  }
});

describe('the guard', () => {
  const answer = { user: 'tokenRefused', control: 'good' } as const;

  it('counts a TikTok user once, in however many workspaces', async () => {
    const [, other] = ports.workspaces;
    const third = await ports.test.storage.workspaces.install(
      { teamId: 'TTHREE', enterpriseId: null },
      'Three',
      installation,
    );
    const all = [];
    for (const team of [workspace, other, third]) {
      const { storeId, grantId } = await ports.addStore(team, { grant: 'ana' });
      all.push({ storeId, grantId });
      await check(ports, team, storeId, refused);
    }
    const [mine] = all;
    await probe(ports, workspace, mine!.grantId, { user: 'tokenRefused' });
    await ports.shift(6 * minuteMs);
    const start = await beginProbe(ports, workspace, mine!.grantId);
    expect(start.control).toBe('sign-in'); // the others are the same person
    expect(await ports.probes.finish(workspace, start, answer)).toBe('revoked');
  });

  it('asks the witness who answered last, and nobody whose app was removed or who is in doubt', async () => {
    const [, other] = ports.workspaces;
    const mine = await ports.addStore(workspace);
    const [early, late, doubtful] = [
      await ports.addStore(workspace, { grant: 'early' }),
      await ports.addStore(other, { grant: 'late' }),
      await ports.addStore(workspace, { grant: 'doubtful' }),
    ];
    await check(ports, workspace, mine.storeId, refused);
    await probe(ports, workspace, mine.grantId, { user: 'tokenRefused' });
    await check(ports, workspace, early.storeId, rejected(0));
    await ports.shift(1_000);
    await check(ports, other, late.storeId, rejected(0));
    await ports.shift(1_000);
    await check(ports, workspace, doubtful.storeId, rejected(0));
    await ports.shift(6 * minuteMs);
    await check(ports, workspace, doubtful.storeId, refused);
    const control = async () => (await beginProbe(ports, workspace, mine.grantId)).control;
    expect(await control()).toEqual({ token: 'token-of-late' });
    await ports.uninstall(other);
    await ports.shift(2 * minuteMs);
    expect(await control()).toEqual({ token: 'token-of-early' });
  });
});

describe('a channel with a new id', () => {
  it('is written to under that one, and its messages are edited there', async () => {
    const { storeId } = await ports.addStore(workspace);
    await follow(ports, workspace, 'C1');
    await toldIncident(ports, workspace, storeId);
    const [subscription] = await ports.subscriptions.list(workspace);
    const testId = await ports.subscriptions.test(workspace, subscription!.id, 'UANA', 'a');
    await ports.test.storage.channels.changeId(workspace, 'C1', 'C2');
    expect((await ports.outbox.find(workspace, testId!))!.channelId).toBe('C2');
    await ports.shift(minuteMs + 1_000);
    await check(ports, workspace, storeId, rejected(9));
    await passAll(ports);
    expect((await ports.edits.claim(5)).map(({ place }) => place.channelId)).toEqual(['C2']);
    expect(new Set((await deliverAll(ports)).map(({ post }) => post.channelId))).toEqual(new Set(['C2']));
  });

  it('keeps the subscription that somebody made under that id before', async () => {
    await follow(ports, workspace, 'C1');
    const kept = await follow(ports, workspace, 'C2');
    await ports.test.storage.channels.changeId(workspace, 'C1', 'C2');
    const list = await ports.subscriptions.list(workspace);
    expect(list.map(({ channelId }) => channelId)).toEqual(['C1', 'C2']);
    expect(list[1]!.id).toBe(kept);
  });
});

describe('the installation', () => {
  it('is there for what is sent unasked, until the app is removed', async () => {
    const { workspaces } = ports.test.storage;
    expect(await workspaces.installationOf(workspace)).toEqual(installation);
    await ports.uninstall(workspace);
    expect(await workspaces.installationOf(workspace)).toBeNull();
  });
});

describe('a post that a person waits for', () => {
  it('may use the next seconds of its channel, but not a silence that Slack asked for', async () => {
    const id = await follow(ports, workspace, 'C1');
    await ports.shift(5_000);
    const posts: string[] = [];
    for (const action of ['a', 'b', 'c', 'd', 'e', 'f'])
      posts.push((await ports.subscriptions.test(workspace, id, 'UANA', action))!);
    const claims = [];
    for (const postId of posts) claims.push(await ports.outbox.claimOne(workspace, postId));
    expect(claims.map((claim) => claim !== null)).toEqual([true, true, true, true, false, false]);
    expect(await ports.outbox.claim(5)).toEqual([]);
    await ports.shift(2 * minuteMs);
    const claim = await claimOf(ports, posts[0]!);
    await intend(ports, claim);
    await ports.outbox.recordRefused(claim, { code: 'ratelimited', because: 'busy', retryAfterMs: 30_000 });
    expect(await ports.outbox.claimOne(workspace, posts[1]!)).toBeNull();
  });
});

describe('a subscription that was revived', () => {
  it('does not send what its earlier life wanted, even if nobody knew whether it was sent', async () => {
    const id = await follow(ports, workspace, 'C1');
    const postId = (await ports.subscriptions.test(workspace, id, 'UANA', 'a'))!;
    const claim = await claimOf(ports, postId);
    await intend(ports, claim);
    await ports.outbox.recordUnknown(claim);
    await ports.subscriptions.unsubscribe(workspace, id);
    const again = { channelId: 'C1', storeIds: null, settings, by: 'UANA' };
    expect(await ports.subscriptions.subscribe(workspace, again)).toMatchObject({ kind: 'revived' });
    expect((await deliverAll(ports)).map(kindOf)).toEqual(['introduction']);
    await ports.shift(2 * minuteMs);
    const looked = await claimOf(ports, postId);
    expect(looked.post.state).toBe('unknown');
    expect(await ports.outbox.recordIntent(looked)).toBe('lost');
    expect(await ports.outbox.find(workspace, postId)).toMatchObject({ state: 'cancelled' });
  });
});

describe('what a channel was shown', () => {
  it('is not edited again by a pass that finds nothing new', async () => {
    const { storeId } = await ports.addStore(workspace);
    const id = await follow(ports, workspace, 'C1');
    const told = await toldIncident(ports, workspace, storeId);
    const until = new Date((await ports.now()).getTime() + dayMs);
    const mute = { by: 'UANA', until, reason: 'known' };
    await ports.incidents.mute(workspace, incidentOf(told).incidentId, mute);
    await deliverAll(ports);
    for (let times = 0; times < 3; times += 1) {
      await ports.shift(minuteMs);
      await ports.subscriptions.configure(workspace, id, settings); // looks at every route
      await passAll(ports);
      expect(await ports.edits.claim(5)).toEqual([]);
    }
  });
});
