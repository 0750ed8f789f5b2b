import { randomUUID } from 'node:crypto';
import type { DisconnectedContent, PostContent } from '../../core/alerts/content.ts';
import { needsHand } from '../../core/disconnect/saga.ts';
import type { Saga } from '../../core/disconnect/saga.ts';
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
  outcome: DisconnectedContent['outcome'],
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

/**
 * As long as TikTok has not been seen to let go of it, whoever asked for it and the alert contacts are told once a day how to do it by
 * hand; and once, when that is over. The card says it first: whoever has that is reminded a day later.
 */
export async function tellByHand(trx: Trx, held: Held, after: Saga): Promise<void> {
  const { row, store, now } = held;
  const sinceMs = after.unprovenSinceMs ?? row.saga.unprovenSinceMs;
  if (sinceMs === null) return;
  const day = Math.max(0, Math.floor((now.getTime() - sinceMs) / dayMs));
  const isLeft = after.unprovenSinceMs !== null && after.outcome === null;
  if (!isLeft) {
    if (row.saga.unprovenSinceMs !== null && row.saga.outcome === null)
      await tellPeople(trx, held, { kind: 'proven', store, atMs: now.getTime() }, { key: 'over', day });
    return;
  }
  if (!needsHand(after)) return;
  const said = { sagaId: row.id, signIn: row.sign_in, manualUrl: row.manual_url };
  const committedMs = after.committedMs ?? now.getTime();
  const content = { kind: 'unproven', store, sinceMs: committedMs, ...said } as const;
  await tellPeople(trx, held, content, { key: 'reminder', day });
}

const dayMs = 24 * 3_600_000;

async function tellPeople(
  trx: Trx,
  { workspace, row, now }: Held,
  content: PostContent,
  { key, day }: { readonly key: 'reminder' | 'over'; readonly day: number },
): Promise<void> {
  const dedupKey = key === 'over' ? `over:${row.id}` : `reminder:${row.id}:${String(day)}`;
  const hasOnlyCard = day === 0 && row.card_id !== null;
  const contacts = (await activeSubscriptions(trx, workspace)).filter(({ kind }) => kind === 'contact');
  const posts = contacts.map((one) => ({
    ...ownPost(one, content, randomUUID()),
    subscriptionId: null,
    dedupKey: `${dedupKey}:${one.channelId}`,
  }));
  if (row.asked_by !== null && !posts.some(({ channelId }) => channelId === row.asked_by)) {
    posts.push({
      ...{ id: randomUUID(), routeId: null, messageId: null, subscriptionId: null, channelId: row.asked_by },
      ...{ inThread: false, broadcast: false, critical: false, language: row.language, content },
      dedupKey: `${dedupKey}:${row.asked_by}`,
    });
  }
  const told = posts.filter(({ channelId }) => !hasOnlyCard || channelId !== row.asked_by);
  await insertPosts(trx, workspace.id, told, { epoch: null, now });
}
