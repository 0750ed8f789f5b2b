import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { causeNames, causes } from '../../../core/products/causes.ts';
import type { CauseName } from '../../../core/products/causes.ts';
import { sameCausesByReason } from '../../../core/products/list/same-cause.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { rowId } from '../../row-id.ts';

/** Findings in TikTok's words. Their ids are what the store's items carry at TikTok, unless the key to VTEX's is known. */
export const itemCauses: readonly CauseName[] = causeNames.filter((name) =>
  ['tiktok', 'upload'].includes(causes[name].source),
);

export type SameFindings = {
  /** Of `sku_finding f`: it is TikTok's, and follows from a cause that is open for the same item, so it is told there. */
  readonly isConsequence: RawBuilder<boolean>;
  /**
   * All such findings, a row source of (sku_id, cause, reason, first_seen_at, fixed_at), each beside what it follows from:
   * (of_sku_id, of_cause, of_reason, of_fixed_at).
   * `since`: also what was fixed after that time.
   */
  readonly consequences: (since?: Date) => RawBuilder<unknown>;
  /** Of a row with sku_id and cause: what TikTok says because of it, as JSON of (cause, reason). For a page of rows, not for all. */
  readonly said: (row: string) => RawBuilder<unknown>;
};

const causesByReason = JSON.stringify(sameCausesByReason);
/** Said beside `isCause` where whole stores are read: the planner knows how many findings have these. */
const explaining = [
  ...new Set(Object.values(sameCausesByReason).flatMap((byReason) => Object.values(byReason).flat())),
];
/** null: none. The key is folded as by `foldReason` of core. */
const causesOf = (row: string) => sql`(${causesByReason}::jsonb
  -> case ${sql.ref(`${row}.cause`)} when 'tiktok.image' then 'image' else 'words' end -> btrim(lower(
  regexp_replace(${sql.ref(`${row}.reason`)}, '[\\s\\u00a0_:]+', ' ', 'g')), ' .!'))`;
const isOfItem = (row: string) => sql`${sql.ref(`${row}.cause`)} = any(${[...itemCauses]}::text[])`;
/** `f` is TikTok's finding, `v` a cause. */
const isCause = sql`jsonb_exists(${causesOf('f')}, v.cause)`;

/** What core/products/list/same-cause.ts says of two findings, as parts of statements. */
export function sameFindings(workspace: Workspace, storeId: string): SameFindings {
  const ofStore = (table: string) =>
    sql`${sql.ref(`${table}.workspace_id`)} = ${workspace.id} and ${sql.ref(`${table}.store_id`)} = ${rowId(storeId)}`;
  const joinKey = sql`(select k.join_key from item_pass k where ${ofStore('k')})`;
  // An id that is VTEX's by chance connects nothing; and nobody sees what a recheck has read of VTEX before all of it was read.
  const isShown = sql`(${joinKey} in ('sku', 'product')
    and (select c.published_at is not null from catalog_pass c where ${ofStore('c')}))`;
  // Where TikTok's items are products, what one SKU lacks is said of all SKUs of the product.
  const others = (row: string) => sql`sku x join sku y on ${ofStore('x')} and ${ofStore('y')}
    and x.sku_id = ${sql.ref(`${row}.sku_id`)} and y.product_id = x.product_id and y.sku_id <> x.sku_id
    and ${joinKey} = 'product'`;
  const besides = (row: string, other: string) => sql`(select ${sql.ref(`${row}.sku_id`)} as sku_id
    union all select y.sku_id from ${others(row)}) i
      join sku_finding ${sql.ref(other)} on ${ofStore(other)} and ${sql.ref(`${other}.sku_id`)} = i.sku_id`;
  return {
    isConsequence: sql<boolean>`(${isOfItem('f')} and ${causesOf('f')} is not null
      and exists (select from ${besides('f', 'v')} where v.fixed_at is null and ${isCause} and ${isShown}))`,
    consequences: (since) => allConsequences({ ofStore, joinKey, isShown, since }),
    said: (row) => sql`coalesce((
      select jsonb_agg(distinct jsonb_build_object('cause', f.cause, 'reason', f.reason))
      from (select ${sql.ref(`${row}.sku_id`)} as sku_id, ${sql.ref(`${row}.cause`)} as cause) v
        cross join lateral (select f.* from ${besides('v', 'f')}) f
      where f.fixed_at is null and ${isOfItem('f')} and ${isCause} and ${isShown}), '[]')`,
  };
}

type Parts = {
  readonly ofStore: (table: string) => RawBuilder<unknown>;
  readonly joinKey: RawBuilder<unknown>;
  readonly isShown: RawBuilder<unknown>;
  readonly since: Date | undefined;
};

/** In sets, each reason being folded once: a catalog may be rejected as a whole. */
function allConsequences({ ofStore, joinKey, isShown, since }: Parts): RawBuilder<unknown> {
  const isOpen = (row: string) => {
    const fixedAt = sql.ref(`${row}.fixed_at`);
    return since === undefined ? sql`${fixedAt} is null` : sql`(${fixedAt} is null or ${fixedAt} > ${since})`;
  };
  const pair = sql`select f.sku_id, f.cause, f.reason, f.first_seen_at, f.fixed_at,
    v.sku_id as of_sku_id, v.cause as of_cause, v.reason as of_reason, v.fixed_at as of_fixed_at`;
  const isPair = sql`${ofStore('v')} and ${isOpen('v')} and v.cause = any(${explaining}::text[])
    and jsonb_exists(f.causes, v.cause) and ${isShown}`;
  return sql`(
    with said as materialized (
      select distinct f.cause, f.reason from sku_finding f where ${ofStore('f')} and ${isOpen('f')} and ${isOfItem('f')}
    ), known as materialized (
      select f.cause, f.reason, ${causesOf('f')} as causes from said f
    ), found as materialized (
      select f.sku_id, f.first_seen_at, f.fixed_at, k.* from known k join sku_finding f on f.cause = k.cause and f.reason = k.reason
      where k.causes is not null and ${ofStore('f')} and ${isOpen('f')}
    )
    ${pair} from found f join sku_finding v on v.sku_id = f.sku_id where ${isPair}
    union all
    ${pair} from found f join sku x on ${ofStore('x')} and x.sku_id = f.sku_id
      join sku y on ${ofStore('y')} and y.product_id = x.product_id and y.sku_id <> x.sku_id
      join sku_finding v on v.sku_id = y.sku_id
    where ${joinKey} = 'product' and ${isPair}
  ) as consequence`;
}
