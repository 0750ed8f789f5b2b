import { sql } from 'kysely';
import { mayLook } from '../../core/access.ts';
import type { PostContent } from '../../core/alerts/content.ts';
import type { Message } from '../../core/alerts/message.ts';
import type { Claim, OutboxRepository, Sending } from '../../core/alerts/ports.ts';
import { intended, isFinal, unknown, unsent } from '../../core/alerts/post.ts';
import type { Post } from '../../core/alerts/post.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { AccessReader } from '../access-reader.ts';
import type { Database, Db, Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import { loadWorkspace, workspaceOf } from '../workspace-repository.ts';
import { messageOf } from './message-rows.ts';
import { claimOnePost, claimPosts, nextClaimAt } from './outbox-claim.ts';
import { recordRefused, recordSent, recordUnreadable } from './post-outcomes.ts';
import { cancelUnsent, lockOpenPosts, lockPost, postOf, savePost } from './post-rows.ts';
import type { PostRow } from './post-rows.ts';

export function createOutboxRepository(database: Database, accessIn: AccessReader): OutboxRepository {
  const settle = (claim: Claim, transition: (post: Post, now: Date) => Post | null) =>
    database.transaction(async (trx) => {
      const row = await lockPost(trx, claim.workspace.id, claim.post.id);
      if (row === null) return;
      const now = await readNow(trx);
      const after = transition(postOf(row), now);
      if (after !== null) await savePost(trx, claim.workspace.id, after, now);
    });
  return {
    claim: (limit) => database.transaction((trx) => claimPosts(trx, limit)),
    claimOne: (workspace, postId) => database.transaction((trx) => claimOnePost(trx, workspace, postId)),
    recordIntent: (claim) => database.transaction((trx) => recordIntent(trx, accessIn, claim)),
    recordUnsent: (claim) => settle(claim, (post) => unsent(post, claim.post.fence)),
    recordSent: (workspace, postId, places) =>
      database.transaction((trx) => recordSent(trx, workspace, postId, places)),
    recordRefused: (claim, refusal) => database.transaction((trx) => recordRefused(trx, claim, refusal)),
    recordUnknown: (claim) => settle(claim, (post, now) => unknown(post, claim.post.fence, now)),
    recordUnreadable: (claim, refusal) =>
      database.transaction((trx) => recordUnreadable(trx, claim, refusal ?? null)),
    surplus: (limit) => database.statement((db) => readSurplus(db, limit)),
    recordDeleted: async (workspace, postId, ts) => {
      await database.statement((db) =>
        sql`update outbox set surplus = array_remove(surplus, ${ts})
          where workspace_id = ${workspace.id} and id = ${rowId(postId)}`.execute(db),
      );
    },
    find: (workspace, postId) => database.statement((db) => findPost(db, workspace, postId)),
    nextDueAt: () => database.statement(nextClaimAt),
  };
}

async function recordIntent(
  trx: Trx,
  accessIn: AccessReader,
  { workspace, post: { id, fence } }: Claim,
): Promise<Sending | 'lost'> {
  const row = await lockPost(trx, workspace.id, id);
  // Of a workspace without the app it stays as it is: the app may come back.
  if (row === null || (await loadWorkspace(trx, workspace.id)) === null) return 'lost';
  const now = await readNow(trx);
  const post = postOf(row);
  const wish = await wishFor(trx, accessIn, workspace, row);
  if (wish === null) {
    if (post.fence === fence) await drop(trx, workspace, post, now);
    return 'lost';
  }
  // After the lock: whoever rewrites the message holds this post, too, as long as it is not sent.
  const message = post.messageId === null ? null : await readMessage(trx, workspace, post.messageId);
  const carried = carriedBy(post, message, wish.mention);
  const after = carried === null ? null : intended(post, fence, carried.version, now);
  if (carried === null || after === null) return 'lost';
  await savePost(trx, workspace.id, after, now);
  const threadTs = post.inThread ? (message?.ts ?? null) : null;
  return { post: after, content: carried.content, language: post.language, threadTs };
}

/** A direct message that was not sent yet; guests and people of other workspaces get none without a right. */
const isToPerson = ({ channel_id: channelId }: PostRow): boolean => /^[UW]/.test(channelId);

type Carried = { readonly content: PostContent; readonly version: number | null };

/** Its own content, or that of its message as it is now. */
function carriedBy({ content }: Post, message: Message | null, mention: boolean): Carried | null {
  if (content !== null) return { content, version: null };
  if (message === null) return null;
  const { content: incident, version } = message;
  // Nobody is called for something that is over.
  const isAlarm = incident.severity === 'critical' && incident.phase === 'open';
  return { content: { kind: 'incident', incident, mention: mention && isAlarm }, version };
}

/** null: the subscription that wanted it is off, or began a new life since; or it is for somebody who may see nothing any more. */
async function wishFor(
  trx: Trx,
  accessIn: AccessReader,
  workspace: Workspace,
  row: PostRow,
): Promise<{ mention: boolean } | null> {
  if (isToPerson(row) && !mayLook(await accessIn(trx, workspace, row.channel_id))) return null;
  if (row.subscription_id === null) return { mention: false };
  const subscription = await trx
    .selectFrom('subscription')
    .select(['state', 'epoch', 'settings'])
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', row.subscription_id)
    .executeTakeFirst();
  if (subscription?.state !== 'active' || subscription.epoch !== row.epoch) return null;
  return { mention: subscription.settings.mention };
}

/** It is held, so either never sent, or looked for and not found: nobody will ever see it. */
async function drop(trx: Trx, workspace: Workspace, post: Post, now: Date): Promise<void> {
  if (isFinal(post) || post.state === 'intent') return;
  const dropped: Post = { ...post, state: 'cancelled', fence: post.fence + 1, leaseUntil: null };
  await savePost(trx, workspace.id, dropped, now);
  if (post.messageId === null || post.inThread) return;
  // Its replies would wait for it for ever.
  const replies = await lockOpenPosts(trx, workspace.id, { message: post.messageId });
  await cancelUnsent(trx, workspace.id, replies, now);
}

async function readMessage(trx: Trx, workspace: Workspace, id: string): Promise<Message | null> {
  const row = await trx
    .selectFrom('message')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : messageOf(row);
}

async function readSurplus(db: Db, limit: number) {
  const { rows } = await sql<{ workspace_id: string; id: string; channel_id: string; ts: string }>`
    select o.workspace_id, o.id, o.channel_id, copy.ts
    from outbox o
      join workspace w on w.id = o.workspace_id and w.uninstalled_at is null
        and (w.delivery_stopped_until is null or w.delivery_stopped_until <= app_now())
      cross join lateral unnest(o.surplus) as copy (ts)
    where o.surplus <> '{}'
    order by o.seq, copy.ts
    limit ${limit}`.execute(db);
  return rows.map(({ workspace_id, id, channel_id: channelId, ts }) => ({
    workspace: workspaceOf(workspace_id),
    postId: id,
    place: { channelId, ts },
  }));
}

async function findPost(db: Db, workspace: Workspace, postId: string): Promise<Post | null> {
  const row = await db
    .selectFrom('outbox')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(postId))
    .executeTakeFirst();
  return row === undefined ? null : postOf(row);
}
