import { sql } from 'kysely';
import { isChoosable } from '../../core/connect/attempt.ts';
import type { ChosenName, ChosenNames } from '../../core/connect/connect-card.ts';
import type { AssetKind, Chosen } from '../../core/connect/ports.ts';
import type { TikTokIds } from '../../core/connection.ts';
import type { Workspace } from '../../core/workspace.ts';
import { lockAudience } from '../alerts/audience-lock.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import type { Trx } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { lockStore } from '../store-lock.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { changeAttempt, ended, lockAttempt, readAttempt, recordedIn, showStep } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { forgetAccounts, makeDue } from './connect-anew.ts';
import { earlierOf, nothingEarlier, userOf } from './connect-before.ts';
import { endFigures } from './connect-figures.ts';
import { addFirstContact } from './first-contact.ts';
import { idsOf, lockConnection, lockGrant, releaseGrant } from './connect-grants.ts';
import { wantWebhooks } from '../webhooks/want-webhooks.ts';

export type ChooseDeps = { readonly cipher: TokenCipher; readonly intervalMs: number };

export async function choose(
  trx: Trx,
  deps: ChooseDeps,
  workspace: Workspace,
  { attemptId, ids }: { readonly attemptId: string; readonly ids: TikTokIds },
): Promise<Chosen> {
  await lockAudience(trx, workspace, 'changes');
  const seen = await readAttempt(trx, workspace, attemptId);
  if (seen === undefined || !(await lockStore(trx, workspace, seen.store_id))) return { kind: 'gone' };
  const connection = await lockConnection(trx, workspace, seen.store_id);
  const grant = await lockGrant(trx, workspace, seen.grant_id);
  const attempt = await lockAttempt(trx, workspace, attemptId);
  if (connection?.phase === 'disconnecting') return { kind: 'disconnecting' };
  if (attempt === undefined || !isAlive(grant) || !mayChoose(attempt, connection)) return { kind: 'gone' };
  const kinds = await unreachable(trx, workspace, grant.id, ids);
  if (kinds.length > 0) return { kind: 'unreachable', kinds };
  const old = connection === undefined ? null : idsOf(connection);
  if (attempt.state === 'connected' && sameIds(old, ids)) return { kind: 'connected' }; // a double click
  await connectStore(trx, deps, workspace, { attempt, connection, grant, ids });
  await addFirstContact(trx, workspace, attempt);
  await wantWebhooks(trx);
  return { kind: 'connected' };
}

type Connection = Awaited<ReturnType<typeof lockConnection>>;
type Grant = NonNullable<Awaited<ReturnType<typeof lockGrant>>>;

/** Erased by a disconnect, or revoked at TikTok: nothing can stand on it. */
const isAlive = (grant: Grant | undefined): grant is Grant =>
  grant !== undefined && grant.token !== null && grant.state !== 'revoked';

/** A card of long ago must not undo what came after it: a disconnect, or another TikTok user. */
const mayChoose = ({ state, grant_id }: AttemptRow, connection: Connection): boolean =>
  isChoosable(state) &&
  (state !== 'connected' || (connection?.phase === 'connected' && connection.grant_id === grant_id));

const sameIds = (one: TikTokIds | null, other: TikTokIds): boolean =>
  sameCatalog(one, other) && one?.advertiserId === other.advertiserId && one.pixelCode === other.pixelCode;

const samePixel = (one: TikTokIds | null, { pixelCode }: TikTokIds): boolean =>
  pixelCode !== null && one?.pixelCode === pixelCode;

const sameCatalog = (one: TikTokIds | null, other: TikTokIds): boolean =>
  one?.bcId === other.bcId && one.catalogId === other.catalogId;

