import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../database.ts';
import type { NextDue } from '../next-due.ts';
import { appIn } from '../domain-time.ts';

export type DueStore = { readonly workspaceId: string; readonly storeId: string };

/** A table with one row a store, which says when that store is to be worked at. */
export type DueTable = {
  readonly name: 'catalog_pass' | 'item_pass' | 'ping_pass' | 'image_pass';
  /** The table as `p`, joined with what has to be there for the work; where it is not, the due time waits. */
  readonly readable: RawBuilder<unknown>;
  /** No due time is farther away than this: one that is was written before the clock was set back. */
  readonly longest: string;
  /** Should the wake-up be lost, or the worker die, the store is due again after this: once its lease is over. */
  readonly rewakeMs: number;
};

/** Of an app that is installed. */
export const ofInstalled = (name: DueTable['name']): RawBuilder<unknown> =>
  sql`${sql.table(name)} p join workspace w on w.id = p.workspace_id and w.uninstalled_at is null`;

/** Takes the stores that are due, the longest due ones first; nobody else gets them until they are due again. */
export async function takeDueStores(trx: Trx, table: DueTable, limit: number): Promise<readonly DueStore[]> {
  const { rows } = await sql<DueStore>`
    with due as (
      select p.workspace_id, p.store_id from ${table.readable}
      where p.due_at <= app_now() or p.due_at > app_now() + ${table.longest}::interval
      order by p.due_at limit ${limit} for update of p skip locked
    )
    update ${sql.table(table.name)} p set due_at = ${appIn(table.rewakeMs)} from due
    where p.workspace_id = due.workspace_id and p.store_id = due.store_id
    returning p.workspace_id as "workspaceId", p.store_id as "storeId"`.execute(trx);
  return rows;
}

export const nextDueStore = ({ readable }: DueTable): NextDue => sql`(select min(p.due_at) from ${readable})`;
