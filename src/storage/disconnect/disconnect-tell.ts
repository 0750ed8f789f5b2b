import { randomUUID } from 'node:crypto';
import type { PostContent } from '../../core/alerts/content.ts';
import { coversStore } from '../../core/alerts/subscription.ts';
import { ownPost } from '../../core/alerts/subscription-begin.ts';
import { insertPosts } from '../alerts/post-rows.ts';
import { activeSubscriptions } from '../alerts/subscription-rows.ts';
import type { Trx } from '../database.ts';
import type { Held } from './disconnect-rows.ts';

/** Each channel that follows the store hears once that it was disconnected, and by whom; its key makes it one post whatever happens. */
export async function tellChannels(
  trx: Trx,
  { workspace, row, store, now }: Held,
  outcome: 'revoked' | 'detached',
): Promise<void> {
  const content: PostContent = {
    ...{ kind: 'disconnected', store, by: row.asked_by, atMs: now.getTime(), outcome },
  };
  const followers = await activeSubscriptions(trx, workspace, [row.store_id]);
  for (const one of followers.filter(({ kind }) => kind === 'channel')) {
    if (!coversStore(one, row.store_id)) continue;
    const post = {
      ...ownPost(one, content, randomUUID()),
      dedupKey: `disconnected:${row.id}:${one.id}`,
      critical: true,
    };
    await insertPosts(trx, workspace.id, [post], { epoch: one.epoch, now });
  }
}

/** Once a day, to whoever asked for it and to the alert contacts, as long as TikTok has not been seen to let go of it. */
export async function remind(trx: Trx, { workspace, row, store, now }: Held): Promise<void> {
  const key = `reminder:${row.id}:${now.toISOString().slice(0, 10)}`;
  const sinceMs = row.saga.committedMs ?? now.getTime();
  const content: PostContent = {
    ...{ kind: 'unproven', store, sagaId: row.id, sinceMs, signIn: row.sign_in, manualUrl: row.manual_url },
  };
  const contacts = (await activeSubscriptions(trx, workspace)).filter(({ kind }) => kind === 'contact');
  const posts = contacts.map((one) => ({
    ...ownPost(one, content, randomUUID()),
    subscriptionId: null,
    dedupKey: `${key}:${one.channelId}`,
  }));
  const known = posts.some(({ channelId }) => channelId === row.asked_by);
  if (row.asked_by !== null && !known) {
    posts.push({
      ...{ id: randomUUID(), routeId: null, messageId: null, subscriptionId: null, channelId: row.asked_by },
      ...{ inThread: false, broadcast: false, critical: false, language: row.language, content },
      dedupKey: `${key}:${row.asked_by}`,
    });
  }
  await insertPosts(trx, workspace.id, posts, { epoch: null, now });
}
