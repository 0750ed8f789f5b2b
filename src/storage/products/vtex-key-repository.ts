import { sql } from 'kysely';
import type { VtexKeyRepository } from '../../core/products/ports.ts';
import type { Database } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { vtexKeyPlace } from '../encryption-keys.ts';
import type { TokenCipher } from '../token-cipher.ts';

export function createVtexKeyRepository(database: Database, cipher: TokenCipher): VtexKeyRepository {
  return {
    save: (workspace, { account, appKey, appToken }) =>
      database.transaction(async (trx) => {
        // In the order of all locks: the stores first, as whoever removes one does.
        await sql`select from store where workspace_id = ${workspace.id} and vtex_account = ${account}
          order by id for key share`.execute(trx);
        const secret = cipher.encrypt(appToken, vtexKeyPlace(workspace.id, account));
        const values = { app_key: appKey, app_token: secret, saved_at: appNow };
        await trx
          .insertInto('vtex_key')
          .values({ workspace_id: workspace.id, account, ...values })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'account']).doUpdateSet(values))
          .execute();
        await sql`insert into catalog_pass (workspace_id, store_id, due_at)
          select workspace_id, id, app_now() from store
          where workspace_id = ${workspace.id} and vtex_account = ${account}
          on conflict (workspace_id, store_id) do update set due_at = app_now()`.execute(trx);
      }),
  };
}
