import type { PostContent } from '../../../core/alerts/content.ts';
import type { Post } from '../../../core/alerts/post.ts';
import type { Translator } from '../../../locales/index.ts';
import { postBlockId } from '../../ids.ts';
import { incidentBlocks } from './alert-incident.ts';
import { noticeBlocks } from './alert-notice.ts';
import { updateBlocks } from './alert-update.ts';
import { context, message } from '../elements.ts';
import type { Block, Message } from '../elements.ts';

/** A post of the outbox, in the language of its channel. Facts come from the content, and from nowhere else. */
export function alertMessage(
  t: Translator,
  content: PostContent,
  post: Pick<Post, 'id' | 'possiblyRepeated'>,
): Message {
  const blocks = blocksOf(t, content);
  const whole = post.possiblyRepeated ? [...blocks, context(t('alert.repeated'))] : blocks;
  return message(named(whole, post.id));
}

function blocksOf(t: Translator, content: PostContent): Block[] {
  switch (content.kind) {
    case 'incident':
      return incidentBlocks(t, content);
    case 'update':
      return updateBlocks(t, content);
    default:
      return noticeBlocks(t, content);
  }
}

/** The post's id stands in its buttons' block, so that a click can tell where the message stands (alerts.md 5). */
function named(blocks: readonly Block[], postId: string): Block[] {
  const holder = blocks.find(({ type }) => type === 'actions') ?? blocks[0];
  return blocks.map((block) => (block === holder ? { ...block, block_id: postBlockId(postId) } : block));
}
