import type { Clock, StoreRepository } from '../../../core/ports.ts';
import type { KeyLinkRepository, StoreSetupRepository } from '../../../core/store-ports.ts';
import type { Listen } from '../../listen.ts';
import type { SubmitDeps } from '../../submit.ts';
import type { RefusalDeps } from '../refusal.ts';

/** Pages of ours in the world outside, by their secret. */
export type PublicPages = {
  readonly keys: (secret: string) => string;
  readonly pings: (secret: string) => string;
  readonly connect: (secret: string) => string;
};

export type StoreListDeps = { readonly storeSetups: StoreSetupRepository };

export type StoresDeps = SubmitDeps &
  RefusalDeps &
  StoreListDeps & {
    readonly listen: Listen;
    readonly stores: Pick<StoreRepository, 'remove'>;
    readonly keyLinks: Pick<KeyLinkRepository, 'make'>;
    /** null: this app has no address that a browser, or VTEX, could reach. */
    readonly publicPages: PublicPages | null;
    readonly clock: Clock;
  };
