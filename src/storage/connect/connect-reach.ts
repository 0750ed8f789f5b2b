import type { Asset, AssetKind, AssetQuery, Choice } from '../../core/connect/ports.ts';
import { isChoosable } from '../../core/connect/attempt.ts';
import { fold } from '../../core/words.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Db, Trx } from '../database.ts';
import { rowId } from '../row-id.ts';
import { readAttempt } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { idOfKind, knownIds } from './connect-grants.ts';

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
  const all = assetsOf(trx, workspace, attempt, kind).$if(parentId !== undefined, (query) =>
    query.where('parent_id', '=', parentId ?? ''),
  );
  if (id !== null) {
    const known = await all.where('id', '=', id).orderBy('parent_id').limit(1).executeTakeFirst();
    if (known !== undefined) return assetOf(known);
  }
  // An ad account is there once for each Business Center that has it.
  const [only, ...others] = await all.distinctOn('id').orderBy('id').orderBy('parent_id').limit(2).execute();
  return only === undefined || others.length > 0 ? null : assetOf(only);
}
