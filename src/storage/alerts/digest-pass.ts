import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { SummaryLine } from '../../core/alerts/content.ts';
import { digestPost } from '../../core/alerts/fan-out.ts';
import { heldUntil } from '../../core/alerts/hours.ts';
import type { Subscription } from '../../core/alerts/subscription.ts';
import { after } from '../../core/times.ts';
import type { Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { insertPosts } from './post-rows.ts';
import { lockSubscription, subscriptionOf } from './subscription-rows.ts';

const dayMs = 24 * 3_600_000;

/** Tells in one post what opened and closed again while the channel was not to be disturbed. */
export async function passDigest(
  trx: Trx,
  workspaceId: string,
  subscriptionId: string,
): Promise<'passed' | 'not-due'> {
  const row = await lockSubscription(trx, workspaceId, subscriptionId);
  const dueAt = row?.state === 'active' ? row.digest_due_at : null;
  const now = await readNow(trx);
  if (row === null || dueAt === null || dueAt > now) return 'not-due';
  const subscription = subscriptionOf(row);
  const held = heldUntil(subscription, now);
  if (held !== null) {
    // Its hours were changed since.
    await setDueAt(trx, workspaceId, subscriptionId, held);
    return 'passed';
  }
  const missed = await takeMissed(trx, workspaceId, subscription);
  const post = digestPost(subscription, missed, { now, newId: randomUUID });
  const life = { epoch: subscription.epoch, now };
  const isWritten = missed.length === 0 || (await insertPosts(trx, workspaceId, [post], life)) > 0;
  // One digest a day: what comes after today's waits for the next one.
  await setDueAt(trx, workspaceId, subscriptionId, isWritten ? null : after(now, dayMs));
  if (isWritten) await forgetMissed(trx, workspaceId, subscriptionId);
  return 'passed';
}

/** The most that was wrong of each at one time, as far as the channel covers it. */
async function takeMissed(
  trx: Trx,
  workspaceId: string,
  { id, storeIds: covered }: Subscription,
): Promise<readonly SummaryLine[]> {
  const storeIds = covered === null ? null : [...covered];
  const { rows } = await sql<SummaryLine>`
    with missed as materialized (
      select incident_id from route
      where workspace_id = ${workspaceId} and subscription_id = ${id} and missed
      order by id for no key update
    )
    select i.condition, i.label, (
        select coalesce(max(standing), 0)::bigint from (
          select sum(sum(change)) over (order by version) as standing from incident_finding f
            cross join lateral (values (f.opened_version, f.amount), (f.closed_version, -f.amount)) as turn (version, change)
          where f.workspace_id = i.workspace_id and f.incident_id = i.id and f.opened_version is not null
            and turn.version is not null
            and (${storeIds}::text[] is null or starts_with(i.scope, 'store:') or f.store_id::text = any(${storeIds}::text[]))
          group by version) as counts
      ) as count
    from missed join incident i on i.workspace_id = ${workspaceId} and i.id = missed.incident_id
    order by i.opened_at, i.id`.execute(trx);
  return rows;
}

async function setDueAt(
  trx: Trx,
  workspaceId: string,
  subscriptionId: string,
  nextDueAt: Date | null,
): Promise<void> {
  await trx
    .updateTable('subscription')
    .set({ digest_due_at: nextDueAt })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', subscriptionId)
    .execute();
}

async function forgetMissed(trx: Trx, workspaceId: string, subscriptionId: string): Promise<void> {
  await trx
    .updateTable('route')
    .set({ missed: false })
    .where('workspace_id', '=', workspaceId)
    .where('subscription_id', '=', subscriptionId)
    .where('missed', '=', true)
    .execute();
}
