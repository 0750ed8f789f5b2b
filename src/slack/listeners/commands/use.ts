import type { ChannelRepository, StoreRepository } from '../../../core/ports.ts';
import { setChannelStore } from '../../../core/use-cases/set-channel-store.ts';
import type { Message } from '../../blocks/elements.ts';
import { message, mrkdwn, section } from '../../blocks/elements.ts';
import { noStoreMessage, useDoneMessage, useMissingMessage } from '../../blocks/notices.ts';
import type { Turn } from '../../listen.ts';
import { unknownStore } from '../unknown-store.ts';

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
    case 'unknown':
      return unknownStore(t, 'use', result);
  }
}
