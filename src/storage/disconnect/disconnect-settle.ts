import { sql } from 'kysely';
import { unsuspected } from '../../core/alerts/evidence.ts';
import { disconnectCard } from '../../core/disconnect/disconnect-card.ts';
import type { Saga } from '../../core/disconnect/saga.ts';
import type { AuditAction, AuditValues } from '../../core/audit.ts';
import { endConnectionFindings, forgetScope } from '../alerts/end-findings.ts';
import { saveEvidence } from '../alerts/evidence-rows.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import { updateCard } from '../cards/card-rows.ts';
import { endFigures } from '../connect/connect-figures.ts';
import { endConnectsOn } from '../connect/end-connects.ts';
import { wakeKept } from '../connect/kept-tokens.ts';
import { unmarkConnects } from '../connect/mark-connects.ts';
import type { Trx } from '../database.ts';
import { change, columnsOf, originOf } from './disconnect-rows.ts';
import type { Held } from './disconnect-rows.ts';
import { forgetItems } from './forget-items.ts';
import { tellByHand, tellChannels } from './disconnect-tell.ts';

/** Stores where the disconnect stands now, with all that follows from it, in one transaction. The caller holds its locks. */
export async function settle(trx: Trx, held: Held, after: Saga): Promise<void> {
  const before = held.row.saga;
  if (after === before) return;
  await change(trx, held).set(columnsOf(after)).execute();
  await record(trx, held, before, after);
  if (before.committedMs === null && after.committedMs !== null) {
    await stopWatching(trx, held, after);
    await tellChannels(trx, held, outcomeOf(after));
  }
  // From here on nobody stands on the person any more: not before, or it would be older ones that end this one, and not we.
  if (before.stage === 'revoking' && after.stage === 'proving' && held.grant !== null)
    await wakeKept(trx, held.workspace, held.grant.core_user_id);
  if (before.outcome === null && after.outcome !== null) await end(trx, held, after);
  await tellByHand(trx, held, after);
  if (held.row.card_id !== null) {
    await updateCard(trx, held.workspace, held.row.card_id, disconnectCard(originOf(held), after));
  }
}

async function record(trx: Trx, held: Held, before: Saga, after: Saga): Promise<void> {
  const note = (action: AuditAction, values: AuditValues) =>
    recordAudit(trx, held.workspace, { action, storeId: held.row.store_id, after: values });
  for (const { name, ended } of after.steps) {
    const earlier = before.steps.find((step) => step.name === name);
    if (ended !== null && (earlier?.ended ?? null) === null)
      await note('disconnect.step', { step: name, result: ended.result });
  }
  // When it is cancelled, by whoever does; the app then only links the pixel again.
  const isCancelled = ({ stage, outcome }: Saga) => stage === 'cancelling' || outcome === 'cancelled';
  if (isCancelled(after) && !isCancelled(before)) await note('disconnect.cancelled', {});
  if (before.outcome !== null || after.outcome === null || after.outcome === 'cancelled') return;
  await note('disconnect.ended', { outcome: after.outcome, others: after.others });
}

/**
 * From here on whatever TikTok says of this store, or of a sign-in that nobody else uses, is our own doing: a probe under way is thrown
 * away, and nothing is asked of it any more but by us.
 */
async function stopWatching(trx: Trx, { workspace, row, grant, now }: Held, after: Saga): Promise<void> {
  await forgetItems(trx, workspace, row.store_id);
  await endFigures(trx, workspace, row.store_id, 'disconnected');
  if (grant !== null && after.others.length === 0) {
    await saveEvidence(trx, workspace, unsuspected(grant.id, grant.token_version), now);
    await trx
      .updateTable('tiktok_grant')
      .set({ probe_id: null, probe_lease_until: null, probe_woken_until: null })
      .where('workspace_id', '=', workspace.id)
      .where('id', '=', grant.id)
      .execute();
    await trx
      .updateTable('disconnect')
      .set({ token_version: grant.token_version })
      .where('workspace_id', '=', workspace.id)
      .where('id', '=', row.id)
      .execute();
  }
  await endConnectionFindings(trx, workspace, row.store_id, now);
}

/** Channels hear it when nothing is watched any more, and not when TikTok confirms it: that may take days. */
function outcomeOf({ others, stage }: Saga) {
  if (others.length > 0) return 'detached';
  return stage === 'ended' ? 'revoked' : 'pending';
}

async function end(trx: Trx, held: Held, after: Saga): Promise<void> {
  if (after.outcome === 'cancelled' || after.outcome === 'replaced')
    await unmarkConnects(trx, held.workspace, { storeId: held.row.store_id, sagaId: held.row.id });
  if (after.outcome === 'cancelled') return connectAgain(trx, held);
  if (after.outcome === 'uninstalled' || after.outcome === 'replaced') return;
  await trx
    .updateTable('connection')
    // The ids stay, for whoever connects it again.
    .set({ phase: 'disconnected', grant_id: null })
    .where('workspace_id', '=', held.workspace.id)
    .where('store_id', '=', held.row.store_id)
    .where('generation', '=', held.row.generation)
    .execute();
  if (after.outcome === 'revoked') await eraseSignIn(trx, held);
}

/**
 * With the token goes the sign-in, and who it was. Of the version that is proven to be dead: a newer one stays, and so does what somebody
 * is about to connect with, without its token.
 */
async function eraseSignIn(trx: Trx, { workspace, row, grant, now }: Held): Promise<void> {
  if (grant === null || (row.token_version !== null && grant.token_version !== row.token_version)) return;
  const version = grant.token_version + 1;
  await trx
    .updateTable('tiktok_grant')
    .set({ token: null, token_version: version })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', grant.id)
    .execute();
  // Neither suspect nor revoked by TikTok: it is no more.
  await saveEvidence(trx, workspace, unsuspected(grant.id, version), now);
  await endConnectsOn(trx, workspace, grant);
  const { numAffectedRows = 0n } = await sql`delete from tiktok_grant g
    where g.workspace_id = ${workspace.id} and g.id = ${grant.id}
      and not exists (select from connection c where c.workspace_id = g.workspace_id and c.grant_id = g.id)
      and not exists (select from connect_attempt a where a.workspace_id = g.workspace_id and a.grant_id = g.id
        and a.state in ('authorized', 'reached'))`.execute(trx);
  if (numAffectedRows > 0n) await forgetScope(trx, workspace, `grant:${grant.id}`);
}

/** Everything is read anew: nothing was, since it began. */
async function connectAgain(trx: Trx, { workspace, row }: Held): Promise<void> {
  await trx
    .updateTable('connection')
    .set((old) => ({ phase: row.phase_before, generation: old('generation', '+', 1) }))
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', row.store_id)
    .where('generation', '=', row.generation)
    .execute();
  for (const table of ['check_schedule', 'item_pass'])
    await sql`update ${sql.table(table)} set due_at = app_now()
      where workspace_id = ${workspace.id} and store_id = ${row.store_id}`.execute(trx);
}
