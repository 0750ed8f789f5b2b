import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../../src/core/workspace.ts';
import {
  check,
  checkTwice,
  claimOf,
  deliverAll,
  follow,
  incidentOf,
  intend,
  kindOf,
  minuteMs,
  newTs,
  passAll,
  rejected,
} from '../../../support/contracts/scene.ts';
import { memoryLog } from '../../../support/fakes.ts';
import { postgresAlertPorts } from './postgres-alert-ports.ts';
import type { PostgresAlertPorts } from './postgres-alert-ports.ts';

const turns = 6;

describe('two methods of delivery at once give what one after the other would:', () => {
  const log = memoryLog();
  const open = postgresAlertPorts({ poolMax: 6, logger: log.log });
  let ports: PostgresAlertPorts;
  let workspace: Workspace;

  beforeEach(async () => {
    log.lines.length = 0;
    ports = await open();
    [workspace] = ports.workspaces;
  });
  afterEach(async () => {
    expect(log.lines.filter(({ msg }) => msg.includes('lost against another one'))).toEqual([]);
    await ports.close();
  });

  const channelOf = (turn: number) => `C${String(turn)}`;

  it('claim and claim take each post once, and one of each channel', async () => {
    const subscriptions = await Promise.all(
      Array.from({ length: 8 }, (_, index) => follow(ports, workspace, channelOf(index))),
    );
    await deliverAll(ports);
    for (let turn = 0; turn < turns; turn += 1) {
      await ports.shift(2_000);
      for (const id of subscriptions)
        for (const action of ['a', 'b'])
          await ports.subscriptions.test(workspace, id, 'UANA', `${action}${String(turn)}${id}`);
      const taken = (await Promise.all([1, 2, 3].map(() => ports.outbox.claim(20)))).flat();
      expect(taken).toHaveLength(8);
      expect(new Set(taken.map(({ post }) => post.channelId)).size).toBe(8);
      for (const claim of taken)
        await ports.outbox.recordSent(workspace, claim.post.id, [
          { channelId: claim.post.channelId, ts: newTs() },
        ]);
    }
  });

  it('claim and claim with a limit share what is there', async () => {
    for (let index = 0; index < 8; index += 1) await follow(ports, workspace, channelOf(index));
    const list = await ports.subscriptions.list(workspace);
    for (const { id } of list) await ports.subscriptions.test(workspace, id, 'UANA', `test-${id}`);
    await ports.shift(2_000);
    const taken = await Promise.all([ports.outbox.claim(4), ports.outbox.claim(4)]);
    expect(new Set(taken.flat().map(({ post }) => post.id)).size).toBe(8);
  });

  it('claimOne and claim, and claimOne twice, give it to one', async () => {
    const id = await follow(ports, workspace, 'C1');
    for (let turn = 0; turn < turns; turn += 1) {
      await ports.shift(5_000);
      const postId = (await ports.subscriptions.test(workspace, id, 'UANA', String(turn)))!;
      const [one, two, swept] = await Promise.all([
        ports.outbox.claimOne(workspace, postId),
        ports.outbox.claimOne(workspace, postId),
        ports.outbox.claim(5),
      ]);
      const taken = [one, two, ...swept].filter((claim) => claim !== null);
      expect(taken.map(({ post }) => post.id)).toEqual([postId]);
      await ports.outbox.recordSent(workspace, postId, [{ channelId: 'C1', ts: newTs() }]);
    }
  });

  it('recordSent and recordUnknown, or a refusal, leave it sent', async () => {
    const id = await follow(ports, workspace, 'C1');
    for (let turn = 0; turn < turns; turn += 1) {
      await ports.shift(2_000);
      const postId = (await ports.subscriptions.test(workspace, id, 'UANA', String(turn)))!;
      const claim = await claimOf(ports, postId);
      await intend(ports, claim);
      const place = { channelId: 'C1', ts: newTs() };
      await Promise.all([
        ports.outbox.recordUnknown(claim),
        ports.outbox.recordSent(workspace, postId, [place]),
        ports.outbox.recordRefused(claim, { code: 'ratelimited', because: 'busy', retryAfterMs: 1 }),
      ]);
      expect(await ports.outbox.find(workspace, postId)).toMatchObject({ state: 'sent', ts: place.ts });
    }
  });

  it('recordSent at two places keeps the one and notes the other', async () => {
    const id = await follow(ports, workspace, 'C1');
    const postId = (await ports.subscriptions.test(workspace, id, 'UANA', 'a'))!;
    const tss = [newTs(), newTs(), newTs()];
    await Promise.all(tss.map((ts) => ports.outbox.recordSent(workspace, postId, [{ channelId: 'C1', ts }])));
    const post = (await ports.outbox.find(workspace, postId))!;
    expect([post.ts, ...post.surplus].sort()).toEqual(tss);
  });

  it('pass and pass post once', async () => {
    await follow(ports, workspace, 'C1');
    for (let turn = 0; turn < turns; turn += 1) {
      const { storeId } = await ports.addStore(workspace);
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      const [due] = await ports.routes.due(1);
      const passed = await Promise.all([1, 2, 3].map(() => ports.routes.pass(due!)));
      expect(passed.filter((one) => one === 'passed')).toHaveLength(1);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
    }
  });

  it('pass and recordIntent tell a change once: in the message, or below it', async () => {
    await follow(ports, workspace, 'C1');
    for (let turn = 0; turn < 2 * turns; turn += 1) {
      const { storeId } = await ports.addStore(workspace);
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      await passAll(ports);
      await check(ports, workspace, storeId, rejected(5));
      const [claim] = await ports.outbox.claim(1);
      const [due] = await ports.routes.due(1);
      const [sending] = await Promise.all([ports.outbox.recordIntent(claim!), ports.routes.pass(due!)]);
      if (sending === 'lost') throw new Error('The post was lost');
      await ports.outbox.recordSent(workspace, claim!.post.id, [{ channelId: 'C1', ts: newTs() }]);
      await ports.shift(minuteMs);
      const after = await deliverAll(ports);
      const told = [incidentOf(sending).count, ...after.map((one) => incidentOf(one).count)];
      expect([[5], [3, 5]]).toContainEqual(told);
    }
  });

  it('pass and recordSent leave a message that is brought to what is so', async () => {
    await follow(ports, workspace, 'C1');
    for (let turn = 0; turn < turns; turn += 1) {
      const { storeId } = await ports.addStore(workspace);
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      await passAll(ports);
      const [claim] = await ports.outbox.claim(1);
      await intend(ports, claim!);
      await ports.shift(minuteMs + 1_000);
      await check(ports, workspace, storeId, rejected(0));
      await ports.shift(minuteMs + 1_000);
      await check(ports, workspace, storeId, rejected(0));
      const place = { channelId: 'C1', ts: newTs() };
      const [due] = await ports.routes.due(1);
      await Promise.all([
        ports.routes.pass(due!),
        ports.outbox.recordSent(workspace, claim!.post.id, [place]),
      ]);
      await passAll(ports);
      const [edit] = await ports.edits.claim(5);
      expect(edit).toMatchObject({ place, content: { phase: 'closed' } });
      await ports.edits.recordEdited(edit!);
      expect((await deliverAll(ports)).map((one) => incidentOf(one).phase)).toEqual(['closed']);
    }
  });

  it('refusals of two posts of a channel tell people once', async () => {
    const id = await follow(ports, workspace, 'C1');
    const claims = [];
    for (const action of ['a', 'b']) {
      const postId = await ports.subscriptions.test(workspace, id, 'UANA', action);
      await ports.shift(2_000);
      const claim = await claimOf(ports, postId!);
      await intend(ports, claim);
      claims.push(claim);
    }
    const refusal = { code: 'is_archived', because: 'channel', retryAfterMs: null } as const;
    await Promise.all(claims.map((claim) => ports.outbox.recordRefused(claim, refusal)));
    expect((await deliverAll(ports)).map(({ post }) => post.channelId)).toEqual(['UANA']);
  });
});
