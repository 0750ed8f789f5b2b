import type { PostContent } from '../../../core/alerts/content.ts';
import type { Post } from '../../../core/alerts/post.ts';
import type { Translator } from '../../../locales/index.ts';
import { postBlockId } from '../../ids.ts';
import { incidentBlocks } from './alert-incident.ts';
import { noticeBlocks } from './alert-notice.ts';
import { updateBlocks } from './alert-update.ts';
import { cardBlocks } from '../cards.ts';
import { context, message } from '../elements.ts';
import type { Block, Message } from '../elements.ts';
import type { LinkTemplates } from '../links.ts';

/** A post of the outbox, in the language of its channel. Facts come from the content, and from nowhere else. */
export function alertMessage(
  t: Translator,
  content: PostContent,
  post: Pick<Post, 'id' | 'possiblyRepeated'>,
  links: LinkTemplates | null = null,
): Message {
  const blocks = blocksOf(t, content, links);
  const whole = post.possiblyRepeated ? [...blocks, context(t('alert.repeated'))] : blocks;
  return message(named(whole, post.id));
}

function blocksOf(t: Translator, content: PostContent, links: LinkTemplates | null): Block[] {
  switch (content.kind) {
    case 'incident':
      return incidentBlocks(t, content, links);
    case 'update':
      return updateBlocks(t, content);
    case 'card':
      return cardBlocks(t, content.card);
    default:
      return noticeBlocks(t, content);
  }
}

/** The post's id stands in its buttons' block, so that a click can tell where the message stands (alerts.md 5). */
function named(blocks: readonly Block[], postId: string): Block[] {
  const holder = blocks.find(({ type }) => type === 'actions') ?? blocks[0];
  return blocks.map((block) => (block === holder ? { ...block, block_id: postBlockId(postId) } : block));
}
