import { linkLifeMs } from '../../../core/link-life.ts';
import { isUuid } from '../../../core/uuid.ts';
import { keyLinkMessage, noAddressMessage, storeGoneMessage } from '../../blocks/stores/store-notices.ts';
import type { Turn } from '../../listen.ts';
import { show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import type { StoresDeps } from './deps.ts';

/** Keys are never typed into Slack: whoever clicked gets an address for them, which nobody else sees. */
export async function giveKeyLink(
  {
    storeSetups,
    keyLinks,
    publicPages,
    clock,
  }: Pick<StoresDeps, 'storeSetups' | 'keyLinks' | 'publicPages' | 'clock'>,
  { workspace, userId, t }: Turn,
  storeId: string,
): Promise<Reply> {
  const overviews = isUuid(storeId) ? await storeSetups.overview(workspace) : [];
  const store = overviews.find((one) => one.store.id === storeId)?.store;
  if (store === undefined) return show(storeGoneMessage(t));
  if (publicPages === null) return show(noAddressMessage(t, store));
  const secret = await keyLinks.make(workspace, { storeId, userId, language: t.locale });
  if (secret === null) return show(storeGoneMessage(t));
  const until = new Date(clock.now().getTime() + linkLifeMs);
  return show(keyLinkMessage(t, store, { url: publicPages.keys(secret), until }));
}
