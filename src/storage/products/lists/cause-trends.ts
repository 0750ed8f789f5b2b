import { sql } from 'kysely';
import { causes } from '../../../core/products/causes.ts';
import type { CauseName } from '../../../core/products/causes.ts';
import type { CauseGroup, CauseTrend, FixList } from '../../../core/products/list/fix-list.ts';
import { trendSince } from '../../../core/products/list/trend-since.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { readNow } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import { sameFindings } from './same-findings.ts';

/** How the groups of a list moved, in their order. Findings that were fixed are kept for far longer than a day (retention.ts). */
export async function readTrends(
  trx: Trx,
  workspace: Workspace,
  list: FixList,
): Promise<readonly (CauseTrend | null)[]> {
  const since = await readSince(trx, workspace, list);
  const moved = await readMoves(trx, workspace, list, since);
  return list.groups.map((group) => {
    const at = since(group.cause);
    const { came, fixed } = moved.get(keyOf(group)) ?? { came: 0, fixed: 0 };
    return at === null ? null : { since: at, came, fixed };
  });
}

type Since = (cause: CauseName) => Date | null;
type FirstTimes = { readonly vtex: Date | null; readonly items: Date | null };

/** With what each cause is compared; null: with nothing. */
async function readSince(trx: Trx, workspace: Workspace, { store, vtex, tiktok }: FixList): Promise<Since> {
  const now = await readNow(trx);
  const { rows } = await sql<FirstTimes>`
    select c.first_published_at as vtex, i.first_published_at as items
    from store s
      left join catalog_pass c on c.workspace_id = s.workspace_id and c.store_id = s.id
      left join item_pass i on i.workspace_id = s.workspace_id and i.store_id = s.id
    where s.workspace_id = ${workspace.id} and s.id = ${rowId(store.id)}`.execute(trx);
  const first = rows[0] ?? { vtex: null, items: null };
  const { items, join } = tiktok;
  const since = (asOf: Date | undefined, firstAt: Date | null) =>
    asOf === undefined ? null : trendSince(now, { asOf, firstAt });
  const both = latest(first.vtex, first.items);
  const isJoined = join.key === 'sku' || join.key === 'product';
  const of = {
    vtex: since(vtex?.asOf, first.vtex),
    // Under a product's id nothing was found before both sides were known.
    tiktok: since(items?.asOf, join.key === 'product' ? both : first.items),
    join: isJoined ? since(latest(vtex?.asOf ?? null, items?.asOf ?? null) ?? undefined, both) : null,
    // They come one by one: images while they are looked at, uploads with a log that names a few items each time.
    image: null,
    upload: null,
  };
  return (cause) => of[causes[cause].source];
}

/** null where one of them is. */
const latest = (one: Date | null, other: Date | null): Date | null =>
  one === null || other === null ? null : one > other ? one : other;

type Moved = Pick<CauseTrend, 'came' | 'fixed'>;

async function readMoves(
  trx: Trx,
  workspace: Workspace,
  { store, groups }: FixList,
  since: Since,
): Promise<ReadonlyMap<string, Moved>> {
  const asked = groups.map(({ cause, reason }) => ({ cause, reason, since: since(cause) }));
  // What was told with another cause then, or is now, neither came nor went by itself.
  const ofTikTok = since('tiktok.rejected');
  const told =
    ofTikTok === null
      ? sql``
      : sql`and (f.sku_id, f.cause, f.reason) not in (select sku_id, cause, reason
          from ${sameFindings(workspace, store.id).consequences(ofTikTok)})`;
  const { rows } = await sql<Moved & Pick<CauseGroup, 'cause' | 'reason'>>`
    select f.cause, f.reason,
      count(*) filter (where f.fixed_at is null and f.first_seen_at > g.since) as came,
      count(*) filter (where f.fixed_at > g.since and f.first_seen_at <= g.since) as fixed
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as g (cause text, reason text, since timestamptz)
      join sku_finding f on f.cause = g.cause and f.reason = g.reason
    where g.since is not null and f.workspace_id = ${workspace.id} and f.store_id = ${rowId(store.id)}
      ${told}
    group by f.cause, f.reason`.execute(trx);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

const keyOf = ({ cause, reason }: Pick<CauseGroup, 'cause' | 'reason'>): string =>
  JSON.stringify([cause, reason]);
