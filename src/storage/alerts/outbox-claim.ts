import { sql } from 'kysely';
import type { Claim } from '../../core/alerts/ports.ts';
import { claimed, outbox as limits } from '../../core/alerts/post.ts';
import type { Post } from '../../core/alerts/post.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Db, Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import { workspaceOf } from '../workspace-repository.ts';
import { postOf, savePost } from './post-rows.ts';
import type { PostRow } from './post-rows.ts';

const unsettled = sql`outbox o
  join workspace w on w.id = o.workspace_id and w.uninstalled_at is null
  left join message m on m.workspace_id = o.workspace_id and m.id = o.message_id
  left join channel_pace p on p.workspace_id = o.workspace_id and p.channel_id = o.channel_id
  where o.state in ('ready', 'intent', 'unknown') and (not o.in_thread or m.ts is not null)`;

const isFree = sql`(o.not_before is null or o.not_before <= app_now())
  and (o.lease_until is null or o.lease_until <= app_now())`;

/** The best one of each channel; its row is looked at again when it is locked, as somebody may have been faster. */
export async function claimPosts(trx: Trx, limit: number): Promise<readonly Claim[]> {
  const { rows } = await sql<ClaimRow>`
    with best as materialized (
      select distinct on (o.workspace_id, o.channel_id) o.workspace_id, o.id, m.ts as parent_ts from ${unsettled}
        and ${isFree}
        and (w.delivery_stopped_until is null or w.delivery_stopped_until <= app_now())
        and (p.next_at is null or p.next_at <= app_now())
      order by o.workspace_id, o.channel_id, o.critical desc, o.seq
    )
    select o.*, best.parent_ts from best join outbox o on o.workspace_id = best.workspace_id and o.id = best.id
    where o.state in ('ready', 'intent', 'unknown') and ${isFree}
    order by o.critical desc, o.seq
    limit ${limit}
    for no key update of o skip locked`.execute(trx);
  return take(trx, rows, 0);
}

export async function claimOnePost(trx: Trx, workspace: Workspace, postId: string): Promise<Claim | null> {
  const { rows } = await sql<ClaimRow>`
    select o.*, m.ts as parent_ts from ${unsettled} and ${isFree}
      and (w.delivery_stopped_until is null or w.delivery_stopped_until <= app_now())
      and o.workspace_id = ${workspace.id} and o.id = ${rowId(postId)}
    for no key update of o`.execute(trx);
  const [claim] = await take(trx, rows, burstMs);
  return claim ?? null;
}

/** When `claim` would give something next. */
export async function nextClaimAt(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(o.created_at, o.not_before, o.lease_until, w.delivery_stopped_until, p.next_at)) as at
    from ${unsettled}`.execute(db);
  return rows[0]?.at ?? null;
}

type ClaimRow = PostRow & { readonly parent_ts: string | null };

/** Slack takes a short burst, where a person waits; longer than this, it was Slack who asked for the silence. */
const burstMs = 3 * limits.paceMs;

/** `aheadMs`: so much of the channel's next seconds may be used up before. */
async function take(trx: Trx, rows: readonly ClaimRow[], aheadMs: number): Promise<Claim[]> {
  if (rows.length === 0) return [];
  const now = await readNow(trx);
  const free = await takePace(trx, rows, aheadMs);
  const claims: Claim[] = [];
  for (const row of rows) {
    const post = free.has(channelOf(row)) ? claimed(postOf(row), now, row.parent_ts) : null;
    if (post === null) continue;
    await savePost(trx, row.workspace_id, post, now);
    claims.push({ workspace: workspaceOf(row.workspace_id), post, threadTs: threadOf(post, row.parent_ts) });
  }
  return claims;
}

const threadOf = ({ inThread }: Post, parentTs: string | null): string | null => (inThread ? parentTs : null);

type Channel = Pick<PostRow, 'workspace_id' | 'channel_id'>;
const channelOf = ({ workspace_id, channel_id }: Channel): string => `${workspace_id} ${channel_id}`;

/** Takes the next second of these channels; answers those that nobody else took. In one order, like every lock. */
async function takePace(trx: Trx, rows: readonly Channel[], aheadMs: number): Promise<ReadonlySet<string>> {
  const pace = sql`${limits.paceMs} * interval '1 millisecond'`;
  const sorted = rows.toSorted((one, other) => (channelOf(one) < channelOf(other) ? -1 : 1));
  const taken = await sql<Channel>`
    insert into channel_pace (workspace_id, channel_id, next_at)
    select workspace_id, channel_id, app_now() + ${pace}
    from unnest(${sorted.map((row) => row.workspace_id)}::uuid[],
      ${sorted.map((row) => row.channel_id)}::text[]) as c (workspace_id, channel_id)
    on conflict (workspace_id, channel_id) do update
      set next_at = greatest(channel_pace.next_at, app_now()) + ${pace}
      where channel_pace.next_at <= app_now() + ${aheadMs} * interval '1 millisecond'
    returning workspace_id, channel_id`.execute(trx);
  return new Set(taken.rows.map(channelOf));
}

/** Slack asked us to leave this channel alone for a while. */
export async function delayChannel(
  trx: Trx,
  workspaceId: string,
  channelId: string,
  until: Date,
): Promise<void> {
  await sql`
    insert into channel_pace (workspace_id, channel_id, next_at) values (${workspaceId}, ${channelId}, ${until})
    on conflict (workspace_id, channel_id) do update
      set next_at = greatest(channel_pace.next_at, excluded.next_at)`.execute(trx);
}
