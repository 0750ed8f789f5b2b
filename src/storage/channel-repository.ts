import { sql } from 'kysely';
import type { ChannelRepository } from '../core/ports.ts';
import type { Workspace } from '../core/workspace.ts';
import { moveAlerts } from './alerts/move-channel.ts';
import { handleOf, recordAudit } from './audit/audit-rows.ts';
import type { Database, Trx } from './database.ts';
import { appNow } from './domain-time.ts';
import { rowId } from './row-id.ts';
import { lockStore } from './store-lock.ts';

export function createChannelRepository(database: Database): ChannelRepository {
  return {
    setDefaultStore: (workspace, channelId, storeId) =>
      database.transaction(async (trx) => {
        if (!(await lockStore(trx, workspace, storeId))) return false;
        const old = await defaultStoreOf(trx, workspace, channelId);
        if (old?.id === rowId(storeId)) return true;
        await trx
          .insertInto('channel')
          .values({ workspace_id: workspace.id, channel_id: channelId, default_store_id: storeId })
          .onConflict((conflict) =>
            conflict.columns(['workspace_id', 'channel_id']).doUpdateSet({ default_store_id: storeId }),
          )
          .execute();
        const after = { channel: channelId, store: await handleOf(trx, workspace, storeId) };
        const before = { channel: channelId, store: old?.handle ?? null };
        await recordAudit(trx, workspace, { action: 'channel.store', storeId, before, after });
        return true;
      }),
    setState: async (workspace, channelId, state) => {
      await database.statement((db) =>
        db
          .updateTable('channel')
          .set({ state, state_since: appNow })
          .where('workspace_id', '=', workspace.id)
          .where('channel_id', '=', channelId)
          .where('state', '<>', state) // else each repeated event would start the time of retention anew
          .execute(),
      );
    },
    rename: async (workspace, channelId, name) => {
      await database.statement((db) =>
        db
          .updateTable('channel')
          .set({ name })
          .where('workspace_id', '=', workspace.id)
          .where('channel_id', '=', channelId)
          .execute(),
      );
    },
    changeId: (workspace, oldId, newId) =>
      database.transaction(async (trx) => {
        if (oldId === newId) return;
        await moveAlerts(trx, workspace, oldId, newId);
        await changeId(trx, workspace, oldId, newId);
      }),
  };
}

async function defaultStoreOf(trx: Trx, workspace: Workspace, channelId: string) {
  return trx
    .selectFrom('channel as c')
    .innerJoin('store as s', (join) =>
      join.onRef('s.workspace_id', '=', 'c.workspace_id').onRef('s.id', '=', 'c.default_store_id'),
    )
    .select(['s.id', 's.handle'])
    .where('c.workspace_id', '=', workspace.id)
    .where('c.channel_id', '=', channelId)
    .forNoKeyUpdate('c')
    .executeTakeFirst();
}

/** Where somebody already chose a store under the new id, that newer choice stays. */
async function changeId(trx: Trx, workspace: Workspace, oldId: string, newId: string): Promise<void> {
  const old = await trx
    .deleteFrom('channel')
    .where('workspace_id', '=', workspace.id)
    .where('channel_id', '=', oldId)
    .returningAll()
    .executeTakeFirst();
  if (old === undefined) return;
  await trx
    .insertInto('channel')
    .values({ ...old, channel_id: newId })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'channel_id']).doUpdateSet({
        name: sql`coalesce(channel.name, excluded.name)`,
        default_store_id: sql`coalesce(channel.default_store_id, excluded.default_store_id)`,
      }),
    )
    .execute();
}
