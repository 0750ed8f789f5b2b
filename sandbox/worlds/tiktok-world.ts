import { addApp, addStore } from './tiktok-build.ts';
import type { NewTikTokStore } from './tiktok-build.ts';
import { accessLevers, accountLevers, catalogLevers, pixelLevers } from './tiktok-levers.ts';
import { defaultShapes } from './tiktok-model.ts';
import type {
  AuthCode,
  Counts,
  Delivery,
  DeveloperApp,
  DownMode,
  Quota,
  TikTokShapes,
  TikTokState,
  TikTokStore,
  Token,
  TokenIssue,
} from './tiktok-model.ts';
import { countAttempt } from './tiktok-quota.ts';
import { issueAuthCode, issueToken } from './tiktok-tokens.ts';

export type { NewTikTokStore } from './tiktok-build.ts';
export type * from './tiktok-model.ts';

export type TikTokWorldOptions = {
  readonly nowMs: () => number;
  readonly seed?: number;
  /** Of the first store; default 812 / 31 / 9. Small counts make a world cheap. */
  readonly counts?: Counts;
  /** Also its Business Center's name. */
  readonly storeName?: string;
  readonly shapes?: Partial<TikTokShapes>;
  readonly quota?: Quota;
  readonly tokenIssue?: TokenIssue;
  /** How long a review takes; default 2 hours. */
  readonly reviewDelayMs?: number;
};

type Levers = ReturnType<typeof accountLevers> &
  ReturnType<typeof accessLevers> &
  ReturnType<typeof catalogLevers> &
  ReturnType<typeof pixelLevers>;

export type TikTokWorld = TikTokState &
  Levers & {
    /** A further Business Center, ad account, catalog and pixel, on an own token or a shared one. */
    addStore(store: NewTikTokStore): TikTokStore;
    addApp(): DeveloperApp;
    /** What the consent page gives: lives 1 hour, works once. Default: the first store's person and app. */
    issueAuthCode(coreUserId?: string, appId?: string): AuthCode;
    /** A token without a consent, by the issue mode in force. */
    issueToken(coreUserId?: string, appId?: string): Token;
    /** How TikTok as a whole behaves; null: well. */
    setDown(mode: DownMode | null): void;
    /** Counts a call towards the quota; true: refuse it with 40100. The HTTP stand-in does this by itself. */
    countAttempt(operation: string): boolean;
    /** Hands out the webhook calls owed since the last time. */
    takeDeliveries(): Delivery[];
  };

/** One shop "Loja Modelo": everything approved, 812 / 31 / 9 products, one person who reaches all of it. */
export function createTikTokWorld(options: TikTokWorldOptions): TikTokWorld {
  const state = emptyState(options);
  const app = addApp(state);
  const first = addStore(state, app, {
    name: options.storeName ?? 'Loja Modelo',
    ...(options.counts && { counts: options.counts }),
  });
  // Assigned to the state itself: rules and levers must see the same object.
  return Object.assign(state, {
    ...accountLevers(state),
    ...accessLevers(state),
    ...catalogLevers(state),
    ...pixelLevers(state),
    ...worldLevers(state, app, first),
  });
}

function worldLevers(state: TikTokState, app: DeveloperApp, first: TikTokStore) {
  return {
    addStore: (store: NewTikTokStore) => addStore(state, app, store),
    addApp: () => addApp(state),
    issueAuthCode: (coreUserId = first.coreUserId, appId = first.appId) =>
      issueAuthCode(state, appId, coreUserId),
    issueToken: (coreUserId = first.coreUserId, appId = first.appId) => issueToken(state, appId, coreUserId),
    setDown: (mode: DownMode | null) => {
      state.down = mode;
    },
    countAttempt: (operation: string) => countAttempt(state, operation),
    takeDeliveries: () => {
      const owed = state.deliveries;
      state.deliveries = [];
      return owed;
    },
  };
}

function emptyState(options: TikTokWorldOptions): TikTokState {
  return {
    nowMs: options.nowMs,
    seed: options.seed ?? 1,
    shapes: { ...defaultShapes, ...options.shapes },
    apps: new Map(),
    users: new Map(),
    tokens: new Map(),
    authCodes: new Map(),
    adAccounts: new Map(),
    businessCenters: new Map(),
    catalogs: new Map(),
    pixels: new Map(),
    stores: [],
    subscriptions: new Map(),
    deliveries: [],
    attempts: [],
    tokenIssue: options.tokenIssue ?? 'new',
    reviewDelayMs: options.reviewDelayMs ?? 7_200_000,
    authOutage: false,
    down: null,
    quota: options.quota ?? null,
    bannedUntilMs: 0,
    serial: 0,
  };
}
