import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { CatalogItem } from '../../../core/products/items/catalog-item.ts';
import { followContent, followPost, keyToAsk, looked } from '../../../core/products/rechecks/follow.ts';
import type { Follow } from '../../../core/products/rechecks/follow.ts';
import { itemKeyOf, standingsOf } from '../../../core/products/items/item-standing.ts';
import type {
  FollowLook,
  FollowRepository,
  FollowWakeUp,
} from '../../../core/products/rechecks/follow-ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { insertPosts } from '../../alerts/post-rows.ts';
import type { Database, Trx } from '../../database.ts';
import { readNextDue } from '../../next-due.ts';
import type { NextDue } from '../../next-due.ts';
import { appIn, appNow, readNow } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import type { Tables } from '../../tables.ts';
import { loadWorkspace } from '../../workspace-repository.ts';
import { saveTold } from '../rechecks/recheck-memory.ts';
import { threadUnder } from './follow-place.ts';
import { readItemAccess } from '../items/item-access.ts';
import { settleItems } from '../items/item-settle.ts';
import { isLeased, keepStore } from '../passes/pass-lease.ts';

export type SendFollowWakeUps = (transaction: unknown, wakeUps: readonly FollowWakeUp[]) => Promise<void>;

export type FollowRepositoryOptions = {
  readonly cipher: TokenCipher;
  readonly sendFollowWakeUps: SendFollowWakeUps;
};

/** A look is one or two calls; after a crash the next one comes in two minutes. */
const leaseMs = 120_000;
const rewakeMs = leaseMs + 30_000;

export function createFollowRepository(
  database: Database,
  { cipher, sendFollowWakeUps }: FollowRepositoryOptions,
): FollowRepository {
  return {
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const wakeUps = await takeDue(trx, limit);
        if (wakeUps.length > 0) await sendFollowWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    begin: (workspace, followId) =>
      database.transaction((trx) => beginLook(trx, cipher, workspace, followId)),
    finish: (workspace, look, items) =>
      database.transaction((trx) => finishLook(trx, workspace, look, items)),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextLook)),
  };
}

async function takeDue(trx: Trx, limit: number): Promise<readonly FollowWakeUp[]> {
  const { rows } = await sql<FollowWakeUp>`
    with due as (
      select f.workspace_id, f.id from recheck_follow f
        join workspace w on w.id = f.workspace_id and w.uninstalled_at is null
      -- Or farther away than any look: the clock was set back since.
      where f.due_at <= app_now() or f.due_at > app_now() + interval '4 hours'
      order by f.due_at limit ${limit} for update of f skip locked
    )
    update recheck_follow f set due_at = ${appIn(rewakeMs)} from due
    where f.workspace_id = due.workspace_id and f.id = due.id
    returning f.workspace_id as "workspaceId", f.id as "followId"`.execute(trx);
  return rows;
}

export const nextLook: NextDue = sql`(
  select min(f.due_at) from recheck_follow f
    join workspace w on w.id = f.workspace_id and w.uninstalled_at is null)`;

const followRow = (trx: Trx, workspace: Workspace, followId: string) =>
  trx
    .selectFrom('recheck_follow')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(followId))
    .where('ended_at', 'is', null);

const changeOf = (trx: Trx, workspace: Workspace, followId: string) =>
  trx.updateTable('recheck_follow').where('workspace_id', '=', workspace.id).where('id', '=', followId);

async function beginLook(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  followId: string,
): Promise<FollowLook | 'busy' | 'gone'> {
  const row = await followRow(trx, workspace, followId).forNoKeyUpdate().executeTakeFirst();
  if (row === undefined) return 'gone';
  const now = await readNow(trx);
  if (isLeased(row.lease_until, now, leaseMs)) return 'busy';
  const leaseId = randomUUID();
  await changeOf(trx, workspace, row.id)
    .set({ lease_id: leaseId, lease_until: appIn(leaseMs), due_at: appIn(leaseMs) })
    .execute();
  const access = await readItemAccess(trx, cipher, workspace, row.store_id);
  const joinKey = keyToAsk(row.join_key, access?.joinKey ?? null);
  // Those that are settled as well: what is told in the end must be so then.
  const itemKeys = [...new Set(row.items.map((item) => itemKeyOf(item, joinKey)))];
  const tiktok = access === null ? null : { ...access, joinKey };
  return { followId: row.id, leaseId, storeId: row.store_id, askedAt: now, itemKeys, tiktok };
}

async function finishLook(
  trx: Trx,
  workspace: Workspace,
  { followId, leaseId, storeId, askedAt, tiktok }: FollowLook,
  items: readonly CatalogItem[] | null,
): Promise<'waits' | 'told' | 'lost'> {
  // The store first, as whoever removes it does.
  if (!(await keepStore(trx, workspace, storeId))) return 'lost';
  const row = await followRow(trx, workspace, followId)
    .where('lease_id', '=', rowId(leaseId))
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) return 'lost';
  const isStored =
    items !== null &&
    tiktok !== null &&
    (await settleItems(trx, workspace, storeId, { access: tiktok, items, askedAt }));
  const standings = isStored ? standingsOf(row.items, items, tiktok.joinKey) : null;
  const now = await readNow(trx);
  const follow = { startedAt: row.started_at, readAt: row.read_at, items: row.items };
  const after = looked(follow, standings, now);
  const isOver = after.dueAt === null;
  await changeOf(trx, workspace, followId)
    .set({ items: JSON.stringify(after.items), read_at: after.readAt, due_at: after.dueAt })
    .set({ lease_id: null, lease_until: null, ended_at: isOver ? appNow : null })
    .execute();
  if (!isOver) return 'waits';
  await tell(trx, workspace, row, after);
  return 'told';
}

type FollowRow = Selectable<Tables['recheck_follow']>;

/** Under the message in which they clicked, else in a direct message; its key makes it one post whatever happens. */
async function tell(trx: Trx, workspace: Workspace, row: FollowRow, follow: Follow): Promise<void> {
  const store = { storeId: row.store_id, store: await storeName(trx, workspace, row.store_id) };
  const thread = await threadUnder(trx, workspace, row.post_id);
  const content = followContent(follow, { ...store, by: row.asked_by });
  const post = followPost(row.id, { id: randomUUID(), content, language: row.language, thread });
  const now = await readNow(trx);
  await insertPosts(trx, workspace.id, [post], { epoch: null, now });
  const skuIds = follow.items.map(({ skuId }) => skuId);
  await saveTold(trx, workspace, row.store_id, { userId: row.asked_by, skuIds, at: now });
}

async function storeName(trx: Trx, workspace: Workspace, storeId: string): Promise<string> {
  const { name } = await trx
    .selectFrom('store')
    .select('name')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(storeId))
    .executeTakeFirstOrThrow();
  return name;
}
