import { sql } from 'kysely';
import type { ChosenName, Reach } from '../../core/connect/connect-card.ts';
import type { Asset, AssetKind, AssetQuery, Choice, ConnectWork } from '../../core/connect/ports.ts';
import type { TikTokIds } from '../../core/connection.ts';
import { isChoosable } from '../../core/connect/attempt.ts';
import { fold } from '../../core/words.ts';
import type { Workspace } from '../../core/workspace.ts';
import { lockAudience } from '../alerts/audience-lock.ts';
import type { Db, Trx } from '../database.ts';
import { rowId } from '../row-id.ts';
import { lockStore } from '../store-lock.ts';
import { changeAttempt, readAttempt, released, showStep } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { connectStore } from './connect-choose.ts';
import type { ChooseDeps, Standing } from './connect-choose.ts';
import { idsOf, knownIds, lockConnection, lockGrant } from './connect-grants.ts';
import { heldAttempt } from './connect-token.ts';

type Reached = { readonly assets: readonly Asset[]; readonly unread: number };

export async function recordReach(
  trx: Trx,
  deps: ChooseDeps,
  workspace: Workspace,
  work: ConnectWork,
  reached: Reached,
): Promise<'recorded' | 'lost'> {
  await lockAudience(trx, workspace, 'speaks');
  const seen = await readAttempt(trx, workspace, work.attemptId);
  if (seen === undefined || seen.grant_id === null) return 'lost';
  if (!(await lockStore(trx, workspace, seen.store_id))) return 'lost';
  const connection = await lockConnection(trx, workspace, seen.store_id);
  const grant = await lockGrant(trx, workspace, seen.grant_id);
  const attempt = await heldAttempt(trx, workspace, work);
  if (attempt?.state !== 'authorized' || grant === undefined) return 'lost';
  await saveAssets(trx, workspace, grant.id, reached.assets);
  await goOnFrom(trx, deps, workspace, { attempt, connection, grant, reached });
  return 'recorded';
}

type Arrival = Omit<Standing, 'ids'> & { readonly reached: Reached };

/** A store that stood on this grant already, and whose accounts are all there, goes on with them; else the person chooses. */
async function goOnFrom(
  trx: Trx,
  deps: ChooseDeps,
  workspace: Workspace,
  { reached: { assets, unread }, ...standing }: Arrival,
): Promise<void> {
  const { attempt, connection, grant } = standing;
  const known = connection === undefined ? null : idsOf(connection);
  const missing = known === null ? [] : missingOf(known, assets);
  const isConnected = connection?.phase === 'connected';
  // Without a token of its own it was begun to choose other ones (connect-reopen.ts).
  const isConsent = attempt.issued_at !== null;
  if (
    isConsent &&
    isConnected &&
    connection.grant_id === grant.id &&
    known !== null &&
    missing.length === 0
  ) {
    await changeAttempt(trx, attempt, released);
    await connectStore(trx, deps, workspace, { ...standing, ids: known });
    return;
  }
  await changeAttempt(trx, attempt, { ...released, state: 'reached', due_at: attempt.ends_at });
  await showStep(trx, workspace, attempt.card_id, {
    ...{ at: 'reached', user: grant.display_name, reach: countsOf(assets, unread), missing, isConnected },
  });
}

async function saveAssets(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  assets: readonly Asset[],
): Promise<void> {
  await trx
    .deleteFrom('reachable_asset')
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', grantId)
    .execute();
  await addAssets(trx, workspace, grantId, assets);
}

export async function addAssets(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  assets: readonly Asset[],
): Promise<void> {
  const rows = assets.map((asset) => ({ ...asset, folded: fold(`${asset.name} ${asset.id}`) }));
  await sql`
    insert into reachable_asset (workspace_id, grant_id, kind, id, parent_id, name, folded)
    select ${workspace.id}, ${grantId}, n.kind, n.id, n."parentId", n.name, n.folded
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (kind text, id text, "parentId" text, name text, folded text)
    on conflict do nothing`.execute(trx);
}

const idOfKind = (ids: TikTokIds): { readonly [K in AssetKind]: string | null } => ({
  ...{ bc: ids.bcId, advertiser: ids.advertiserId, catalog: ids.catalogId, pixel: ids.pixelCode },
});

function missingOf(known: TikTokIds, assets: readonly Asset[]): ChosenName[] {
  const reached = new Set(assets.map(({ kind, id }) => `${kind}/${id}`));
  return Object.entries(idOfKind(known)).flatMap(([kind, id]) =>
    id === null || reached.has(`${kind}/${id}`) ? [] : [{ id, name: kind }],
  );
}

