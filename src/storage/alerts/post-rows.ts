import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import { cancelled, isFinal, newPost } from '../../core/alerts/post.ts';
import type { NewPost, Post } from '../../core/alerts/post.ts';
import type { Trx } from '../database.ts';
import { rowId } from '../row-id.ts';
import type { AlertTables } from './tables.ts';

export type PostRow = Selectable<AlertTables['outbox']>;

export const postOf = (row: PostRow): Post => ({
  id: row.id,
  dedupKey: row.dedup_key,
  routeId: row.route_id,
  messageId: row.message_id,
  subscriptionId: row.subscription_id,
  channelId: row.channel_id,
  inThread: row.in_thread,
  broadcast: row.broadcast,
  critical: row.critical,
  language: row.language,
  content: row.content,
  state: row.state,
  fence: row.fence,
  leaseUntil: row.lease_until,
  firstIntentAt: row.first_intent_at,
  notBefore: row.not_before,
  unknownAttempts: row.unknown_attempts,
  refusals: row.refusals,
  plain: row.plain,
  possiblyRepeated: row.possibly_repeated,
  messageVersion: row.message_version,
  ts: row.ts,
  surplus: row.surplus,
});

/** What changes in the life of a post. */
const lifeOf = (post: Post, now: Date) =>
  ({
    channel_id: post.channelId,
    state: post.state,
    fence: post.fence,
    lease_until: post.leaseUntil,
    first_intent_at: post.firstIntentAt,
    not_before: post.notBefore,
    unknown_attempts: post.unknownAttempts,
    refusals: post.refusals,
    plain: post.plain,
    possibly_repeated: post.possiblyRepeated,
    message_version: post.messageVersion,
    ts: post.ts,
    surplus: [...post.surplus],
    final_at: isFinal(post) ? now : null,
  }) satisfies Updateable<AlertTables['outbox']>;

function postRow(
  workspaceId: string,
  post: Post,
  epoch: number | null,
  now: Date,
): Insertable<AlertTables['outbox']> {
  return {
    ...lifeOf(post, now),
    workspace_id: workspaceId,
    id: post.id,
    dedup_key: post.dedupKey,
    route_id: post.routeId,
    message_id: post.messageId,
    subscription_id: post.subscriptionId,
    epoch,
    in_thread: post.inThread,
    broadcast: post.broadcast,
    critical: post.critical,
    language: post.language,
    content: post.content === null ? null : JSON.stringify(post.content),
  };
}

/** Writes those whose dedup key is new, in this order; answers how many. `epoch`: of the subscription that wants them. */
export async function insertPosts(
  trx: Trx,
  workspaceId: string,
  posts: readonly NewPost[],
  { epoch, now }: { readonly epoch: number | null; readonly now: Date },
): Promise<number> {
  if (posts.length === 0) return 0;
  const written = await trx
    .insertInto('outbox')
    .values(posts.map((post) => postRow(workspaceId, newPost(post), epoch, now)))
    .onConflict((conflict) => conflict.columns(['workspace_id', 'dedup_key']).doNothing())
    .returning('id')
    .execute();
  return written.length;
}

export async function savePost(trx: Trx, workspaceId: string, post: Post, now: Date): Promise<void> {
  await trx
    .updateTable('outbox')
    .set(lifeOf(post, now))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', post.id)
    .execute();
}

/** The last lock of a transaction but for the channel's pace. */
export async function lockPost(trx: Trx, workspaceId: string, id: string): Promise<PostRow | null> {
  const row = await trx
    .selectFrom('outbox')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', rowId(id))
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export const openStates = ['ready', 'intent', 'unknown'] as const;

type Owner =
  | { readonly route: string }
  | { readonly subscription: string }
  /** Only its replies. */
  | { readonly message: string }
  /** All of the workspace. */
  | 'anybody';

/** The posts of one owner that are not final yet, in the order in which they were written. */
export async function lockOpenPosts(trx: Trx, workspaceId: string, owner: Owner): Promise<Post[]> {
  const open = trx
    .selectFrom('outbox')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', openStates)
    .orderBy('seq')
    .forNoKeyUpdate();
  if (owner === 'anybody') return (await open.execute()).map(postOf);
  const owned =
    'route' in owner
      ? open.where('route_id', '=', owner.route)
      : 'subscription' in owner
        ? open.where('subscription_id', '=', owner.subscription)
        : open.where('message_id', '=', owner.message).where('in_thread', '=', sql.lit(true));
  return (await owned.execute()).map(postOf);
}

/** Those that were never sent; what may be in the channel goes its way. */
export async function cancelUnsent(
  trx: Trx,
  workspaceId: string,
  posts: readonly Post[],
  now: Date,
): Promise<void> {
  for (const post of posts) {
    const gone = cancelled(post);
    if (gone !== null) await savePost(trx, workspaceId, gone, now);
  }
}
