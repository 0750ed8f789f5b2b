import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fc } from '../../../support/fast-check.ts';
import type { Claim, EditClaim } from '../../../../src/core/alerts/ports.ts';
import type { Reading } from '../../../../src/core/reading.ts';
import {
  checkTwice,
  deliverAll,
  follow,
  incidentOf,
  minuteMs,
  newTs,
  refused,
  rejected,
  settings,
  silent,
} from '../../../support/contracts/scene.ts';
import { memoryLog } from '../../../support/fakes.ts';
import { postgresAlertPorts } from './postgres-alert-ports.ts';
import type { PostgresAlertPorts } from './postgres-alert-ports.ts';

const pairs = 200;

/** Everything that processes do at the same moment, on few stores and channels, so that they meet. */
function deeds(ports: PostgresAlertPorts, stores: readonly string[]) {
  const [workspace] = ports.workspaces;
  const held: { claims: Claim[]; edits: EditClaim[]; posts: string[] } = { claims: [], edits: [], posts: [] };
  const channels = ['C0', 'C1', 'C2'];
  const one = <T>(all: readonly T[], seed: number): T | undefined => all[seed % Math.max(1, all.length)];
  const check = async (seed: number, reading: Reading) => {
    const start = await ports.checks.begin(workspace, one(stores, seed)!);
    if (typeof start !== 'string') await ports.checks.finish(workspace, start, reading);
  };
  const withPost = async (seed: number, work: (claim: Claim) => Promise<unknown>) => {
    const claim = one(held.claims, seed);
    if (claim !== undefined) await work(claim);
  };
  const refusal = (because: 'channel' | 'busy' | 'content' | 'message-gone') =>
    ({ code: because, because, retryAfterMs: 100 }) as const;
  const incidents = async () =>
    ports.test.database.query<{ id: string }>(`select id from incident where phase = 'open' order by id`);
  const all: ((seed: number) => Promise<unknown>)[] = [
    (seed) => check(seed, rejected(seed % 9)),
    (seed) => check(seed, rejected(0)),
    (seed) => check(seed, silent),
    (seed) => check(seed, refused),
    async () => {
      for (const due of await ports.routes.due(20)) await ports.routes.pass(due);
    },
    async () => held.claims.push(...(await ports.outbox.claim(5))),
    (seed) => withPost(seed, (claim) => ports.outbox.recordIntent(claim)),
    (seed) => withPost(seed, (claim) => ports.outbox.recordUnknown(claim)),
    (seed) => withPost(seed, (claim) => ports.outbox.recordUnreadable(claim)),
    (seed) =>
      withPost(seed, ({ post }) =>
        ports.outbox.recordSent(workspace, post.id, [{ channelId: post.channelId, ts: newTs() }]),
      ),
    (seed) => withPost(seed, (claim) => ports.outbox.recordRefused(claim, refusal('channel'))),
    (seed) => withPost(seed, (claim) => ports.outbox.recordRefused(claim, refusal('busy'))),
    (seed) => withPost(seed, (claim) => ports.outbox.recordRefused(claim, refusal('message-gone'))),
    (seed) => withPost(seed, (claim) => ports.outbox.recordRefused(claim, refusal('content'))),
    async () => held.edits.push(...(await ports.edits.claim(5))),
    async (seed) => {
      const edit = one(held.edits, seed);
      if (edit !== undefined) await ports.edits.recordEdited(edit);
    },
    async (seed) => {
      const edit = one(held.edits, seed);
      if (edit !== undefined) await ports.edits.recordRefused(edit, refusal('message-gone'));
    },
    (seed) =>
      ports.subscriptions.subscribe(workspace, {
        ...{ channelId: one(channels, seed)!, storeIds: null, settings, by: 'UANA' },
      }),
    async (seed) => {
      const subscription = one(await ports.subscriptions.list(workspace), seed);
      if (subscription !== undefined) await ports.subscriptions.unsubscribe(workspace, subscription.id);
    },
    async (seed) => {
      const subscription = one(await ports.subscriptions.list(workspace), seed);
      if (subscription !== undefined)
        await ports.subscriptions.configure(workspace, subscription.id, { ...settings, mention: true });
    },
    () => ports.subscriptions.addContact(workspace, 'UEVE', settings),
    async (seed) => {
      const incident = one(await incidents(), seed);
      if (incident !== undefined) await ports.incidents.acknowledge(workspace, incident.id, 'UANA');
    },
    async (seed) => {
      const incident = one(await incidents(), seed);
      const until = new Date((await ports.now()).getTime() + minuteMs);
      if (incident !== undefined)
        await ports.incidents.mute(workspace, incident.id, { by: 'UANA', until, reason: null });
    },
    async (seed) => {
      const { storeId } = await ports.addStore(workspace, { grant: `user${String(seed % 3)}` });
      await ports.stores.remove(workspace, storeId);
    },
    async (seed) => {
      await ports.probes.wakeDue(5);
      for (const { grantId } of ports.test.sentProbes.slice(-3)) {
        const start = await ports.probes.begin(workspace, grantId);
        const user = seed % 3 === 0 ? 'good' : 'tokenRefused';
        if (typeof start !== 'string') await ports.probes.finish(workspace, start, { user, control: 'good' });
      }
    },
    (seed) =>
      ports.test.storage.channels.changeId(workspace, `C${String(seed % 3)}`, `C${String((seed + 1) % 3)}`),
    () => ports.test.storage.retention.sweep(),
  ];
  return all;
}

describe('any two things that happen at once', () => {
  const log = memoryLog();
  const open = postgresAlertPorts({ poolMax: 6, logger: log.log });
  let ports: PostgresAlertPorts;

  beforeAll(async () => {
    ports = await open();
  });
  afterAll(() => ports.close());

  it('never wait for each other for ever, and leave a state in which everything goes on', async () => {
    const [workspace] = ports.workspaces;
    const stores: string[] = [];
    for (const grant of ['user0', 'user0', 'user1', 'user2'])
      stores.push((await ports.addStore(workspace, { grant })).storeId);
    await follow(ports, workspace, 'C0');
    const all = deeds(ports, stores);
    const deed = fc.record({ which: fc.nat(all.length - 1), seed: fc.nat(1_000) });
    const plan = fc.sample(fc.tuple(deed, deed, deed), { numRuns: pairs, seed: 20_261_123 });
    for (const some of plan) {
      await ports.shift(20_000);
      await Promise.all(some.map(({ which, seed }) => all[which]!(seed)));
    }
    expect(log.lines.filter(({ msg }) => msg.includes('lost against another one'))).toEqual([]);
    const fresh = await ports.addStore(workspace, { grant: 'fresh' });
    await ports.subscriptions.subscribe(workspace, {
      ...{ channelId: 'CNEW', storeIds: [fresh.storeId], settings, by: 'UANA' },
    });
    await checkTwice(ports, workspace, fresh.storeId, rejected(3));
    await ports.shift(minuteMs + 1_000);
    const told = (await deliverAll(ports)).filter(({ post }) => post.channelId === 'CNEW');
    expect(told.slice(1).map(incidentOf)).toMatchObject([{ condition: 'products.need_details', count: 3 }]);
  });
});