function countsOf(assets: readonly Asset[], unread: number): Reach {
  const count = (wanted: AssetKind) =>
    new Set(assets.flatMap(({ kind, id }) => (kind === wanted ? [id] : []))).size;
  return {
    ...{ businessCenters: count('bc'), adAccounts: count('advertiser') },
    ...{ catalogs: count('catalog'), pixels: count('pixel'), unread },
  };
}

/** null: there is nothing to choose, also where its sign-in is gone. */
export async function readChoosable(
  trx: Trx,
  workspace: Workspace,
  attemptId: string,
): Promise<AttemptRow | null> {
  const attempt = await readAttempt(trx, workspace, attemptId);
  if (attempt === undefined || !isChoosable(attempt.state)) return null;
  const grant = await trx
    .selectFrom('tiktok_grant')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(attempt.grant_id ?? ''))
    .where('token', 'is not', null)
    .where('state', '<>', 'revoked')
    .executeTakeFirst();
  return grant === undefined ? null : attempt;
}

/** Of an attempt whose person may choose, the rows that fit; the others come when more is typed. */
export async function findAssets(
  trx: Trx,
  workspace: Workspace,
  attemptId: string,
  { kind, parentId, typed, limit }: AssetQuery,
): Promise<readonly Asset[]> {
  const attempt = await readChoosable(trx, workspace, attemptId);
  if (attempt === null) return [];
  const pattern = `%${fold(typed)
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await assetsOf(trx, workspace, attempt, kind)
    .$if(parentId !== null, (query) => query.where('parent_id', 'in', ['', parentId ?? '']))
    .where('folded', 'like', pattern)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(assetOf);
}

const assetsOf = (db: Db | Trx, workspace: Workspace, { grant_id }: AttemptRow, kind: AssetKind) =>
  db
    .selectFrom('reachable_asset')
    .select(['kind', 'id', 'name', 'parent_id'])
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', rowId(grant_id ?? ''))
    .where('kind', '=', kind);

type AssetRow = {
  readonly kind: AssetKind;
  readonly id: string;
  readonly name: string;
  readonly parent_id: string;
};
const assetOf = ({ kind, id, name, parent_id }: AssetRow): Asset => ({ kind, id, name, parentId: parent_id });

/** The last one of a store that waits for its accounts. */
const waitingOf = (trx: Trx, workspace: Workspace, storeId: string) =>
  trx
    .selectFrom('connect_attempt')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('state', '=', 'reached')
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

export async function readChoice(trx: Trx, workspace: Workspace, id: string): Promise<Choice | null> {
  const waiting = await waitingOf(trx, workspace, id);
  const attempt = await readChoosable(trx, workspace, waiting?.id ?? id);
  if (attempt === null) return null;
  const store = await trx
    .selectFrom('store')
    .select('name')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', attempt.store_id)
    .executeTakeFirst();
  if (store === undefined) return null;
  const known = await knownIds(trx, workspace, attempt.store_id);
  const wanted = known === null ? null : idOfKind(known);
  const advertiser = await presetOf(trx, workspace, attempt, 'advertiser', { wanted });
  const preset = {
    bc: await presetOf(trx, workspace, attempt, 'bc', { wanted }),
    advertiser,
    catalog: await presetOf(trx, workspace, attempt, 'catalog', { wanted }),
    pixel: await presetPixel(trx, workspace, attempt, { wanted, advertiser }),
  };
  return { attemptId: attempt.id, storeName: store.name, preset };
}

type Wanted = { readonly [K in AssetKind]: string | null } | null;

/** One of the ad account that is preset. A store that had this account without a pixel goes without one. */
async function presetPixel(
  trx: Trx,
  workspace: Workspace,
  attempt: AttemptRow,
  { wanted, advertiser }: { readonly wanted: Wanted; readonly advertiser: Asset | null },
): Promise<Asset | null> {
  if (advertiser === null) return null;
  if (advertiser.id === wanted?.advertiser && wanted.pixel === null) return null;
  return presetOf(trx, workspace, attempt, 'pixel', { wanted, parentId: advertiser.id });
}

async function presetOf(
  trx: Trx,
  workspace: Workspace,
  attempt: AttemptRow,
  kind: AssetKind,
  { wanted, parentId }: { readonly wanted: Wanted; readonly parentId?: string },
): Promise<Asset | null> {
  const id = wanted?.[kind] ?? null;
  const all = assetsOf(trx, workspace, attempt, kind)
    .$if(parentId !== undefined, (query) => query.where('parent_id', '=', parentId ?? ''))
    .orderBy('parent_id');
  if (id !== null) {
    const known = await all.where('id', '=', id).limit(1).executeTakeFirst();
    if (known !== undefined) return assetOf(known);
  }
  const [only, ...others] = await all.limit(2).execute();
  return only === undefined || others.length > 0 ? null : assetOf(only);
}
