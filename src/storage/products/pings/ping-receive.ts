import { sql } from 'kysely';
import type { ReceivedPing } from '../../../core/products/ping-ports.ts';
import type { Trx } from '../../database.ts';
import { appIn } from '../../domain-time.ts';
import { hashOf } from './ping-address.ts';

/** From the first ping of a SKU, not from the last one: an endless stream must not postpone it for ever. */
export const debounceMs = 60_000;
/** Above this, reading all products is what costs less, and no flood fills the table. */
const mostWaiting = 2_000;
/** A reindex re-sends the whole catalog (vtex.md 5.1), and all products are read for it; two in a row are not worth two readings. */
const betweenReadingsMs = 60 * 60_000;

/** Whether each address is somebody's. */
export async function receivePings(trx: Trx, received: readonly ReceivedPing[]): Promise<readonly boolean[]> {
  const hashed = received.map(({ secret, ping }) => ({ hash: hashOf(secret), ping }));
  const owners = await ownersOf(trx, [...new Set(hashed.map(({ hash }) => hash))]);
  const stores = await lockStores(trx, owners);
  for (const store of stores) {
    const pings = hashed.flatMap(({ hash, ping }) => (hash === store.hash && ping !== null ? [ping] : []));
    const ours = pings.filter(
      ({ account, affiliateId }) =>
        isSame(account, store.account) &&
        (store.affiliateId === null || isSame(affiliateId, store.affiliateId)),
    );
    await noteSkus(trx, store, [...new Set(ours.map(({ skuId }) => skuId))].sort());
  }
  const known = new Set(owners.map(({ hash }) => hash));
  return hashed.map(({ hash }) => known.has(hash));
}

/** Outside of some contexts VTEX leaves both out (vtex.md 5.1). Compared here: what comes from outside may hold what no query may. */
const isSame = (said: string | null, own: string): boolean =>
  said === null || said.toLowerCase() === own.toLowerCase();

type Owner = { readonly workspaceId: string; readonly account: string; readonly hash: string };

async function ownersOf(trx: Trx, hashes: readonly string[]): Promise<readonly Owner[]> {
  const { rows } = await sql<Owner>`
    select k.workspace_id as "workspaceId", k.account, k.ping_hash as hash from vtex_key k
      join workspace w on w.id = k.workspace_id and w.uninstalled_at is null
    where k.ping_hash = any(${[...hashes]}::text[])`.execute(trx);
  return rows;
}

type PingedStore = Owner & { readonly storeId: string; readonly affiliateId: string | null };

/**
 * The stores of these accounts, and their rows for this transaction: first all stores, so that none is removed, then the rows of
 * their pings, each in one order, or two of us would wait for each other.
 */
async function lockStores(trx: Trx, owners: readonly Owner[]): Promise<readonly PingedStore[]> {
  if (owners.length === 0) return [];
  const { rows } = await sql<PingedStore>`
    select o.*, s.id as "storeId", s.own_affiliate_id as "affiliateId"
    from jsonb_to_recordset(${JSON.stringify(owners)}::jsonb) as o ("workspaceId" uuid, account text, hash text)
      join store s on s.workspace_id = o."workspaceId" and s.vtex_account = o.account
    order by s.workspace_id, s.id for key share of s`.execute(trx);
  const ids = JSON.stringify(rows.map(({ workspaceId, storeId }) => ({ workspaceId, storeId })));
  await sql`insert into ping_pass (workspace_id, store_id)
    select n."workspaceId", n."storeId"
    from jsonb_to_recordset(${ids}::jsonb) as n ("workspaceId" uuid, "storeId" uuid) order by 1, 2
    on conflict do nothing`.execute(trx);
  await sql`select from ping_pass p
      join jsonb_to_recordset(${ids}::jsonb) as n ("workspaceId" uuid, "storeId" uuid)
        on p.workspace_id = n."workspaceId" and p.store_id = n."storeId"
    order by p.workspace_id, p.store_id for no key update of p`.execute(trx);
  return rows;
}

async function noteSkus(trx: Trx, store: PingedStore, skuIds: readonly string[]): Promise<void> {
  if (skuIds.length === 0) return;
  const { workspaceId, storeId } = store;
  const own = sql`workspace_id = ${workspaceId} and store_id = ${storeId}`;
  const { rows: waiting } = await sql<{ sku_id: string }>`
    update sku_ping set pinged_at = app_now()
    where ${own} and sku_id = any(${[...skuIds]}::text[]) returning sku_id`.execute(trx);
  const known = new Set(waiting.map(({ sku_id }) => sku_id));
  const fresh = skuIds.filter((skuId) => !known.has(skuId));
  if (fresh.length === 0) return;
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from sku_ping where ${own}`.execute(trx);
  const room = Math.max(0, mostWaiting - (rows[0]?.count ?? 0));
  await sql`insert into sku_ping (workspace_id, store_id, sku_id, due_at, pinged_at)
    select ${workspaceId}, ${storeId}, sku_id, ${appIn(debounceMs)}, app_now()
    from unnest(${fresh.slice(0, room)}::text[]) as sku_id`.execute(trx);
  await makeDue(trx, store, fresh.length > room);
}

/** A due time that is there stays: it may be that of another try at a VTEX that is down. */
async function makeDue(trx: Trx, { workspaceId, storeId }: PingedStore, isTooMany: boolean): Promise<void> {
  await trx
    .updateTable('ping_pass')
    .set({ due_at: sql<Date>`coalesce(due_at, ${appIn(debounceMs)})` })
    .$if(isTooMany, (query) =>
      query.set({
        all_due_at: sql<Date>`coalesce(all_due_at, greatest(${appIn(debounceMs)},
          last_all_at + ${betweenReadingsMs} * interval '1 millisecond'))`,
      }),
    )
    .where('workspace_id', '=', workspaceId)
    .where('store_id', '=', storeId)
    .execute();
}
