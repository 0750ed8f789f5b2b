import { sql } from 'kysely';
import type { Pass } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Database, Trx } from '../../database.ts';
import { holdPass, takeTurn, waitLonger, watchPass } from './pass-lease.ts';
import { joinByHash, ofOurSkus, saveFindings, saveSkus, vtexCauses } from './pass-results.ts';
import type { Batch } from './pass-results.ts';
import { among, skusAtOnce } from './sku-scope.ts';
import type { SkuScope } from './sku-scope.ts';

// What a pass says without changing the list: that findings are still there, and what the SKUs are called now. It is nearly all of it,
// and written in parts before the pass is published; what is left to the publication takes moments then, for which a recheck can
// wait. Before the first publication nobody sees VTEX's findings, so all of them are written here. Safe to repeat: whoever goes on
// after a kill finds it done.

/** While others are read: their results are stored meanwhile, so it must not keep the pass for itself. */
export async function settleRead(
  database: Database,
  workspace: Workspace,
  pass: Pass,
  skuIds: readonly string[],
): Promise<'settled' | 'lost'> {
  for (let at = 0; at < skuIds.length; at += skusAtOnce) {
    const scope = among(skuIds.slice(at, at + skusAtOnce));
    const isOurs = await database.transaction(async (trx) => {
      await waitLonger(trx);
      if (!(await watchPass(trx, workspace, pass))) return false;
      await settle(trx, workspace, pass, scope);
      return true;
    });
    if (!isOurs) return 'lost';
  }
  return 'settled';
}

/** Of a complete pass: also what it does not name. */
export async function settleRange(
  trx: Trx,
  workspace: Workspace,
  pass: Pass,
  scope: SkuScope,
): Promise<'settled' | 'lost'> {
  await waitLonger(trx);
  if (!(await holdPass(trx, workspace, pass))) return 'lost';
  await settle(trx, workspace, pass, scope);
  await addMissing(trx, workspace, { ...pass, scope });
  return 'settled';
}

async function settle(trx: Trx, workspace: Workspace, pass: Pass, scope: SkuScope): Promise<void> {
  const { passId, storeId, knownSkus } = pass;
  await takeTurn(trx, workspace, storeId);
  await joinByHash(trx);
  const batch = { passId, storeId, scope };
  await (knownSkus === null ? saveFindings : renewFindings)(trx, workspace, batch);
  const settled = await markSettled(trx, workspace, batch);
  // Of those alone: a SKU's new image, or the day since when it can be sold, has findings of other rooms follow, which would tell
  // half of what is new.
  await saveSkus(trx, workspace, { ...batch, scope: among(settled), isSettled: true });
}

async function renewFindings(trx: Trx, workspace: Workspace, batch: Batch): Promise<void> {
  await sql`
    update sku_finding f set last_seen_at = p.read_at, detail = d.detail
    from pass_sku p cross join lateral ${defects}
    where ${isUnsettled(workspace, batch)} and ${isFinding(workspace, batch)}
      and f.cause = d.cause and f.reason = d.reason and f.fixed_at is null and f.last_seen_at < p.read_at`.execute(
    trx,
  );
}

/** What is known of SKUs that VTEX's list does not name any more is dropped with the publication. Of when it was listed. */
async function addMissing(trx: Trx, workspace: Workspace, { passId, storeId, scope }: Batch): Promise<void> {
  const ofStore = sql`workspace_id = ${workspace.id} and store_id = ${storeId}`;
  await sql`
    insert into pass_sku (workspace_id, store_id, pass_id, sku_id, read_at, result)
    select c.workspace_id, c.store_id, c.pass_id, k.sku_id, c.started_at, '{"kind": "missing", "defects": []}'
    from catalog_pass c cross join (
        select sku_id from sku where ${ofStore} ${scope('sku_id')}
        union select sku_id from sku_finding where ${ofStore} ${scope('sku_id')} and cause = any(${ofOurSkus}::text[])) k
      left join pass_sku p on p.workspace_id = ${workspace.id} and p.pass_id = ${passId} and p.sku_id = k.sku_id
        ${scope('p.sku_id')}
    where c.workspace_id = ${workspace.id} and c.store_id = ${storeId} and p.sku_id is null
    on conflict do nothing`.execute(trx);
}

/** SKUs of which saveFindings and closeFindings would change nothing. Whoever reads one of them again hands it over anew. */
async function markSettled(trx: Trx, workspace: Workspace, batch: Batch): Promise<readonly string[]> {
  const { rows } = await sql<{ sku_id: string }>`
    with unsettled as (
      select p.sku_id from pass_sku p cross join lateral ${defects}
        left join sku_finding f on ${isFinding(workspace, batch)}
          and f.cause = d.cause and f.reason = d.reason and f.last_seen_at >= p.read_at
      where ${isUnsettled(workspace, batch)} and f.sku_id is null
      union all
      select p.sku_id from pass_sku p join sku_finding f on ${isFinding(workspace, batch)}
      where ${isUnsettled(workspace, batch)} and p.result ->> 'kind' = 'read'
        and f.cause = any(${vtexCauses}::text[]) and f.fixed_at is null and f.last_seen_at < p.read_at
    )
    update pass_sku p set is_settled = true where ${isUnsettled(workspace, batch)}
      and p.result ->> 'kind' in ('read', 'unreadable')
      and not exists (select from unsettled u where u.sku_id = p.sku_id)
    returning p.sku_id`.execute(trx);
  return rows.map(({ sku_id }) => sku_id);
}

const defects = sql`jsonb_to_recordset(p.result -> 'defects') as d (cause text, reason text, detail text)`;

const isUnsettled = (workspace: Workspace, { passId, scope }: Batch) => sql<boolean>`
  p.workspace_id = ${workspace.id} and p.pass_id = ${passId} and not p.is_settled ${scope('p.sku_id')}`;

const isFinding = (workspace: Workspace, { storeId, scope }: Batch) => sql<boolean>`
  f.workspace_id = ${workspace.id} and f.store_id = ${storeId} ${scope('f.sku_id')}
  and f.sku_id = p.sku_id`;
