import type { PublicPages } from '../../src/slack/listeners/stores/deps.ts';
import type { KeyLinkRepository, StoreSetupRepository } from '../../src/core/store-ports.ts';

/** For what has nothing to do with setting stores up: there is none, and no public address. */
export const noSetups: {
  readonly storeSetups: StoreSetupRepository;
  readonly keyLinks: KeyLinkRepository;
  readonly publicPages: PublicPages | null;
} = {
  storeSetups: {
    overview: async () => [],
    read: async () => null,
    add: async () => 'handle-taken',
    edit: async () => 'gone',
  },
  keyLinks: {
    make: async () => null,
    look: async () => 'unknown',
    beginTry: async () => 'unknown',
    returnTry: async () => undefined,
    use: async () => 'unknown',
  },
  publicPages: null,
};
