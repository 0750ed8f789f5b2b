import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Workspace } from '../../../../src/core/workspace.ts';
import {
  begin,
  check,
  checkTwice,
  deliverAll,
  fallSilent,
  follow,
  incidentOf,
  kindOf,
  minuteMs,
  rejected,
  settings,
} from '../../../support/contracts/scene.ts';
import { postgresAlertPorts } from './postgres-alert-ports.ts';
import type { PostgresAlertPorts } from './postgres-alert-ports.ts';

/** Interleavings that chance would hardly ever find: somebody else holds a row, so that the first one waits half-way. */
describe('while one is half-way, another one', () => {
  const open = postgresAlertPorts({ poolMax: 4 });
  let ports: PostgresAlertPorts;
  let workspace: Workspace;
  let holder: pg.Client;

  beforeEach(async () => {
    ports = await open();
    [workspace] = ports.workspaces;
    holder = new pg.Client({ connectionString: ports.test.database.url });
    await holder.connect();
  });
  afterEach(async () => {
    await holder.end();
    await ports.close();
  });

  const waiting = async (): Promise<number> => {
    const [row] = await ports.test.database.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return row!.n;
  };

  /** Until so many wait for a lock, or the work is done without having had to. */
  async function settled(work: Promise<unknown>, count: number): Promise<void> {
    let isDone = false;
    void work.finally(() => {
      isDone = true;
    });
    while (!isDone && (await waiting()) < count);
  }

  it('who subscribes waits for the check that opens an incident, and is told of it', async () => {
    const { storeId } = await ports.addStore(workspace);
    await check(ports, workspace, storeId, rejected(3));
    await ports.shift(minuteMs + 1_000);
    const start = await begin(ports, workspace, storeId);
    await holder.query('begin');
    await holder.query('select from check_run where id = $1 for update', [start.checkId]);
    const finished = ports.checks.finish(workspace, start, rejected(3));
    await settled(finished, 1);
    const wanted = { channelId: 'C1', storeIds: null, settings, by: 'UANA' };
    const subscribed = ports.subscriptions.subscribe(workspace, wanted);
    await settled(subscribed, 2);
    await holder.query('rollback');
    await Promise.all([finished, subscribed]);
    await ports.shift(minuteMs + 1_000);
    expect((await deliverAll(ports)).map(kindOf)).toEqual(['introduction', 'incident']);
  });

  it('who finds TikTok back waits for the pass that holds a route for it, and wakes that route', async () => {
    await follow(ports, workspace, 'C1');
    const [mute, ill] = [await ports.addStore(workspace), await ports.addStore(workspace)];
    await fallSilent(ports, workspace, mute.storeId);
    await ports.shift(minuteMs + 1_000);
    await deliverAll(ports);
    await check(ports, workspace, mute.storeId, rejected(0));
    await checkTwice(ports, workspace, ill.storeId, rejected(3));
    await ports.shift(minuteMs + 1_000);
    const [due] = await ports.routes.due(1);
    const start = await begin(ports, workspace, mute.storeId);
    await holder.query('begin');
    await holder.query('select from route for update');
    const passed = ports.routes.pass(due!);
    await settled(passed, 1);
    const finished = ports.checks.finish(workspace, start, rejected(0));
    await settled(finished, 2);
    await holder.query('rollback');
    await Promise.all([passed, finished]);
    await ports.shift(minuteMs + 1_000);
    const told = (await deliverAll(ports)).map((one) => incidentOf(one).condition);
    expect(told.sort()).toEqual(['products.need_details', 'upstream.tiktok']);
  });
});
