import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { unsuspected } from '../core/alerts/evidence.ts';
import type { Grant } from '../core/connection.ts';
import type { NewConnection, StoreRepository } from '../core/ports.ts';
import type { Store } from '../core/store.ts';
import type { Workspace } from '../core/workspace.ts';
import { AppError } from '../errors.ts';
import { lockAudience } from './alerts/audience-lock.ts';
import { endGrantIncident, endStoreFindings, forgetScope } from './alerts/end-findings.ts';
import { saveEvidence } from './alerts/evidence-rows.ts';
import { recordAudit } from './audit/audit-rows.ts';
import { endStoreCards } from './cards/end-cards.ts';
import { knownIds, releaseGrant } from './connect/connect-grants.ts';
import { endConnectsOf } from './connect/end-connects.ts';
import { keepReplaced, originIn } from './connect/kept-tokens.ts';
import type { TokenOrigin } from './connect/kept-tokens.ts';
import type { Database, Db, Trx } from './database.ts';
import { isSignInEnding } from './disconnect/disconnect-rows.ts';
import { appNow, readNow } from './domain-time.ts';
import { grantPlace } from './encryption-keys.ts';
import { readOneStatus, readStatuses } from './status-query.ts';
import { lockStore } from './store-lock.ts';
import { storeColumns, storeOf, storeValues } from './store-rows.ts';
import type { TokenCipher } from './token-cipher.ts';
import { wantWebhooks } from './webhooks/want-webhooks.ts';

export function createStoreRepository(
  database: Database,
  cipher: TokenCipher,
  firstIntervalMs: number,
): StoreRepository {
  return {
    list: (workspace, channelId) =>
      database.statement(async (db) => {
        const rows = await listStores(db, workspace, channelId ?? null);
        const defaultStoreId = rows.find(({ is_default }) => is_default)?.id ?? null;
        return { stores: rows.map(storeOf), defaultStoreId };
      }),
    readStatus: (workspace, storeId) => readOneStatus(database, workspace, storeId),
    readAllStatus: (workspace) => readStatuses(database, workspace),
    addConnected: (workspace, connection) =>
      database.transaction(async (trx) => {
        await lockAudience(trx, workspace, 'speaks');
        await holdInstalled(trx, workspace);
        const store = await insertStore(trx, workspace, connection);
        if (store === null) return 'handle-taken';
        const origin = originIn(workspace, store.id);
        const grant = await saveGrant(trx, cipher, workspace, { ...connection.grant, origin });
        if (await isSignInEnding(trx, grant.coreUserId)) throw signInEnding();
        await insertConnection(trx, workspace, store.id, grant.id, connection);
        await trx
          .insertInto('check_schedule')
          .values({
            workspace_id: workspace.id,
            store_id: store.id,
            due_at: appNow,
            interval_ms: firstIntervalMs,
          })
          .execute();
        await addPass(trx, workspace, store);
        await addItemPass(trx, workspace, store.id);
        await wantWebhooks(trx);
        const { ids } = connection;
        const after = { ...storeValues(store), tiktokUser: grant.displayName, ...ids };
        await recordAudit(trx, workspace, { action: 'store.added', storeId: store.id, after });
        return { store, grant };
      }),
    remove: (workspace, storeId) =>
      database.transaction((trx) => removeStore(trx, cipher, workspace, storeId)),
  };
}

async function listStores(db: Db, workspace: Workspace, channelId: string | null) {
  return db
    .selectFrom('store as s')
    .select(storeColumns)
    .select((row) =>
      row
        .exists(
          row
            .selectFrom('channel as c')
            .select('c.channel_id')
            .whereRef('c.workspace_id', '=', 's.workspace_id')
            .whereRef('c.default_store_id', '=', 's.id')
            .where('c.channel_id', '=', channelId),
        )
        .as('is_default'),
    )
    .where('s.workspace_id', '=', workspace.id)
    .orderBy('s.handle')
    .execute();
}

/** A connect that ends after an uninstall must not bring a secret back. */
export async function holdInstalled(trx: Trx, workspace: Workspace): Promise<void> {
  const row = await trx
    .selectFrom('workspace')
    .select('id')
    .where('id', '=', workspace.id)
    .where('uninstalled_at', 'is', null)
    .forShare()
    .executeTakeFirst();
  if (row === undefined) throw new AppError('not_allowed', 'The app was uninstalled from this workspace.');
}

/** TikTok may have given out the very token that is being revoked. */
const signInEnding = () =>
  new AppError(
    'not_allowed',
    'This TikTok user is being disconnected from another store right now. Try again in a quarter of an hour; nothing was stored.',
  );

async function insertStore(trx: Trx, workspace: Workspace, { store }: NewConnection): Promise<Store | null> {
  const row = await trx
    .insertInto('store')
    .values({
      workspace_id: workspace.id,
      id: randomUUID(),
      handle: store.handle,
      name: store.name,
      vtex_account: store.vtexAccount,
      trade_policy: store.tradePolicy,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'handle']).doNothing())
    .returning(storeColumns)
    .executeTakeFirst();
  return row === undefined ? null : storeOf(row);
}

