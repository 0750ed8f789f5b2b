import { sql } from 'kysely';
import type { ChosenName, Reach } from '../../core/connect/connect-card.ts';
import type { Asset, AssetKind, ConnectWork, ReachPage } from '../../core/connect/ports.ts';
import { joined, kindOf } from '../../core/connect/reach-plan.ts';
import type { TikTokIds } from '../../core/connection.ts';
import { fold } from '../../core/words.ts';
import type { Workspace } from '../../core/workspace.ts';
import { lockAudience } from '../alerts/audience-lock.ts';
import type { Trx } from '../database.ts';
import { lockStore } from '../store-lock.ts';
import { changeAttempt, forgetRead, readAttempt, released, showStep, stepShown } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { connectStore } from './connect-choose.ts';
import type { ChooseDeps, Standing } from './connect-choose.ts';
import { idOfKind, idsOf, lockConnection, lockGrant } from './connect-grants.ts';
import { heldAttempt } from './connect-token.ts';
import { lent } from './connect-work.ts';

/** One page of what is being read, and from where whoever goes on does so. */
export async function recordPage(
  trx: Trx,
  workspace: Workspace,
  work: ConnectWork,
  { listing, assets, isAnew, plan, progress }: ReachPage,
): Promise<'recorded' | 'lost'> {
  const attempt = await heldAttempt(trx, workspace, work);
  if (attempt?.state !== 'authorized') return 'lost';
  // The others were planned because of the Business Centers.
  if (isAnew && listing.list === 'centers') await forgetRead(trx, attempt);
  else if (isAnew) await forgetListing(trx, attempt, { kind: kindOf(listing), parentId: listing.of });
  await addRead(trx, attempt, assets);
  const isListingRead = plan.left.length !== attempt.reading?.left.length && !isAnew;
  await changeAttempt(trx, attempt, {
    ...lent(work.leaseId),
    ...{ reading: JSON.stringify(plan), tries: isListingRead ? 0 : attempt.tries },
    changed_at: attempt.changed_at,
  });
  await showProgress(trx, workspace, attempt, progress);
  return 'recorded';
}

async function showProgress(
  trx: Trx,
  workspace: Workspace,
  { card_id: cardId }: AttemptRow,
  progress: ReachPage['progress'],
): Promise<void> {
  if (progress === null) return;
  const step = await stepShown(trx, workspace, cardId);
  if (step?.at === 'authorized')
    await showStep(trx, workspace, cardId, { at: step.at, user: step.user, progress });
}

async function forgetListing(
  trx: Trx,
  { workspace_id, id }: AttemptRow,
  { kind, parentId }: Pick<Asset, 'kind' | 'parentId'>,
): Promise<void> {
  await trx
    .deleteFrom('read_asset')
    .where('workspace_id', '=', workspace_id)
    .where('attempt_id', '=', id)
    .where('kind', '=', kind)
    .where('parent_id', '=', parentId)
    .execute();
}

const addRead = (trx: Trx, { workspace_id, id }: AttemptRow, assets: readonly Asset[]) =>
  sql`
    insert into read_asset (workspace_id, attempt_id, kind, id, parent_id, name, folded)
    select ${workspace_id}, ${id}, n.* from ${rowsOf(assets)} on conflict do nothing`.execute(trx);

const rowsOf = (assets: readonly Asset[]) => {
  const rows = assets.map((asset) => ({ ...asset, folded: fold(`${asset.name} ${asset.id}`) }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as n (kind text, id text, "parentId" text, name text, folded text)`;
};

export async function recordReach(
  trx: Trx,
  deps: ChooseDeps,
  workspace: Workspace,
  work: ConnectWork,
  { unread }: { readonly unread: number },
): Promise<'recorded' | 'lost'> {
  await lockAudience(trx, workspace, 'speaks');
  const seen = await readAttempt(trx, workspace, work.attemptId);
  if (seen === undefined || seen.grant_id === null) return 'lost';
  if (!(await lockStore(trx, workspace, seen.store_id))) return 'lost';
  const connection = await lockConnection(trx, workspace, seen.store_id);
  const grant = await lockGrant(trx, workspace, seen.grant_id);
  const attempt = await heldAttempt(trx, workspace, work);
  if (attempt?.state !== 'authorized' || grant === undefined) return 'lost';
  const reached = { assets: await replaceAssets(trx, workspace, grant.id, attempt), unread };
  await goOnFrom(trx, deps, workspace, { attempt, connection, grant, reached });
  return 'recorded';
}

type Reached = { readonly assets: readonly Asset[]; readonly unread: number };
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
  const isConsent = attempt.issued_no !== null;
  if (
    isConsent &&
    isConnected &&
    connection.grant_id === grant.id &&
    known !== null &&
    missing.length === 0
  ) {
    await changeAttempt(trx, attempt, { ...released, reading: null });
    await connectStore(trx, deps, workspace, { ...standing, ids: known });
    return;
  }
  await changeAttempt(trx, attempt, {
    ...released,
    ...{ state: 'reached', reading: null, due_at: attempt.ends_at },
  });
  await showStep(trx, workspace, attempt.card_id, {
    ...{ at: 'reached', user: grant.display_name, reach: countsOf(assets, unread), missing, isConnected },
  });
}

/** It takes the place of what was known of the grant. */
async function replaceAssets(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  attempt: AttemptRow,
): Promise<readonly Asset[]> {
  const rows = await trx
    .selectFrom('read_asset')
    .select(['kind', 'id', 'name', 'parent_id as parentId'])
    .where('workspace_id', '=', workspace.id)
    .where('attempt_id', '=', attempt.id)
    .execute();
  const assets = joined(rows);
  await trx
    .deleteFrom('reachable_asset')
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', grantId)
    .execute();
  await addAssets(trx, workspace, grantId, assets);
  await forgetRead(trx, attempt);
  return assets;
}

export async function addAssets(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  assets: readonly Asset[],
): Promise<void> {
  await sql`
    insert into reachable_asset (workspace_id, grant_id, kind, id, parent_id, name, folded)
    select ${workspace.id}, ${grantId}, n.* from ${rowsOf(assets)} on conflict do nothing`.execute(trx);
}

function missingOf(known: TikTokIds, assets: Reached['assets']): ChosenName[] {
  const reached = new Set(assets.map(({ kind, id }) => `${kind}/${id}`));
  return Object.entries(idOfKind(known)).flatMap(([kind, id]) =>
    id === null || reached.has(`${kind}/${id}`) ? [] : [{ id, name: kind }],
  );
}

function countsOf(assets: Reached['assets'], unread: number): Reach {
  const count = (wanted: AssetKind) =>
    new Set(assets.flatMap(({ kind, id }) => (kind === wanted ? [id] : []))).size;
  return {
    ...{ businessCenters: count('bc'), adAccounts: count('advertiser') },
    ...{ catalogs: count('catalog'), pixels: count('pixel'), unread },
  };
}
