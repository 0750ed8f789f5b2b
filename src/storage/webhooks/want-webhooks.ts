import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { appNow } from '../domain-time.ts';

/** For whoever connects or ends stores, in the same transaction, as its last statement: the row is everybody's. */
export async function wantWebhooks(db: Db): Promise<void> {
  await db
    .updateTable('webhook_round')
    .set({ due_at: appNow, wanted: sql<number>`wanted + 1` })
    .execute();
}
