import { startTikTok } from '../../../unit/sandbox/tiktok/start.ts';
import { fakeLimiter } from '../../../unit/http-client/fake-limiter.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import type { RunDisconnectPorts } from '../../../../src/core/disconnect/run-disconnect.ts';
import { runDisconnect } from '../../../../src/core/disconnect/run-disconnect.ts';
import type { NewConnection } from '../../../../src/core/ports.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { createLogger } from '../../../../src/logger.ts';
import { createTikTokApi } from '../../../../src/tiktok/client.ts';
import { settings } from '../../../support/contracts/scene.ts';
import { installTeam } from '../fixtures.ts';
import type { Reading } from '../../../../src/core/reading.ts';

const refusedBy = { class: 'tokenRefused', reason: 'code 40105', vendorCode: 40105 } as const;
/** What a check reads with a token that TikTok refuses. */
export const refused: Reading = { user: refusedBy, counts: refusedBy };

export const manualUrl = 'https://ads.tiktok.com/ac/page/authorizations';

/** A store at a TikTok of its own, followed by one channel; `others` are further stores on the same sign-in. */
export async function startScene(test: TestStorage, others: readonly string[] = []) {
  const { storage, database } = test;
  const tiktok = await startTikTok();
  const { store, app } = tiktok;
  const workspace = await installTeam(storage, 'T1');
  const connection = (handle: string): NewConnection => ({
    store: { handle, name: `Store ${handle}`, vtexAccount: 'lojamodelo', tradePolicy: '3' },
    grant: { appId: app.appId, coreUserId: store.coreUserId, displayName: 'Marina', token: store.token },
    ids: {
      ...{ bcId: store.bcId, advertiserId: store.advertiserId },
      ...{ catalogId: store.catalogId, pixelCode: store.pixelCode },
    },
  });
  const add = async (handle: string): Promise<string> => {
    const added = await storage.stores.addConnected(workspace, connection(handle));
    if (added === 'handle-taken') throw new Error(handle);
    return added.store.id;
  };
  const storeId = await add('loja');
  for (const handle of others) await add(handle);
  const everything = { channelId: 'C0FOLLOWS', storeIds: null, settings, by: 'UANA' } as const;
  await storage.subscriptions.subscribe(workspace, everything);
  const api = createTikTokApi({
    ...{ baseUrl: tiktok.standIn.url, appId: app.appId, appSecret: app.secret, limiter: fakeLimiter() },
    ...{ logger: createLogger('silent'), sleep: async () => undefined },
    timing: { retries: 0, timeoutMs: 2_000, breakerFailures: 1_000 },
  });
  const ports: RunDisconnectPorts = {
    disconnects: storage.disconnects,
    tiktok: api,
    endWebhooks: async () => 'already',
    stopwatch: { ms: () => performance.now() },
  };
  const facts = async () => (await storage.disconnects.facts(workspace, storeId))!;
  const start = async (unlinksPixel: boolean): Promise<string> => {
    const { generation } = await facts();
    const wanted = { storeId, generation, unlinksPixel, by: 'UANA', language: 'en', manualUrl } as const;
    const started = await storage.disconnects.start(workspace, wanted);
    if (typeof started === 'string') throw new Error(started);
    return started.sagaId;
  };
  const isBound = () =>
    [...tiktok.world.catalogs.values()].some(({ eventSources }) =>
      eventSources.some(({ pixelCode }) => pixelCode === store.pixelCode),
    );
  return { ...tiktok, storage, database, workspace, storeId, add, api, ports, facts, start, isBound };
}

export type Scene = Awaited<ReturnType<typeof startScene>>;

/** Time passes from one thing that is due to the next, until nothing is left to be done. */
export async function drive(
  { storage, workspace, ports }: Pick<Scene, 'storage' | 'workspace' | 'ports'>,
  sagaId: string,
  work = async (): Promise<unknown> => runDisconnect(ports, { workspaceId: workspace.id, sagaId }),
): Promise<void> {
  for (let looks = 0; looks < 40; looks += 1) {
    const dueAt = await storage.disconnects.nextDueAt();
    if (dueAt === null) return;
    await storage.clock.shift(Math.max(0, dueAt.getTime() - (await storage.clock.now()).getTime()));
    await storage.disconnects.wakeDue(10);
    await work();
  }
}

/** All that a person, TikTok and the next connect find in the end; times and ids of rows aside. */
export async function endOf({ database, world, store, storeId, isBound }: Scene, workspace: Workspace) {
  const [saga] = await database.query<{ outcome: string; stage: string; steps: { name: string }[] }>(
    `select outcome, stage, saga -> 'steps' as steps from disconnect where store_id = $1`,
    [storeId],
  );
  const [connection] = await database.query(
    `select phase, grant_id is null as "isLoose", bc_id is not null as "knowsIds" from connection where store_id = $1`,
    [storeId],
  );
  const grants = await database.query(
    `select state, token is not null as "hasToken" from tiktok_grant where workspace_id = $1`,
    [workspace.id],
  );
  const posts = await database.query<{ kind: string; count: number }>(
    `select content ->> 'kind' as kind, count(*)::int as count from outbox where content is not null group by 1 order by 1`,
  );
  const ended = await database.query<{ count: number }>(
    `select count(*)::int as count from audit_entry where action in ('disconnect.ended', 'disconnect.cancelled')`,
  );
  return {
    ...{ outcome: saga?.outcome, stage: saga?.stage, steps: saga?.steps.map(({ name }) => name) },
    ...{ connection, grants, posts, ended: ended[0]?.count, isBound: isBound() },
    isTokenAlive: world.tokens.get(store.token)?.state === 'valid',
  };
}
