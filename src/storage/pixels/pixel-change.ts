import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { appAct } from '../../core/audit.ts';
import { matchingFields, matchingOf, sameMatching } from '../../core/manage/matching.ts';
import type { Matching } from '../../core/manage/matching.ts';
import type { ReadingValues } from '../../core/reading.ts';
import type {
  ChangeBegun,
  MatchingChange,
  PixelRepository,
  PixelStart,
} from '../../core/manage/pixel-ports.ts';
import { actingIn } from '../../core/workspace.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { AccessReader } from '../access-reader.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import type { Trx } from '../database.ts';
import { appIn, appNow, readNow } from '../domain-time.ts';
import { isSameAccess } from '../products/items/item-access.ts';
import { rowId } from '../row-id.ts';
import { lockStore } from '../store-lock.ts';
import type { PixelTables } from './pixel-tables.ts';

/** Longer than the call that switches and the reading after it usually take. */
const leaseMs = 60_000;

type ChangeRow = Selectable<PixelTables['pixel_change']>;
type Wanted = Parameters<PixelRepository['beginChange']>[2];
type Seen = Parameters<PixelRepository['settleChange']>[2];

export async function beginChange(
  trx: Trx,
  accessIn: AccessReader,
  workspace: Workspace,
  { start, wanted: { pixelId, on, before } }: { readonly start: PixelStart; readonly wanted: Wanted },
): Promise<ChangeBegun> {
  const { by, reference } = workspace.act ?? appAct;
  // TikTok was read since the click, which takes as long as TikTok likes.
  const mayStill = by.kind !== 'user' || (await accessIn(trx, workspace, by.userId)) === 'admin';
  if (!mayStill) return { kind: 'notAllowed' };
  if (!(await lockStore(trx, workspace, start.storeId))) return { kind: 'superseded' };
  if (!(await isSameAccess(trx, workspace, start.storeId, start))) return { kind: 'superseded' };
  const other = await findChange(trx, workspace, start.storeId);
  if (other !== null && (await isOpen(trx, other))) return { kind: 'busy', change: told(other) };
  if (await showsOther(trx, workspace, start, before)) return { kind: 'changed-meanwhile' };
  const row = {
    ...{ id: randomUUID(), pixel_id: pixelId, switches_on: on },
    ...{ before: JSON.stringify(before), user_id: by.kind === 'user' ? by.userId : null, reference },
    ...{ begun_at: appNow, lease_until: appIn(leaseMs) },
  };
  await trx
    .insertInto('pixel_change')
    .values({ workspace_id: workspace.id, store_id: start.storeId, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'store_id']).doUpdateSet(row))
    .execute();
  return { kind: 'begun', changeId: row.id };
}

export async function endChange(
  trx: Trx,
  workspace: Workspace,
  {
    start,
    changeId,
    after,
  }: { readonly start: PixelStart; readonly changeId: string; readonly after: Matching | null },
): Promise<void> {
  if (!(await lockStore(trx, workspace, start.storeId))) return;
  const change = await findChange(trx, workspace, start.storeId);
  if (change?.id !== changeId) return;
  if (after !== null) {
    await close(trx, workspace, change, after);
    return;
  }
  await trx
    .updateTable('pixel_change')
    .set({ lease_until: appNow })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(start.storeId))
    .execute();
}

export async function settleChange(
  trx: Trx,
  workspace: Workspace,
  start: PixelStart,
  { pixelId, now }: Seen,
): Promise<MatchingChange | null> {
  if (!(await lockStore(trx, workspace, start.storeId))) return null;
  const change = await findChange(trx, workspace, start.storeId);
  // What was read before it began, or while it is under way, says nothing of its end.
  if (change === null || change.begun_at >= start.startedAt || (await isUnderWay(trx, change))) return null;
  // Whatever connection shows it: it is TikTok's own id, and a sign-in of since changes nothing of it.
  const isOfThis = change.pixel_id === pixelId;
  await close(trx, workspace, change, isOfThis ? now : change.before);
  return isOfThis ? told(change) : null;
}

const told = ({ switches_on, user_id, begun_at }: ChangeRow): MatchingChange => ({
  on: switches_on,
  by: user_id,
  at: begun_at,
});

/** Also one whose end nobody saw: it is told before another one takes its place. One of the future is of a clock that was set back. */
const isOpen = async (trx: Trx, change: ChangeRow): Promise<boolean> =>
  change.begun_at <= (await readNow(trx)) || (await isUnderWay(trx, change));

/** Whether somebody has read something else since: `before` would not be what the change begins from. */
async function showsOther(
  trx: Trx,
  workspace: Workspace,
  { storeId, generation, startedAt }: PixelStart,
  before: Matching,
): Promise<boolean> {
  const row = await trx
    .selectFrom('reading')
    .select('good_value')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('part', '=', 'pixel')
    .where('generation', '=', generation)
    .where('good_at', '>', startedAt)
    .executeTakeFirst();
  if (row === undefined) return false;
  const value = row.good_value as ReadingValues['pixel']; // what was stored under this part was of its type
  return !sameMatching(matchingOf(value), before);
}

/** Or given by a clock that was set back since. */
async function isUnderWay(trx: Trx, { lease_until }: ChangeRow): Promise<boolean> {
  const now = (await readNow(trx)).getTime();
  return lease_until.getTime() > now && lease_until.getTime() <= now + 2 * leaseMs;
}

async function findChange(trx: Trx, workspace: Workspace, storeId: string): Promise<ChangeRow | null> {
  const row = await trx
    .selectFrom('pixel_change')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .executeTakeFirst();
  return row ?? null;
}

/** In the name of whoever began it, also where somebody else sees its end. */
async function close(trx: Trx, workspace: Workspace, change: ChangeRow, after: Matching): Promise<void> {
  const { store_id: storeId, before, user_id: userId, reference } = change;
  await trx
    .deleteFrom('pixel_change')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .execute();
  const changed = matchingFields.filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return;
  const valuesOf = (matching: Matching) => Object.fromEntries(changed.map((one) => [one, matching[one]]));
  const by = userId === null ? appAct.by : ({ kind: 'user', userId } as const);
  await recordAudit(trx, actingIn(workspace, { by, reference }), {
    ...{ action: 'matching.changed', storeId },
    ...{ before: valuesOf(before), after: valuesOf(after) },
  });
}
