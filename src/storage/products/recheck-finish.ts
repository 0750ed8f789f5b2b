import { sql } from 'kysely';
import { standingsOf } from '../../core/products/item-standing.ts';
import type { SkuResult } from '../../core/products/ports.ts';
import type {
  Asker,
  NamedFinding,
  NamedSku,
  RecheckOutcome,
  RecheckReadings,
  RecheckStart,
} from '../../core/products/recheck.ts';
import { changesIn, toFollow } from '../../core/products/recheck-outcome.ts';
import type { Compared } from '../../core/products/recheck-outcome.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { beginFollow } from './follow-begin.ts';
import { settleItems } from './item-settle.ts';
import { openFindings } from './open-findings.ts';
import { keepStore } from './pass-lease.ts';
import { releaseRecheck } from './recheck-begin.ts';
import { storeReadings } from './store-readings.ts';

export async function finishRecheck(
  trx: Trx,
  workspace: Workspace,
  start: RecheckStart,
  { readings, asker }: { readonly readings: RecheckReadings; readonly asker: Asker },
): Promise<RecheckOutcome | 'lost'> {
  if (!(await keepStore(trx, workspace, start.storeId))) return 'lost';
  if (!(await releaseRecheck(trx, workspace, start))) return 'lost';
  const before = await findingsOf(trx, workspace, start);
  if (readings.vtex !== null) {
    const read = { results: readings.vtex, readAt: await readNow(trx), isAsked: true };
    await storeReadings(trx, workspace, start.storeId, read);
  }
  const { tiktok: access } = start;
  const isTikTokStored =
    readings.tiktok !== null &&
    access !== null &&
    (await settleItems(trx, workspace, start.storeId, { access, items: readings.tiktok }));
  const skus = await namesOf(trx, workspace, start);
  const compared: Compared = {
    ...{ before, skus, isVtexRead: readings.vtex !== null },
    after: await findingsOf(trx, workspace, start),
    standings: isTikTokStored ? standingsOf(skus, readings.tiktok, access.joinKey) : null,
  };
  const changes = changesIn(compared);
  if (access === null) return { ...changes, isTikTokStored, follow: null };
  const gone = new Set(readings.vtex?.filter(({ kind }) => kind === 'gone').map(skuIdOf));
  const left = { ...compared, skus: skus.filter(({ skuId }) => !gone.has(skuId)) };
  const awaited = toFollow(changes, left, access.joinKey);
  const follow = await beginFollow(trx, workspace, start.storeId, { ...compared, skus: awaited, asker });
  return { ...changes, isTikTokStored, follow };
}

const skuIdOf = (result: SkuResult): string => (result.kind === 'read' ? result.context.skuId : result.skuId);

type Asked = Pick<RecheckStart, 'storeId' | 'skuIds'>;

/** As the fix list shows them. */
async function findingsOf(
  trx: Trx,
  workspace: Workspace,
  { storeId, skuIds }: Asked,
): Promise<NamedFinding[]> {
  const { rows } = await sql<NamedFinding>`
    select sku_id as "skuId", product_id as "productId", name, sku_name as "skuName", id_kind as "idKind",
      cause, reason, detail
    from ${openFindings(workspace, storeId, null)}
    where sku_id = any(${[...skuIds]}::text[])
    order by name, sku_id, cause, reason`.execute(trx);
  return rows;
}

async function namesOf(
  trx: Trx,
  workspace: Workspace,
  { storeId, skuIds }: Asked,
): Promise<readonly NamedSku[]> {
  const ofStore = sql`workspace_id = ${workspace.id} and store_id = ${storeId}`;
  const { rows } = await sql<NamedSku>`
    select u.sku_id as "skuId", coalesce(s.product_id, u.sku_id) as "productId",
      coalesce(nullif(btrim(s.product_name), ''), (select min(title) from catalog_item
        where ${ofStore} and sku_id = u.sku_id), '') as name,
      coalesce(s.sku_name, '') as "skuName"
    from unnest(${[...skuIds]}::text[]) as u (sku_id)
      left join (select * from sku where ${ofStore}) s on s.sku_id = u.sku_id
    order by name, u.sku_id`.execute(trx);
  return rows;
}
