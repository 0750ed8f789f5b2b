import { sql } from 'kysely';
import type { KeyWakeUp, VtexAccess, VtexKeyRepository } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { lockAudience } from '../../alerts/audience-lock.ts';
import { endKeyIncidents } from '../../alerts/end-findings.ts';
import { onlyStoreOf, recordAudit } from '../../audit/audit-rows.ts';
import type { Database, Trx } from '../../database.ts';
import { readNextDue } from '../../next-due.ts';
import type { NextDue } from '../../next-due.ts';
import { appIn, readNow } from '../../domain-time.ts';
import { vtexKeyPlace } from '../../encryption-keys.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import { loadWorkspace } from '../../workspace-repository.ts';
import { beginKeyCheck, finishKeyCheck } from './key-check.ts';
import { newPingSecret } from '../pings/ping-address.ts';

export type SendKeyWakeUps = (transaction: unknown, wakeUps: readonly KeyWakeUp[]) => Promise<void>;

export type VtexKeyRepositoryOptions = {
  readonly cipher: TokenCipher;
  readonly sendKeyWakeUps: SendKeyWakeUps;
};

const hourMs = 3_600_000;

export function createVtexKeyRepository(
  database: Database,
  { cipher, sendKeyWakeUps }: VtexKeyRepositoryOptions,
): VtexKeyRepository {
  return {
    save: (workspace, access) => database.transaction((trx) => saveKeys(trx, cipher, workspace, access)),
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const wakeUps = await takeDue(trx, limit);
        if (wakeUps.length > 0) await sendKeyWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    begin: (workspace, account) =>
      database.transaction((trx) => beginKeyCheck(trx, cipher, workspace, account)),
    finish: (workspace, start, verdict) =>
      database.transaction((trx) => finishKeyCheck(trx, workspace, start, verdict)),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextKeyCheck)),
  };
}

export async function saveKeys(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { account, appKey, appToken }: VtexAccess,
): Promise<void> {
  await lockAudience(trx, workspace, 'speaks');
  // In the order of all locks: the stores first, as whoever removes one does.
  await sql`select from store where workspace_id = ${workspace.id} and vtex_account = ${account}
    order by id for key share`.execute(trx);
  await recordKeys(trx, cipher, workspace, { account, appKey, appToken });
  const secret = cipher.encrypt(appToken, vtexKeyPlace(workspace.id, account));
  const values = { app_key: appKey, app_token: secret, check_due_at: appIn(hourMs) };
  await trx
    .insertInto('vtex_key')
    .values({ workspace_id: workspace.id, account, ...values, ...newPingSecret(cipher, workspace, account) })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'account']).doUpdateSet((old) => ({
        ...{ ...values, version: old('vtex_key.version', '+', 1) },
        // With other keys the address stays: it is typed in at VTEX.
        ping_secret: sql<string>`coalesce(vtex_key.ping_secret, excluded.ping_secret)`,
        ping_hash: sql<string>`coalesce(vtex_key.ping_hash, excluded.ping_hash)`,
      })),
    )
    .execute();
  await endKeyIncidents(trx, workspace, account, await readNow(trx));
  await sql`insert into catalog_pass (workspace_id, store_id, due_at)
    select workspace_id, id, app_now() from store
    where workspace_id = ${workspace.id} and vtex_account = ${account}
    on conflict (workspace_id, store_id) do update set due_at = app_now()`.execute(trx);
}

/** The same keys once more change nothing. The app key is a name and no secret; the token is in no record. */
async function recordKeys(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { account, appKey, appToken }: VtexAccess,
): Promise<void> {
  const old = await trx
    .selectFrom('vtex_key')
    .select(['app_key', 'app_token'])
    .where('workspace_id', '=', workspace.id)
    .where('account', '=', account)
    .forUpdate()
    .executeTakeFirst();
  const stored = old?.app_token ?? null;
  const oldToken = stored === null ? null : cipher.decrypt(stored, vtexKeyPlace(workspace.id, account));
  if (oldToken === appToken && old?.app_key === appKey) return;
  await recordAudit(trx, workspace, {
    ...{ action: 'keys.saved', storeId: await onlyStoreOf(trx, workspace, account) },
    before: { vtexAccount: account, appKey: oldToken === null ? null : (old?.app_key ?? null) },
    after: { vtexAccount: account, appKey },
  });
}

/** Should the wake-up be lost, the next one comes in an hour. */
async function takeDue(trx: Trx, limit: number): Promise<readonly KeyWakeUp[]> {
  const { rows } = await sql<KeyWakeUp>`
    with due as (
      select k.workspace_id, k.account from vtex_key k
        join workspace w on w.id = k.workspace_id and w.uninstalled_at is null
      -- Or farther away than any: the clock was set back since.
      where k.app_token is not null and (k.check_due_at <= app_now() or k.check_due_at > app_now() + interval '2 hours')
      order by k.check_due_at limit ${limit} for update of k skip locked
    )
    update vtex_key k set check_due_at = ${appIn(hourMs)} from due
    where k.workspace_id = due.workspace_id and k.account = due.account
    returning k.workspace_id as "workspaceId", k.account`.execute(trx);
  return rows;
}

export const nextKeyCheck: NextDue = sql`(
  select min(k.check_due_at) from vtex_key k
    join workspace w on w.id = k.workspace_id and w.uninstalled_at is null
  where k.app_token is not null)`;
