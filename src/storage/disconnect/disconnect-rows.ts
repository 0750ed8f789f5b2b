import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Saga, SagaOrigin } from '../../core/disconnect/saga.ts';
import { withoutFuture } from '../../core/disconnect/without-future.ts';
import { appAct } from '../../core/audit.ts';
import { actingIn } from '../../core/workspace.ts';
import type { Workspace } from '../../core/workspace.ts';
import { lockAudience } from '../alerts/audience-lock.ts';
import { lockGrant } from '../alerts/evidence-rows.ts';
import type { GrantRow } from '../alerts/evidence-rows.ts';
import type { Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import { lockStore } from '../store-lock.ts';
import type { Tables } from '../tables.ts';

export type DisconnectRow = Selectable<Tables['disconnect']>;
export type ConnectionRow = Selectable<Tables['connection']>;

/** A disconnect with all that it changes, under their locks. */
export type Held = {
  /** Acts in the name of whoever is at work: a person who cancels, else the app, for the request that wanted it. */
  readonly workspace: Workspace;
  readonly row: DisconnectRow;
  readonly store: string;
  readonly connection: ConnectionRow;
  readonly grant: GrantRow | null;
  readonly now: Date;
};

/** In the order of all locks: audience, store, connection, grant. null: there is no such disconnect. */
export async function holdDisconnect(trx: Trx, workspace: Workspace, sagaId: string): Promise<Held | null> {
  await lockAudience(trx, workspace, 'speaks');
  const found = await rowOf(trx, workspace, sagaId);
  if (found === undefined || !(await lockStore(trx, workspace, found.store_id))) return null;
  const connection = await lockConnection(trx, workspace, found.store_id);
  const grantId = connection?.grant_id ?? null;
  const grant = grantId === null ? null : await lockGrant(trx, workspace, grantId);
  // Read once more: whoever had the store before us may have gone on with it.
  const again = await rowOf(trx, workspace, sagaId);
  if (again === undefined || connection === undefined) return null;
  const { name: store } = await trx
    .selectFrom('store')
    .select('name')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', again.store_id)
    .executeTakeFirstOrThrow();
  const act = workspace.act ?? { ...appAct, reference: again.reference };
  const now = await readNow(trx);
  const row = { ...again, saga: withoutFuture(again.saga, now.getTime()) };
  return { workspace: actingIn(workspace, act), row, store, connection, grant, now };
}

const rowOf = (trx: Trx, workspace: Workspace, sagaId: string) =>
  trx
    .selectFrom('disconnect')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(sagaId))
    .executeTakeFirst();

export const lockConnection = (
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<ConnectionRow | undefined> =>
  trx
    .selectFrom('connection')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .forUpdate()
    .executeTakeFirst();

type Origin = Pick<
  DisconnectRow,
  'id' | 'store_id' | 'asked_by' | 'language' | 'reference' | 'sign_in' | 'manual_url'
>;

export const originOf = ({ row, store }: { readonly row: Origin; readonly store: string }): SagaOrigin => ({
  ...{ sagaId: row.id, storeId: row.store_id, store, by: row.asked_by, language: row.language },
  ...{ reference: row.reference, signIn: row.sign_in, manualUrl: row.manual_url },
});

/** What stands in the columns of its own. */
export const columnsOf = (saga: Saga) => ({
  saga: JSON.stringify(saga),
  stage: saga.stage,
  outcome: saga.outcome,
  due_at: dateOf(saga.dueMs),
  ended_at: dateOf(saga.endedMs),
});

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

export const change = (trx: Trx, { workspace, row }: Pick<Held, 'workspace' | 'row'>) =>
  trx.updateTable('disconnect').where('workspace_id', '=', workspace.id).where('id', '=', row.id);

/**
 * Names of the other stores that stand on a sign-in. With its row locked: a store that is being connected right now holds that, and then
 * it is seen. One that is itself being disconnected counts: it may still be cancelled.
 */
export async function othersOn(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  storeId: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select s.name from store s
    where s.workspace_id = ${workspace.id} and s.id <> ${storeId} and (
      exists (select from connection c where c.workspace_id = s.workspace_id and c.store_id = s.id
        and c.grant_id = ${grantId} and c.phase in ('authorized', 'connected', 'disconnecting'))
      or exists (select from connect_attempt a where a.workspace_id = s.workspace_id and a.store_id = s.id
        and a.grant_id = ${grantId} and a.state in ('authorized', 'reached')))
    order by s.name`.execute(trx);
  return rows.map(({ name }) => name);
}

/**
 * Names of the other stores that use the same pixel with the same catalog: they would lose it, too. One that is itself being disconnected
 * counts: it may still be cancelled.
 */
export async function sharingPixel(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select s.name from connection ours
      join connection c on c.workspace_id = ours.workspace_id and c.catalog_id = ours.catalog_id
        and c.pixel_code = ours.pixel_code and c.store_id <> ours.store_id
        and c.phase in ('connected', 'disconnecting')
      join store s on s.workspace_id = c.workspace_id and s.id = c.store_id
    where ours.workspace_id = ${workspace.id} and ours.store_id = ${storeId}
    order by s.name`.execute(trx);
  return rows.map(({ name }) => name);
}

/**
 * Whether the token of this sign-in is being revoked right now: a new one that TikTok gives meanwhile may be the same, and would die with
 * it, in whichever workspace. Until the row goes, too, for what came into it then would be seen by nobody. Not for ever: what could not be
 * proven in time does not hold up a new consent.
 */
export async function isSignInEnding(trx: Trx, coreUserId: string): Promise<boolean> {
  const { rows } = await sql`
    select from disconnect d
      join tiktok_grant g on g.workspace_id = d.workspace_id and g.id = d.grant_id and g.core_user_id = ${coreUserId}
    where d.ended_at is null and d.stage in ('revoking', 'proving', 'unsubscribing') and d.saga ->> 'unprovenSinceMs' is null
    limit 1`.execute(trx);
  return rows.length > 0;
}

/** Whether it ends for a disconnect, and nobody signed in there anew since: its token is to die, in time or not. */
export const isDying = sql<boolean>`exists (select from disconnect d
  where d.workspace_id = tiktok_grant.workspace_id and d.grant_id = tiktok_grant.id and d.ended_at is null
    and d.token_version = tiktok_grant.token_version)`;
