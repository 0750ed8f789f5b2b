import { sql } from 'kysely';
import type { StoreDraft } from '../core/store-draft.ts';
import type { EditRefusal } from '../core/store-ports.ts';
import type { Store } from '../core/store.ts';
import type { Workspace } from '../core/workspace.ts';
import { endProductFindings } from './alerts/end-findings.ts';
import { lockAudience } from './alerts/audience-lock.ts';
import { recordAudit } from './audit/audit-rows.ts';
import type { Trx } from './database.ts';
import { appNow, readNow } from './domain-time.ts';
import { rowId } from './row-id.ts';
import { affiliateClash } from './store-affiliates.ts';
import { lockStore } from './store-lock.ts';
import { addItemPass, addPass, deleteUnusedKeys } from './store-repository.ts';
import { draftColumns, draftOf, storeColumns, storeOf } from './store-rows.ts';

type Changes = Partial<StoreDraft>;

export async function editStore(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  changes: Changes,
): Promise<Store | EditRefusal> {
  await lockAudience(trx, workspace, 'changes');
  if (!(await lockStore(trx, workspace, storeId, 'removal'))) return 'gone';
  const before = await readDraftRow(trx, workspace, storeId);
  const after = { ...before, ...changes };
  const fields = (Object.keys(after) as (keyof StoreDraft)[]).filter((one) => after[one] !== before[one]);
  const refusal = await refusalOf(trx, workspace, storeId, { after, fields });
  if (refusal !== null) return refusal;
  const store = await saveDraft(trx, workspace, storeId, after);
  if (fields.length === 0) return store;
  if (fields.includes('vtexAccount') || fields.includes('tradePolicy'))
    await forgetProducts(trx, workspace, store, before);
  else if (fields.includes('tiktokAffiliateId')) await readAgain(trx, workspace, storeId);
  await recordAudit(trx, workspace, {
    ...{ action: 'store.edited', storeId },
    before: Object.fromEntries(fields.map((one) => [one, before[one]])),
    after: Object.fromEntries(fields.map((one) => [one, after[one]])),
  });
  return store;
}

type Wanted = { readonly after: StoreDraft; readonly fields: readonly (keyof StoreDraft)[] };

/** Of what changes only: what was saved before stays as it is. */
async function refusalOf(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { after, fields }: Wanted,
): Promise<EditRefusal | null> {
  if (fields.includes('handle') && (await isTaken(trx, workspace, after.handle))) return 'handle-taken';
  const { ownAffiliateId, tiktokAffiliateId } = after;
  const isAffiliateChanged = fields.includes('tiktokAffiliateId') || fields.includes('ownAffiliateId');
  if (isAffiliateChanged && ownAffiliateId !== null && ownAffiliateId === tiktokAffiliateId)
    return 'same-affiliate';
  const mayClash = isAffiliateChanged || fields.includes('vtexAccount');
  return mayClash ? affiliateClash(trx, workspace, storeId, after) : null;
}

async function readDraftRow(trx: Trx, workspace: Workspace, storeId: string): Promise<StoreDraft> {
  const row = await trx
    .selectFrom('store')
    .select(draftColumns)
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(storeId))
    .executeTakeFirstOrThrow();
  return draftOf(row);
}

/** Nobody else renames one meanwhile: the audience lock is ours alone. One that is added meets the unique key. */
async function isTaken(trx: Trx, workspace: Workspace, handle: string): Promise<boolean> {
  const row = await trx
    .selectFrom('store')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('handle', '=', handle)
    .executeTakeFirst();
  return row !== undefined;
}

async function saveDraft(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { handle, name, vtexAccount, tradePolicy, tiktokAffiliateId, ownAffiliateId }: StoreDraft,
): Promise<Store> {
  const row = await trx
    .updateTable('store')
    .set({ handle, name, vtex_account: vtexAccount, trade_policy: tradePolicy })
    .set({ tiktok_affiliate_id: tiktokAffiliateId, own_affiliate_id: ownAffiliateId })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(storeId))
    .returning(storeColumns)
    .executeTakeFirstOrThrow();
  return storeOf(row);
}

/** Whoever reads for this store has a lease in one of these; without it what they bring is thrown away. */
const productTables = [
  ...['catalog_pass', 'pass_sku', 'ping_pass', 'sku_ping', 'sku', 'image_pass', 'image_reading'],
  ...['item_pass', 'pass_item', 'catalog_item', 'sku_finding', 'recheck_follow', 'recheck_told'],
] as const;

/** Those that rest on what VTEX says of the account and on the comparison of its products with TikTok's. */
const conditionsOfProducts = ['products.not_sent'] as const;
const conditionsOfKeys = ['vtex.credentials', 'vtex.permission', 'upstream.vtex'] as const;

/**
 * Another account or trade policy: everything known of products was of another shop, and is read anew. TikTok's counts stay, for they
 * are those of the catalog, which is the same. Keys that no store uses any more go.
 */
async function forgetProducts(
  trx: Trx,
  workspace: Workspace,
  store: Store,
  before: StoreDraft,
): Promise<void> {
  const isOtherAccount = before.vtexAccount !== store.vtexAccount;
  const conditions = [...conditionsOfProducts, ...(isOtherAccount ? conditionsOfKeys : [])];
  await endProductFindings(trx, workspace, { storeId: store.id, conditions, now: await readNow(trx) });
  for (const table of productTables) {
    await sql`delete from ${sql.table(table)}
      where workspace_id = ${workspace.id} and store_id = ${store.id}`.execute(trx);
  }
  await addPass(trx, workspace, store);
  await addItemPass(trx, workspace, store.id, 'now');
  await deleteUnusedKeys(trx, workspace);
}

/** Prices and stock are those that TikTok's affiliate sees. A pass under way is followed by another one. */
async function readAgain(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  await trx
    .updateTable('catalog_pass')
    .set({ due_at: appNow })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('due_at', 'is not', null)
    .execute();
}
