import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { rowId } from '../../row-id.ts';
import { ofInstalled } from '../due-stores.ts';
import type { DueTable } from '../due-stores.ts';

/** A hundred SKUs beside a pass, at one call a second: longer than they take, or their reading would be thrown away. */
export const leaseMs = 8 * 60_000;
/** Should the wake-up be lost, or the worker die, they are due again once the lease is over. */
export const rewakeMs = leaseMs + 30_000;

/** The rows of a store, in any table that has its two columns. */
export const ownRows = (workspaceId: string, storeId: string): RawBuilder<boolean> =>
  sql<boolean>`workspace_id = ${workspaceId} and store_id = ${rowId(storeId)}`;

/** For `due_at` of a row of ping_pass that nobody works at; null: nothing waits. */
export const nextOf = (workspaceId: string, storeId: string): RawBuilder<Date | null> =>
  sql`least(all_due_at, (select min(n.due_at) from sku_ping n where ${ownRows(workspaceId, storeId)}))`;

export const duePings: DueTable = {
  name: 'ping_pass',
  readable: ofInstalled('ping_pass'),
  longest: '2 hours',
  rewakeMs,
};
