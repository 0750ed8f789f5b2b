import { randomUUID } from 'node:crypto';
import { dueDays } from '../core/manage/pixel-events.ts';
import type { DueDays } from '../core/manage/pixel-events.ts';
import type { CheckRepository, CheckStart, CheckWakeUp } from '../core/ports.ts';
import type { Workspace } from '../core/workspace.ts';
import { finishCheck } from './check-finish.ts';
import { countConnected, intervalInForceMs, nextCheck, takeDue } from './check-schedule.ts';
import type { CheckPace } from './check-schedule.ts';
import type { Database, Trx } from './database.ts';
import { appIn, appNow } from './domain-time.ts';
import { grantPlace } from './encryption-keys.ts';
import { readNextDue } from './next-due.ts';
import { readEventDays } from './pixels/event-days.ts';
import type { Quota } from './rate-limiter.ts';
import { lockStore } from './store-lock.ts';
import type { TokenCipher } from './token-cipher.ts';
import { loadWorkspace } from './workspace-repository.ts';

/** Writes the jobs that wake workers, inside the given transaction (kysely's; jobs/ knows how to use it). */
export type SendWakeUps = (transaction: unknown, wakeUps: readonly CheckWakeUp[]) => Promise<void>;

export type CheckRepositoryOptions = {
  readonly cipher: TokenCipher;
  readonly pace: CheckPace;
  readonly quota: Quota;
  readonly sendWakeUps: SendWakeUps;
};

export function createCheckRepository(database: Database, options: CheckRepositoryOptions): CheckRepository {
  const { cipher, pace, quota, sendWakeUps } = options;
  return {
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const intervalMs = intervalInForceMs(pace, quota, await countConnected(trx));
        const wakeUps = await takeDue(trx, intervalMs, limit);
        if (wakeUps.length > 0) await sendWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    begin: (workspace, storeId) => database.transaction((trx) => beginCheck(trx, cipher, workspace, storeId)),
    finish: (workspace, check, reading) =>
      database.transaction((trx) => finishCheck(trx, workspace, check, reading)),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextCheck)),
  };
}

async function beginCheck(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  storeId: string,
): Promise<CheckStart | 'busy' | 'not-connected'> {
  if (!(await lockStore(trx, workspace, storeId))) return 'not-connected';
  const found = await readConnected(trx, workspace, storeId);
  if (found === null) return 'not-connected';
  const { token, appId, coreUserId, ...rest } = found;
  const checkId = randomUUID();
  const startedAt = await takeLease(trx, workspace, storeId, checkId);
  if (startedAt === null) return 'busy';
  await trx
    .insertInto('check_run')
    .values({ workspace_id: workspace.id, id: checkId, store_id: storeId, started_at: startedAt })
    .execute();
  const place = grantPlace(workspace.id, appId, coreUserId);
  const eventDays = await dueEventDays(trx, workspace, { storeId, startedAt, ...rest });
  return {
    ...{ checkId, storeId, startedAt, ...rest, token: cipher.decrypt(token, place) },
    ...(eventDays === null ? {} : { eventDays }),
  };
}

async function dueEventDays(
  trx: Trx,
  workspace: Workspace,
  check: Pick<CheckStart, 'storeId' | 'startedAt' | 'generation' | 'ids'>,
): Promise<DueDays | null> {
  if (check.ids.pixelCode === null) return null;
  return dueDays(await readEventDays(trx, workspace, check), check.startedAt);
}

/** null where nothing can be read: not connected, ids or token missing, or the grant proven to be revoked. */
export async function readConnected(trx: Trx, workspace: Workspace, storeId: string) {
  const row = await trx
    .selectFrom('connection as c')
    .innerJoin('tiktok_grant as g', (join) =>
      join.onRef('g.workspace_id', '=', 'c.workspace_id').onRef('g.id', '=', 'c.grant_id'),
    )
    .select(['c.generation', 'c.bc_id', 'c.advertiser_id', 'c.catalog_id', 'c.pixel_code'])
    .select(['g.id as grant_id', 'g.token_version', 'g.token', 'g.app_id', 'g.core_user_id'])
    .where('c.workspace_id', '=', workspace.id)
    .where('c.store_id', '=', storeId)
    .where('c.phase', '=', 'connected')
    .where('g.state', '<>', 'revoked')
    .executeTakeFirst();
  if (row === undefined) return null;
  const { bc_id, advertiser_id, catalog_id, token } = row;
  if (bc_id === null || advertiser_id === null || catalog_id === null || token === null) return null;
  return {
    generation: row.generation,
    grantId: row.grant_id,
    tokenVersion: row.token_version,
    ids: { bcId: bc_id, advertiserId: advertiser_id, catalogId: catalog_id, pixelCode: row.pixel_code },
    token,
    appId: row.app_id,
    coreUserId: row.core_user_id,
  };
}

/** Longer than a check may take (run-check.ts), and well below the usual interval: after a crash the next one is not lost. */
const leaseMs = 150_000;

/** No transaction waits as long for a lock, so nothing younger than this is taken for a clock that was set back. */
const headStartMs = 60_000;

async function takeLease(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  checkId: string,
): Promise<Date | null> {
  const row = await trx
    .updateTable('check_schedule')
    .set({ lease_until: appIn(leaseMs), lease_check_id: checkId, last_attempt_at: appNow })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .where((row) =>
      row.or([
        row('lease_until', 'is', null),
        row('lease_until', '<=', appNow),
        // Given by a clock that has been set back since; or by a transaction that began after ours and was faster.
        row('lease_until', '>', appIn(leaseMs + headStartMs)),
      ]),
    )
    .returning('last_attempt_at')
    .executeTakeFirst();
  return row?.last_attempt_at ?? null;
}
