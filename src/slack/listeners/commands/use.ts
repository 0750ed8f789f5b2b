import type { ChannelRepository, StoreRepository } from '../../../core/ports.ts';
import { setChannelStore } from '../../../core/use-cases/set-channel-store.ts';
import type { Message } from '../../blocks/elements.ts';
import { message, mrkdwn, section } from '../../blocks/elements.ts';
import {
  didYouMeanMessage,
  noStoreMessage,
  useDoneMessage,
  useMissingMessage,
} from '../../blocks/notices.ts';
import { commandName } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { suggest } from '../suggest.ts';

/** `/tiktok use <handle>`: the default store of this channel. */
export async function use(
  deps: { readonly stores: StoreRepository; readonly channels: ChannelRepository },
  { workspace, channelId, t }: Turn,
  words: readonly string[],
): Promise<Message> {
  if (channelId === null) return message([section(mrkdwn(t, 'use.unavailable'))]);
  const result = await setChannelStore(deps, workspace, channelId, words);
  switch (result.kind) {
    case 'set':
      return useDoneMessage(t, result.store);
    case 'none':
      return noStoreMessage(t);
    case 'missing':
      return useMissingMessage(t, result.stores);
    case 'unknown': {
      const handles = result.stores.map(({ handle }) => handle);
      const near = suggest(result.word, handles).map((handle) => `${commandName} use ${handle}`);
      return didYouMeanMessage(t, result.word, near);
    }
  }
}
