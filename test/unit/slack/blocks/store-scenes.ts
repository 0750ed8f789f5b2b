import type { StoreOverview } from '../../../../src/core/store-ports.ts';
import type { Translator } from '../../../../src/locales/index.ts';
import type { Message } from '../../../../src/slack/blocks/elements.ts';
import { storeListMessage } from '../../../../src/slack/blocks/stores/store-list.ts';
import {
  addedMessage,
  keyLinkMessage,
  noAddressMessage,
  removalMessage,
  removedMessage,
  savedMessage,
  storeGoneMessage,
} from '../../../../src/slack/blocks/stores/store-notices.ts';
import { now, storeOf, storesOf } from '../../../support/builders.ts';

const overviewOf = (over: Partial<StoreOverview> = {}): StoreOverview => ({
  ...{ store: storeOf(), phase: 'connected', grant: { state: 'ok', displayName: 'Marina Souza' } },
  ...{ keys: 'stored', channels: [], sharesGrant: false, sharesKeys: false },
  ...over,
});
const hostileName = '<!channel> & *bold* _it_ ~no~ `code`'.repeat(6).slice(0, 200);
const hostile = overviewOf({
  store: storeOf({ name: hostileName }),
  grant: { state: 'suspect', displayName: hostileName },
  channels: Array.from({ length: 60 }, () => 'COURS'),
});
const fifty = storesOf(50).map((store) => overviewOf({ store }));
const listOf =
  (stores: readonly StoreOverview[], page = 1, isAdmin = true) =>
  (t: Translator) =>
    storeListMessage(t, { stores, page, isAdmin });

export const storeScenes: Readonly<Record<string, (t: Translator) => Message>> = {
  'stores: none': listOf([]),
  'stores: fifty': listOf(fifty),
  'stores: fifty, a page that is not there': listOf(fifty, 99),
  'stores: fifty, for a member': listOf(fifty, 3, false),
  'stores: a hostile name': listOf([hostile]),
  'stores: every phase': listOf(
    (['new', 'authorized', 'connected', 'disconnecting', 'disconnected'] as const).flatMap((phase, at) =>
      (['none', 'stored', 'refused', 'forbidden'] as const).map((keys, more) =>
        overviewOf({ store: storesOf(20)[at * 4 + more]!, phase, keys }),
      ),
    ),
  ),
  'store added': (t) => addedMessage(t, overviewOf({ keys: 'none' })),
  'store added, hostile, with keys': (t) => addedMessage(t, hostile),
  'store added, another one of its kind': (t) => addedMessage(t, { ...hostile, twin: hostile.store }),
  'store saved': (t) => savedMessage(t, hostile, false),
  'store saved: other products': (t) => savedMessage(t, hostile, true),
  'store saved: other products, no keys': (t) => savedMessage(t, overviewOf({ keys: 'none' }), true),
  'removal: connected, hostile': (t) => removalMessage(t, hostile),
  'removal: being disconnected': (t) => removalMessage(t, overviewOf({ phase: 'disconnecting' })),
  'removal: of a shared grant': (t) => removalMessage(t, overviewOf({ sharesGrant: true, sharesKeys: true })),
  'removal: new': (t) => removalMessage(t, overviewOf({ phase: 'new', grant: null, keys: 'none' })),
  'store removed': (t) => removedMessage(t, hostile.store),
  'store gone already': storeGoneMessage,
  'link for keys': (t) =>
    keyLinkMessage(t, hostile.store, { url: `https://app.example/keys/${'s'.repeat(43)}`, until: now }),
  'no address': (t) => noAddressMessage(t, storeOf()),
};