/** Only what the authorization reaches, and as it belongs together, whatever the form says. */
async function unreachable(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  ids: TikTokIds,
): Promise<readonly AssetKind[]> {
  const wanted = [
    { kind: 'bc', id: ids.bcId, parent: '' },
    { kind: 'advertiser', id: ids.advertiserId, parent: ids.bcId },
    { kind: 'catalog', id: ids.catalogId, parent: ids.bcId },
    ...(ids.pixelCode === null ? [] : [{ kind: 'pixel', id: ids.pixelCode, parent: ids.advertiserId }]),
  ];
  const { rows } = await sql<{ kind: AssetKind }>`
    select w.kind from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (kind text, id text, parent text)
    where not exists (select from reachable_asset a where a.workspace_id = ${workspace.id} and a.grant_id = ${grantId}
      and a.kind = w.kind and a.id = w.id and a.parent_id in ('', w.parent))`.execute(trx);
  return rows.map(({ kind }) => kind);
}

export type Standing = {
  readonly attempt: AttemptRow;
  readonly connection: Connection;
  readonly grant: Grant;
  readonly ids: TikTokIds;
};

/** The store stands on this grant with these accounts from here on. The caller holds all that it changes. */
export async function connectStore(
  trx: Trx,
  { cipher, intervalMs }: ChooseDeps,
  workspace: Workspace,
  { attempt, connection, grant, ids }: Standing,
): Promise<void> {
  const { store_id: storeId } = attempt;
  const old = connection === undefined ? null : idsOf(connection);
  const earlier = sameCatalog(old, ids) ? await earlierOf(trx, workspace, attempt) : nothingEarlier;
  const oldGrantId = connection?.grant_id ?? null;
  await saveConnection(trx, workspace, storeId, { grantId: grant.id, ids });
  await forgetAccounts(trx, workspace, storeId, {
    hasOtherIds: old !== null && !sameIds(old, ids),
    hasOtherCatalog: old !== null && !sameCatalog(old, ids),
    oldGrantId: oldGrantId === grant.id ? null : oldGrantId,
  });
  await makeDue(trx, workspace, storeId, intervalMs);
  await endFigures(trx, workspace, storeId, 'replaced');
  await changeAttempt(trx, attempt, { ...ended, state: 'connected', waits_for_figures: true });
  const chosen = await namesOf(trx, workspace, grant.id, ids);
  const user = grant.display_name;
  const step = { at: 'connected', user, chosen, ...earlier, now: null } as const;
  // Of another pixel it says nothing.
  const { unlinkedMs: _unlinked, ...withoutPixel } = step;
  await showStep(trx, workspace, attempt.card_id, samePixel(old, ids) ? step : withoutPixel);
  await recordAudit(trx, recordedIn(workspace, attempt), {
    ...{ action: 'connect.chosen', storeId },
    ...(old === null ? {} : { before: { ...old, tiktokUser: await userOf(trx, workspace, oldGrantId) } }),
    after: { ...ids, tiktokUser: user },
  });
  if (oldGrantId !== null && oldGrantId !== grant.id)
    await releaseGrant(trx, cipher, workspace, { grantId: oldGrantId, origin: attempt });
}

async function saveConnection(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { grantId, ids }: { readonly grantId: string; readonly ids: TikTokIds },
): Promise<void> {
  const values = {
    ...{ grant_id: grantId, phase: 'connected' as const, connected_at: appNow },
    ...{ bc_id: ids.bcId, advertiser_id: ids.advertiserId },
    ...{ catalog_id: ids.catalogId, pixel_code: ids.pixelCode },
  };
  await trx
    .insertInto('connection')
    .values({ workspace_id: workspace.id, store_id: storeId, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'store_id'])
        .doUpdateSet((row) => ({ ...values, generation: row('connection.generation', '+', 1) })),
    )
    .execute();
}

async function namesOf(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  ids: TikTokIds,
): Promise<ChosenNames> {
  const rows = await trx
    .selectFrom('reachable_asset')
    .select(['kind', 'id', 'name'])
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', grantId)
    .where('id', 'in', [ids.bcId, ids.advertiserId, ids.catalogId, ids.pixelCode ?? ''])
    .execute();
  const named = (kind: AssetKind, id: string): ChosenName => ({
    id,
    name: rows.find((row) => row.kind === kind && row.id === id)?.name ?? '',
  });
  return {
    businessCenter: named('bc', ids.bcId),
    adAccount: named('advertiser', ids.advertiserId),
    catalog: named('catalog', ids.catalogId),
    pixel: ids.pixelCode === null ? null : named('pixel', ids.pixelCode),
  };
}
