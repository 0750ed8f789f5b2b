import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';

/**
 * "and ..." of a statement that is about some SKUs only, for the column that holds their ids. For each table of a join: PostgreSQL
 * passes on neither "<" nor "= any" from one side of "=" to the other, and would look at all findings of a store for two SKUs.
 */
export type SkuScope = (column: string) => RawBuilder<unknown>;

export const among =
  (skuIds: readonly string[]): SkuScope =>
  (column) =>
    sql`and ${sql.ref(column)} = any(${[...skuIds]}::text[])`;

/** SKUs that one statement writes: with eight findings each a second's work, far below the statement timeout on a busy machine. */
export const skusAtOnce = 5_000;

/** Ranges that together hold every id there is, each with at most so many SKUs of the pass. */
export async function readRanges(
  trx: Trx,
  workspace: Workspace,
  passId: string,
): Promise<readonly SkuScope[]> {
  const { rows } = await sql<{ sku_id: string }>`
    select sku_id from (select sku_id, row_number() over (order by sku_id) as place from pass_sku
      where workspace_id = ${workspace.id} and pass_id = ${passId}) listed
    where place % ${skusAtOnce} = 0 order by sku_id`.execute(trx);
  const ends = rows.map(({ sku_id }) => sku_id);
  return [...ends, null].map((upTo, at) => between(ends[at - 1] ?? null, upTo));
}

/** null: no end on this side. */
const between =
  (after: string | null, upTo: string | null): SkuScope =>
  (column) =>
    sql`${after === null ? sql`` : sql`and ${sql.ref(column)} > ${after}`}
      ${upTo === null ? sql`` : sql`and ${sql.ref(column)} <= ${upTo}`}`;
