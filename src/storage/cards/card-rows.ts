import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Language } from '../../core/alerts/content.ts';
import type { CardContent } from '../../core/card.ts';
import type { Workspace } from '../../core/workspace.ts';
import { insertPosts } from '../alerts/post-rows.ts';
import type { Trx } from '../database.ts';
import { appNow, readNow } from '../domain-time.ts';
import type { CardTables } from './card-tables.ts';

export type NewCard = {
  readonly storeId: string;
  readonly userId: string;
  readonly language: Language;
  readonly content: CardContent;
};

/** Writes the card and the one post that it begins with (outbox), to be sent to this person. */
export async function postCard(
  trx: Trx,
  workspace: Workspace,
  { storeId, userId, language, content }: NewCard,
): Promise<{ readonly cardId: string; readonly postId: string }> {
  const [cardId, postId] = [randomUUID(), randomUUID()];
  await trx
    .insertInto('card')
    .values({
      ...{ workspace_id: workspace.id, id: cardId, store_id: storeId, user_id: userId, post_id: postId },
      ...{ language, content: JSON.stringify(content) },
    })
    .execute();
  await writePost(trx, workspace, { postId, userId, language, content, dedupKey: `card:${cardId}` });
  return { cardId, postId };
}

/** Slack has its message no more: a new one takes its place. */
export async function repostCard(
  trx: Trx,
  workspace: Workspace,
  { id, user_id: userId, language, content, version }: Selectable<CardTables['card']>,
): Promise<void> {
  const postId = randomUUID();
  await trx
    .updateTable('card')
    .set({ post_id: postId })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', id)
    .execute();
  const dedupKey = `card:${id}:${String(version)}`;
  await writePost(trx, workspace, { postId, userId, language, content, dedupKey });
}

type CardPost = Pick<NewCard, 'userId' | 'language' | 'content'> & {
  readonly postId: string;
  readonly dedupKey: string;
};

async function writePost(
  trx: Trx,
  workspace: Workspace,
  { postId, userId, language, content, dedupKey }: CardPost,
): Promise<void> {
  const post = {
    ...{ id: postId, dedupKey, routeId: null, messageId: null, subscriptionId: null },
    ...{ channelId: userId, inThread: false, broadcast: false, critical: false, language },
    content: { kind: 'card', card: content } as const,
  };
  await insertPosts(trx, workspace.id, [post], { epoch: null, now: await readNow(trx) });
}

/** Its message is edited as soon as it stands in Slack; one that already says this is left alone. Safe to repeat. */
export async function updateCard(
  trx: Trx,
  workspace: Workspace,
  cardId: string,
  content: CardContent,
): Promise<void> {
  const text = JSON.stringify(content);
  await trx
    .updateTable('card')
    .set((row) => ({
      content: text,
      version: row('version', '+', 1),
      edit_due_at: appNow,
      changed_at: appNow,
    }))
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', cardId)
    .where(sql<boolean>`content::text <> ${text}`)
    .execute();
}
