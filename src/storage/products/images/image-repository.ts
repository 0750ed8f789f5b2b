import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ImageRepository, ImageWakeUp, ImageWork } from '../../../core/products/image-ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Database, Db, Trx } from '../../database.ts';
import { appIn } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import { loadWorkspace } from '../../workspace-repository.ts';
import { nextDueStore, takeDueStores } from '../due-stores.ts';
import { readNextDue } from '../../next-due.ts';
import { dueImages } from './image-due.ts';
import { settleImages } from './image-findings.ts';
import { countImages, saveReadings } from './image-readings.ts';
import { keepStore, leaseMs } from '../passes/pass-lease.ts';

export type SendImageWakeUps = (transaction: unknown, wakeUps: readonly ImageWakeUp[]) => Promise<void>;

export function createImageRepository(
  database: Database,
  sendImageWakeUps: SendImageWakeUps,
): ImageRepository {
  return {
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const wakeUps = await takeDueStores(trx, dueImages, limit);
        if (wakeUps.length > 0) await sendImageWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    begin: async (workspace, storeId) => {
      const work = await database.transaction((trx) => takeLease(trx, workspace, storeId));
      // Not under the lock on the row: a publication that waits for it holds findings, which are settled here.
      if (typeof work !== 'string')
        await database.transaction((trx) => settleImages(trx, workspace, storeId, null));
      return work;
    },
    unread: (workspace, work, withoutHosts, limit) =>
      database.statement((db) => readUnread(db, workspace, work, { withoutHosts, limit })),
    save: async (workspace, work, readings) => {
      try {
        await database.transaction(async (trx) => {
          if (!(await keepStore(trx, workspace, work.storeId))) throw lostImages;
          await saveReadings(trx, workspace, work.storeId, readings);
          const settled = readings.filter(({ answer }) => answer.kind !== 'noInfo');
          const addresses = settled.map(({ address }) => address);
          await settleImages(trx, workspace, work.storeId, addresses);
          if (!(await hold(trx, workspace, work))) throw lostImages;
        });
        return 'saved';
      } catch (error) {
        if (error === lostImages) return 'lost';
        throw error;
      }
    },
    end: (workspace, work, retryInMs) => database.transaction((trx) => end(trx, workspace, work, retryInMs)),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextDueStore(dueImages))),
  };
}

/** Undoes the transaction. The lease is looked at last: publications change findings first, too, and none waits for the other. */
const lostImages = new Error('somebody else has the images');

async function takeLease(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<ImageWork | 'busy' | 'idle'> {
  if (!(await keepStore(trx, workspace, storeId))) return 'idle';
  const ours = { storeId, leaseId: randomUUID() };
  const { rows } = await sql<{ leaseId: string }>`
    update image_pass p set due_at = ${appIn(leaseMs)},
      lease_id = case when ${isWorkedAt} then p.lease_id else ${ours.leaseId}::uuid end,
      lease_until = case when ${isWorkedAt} then p.lease_until else ${appIn(leaseMs)} end
    where p.workspace_id = ${workspace.id} and p.store_id = ${storeId}
    returning p.lease_id as "leaseId"`.execute(trx);
  const [row] = rows;
  if (row === undefined) return 'idle';
  if (row.leaseId !== ours.leaseId) return 'busy';
  await countImages(trx, workspace, storeId);
  return ours;
}

/** A lease that is far longer than any was given by a clock that was set back since: nobody works at it. */
const isWorkedAt = sql`coalesce(p.lease_until > app_now() and p.lease_until <= ${appIn(2 * leaseMs)}, false)`;

/** Takes the images for this transaction and renews the lease; false: somebody else has them. */
async function hold(trx: Trx, workspace: Workspace, { storeId, leaseId }: ImageWork): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update image_pass p set lease_until = ${appIn(leaseMs)}, due_at = greatest(p.due_at, ${appIn(leaseMs)})
    where p.workspace_id = ${workspace.id} and p.store_id = ${rowId(storeId)} and p.lease_id = ${rowId(leaseId)}`.execute(
    trx,
  );
  return numAffectedRows > 0n;
}

type Wanted = { readonly withoutHosts: readonly string[]; readonly limit: number };

/** All images are gone through for each page, and a page takes minutes to be looked at. */
async function readUnread(
  db: Db,
  workspace: Workspace,
  { storeId }: ImageWork,
  { withoutHosts, limit }: Wanted,
): ReturnType<ImageRepository['unread']> {
  const { rows } = await sql<{ url: string }>`
    select s.url from (
        select distinct image_url as url from sku
        where workspace_id = ${workspace.id} and store_id = ${rowId(storeId)} and image_url <> ''
      ) s
      left join image_reading r
        on r.workspace_id = ${workspace.id} and r.store_id = ${rowId(storeId)} and r.url = s.url
    where coalesce(r.due_at <= app_now(), true) and split_part(s.url, '/', 3) <> all(${[...withoutHosts]}::text[])
    order by r.due_at nulls first, s.url limit ${limit}`.execute(db);
  return rows.map(({ url }) => url);
}

async function end(trx: Trx, workspace: Workspace, work: ImageWork, retryInMs: number | null): Promise<void> {
  // First: a publication that ends now has its SKUs counted, one that ends later makes the images due after this.
  if (!(await hold(trx, workspace, work))) return;
  const nextDueAt = await countImages(trx, workspace, work.storeId);
  await trx
    .updateTable('image_pass')
    .set({ lease_until: null, lease_id: null, due_at: retryInMs === null ? nextDueAt : appIn(retryInMs) })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(work.storeId))
    .execute();
}
