import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../../src/core/workspace.ts';
import {
  begin,
  beginProbe,
  check,
  checkTwice,
  deliverAll,
  fallSilent,
  follow,
  hourMs,
  incidentOf,
  kindOf,
  minuteMs,
  refused,
  rejected,
  revoke,
  settings,
  toldIncident,
} from '../../../support/contracts/scene.ts';
import { memoryLog } from '../../../support/fakes.ts';
import { postgresAlertPorts } from './postgres-alert-ports.ts';
import type { PostgresAlertPorts } from './postgres-alert-ports.ts';

const turns = 6;

describe('two methods about incidents at once give what one after the other would:', () => {
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

  it('finish and finish of two silent stores make one incident of both', async () => {
    await follow(ports, workspace, 'C1');
    const stores = await Promise.all([1, 2, 3].map(() => ports.addStore(workspace)));
    for (const { storeId } of stores) await check(ports, workspace, storeId, rejected(0));
    for (let times = 0; times < 3; times += 1) {
      await ports.shift(6 * minuteMs);
      const starts = await Promise.all(stores.map(({ storeId }) => begin(ports, workspace, storeId)));
      const noInfo = { class: 'noInfo', reason: 'timeout' } as const;
      await Promise.all(
        starts.map((start) => ports.checks.finish(workspace, start, { user: noInfo, counts: noInfo })),
      );
    }
    await ports.shift(minuteMs + 1_000);
    const sent = await deliverAll(ports);
    expect(sent.map(incidentOf)).toMatchObject([{ condition: 'upstream.tiktok', storeCount: 3 }]);
  });

  it('finish and finish of two stores on one grant raise one suspicion, or end it', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const grant = `ana${String(turn)}`;
      await ports.addStore(workspace, { grant });
      const [one, two] = [
        await ports.addStore(workspace, { grant }),
        await ports.addStore(workspace, { grant }),
      ];
      const starts = [await begin(ports, workspace, one.storeId), await begin(ports, workspace, two.storeId)];
      await Promise.all([
        ports.checks.finish(workspace, starts[0]!, refused),
        ports.checks.finish(workspace, starts[1]!, turn % 2 === 0 ? refused : rejected(0)),
      ]);
      const [row] = await ports.test.database.query<{ state: string; refusals: number }>(
        'select state, refusals from tiktok_grant where id = $1',
        [one.grantId],
      );
      if (turn % 2 === 0) expect(row).toEqual({ state: 'suspect', refusals: 1 });
      else
        expect([
          { state: 'ok', refusals: 0 },
          { state: 'suspect', refusals: 1 },
        ]).toContainEqual(row);
    }
  });

  it('subscribe and subscribe make one subscription with one introduction', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const wanted = { channelId: channelOf(turn), storeIds: null, settings, by: 'UANA' };
      const both = await Promise.all([1, 2, 3].map(() => ports.subscriptions.subscribe(workspace, wanted)));
      expect(both.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'created']);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['introduction']);
    }
  });

  it('subscribe and a check that opens an incident tell the channel of it', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const { storeId } = await ports.addStore(workspace);
      await check(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      const start = await begin(ports, workspace, storeId);
      const channelId = channelOf(turn);
      const wanted = { channelId, storeIds: [storeId], settings, by: 'UANA' };
      await Promise.all([
        ports.subscriptions.subscribe(workspace, wanted),
        ports.checks.finish(workspace, start, rejected(3)),
      ]);
      await ports.shift(minuteMs + 1_000);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['introduction', 'incident']);
    }
  });

  it('a pass that holds a route and the check by which TikTok is back forget nothing', async () => {
    await follow(ports, workspace, 'C1');
    for (let turn = 0; turn < turns; turn += 1) {
      const [mute, ill] = [await ports.addStore(workspace), await ports.addStore(workspace)];
      await fallSilent(ports, workspace, mute.storeId);
      await ports.shift(minuteMs + 1_000);
      await deliverAll(ports);
      await checkTwice(ports, workspace, ill.storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      await check(ports, workspace, mute.storeId, rejected(0));
      await ports.shift(minuteMs + 1_000);
      const [due] = await ports.routes.due(1);
      const start = await begin(ports, workspace, mute.storeId);
      await Promise.all([
        ports.routes.pass(due!),
        ports.checks.finish(workspace, start, rejected(0)),
        ports.routes.pass(due!),
      ]);
      await ports.shift(minuteMs + 1_000);
      const told = (await deliverAll(ports)).map((one) => incidentOf(one).condition);
      expect(told.sort()).toEqual(['products.need_details', 'upstream.tiktok']);
    }
  });

  it('probe and probe of a mass of suspects are released one by one', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => ports.addStore(workspace)));
    const round = async (waitMs: number) => {
      await ports.shift(waitMs);
      const starts = await Promise.all(stores.map(({ grantId }) => beginProbe(ports, workspace, grantId)));
      const answer = { user: 'tokenRefused', control: 'good' } as const;
      return Promise.all(starts.map((start) => ports.probes.finish(workspace, start, answer)));
    };
    for (const { storeId } of stores) await check(ports, workspace, storeId, refused);
    expect(await round(minuteMs + 1_000)).toEqual(['suspect', 'suspect', 'suspect']);
    expect(await round(6 * minuteMs)).toEqual(['frozen', 'frozen', 'frozen']);
    const { storeId } = await ports.addStore(workspace);
    await ports.shift(25 * minuteMs);
    await check(ports, workspace, storeId, rejected(0));
    expect((await round(6 * minuteMs)).sort()).toEqual(['frozen', 'frozen', 'revoked']);
  });

  it('probe and a new token: the verdict is about the old one, or thrown away', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      await follow(ports, workspace, channelOf(turn));
      const grant = `ana${String(turn)}`;
      const { storeId, grantId } = await ports.addStore(workspace, { grant });
      await check(ports, workspace, storeId, refused);
      await ports.shift(minuteMs + 1_000);
      const answer = { user: 'tokenRefused', control: 'good' } as const;
      await ports.probes.finish(workspace, await beginProbe(ports, workspace, grantId), answer);
      await ports.shift(6 * minuteMs);
      const start = await beginProbe(ports, workspace, grantId);
      const [outcome] = await Promise.all([
        ports.probes.finish(workspace, start, answer),
        ports.addStore(workspace, { grant }),
      ]);
      expect(['revoked', 'superseded']).toContain(outcome);
      await deliverAll(ports);
      const open = await ports.test.database.query(`select 1 from incident where phase <> 'closed'`);
      expect(open).toEqual([]);
      expect(await check(ports, workspace, storeId, rejected(0))).toBe('complete');
      await ports.shift(2 * hourMs);
    }
  });

  it('acknowledge and acknowledge are one, and a second one that comes too late', async () => {
    await follow(ports, workspace, 'C1');
    const { storeId } = await ports.addStore(workspace);
    const { incidentId } = incidentOf(await toldIncident(ports, workspace, storeId));
    const answers = await Promise.all(
      ['UANA', 'UBIA', 'UEVE'].map((by) => ports.incidents.acknowledge(workspace, incidentId, by)),
    );
    expect(answers.sort()).toEqual(['already', 'already', 'done']);
  });

  it('a removal and a check of the same store, or of its grant, leave nothing open', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const store = await ports.addStore(workspace);
      await revoke(ports, workspace, store);
      const other = await ports.addStore(workspace);
      await check(ports, workspace, other.storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      const start = await begin(ports, workspace, other.storeId);
      await Promise.all([
        ports.checks.finish(workspace, start, rejected(3)),
        ports.stores.remove(workspace, other.storeId),
        ports.stores.remove(workspace, store.storeId),
      ]);
      expect(await ports.test.database.query(`select 1 from incident where phase <> 'closed'`)).toEqual([]);
      expect(
        await ports.test.database.query("select 1 from condition_state where scope <> 'tiktok'"),
      ).toEqual([]);
      await ports.shift(2 * hourMs);
    }
  });

  it('an uninstall and whatever goes on leave nothing open, nor anything to be sent later', async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      await ports.reinstall(workspace);
      await follow(ports, workspace, channelOf(turn));
      const [one, two] = [await ports.addStore(workspace), await ports.addStore(workspace)];
      await toldIncident(ports, workspace, one.storeId);
      await ports.shift(minuteMs);
      await checkTwice(ports, workspace, one.storeId, rejected(9));
      await check(ports, workspace, two.storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      const start = await begin(ports, workspace, two.storeId);
      const edits = await ports.edits.claim(10);
      const claims = await ports.outbox.claim(10);
      const due = await ports.routes.due(10);
      await Promise.all([
        ports.checks.finish(workspace, start, rejected(3)),
        ...due.map((pass) => ports.routes.pass(pass)),
        ports.uninstall(workspace),
        ...edits.map((edit) => ports.edits.recordEdited(edit)),
        ...claims.map((claim) => ports.outbox.recordIntent(claim)),
        ports.stores.remove(workspace, one.storeId),
      ]);
      await ports.reinstall(workspace);
      expect(await deliverAll(ports)).toEqual([]);
      expect(await ports.edits.nextDueAt()).toBeNull();
      expect(await ports.test.database.query(`select 1 from incident where phase <> 'closed'`)).toEqual([]);
    }
  });
});
