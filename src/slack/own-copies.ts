import type { FindAnswer, Place } from '../core/alerts/ports.ts';
import type { Post } from '../core/alerts/post.ts';
import { failureOf } from './post-answers.ts';
import type { Call } from './sender-client.ts';
import { unreadOf } from './slack-refusals.ts';

export type Own = { readonly botToken: string; readonly botId: string; readonly botUserId: string };

export const eventType = 'tiktok_alert';
const PAGE = 200;
/** 100,000 messages; a chain of pages without an end is no answer. */
const MOST_PAGES = 500;
const LONGEST_CURSOR = 1_000;

type Page = { readonly places: readonly Place[]; readonly cursor: string | null };
type Unread = Exclude<FindAnswer, { kind: 'complete' }>;

/** All copies of a post that are ours, from every page: one that is missing proves nothing (alerts.md 5). */
export async function findCopies(
  call: Call,
  own: Own,
  post: Pick<Post, 'id' | 'channelId'>,
  { threadTs, from }: { readonly threadTs: string | null; readonly from: Date },
): Promise<FindAnswer> {
  const method = threadTs === null ? 'conversations.history' : 'conversations.replies';
  const args = {
    channel: post.channelId,
    ...(threadTs === null ? {} : { ts: threadTs }),
    oldest: (from.getTime() / 1000).toFixed(6),
    inclusive: true,
    include_all_metadata: true,
    limit: PAGE,
  };
  const places: Place[] = [];
  const cursors = new Set<string>();
  let cursor: string | null = null;
  while (cursors.size < MOST_PAGES) {
    const page = await readPage(call, own, {
      method,
      args: cursor === null ? args : { ...args, cursor },
      post,
    });
    if ('kind' in page) return page;
    places.push(...page.places);
    if (page.cursor === null) return { kind: 'complete', places };
    if (cursors.has(page.cursor)) return unknown('cursor_repeats');
    cursors.add(page.cursor);
    cursor = page.cursor;
  }
  return unknown('pages_without_end');
}

const unknown = (code: string): Unread => ({ kind: 'unknown', code });

type Reading = {
  readonly method: string;
  readonly args: Record<string, unknown>;
  readonly post: Pick<Post, 'id' | 'channelId'>;
};

async function readPage(call: Call, own: Own, { method, args, post }: Reading): Promise<Page | Unread> {
  try {
    return pageOf(await call(own.botToken, method, args), own, post);
  } catch (error) {
    return unreadOf(failureOf(error).code);
  }
}

function pageOf(
  answer: Readonly<Record<string, unknown>>,
  own: Own,
  { id, channelId }: Reading['post'],
): Page | Unread {
  const { messages, has_more: hasMore } = answer;
  if (!Array.isArray(messages) || typeof hasMore !== 'boolean') return unknown('incomplete_answer');
  const next = objectOf(answer['response_metadata'])['next_cursor'];
  const cursor = typeof next === 'string' && next !== '' ? next : null;
  if (hasMore && cursor === null) return unknown('cursor_missing');
  if (cursor !== null && cursor.length > LONGEST_CURSOR) return unknown('cursor_absurd');
  const copies = messages.map(objectOf).filter((message) => isOurs(message, own) && carries(message, id));
  const places = copies.flatMap(({ ts }) => (isTs(ts) ? [{ channelId, ts }] : []));
  return places.length === copies.length ? { places, cursor } : unknown('ts_missing');
}

/** Metadata is readable and writable by every app of the workspace: what another one wrote is not ours to touch. */
const isOurs = (message: Readonly<Record<string, unknown>>, { botId, botUserId }: Own): boolean =>
  message['bot_id'] === botId || message['user'] === botUserId;

function carries(message: Readonly<Record<string, unknown>>, postId: string): boolean {
  const metadata = objectOf(message['metadata']);
  return metadata['event_type'] === eventType && objectOf(metadata['event_payload'])['post'] === postId;
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

export const isTs = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{1,12}\.\d{6}$/.test(value);
