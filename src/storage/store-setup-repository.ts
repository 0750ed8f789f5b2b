import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { StoreDraft } from '../core/store-draft.ts';
import type {
  AffiliateClash,
  KeysState,
  StoreOverview,
  StoreSetup,
  StoreSetupRepository,
} from '../core/store-ports.ts';
import type { Store } from '../core/store.ts';
import type { Workspace } from '../core/workspace.ts';
import { recordAudit } from './audit/audit-rows.ts';
import type { Database, Db, Trx } from './database.ts';
import { readPingSecret } from './products/pings/ping-address.ts';
import { rowId } from './row-id.ts';
import { affiliateClash } from './store-affiliates.ts';
import { editStore } from './store-edit.ts';
import { addItemPass, addPass, holdInstalled } from './store-repository.ts';
import { draftColumns, draftOf, storeColumns, storeOf } from './store-rows.ts';
import type { TokenCipher } from './token-cipher.ts';

export function createStoreSetupRepository(
  database: Database,
  cipher: TokenCipher,
  firstIntervalMs: number,
): StoreSetupRepository {
  return {
    overview: (workspace) => database.statement((db) => readOverview(db, workspace)),
    read: (workspace, storeId) => database.transaction((trx) => readSetup(trx, cipher, workspace, storeId)),
    add: (workspace, draft) =>
      database.transaction((trx) => addStore(trx, workspace, draft, firstIntervalMs)),
    edit: (workspace, storeId, changes) =>
      database.transaction((trx) => editStore(trx, workspace, storeId, changes)),
  };
}

type OverviewRow = Store &
  Pick<StoreOverview, 'phase' | 'keys' | 'channels' | 'sharesGrant' | 'sharesKeys'> & {
    readonly grantState: NonNullable<StoreOverview['grant']>['state'] | null;
    readonly displayName: string | null;
  };

const hasFinding = (condition: string) => sql`exists (select from incident i
  join incident_finding f on f.workspace_id = i.workspace_id and f.incident_id = i.id
    and f.store_id = s.id and f.phase in ('open', 'clearing')
  where i.workspace_id = s.workspace_id and i.condition = ${sql.lit(condition)} and i.phase = 'open')`;

async function readOverview(db: Db, workspace: Workspace): Promise<readonly StoreOverview[]> {
  const { rows } = await sql<OverviewRow>`
    select s.id, s.handle, s.name, s.vtex_account as "vtexAccount", s.trade_policy as "tradePolicy",
      s.created_at as "createdAt", coalesce(c.phase, 'new') as phase,
      g.state as "grantState", g.display_name as "displayName",
      case when k.app_token is null then ${'none' satisfies KeysState}
        when ${hasFinding('vtex.credentials')} then ${'refused' satisfies KeysState}
        when ${hasFinding('vtex.permission')} then ${'forbidden' satisfies KeysState}
        else ${'stored' satisfies KeysState} end as keys,
      array(select n.channel_id from channel n where n.workspace_id = s.workspace_id
        and n.default_store_id = s.id and n.state = 'active' order by 1) as channels,
      exists (select from connection o where o.workspace_id = s.workspace_id and o.grant_id = c.grant_id
        and o.store_id <> s.id) as "sharesGrant",
      exists (select from store o where o.workspace_id = s.workspace_id and o.vtex_account = s.vtex_account
        and o.id <> s.id) as "sharesKeys"
    from store s
      left join connection c on c.workspace_id = s.workspace_id and c.store_id = s.id
      left join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id
      left join vtex_key k on k.workspace_id = s.workspace_id and k.account = s.vtex_account
    where s.workspace_id = ${workspace.id} order by s.handle`.execute(db);
  return rows.map(overviewOf);
}

function overviewOf({ grantState, displayName, phase, keys, channels, ...row }: OverviewRow): StoreOverview {
  const { sharesGrant, sharesKeys, ...store } = row;
  const grant = grantState === null || displayName === null ? null : { state: grantState, displayName };
  return { store, phase, grant, keys, channels, sharesGrant, sharesKeys };
}

async function readSetup(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  storeId: string,
): Promise<StoreSetup | null> {
  const row = await trx
    .selectFrom('store')
    .select(draftColumns)
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(storeId))
    .executeTakeFirst();
  if (row === undefined) return null;
  const draft = draftOf(row);
  return { storeId, draft, pingSecret: await readPingSecret(trx, cipher, workspace, draft.vtexAccount) };
}

/** With all rows that a connected one has, but nothing of TikTok's is due: whoever connects it sets that. */
async function addStore(
  trx: Trx,
  workspace: Workspace,
  draft: StoreDraft,
  firstIntervalMs: number,
): Promise<Store | 'handle-taken' | AffiliateClash> {
  await holdInstalled(trx, workspace);
  const clash = await affiliateClash(trx, workspace, null, draft);
  if (clash !== null) return clash;
  const row = await trx
    .insertInto('store')
    .values({
      ...{ workspace_id: workspace.id, id: randomUUID(), handle: draft.handle, name: draft.name },
      ...{ vtex_account: draft.vtexAccount, trade_policy: draft.tradePolicy },
      ...{ tiktok_affiliate_id: draft.tiktokAffiliateId, own_affiliate_id: draft.ownAffiliateId },
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'handle']).doNothing())
    .returning(storeColumns)
    .executeTakeFirst();
  if (row === undefined) return 'handle-taken';
  const store = storeOf(row);
  const own = { workspace_id: workspace.id, store_id: store.id };
  await trx
    .insertInto('connection')
    .values({
      ...own,
      grant_id: null,
      phase: 'new',
      bc_id: null,
      advertiser_id: null,
      catalog_id: null,
      pixel_code: null,
      connected_at: null,
    })
    .execute();
  await trx
    .insertInto('check_schedule')
    .values({ ...own, due_at: null, interval_ms: firstIntervalMs })
    .execute();
  await addPass(trx, workspace, store);
  await addItemPass(trx, workspace, store.id, 'never');
  await recordAudit(trx, workspace, { action: 'store.added', storeId: store.id, after: { ...draft } });
  return store;
}