export async function saveGrant(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  {
    appId,
    coreUserId,
    displayName,
    token,
    origin,
  }: NewConnection['grant'] & { readonly origin: TokenOrigin },
): Promise<Grant> {
  await keepReplaced(trx, cipher, workspace, { appId, coreUserId, token, origin });
  const values = {
    display_name: displayName,
    token: cipher.encrypt(token, grantPlace(workspace.id, appId, coreUserId)),
    state: 'ok' as const,
    state_since: appNow,
  };
  const row = await trx
    .insertInto('tiktok_grant')
    .values({
      workspace_id: workspace.id,
      id: randomUUID(),
      app_id: appId,
      core_user_id: coreUserId,
      ...values,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'app_id', 'core_user_id'])
        .doUpdateSet((old) => ({ ...values, token_version: old('tiktok_grant.token_version', '+', 1) })),
    )
    .returning(['id', 'state', 'token_version'])
    .executeTakeFirstOrThrow();
  await beginEvidence(trx, workspace, row.id, row.token_version);
  return { id: row.id, coreUserId, displayName, state: row.state, tokenVersion: row.token_version };
}

/** A new token: what was suspected, or proven, of the old one says nothing about it. */
async function beginEvidence(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  tokenVersion: number,
): Promise<void> {
  const now = await readNow(trx);
  await saveEvidence(trx, workspace, unsuspected(grantId, tokenVersion), now);
  if (tokenVersion > 1) await endGrantIncident(trx, workspace, grantId, now);
}

async function insertConnection(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  grantId: string,
  { ids }: NewConnection,
): Promise<void> {
  await trx
    .insertInto('connection')
    .values({
      workspace_id: workspace.id,
      store_id: storeId,
      grant_id: grantId,
      phase: 'connected',
      bc_id: ids.bcId,
      advertiser_id: ids.advertiserId,
      catalog_id: ids.catalogId,
      pixel_code: ids.pixelCode,
      connected_at: appNow,
    })
    .execute();
}

/** Due at once where its VTEX account has keys already; else once it gets some. */
export async function addPass(trx: Trx, workspace: Workspace, { id, vtexAccount }: Store): Promise<void> {
  await sql`insert into catalog_pass (workspace_id, store_id, due_at)
    select ${workspace.id}, ${id}, case when exists (select from vtex_key
      where workspace_id = ${workspace.id} and account = ${vtexAccount} and app_token is not null)
      then app_now() end`.execute(trx);
}

/** `now`: due at once, as soon as it is connected. `never`: whoever connects it makes it due. */
export async function addItemPass(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  due: 'now' | 'never' = 'now',
): Promise<void> {
  await trx
    .insertInto('item_pass')
    .values({ workspace_id: workspace.id, store_id: storeId, due_at: due === 'now' ? appNow : null })
    .execute();
}

/**
 * The store with all its rows, and its grant if no other store stands on it. A token that was merely forgotten would live on at TikTok,
 * where nobody could end it any more: it is kept apart until TikTok has taken it back.
 */
async function removeStore(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  storeId: string,
): Promise<boolean> {
  await lockAudience(trx, workspace, 'changes');
  if (!(await lockStore(trx, workspace, storeId, 'removal'))) return false;
  const connection = await trx
    .selectFrom('connection')
    .select('grant_id')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .forUpdate()
    .executeTakeFirst();
  const grantId = connection?.grant_id ?? null;
  if (grantId !== null) await lockGrant(trx, workspace, grantId);
  await recordRemoval(trx, workspace, storeId);
  await endStoreFindings(trx, workspace, storeId, await readNow(trx));
  await forgetScope(trx, workspace, `store:${storeId}`);
  await endStoreCards(trx, workspace, storeId);
  await trx
    .updateTable('channel')
    .set({ default_store_id: null })
    .where('workspace_id', '=', workspace.id)
    .where('default_store_id', '=', storeId)
    .execute();
  await trx.deleteFrom('store').where('workspace_id', '=', workspace.id).where('id', '=', storeId).execute();
  await endConnectsOf(trx, workspace, storeId);
  await releaseGrant(trx, cipher, workspace, { grantId, origin: originIn(workspace, storeId) });
  await deleteUnusedKeys(trx, workspace);
  await wantWebhooks(trx);
  return true;
}

/** While it is there: its handle is its label in the record. */
async function recordRemoval(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  const row = await trx
    .selectFrom('store as s')
    .select(storeColumns)
    .where('s.workspace_id', '=', workspace.id)
    .where('s.id', '=', storeId)
    .executeTakeFirstOrThrow();
  const before = { ...storeValues(storeOf(row)), ...(await knownIds(trx, workspace, storeId)) };
  await recordAudit(trx, workspace, { action: 'store.removed', storeId, before });
}

/** Before we look for other stores on it: one that is being added right now holds it, and then we see that store. */
async function lockGrant(trx: Trx, workspace: Workspace, grantId: string): Promise<void> {
  await trx
    .selectFrom('tiktok_grant')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', grantId)
    .forUpdate()
    .execute();
}

/** Of accounts without a store: keys that nobody uses must not stay. */
export async function deleteUnusedKeys(trx: Trx, workspace: Workspace): Promise<void> {
  const { rows } = await sql<{ account: string }>`
    delete from vtex_key k where k.workspace_id = ${workspace.id} and not exists (
      select from store s where s.workspace_id = k.workspace_id and s.vtex_account = k.account)
    returning k.account`.execute(trx);
  for (const { account } of rows) await forgetScope(trx, workspace, `vtex:${account}`);
}
