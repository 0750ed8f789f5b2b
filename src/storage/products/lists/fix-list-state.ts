import { sql } from 'kysely';
import { hindersReading } from '../../../core/alerts/conditions/index.ts';
import type { FixList } from '../../../core/products/list/fix-list.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { rowId } from '../../row-id.ts';
import { readOpenIncidents } from '../../status-query.ts';
import { storeColumns, storeOf } from '../../store-rows.ts';
import { readStanding } from '../../disconnect/standing.ts';
import { readImageProgress } from '../images/image-state-query.ts';
import { readItemState } from '../items/item-state-query.ts';

type State = Omit<FixList, 'groups' | 'vtex' | 'refused'> & {
  readonly vtex: Omit<NonNullable<FixList['vtex']>, 'toFix'> | null;
};

/** Everything but the findings. null: no such store in this workspace. */
export async function readFixListState(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<State | null> {
  const row = await readRow(trx, workspace, storeId);
  const tiktok = await readItemState(trx, workspace, storeId);
  if (row === undefined || tiktok === null) return null;
  const standing = await readStanding(trx, workspace, storeId);
  const { pass_id, started_at: startedAt, last_pause: why, last_pause_at: at } = row;
  const total = row.stage === 'reading' ? row.listed : null;
  return {
    store: storeOf(row),
    hasKeys: row.app_token !== null,
    tiktok,
    ...(standing === null ? {} : { standing }),
    hindrances: (await readOpenIncidents(trx, workspace, storeId)).filter(({ condition }) =>
      hindersReading(condition),
    ),
    vtex: vtexOf(row),
    images: await readImageProgress(trx, workspace, storeId),
    progress: {
      underWay: pass_id === null || startedAt === null ? null : { done: row.done ?? 0, total, startedAt },
      pause: why === null || at === null || why === 'more' ? null : { why, at },
      unread: await readUnread(trx, workspace, storeId),
    },
  };
}

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>;

function vtexOf({ published_at: asOf, published_skus: skus, policy_defects }: Row): State['vtex'] {
  return asOf === null || skus === null ? null : { asOf, skus, policyDefects: policy_defects ?? [] };
}

/** Ids that VTEX does not have as well are pinged by whoever likes to: only those that are known count. */
async function readUnread(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<State['progress']['unread']> {
  const { rows } = await sql<{ skus: number; since: Date | null }>`
    select count(*) as skus, min(n.pinged_at) as since
    from ping_pass p
      join sku_ping n on n.workspace_id = p.workspace_id and n.store_id = p.store_id
      join sku s on s.workspace_id = n.workspace_id and s.store_id = n.store_id and s.sku_id = n.sku_id
    where p.workspace_id = ${workspace.id} and p.store_id = ${rowId(storeId)} and p.failures > 0
      and n.tries > 0`.execute(trx);
  const { skus, since } = rows[0] ?? { skus: 0, since: null };
  return since === null ? null : { skus, since };
}

function readRow(trx: Trx, workspace: Workspace, storeId: string) {
  return trx
    .selectFrom('store as s')
    .leftJoin('catalog_pass as p', (join) =>
      join.onRef('p.workspace_id', '=', 's.workspace_id').onRef('p.store_id', '=', 's.id'),
    )
    .leftJoin('vtex_key as k', (join) =>
      join.onRef('k.workspace_id', '=', 's.workspace_id').onRef('k.account', '=', 's.vtex_account'),
    )
    .select(storeColumns.map((column) => `s.${column}` as const))
    .select(['p.pass_id', 'p.started_at', 'p.stage', 'p.listed', 'p.done'])
    .select(['p.last_pause', 'p.last_pause_at', 'p.published_at', 'p.published_skus', 'p.policy_defects'])
    .select('k.app_token')
    .where('s.workspace_id', '=', workspace.id)
    .where('s.id', '=', rowId(storeId))
    .executeTakeFirst();
}
