import type { FollowContent, FollowedNames } from '../../../core/alerts/content.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, clip, context, date, mrkdwn, section, words } from '../elements.ts';
import type { Block } from '../elements.ts';
import { person } from '../mentions.ts';

/** What became of the items that somebody had rechecked. Only what there is: nobody reads "0 were rejected". */
export function followBlocks(t: Translator, content: FollowContent): Block[] {
  const { by, store, storeId, startedAtMs, asOfMs } = content;
  const values = { by: person(by), store: clip(store, 90), at: date(new Date(startedAtMs)) };
  const asOf = asOfMs === null ? [] : [mrkdwn(t, 'alert.asOf', { asOf: date(new Date(asOfMs)) })];
  return [
    section(mrkdwn(t, 'follow.title', values)),
    ...lineBlock(t, '✅', 'follow.available', content.available),
    ...lineBlock(t, '❌', 'follow.rejected', content.rejected),
    ...lineBlock(t, '⏳', 'follow.inReview', content.inReview),
    ...lineBlock(t, '❔', 'follow.missing', content.missing),
    ...lineBlock(t, '❔', 'follow.unread', content.unread),
    ...asOf.map((text) => context(text)),
    actions([button(t('button.products'), actionIds.productsShow, storeId)]),
  ];
}

const longestName = 80;

function lineBlock(t: Translator, icon: string, key: MessageKey, { count, names }: FollowedNames): Block[] {
  if (count === 0) return [];
  const shown = names.map((name) => words(clip(name, longestName)));
  const rest = count > shown.length ? [t('alert.more', { count: count - shown.length })] : [];
  return [section(`${icon} ${mrkdwn(t, key, { count })} ${[...shown, ...rest].join(', ')}`)];
}
