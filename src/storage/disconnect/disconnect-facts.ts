import { sql } from 'kysely';
import type { DisconnectFacts, DisconnectSummary } from '../../core/disconnect/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { grantPlace } from '../encryption-keys.ts';
import { rowId } from '../row-id.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { idsOf } from '../connect/connect-grants.ts';
import { isHeldElsewhere } from '../connect/elsewhere.ts';
import { othersOn, sharingPixel } from './disconnect-rows.ts';
import { goneAt } from './standing.ts';

export async function readFacts(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  storeId: string,
): Promise<DisconnectFacts | null> {
  const row = await joined(trx, workspace, storeId);
  if (row === undefined) return null;
  const { app_id: appId, core_user_id: coreUserId, token } = row;
  return {
    ...{ storeId: row.id, store: row.name, handle: row.handle, phase: row.phase },
    ...{ generation: row.generation, signIn: row.display_name, isRevoked: row.state === 'revoked' },
    ids: idsOf(row),
    others: row.grant_id === null ? [] : await othersOn(trx, workspace, row.grant_id, row.id),
    isElsewhere: coreUserId !== null && (await isHeldElsewhere(trx, workspace, coreUserId)),
    sharing: await sharingPixel(trx, workspace, row.id),
    token:
      token === null || appId === null || coreUserId === null
        ? null
        : cipher.decrypt(token, grantPlace(workspace.id, appId, coreUserId)),
    lastItems: await readLastItems(trx, workspace, row),
    last: await readLast(trx, workspace, row.id),
  };
}

const joined = (trx: Trx, workspace: Workspace, storeId: string) =>
  trx
    .selectFrom('store as s')
    .innerJoin('connection as c', (join) =>
      join.onRef('c.workspace_id', '=', 's.workspace_id').onRef('c.store_id', '=', 's.id'),
    )
    .leftJoin('tiktok_grant as g', (join) =>
      join.onRef('g.workspace_id', '=', 'c.workspace_id').onRef('g.id', '=', 'c.grant_id'),
    )
    .select(['s.id', 's.name', 's.handle', 'c.phase', 'c.generation', 'c.grant_id'])
    .select(['c.bc_id', 'c.advertiser_id', 'c.catalog_id', 'c.pixel_code'])
    .select(['g.app_id', 'g.core_user_id', 'g.display_name', 'g.token', 'g.state'])
    .where('s.workspace_id', '=', workspace.id)
    .where('s.id', '=', rowId(storeId))
    .executeTakeFirst();

async function readLastItems(
  trx: Trx,
  workspace: Workspace,
  { id, generation }: { readonly id: string; readonly generation: number },
): Promise<DisconnectFacts['lastItems']> {
  const { rows } = await sql<{ value: number; at: Date }>`
    select ((good_value ->> 'approved')::integer + (good_value ->> 'processing')::integer
      + (good_value ->> 'rejected')::integer) as value, good_at as at from reading
    where workspace_id = ${workspace.id} and store_id = ${id} and generation = ${generation} and part = 'counts'
      and good_at is not null`.execute(trx);
  return rows[0] ?? null;
}

/** The one under way, else the one that was begun last. */
async function readLast(trx: Trx, workspace: Workspace, storeId: string): Promise<DisconnectSummary | null> {
  const row = await trx
    .selectFrom('disconnect')
    .select(['id', 'asked_by', 'stage', 'outcome', 'saga', 'started_at', 'ended_at'])
    .select(['sign_in', 'manual_url'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .orderBy(sql`ended_at is not null`)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...{ sagaId: row.id, by: row.asked_by, stage: row.stage, outcome: row.outcome },
    ...{ proof: row.saga, signIn: row.sign_in, manualUrl: row.manual_url, at: goneAt(row) },
  };
}
