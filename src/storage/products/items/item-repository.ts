import { sql } from 'kysely';
import type { CatalogItem } from '../../../core/products/items/catalog-item.ts';
import type { ItemCursor } from '../../../core/products/items/item-chain.ts';
import type {
  ItemPass,
  ItemPause,
  ItemRepository,
  ItemWakeUp,
} from '../../../core/products/items/item-ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Database, Db, Trx } from '../../database.ts';
import { appIn, appNow } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import { loadWorkspace } from '../../workspace-repository.ts';
import { beginItemPass } from './item-begin.ts';
import { nextDueStore, takeDueStores } from '../due-stores.ts';
import { readNextDue } from '../../next-due.ts';
import { dueItems } from './item-due.ts';
import { forgetItems, holdItemPass } from './item-lease.ts';
import { lostPass, publishItemPass } from './item-publish.ts';
import { readItemState } from './item-state-query.ts';

export type SendItemWakeUps = (transaction: unknown, wakeUps: readonly ItemWakeUp[]) => Promise<void>;

export type ItemRepositoryOptions = {
  readonly cipher: TokenCipher;
  readonly sendItemWakeUps: SendItemWakeUps;
};

export function createItemRepository(database: Database, options: ItemRepositoryOptions): ItemRepository {
  const { cipher, sendItemWakeUps } = options;
  return {
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const wakeUps = await takeDueStores(trx, dueItems, limit);
        if (wakeUps.length > 0) await sendItemWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    begin: (workspace, storeId) =>
      database.transaction((trx) => beginItemPass(trx, cipher, workspace, storeId)),
    savePage: (workspace, pass, items, next) =>
      database.transaction((trx) => savePage(trx, workspace, pass, { items, next })),
    startAnew: (workspace, pass, next) =>
      database.transaction((trx) => startAnew(trx, workspace, pass, next)),
    countItems: (workspace, pass) => database.statement((db) => countItems(db, workspace, pass)),
    publish: async (workspace, pass, end) => {
      try {
        await database.transaction((trx) => publishItemPass(trx, workspace, pass, end));
        return 'published';
      } catch (error) {
        if (error === lostPass) return 'lost';
        throw error;
      }
    },
    pause: (workspace, pass, why, retryInMs) =>
      database.transaction((trx) => pause(trx, workspace, pass, { why, retryInMs })),
    readState: (workspace, storeId) => database.statement((db) => readItemState(db, workspace, storeId)),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextDueStore(dueItems))),
  };
}

const passRow = (trx: Trx, workspace: Workspace, { storeId }: ItemPass) =>
  trx.updateTable('item_pass').where('workspace_id', '=', workspace.id).where('store_id', '=', storeId);

type Page = { readonly items: readonly CatalogItem[]; readonly next: ItemCursor };

async function savePage(
  trx: Trx,
  workspace: Workspace,
  pass: ItemPass,
  { items, next }: Page,
): Promise<'saved' | 'lost'> {
  if (!(await holdItemPass(trx, workspace, pass))) return 'lost';
  // By id: a row cannot be inserted twice by one statement.
  const rows = [...new Map(items.map((item) => [item.itemId, item])).values()];
  await sql`
    insert into pass_item as p (workspace_id, store_id, pass_id, item_id, sku_id, title, audit, image, issues, read_at)
    select ${workspace.id}, ${pass.storeId}, ${pass.passId}, n."itemId", n."skuId", n.title, n.audit, n.image, n.issues,
      app_now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n ("itemId" text, "skuId" text, title text, audit text, image text, issues jsonb)
    on conflict (workspace_id, pass_id, item_id) do update set
      sku_id = excluded.sku_id, title = excluded.title, audit = excluded.audit, image = excluded.image,
      issues = excluded.issues, read_at = excluded.read_at`.execute(trx);
  await passRow(trx, workspace, pass)
    .set({ cursor: JSON.stringify(next) })
    .execute();
  return 'saved';
}

async function startAnew(
  trx: Trx,
  workspace: Workspace,
  pass: ItemPass,
  next: ItemCursor,
): Promise<'saved' | 'lost'> {
  if (!(await holdItemPass(trx, workspace, pass))) return 'lost';
  await forgetItems(trx, workspace, pass.passId);
  // What is read from now on is as of now.
  await passRow(trx, workspace, pass)
    .set({ cursor: JSON.stringify(next), started_at: appNow })
    .execute();
  return 'saved';
}

async function countItems(db: Db, workspace: Workspace, { passId }: ItemPass): Promise<number> {
  const { count } = await db
    .selectFrom('pass_item')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspace.id)
    .where('pass_id', '=', rowId(passId))
    .executeTakeFirstOrThrow();
  return count;
}

type Pause = { readonly why: ItemPause; readonly retryInMs: number };

async function pause(
  trx: Trx,
  workspace: Workspace,
  pass: ItemPass,
  { why, retryInMs }: Pause,
): Promise<void> {
  if (!(await holdItemPass(trx, workspace, pass))) return;
  await passRow(trx, workspace, pass)
    .set({ lease_until: null, lease_id: null, due_at: appIn(retryInMs) })
    .set({ last_pause: why, last_pause_at: appNow })
    .execute();
}
