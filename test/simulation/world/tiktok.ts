import type { Counts } from '../../../src/core/reading.ts';

export type TokenTruth = {
  readonly user: string;
  readonly history: { readonly atMs: number; readonly isValid: boolean }[];
};
export type CatalogTruth = {
  /** Nobody else may look at it. */
  readonly user: string;
  readonly history: { readonly atMs: number; readonly counts: Counts }[];
  /** The person's role on it was taken away. */
  isLost: boolean;
  /** When that was answered. */
  readonly refusedAt: number[];
  /** What was answered, and when. */
  readonly reads: { readonly atMs: number; readonly rejected: number }[];
};

export type AccountTruth = {
  isSuspended: boolean;
  readonly reads: { readonly atMs: number; readonly isSuspended: boolean }[];
};

/** `counts`: the catalog's service alone is dead; `auth`: 40105 to everybody, also where no token is involved; `app`: our app is banned. */
export const tiktokModes = [
  'auth',
  'silent',
  'garbage',
  'throttle',
  'counts',
  'hang',
  'transient',
  'app',
] as const;
export type TikTokMode = (typeof tiktokModes)[number];

export type TikTokOperation = 'userInfo' | 'signIn' | 'catalogOverview';
/** As the client sees it: a code, or null where there was none that could be read. */
export type TikTokVerdict = { readonly code: number | null; readonly counts: Counts | null };

/**
 * What the sandbox's TikTok does with the calls of a check, without its HTTP shapes: a schedule has hundreds of them.
 * conformance.test.ts holds the two together; the modes `counts` and `transient` are of this world only.
 */
export type TikTokModel = {
  readonly tokens: Map<string, TokenTruth>;
  readonly catalogs: Map<string, CatalogTruth>;
  readonly accounts: Map<string, AccountTruth>;
  /** When a call was refused to the app as such. */
  readonly appRefusedAt: number[];
  readonly nowMs: () => number;
  readonly attempts: number[];
  /** When a check was told anything at all: a refusal says that TikTok is there, too. */
  readonly answeredAt: number[];
  /** By token: when a refusal, or a good answer to /user/info/, was given. */
  readonly refusedAt: Map<string, number[]>;
  readonly goodAt: Map<string, number[]>;
  /** Refusals by mistake that may still come: three in a row would be a proof. */
  mistakesLeft: number;
  /** How long its sign-in was out of order: two hours of it are believed (evidence.ts). */
  authOutageMs: number;
  mode: TikTokMode | null;
  issueToken(user: string): string;
  setToken(token: string, isValid: boolean): void;
  addCatalog(catalogId: string, user: string): void;
  setCounts(catalogId: string, counts: Counts): void;
  countsOf(catalogId: string): Counts;
  /** Other counts than the last time: worth a line of a trace. */
  isNews(catalogId: string, counts: Counts | null): boolean;
  /** Called once, at the next refusal of a token: somebody signs in again at that very moment. */
  onRefused: (() => void) | null;
  answer(operation: TikTokOperation, token: string, catalogId: string): TikTokVerdict;
  /** It was valid at all times from then on. */
  wasValidSince(token: string, sinceMs: number): boolean;
};

const none: Counts = { approved: 0, processing: 0, rejected: 0 };

export function createTikTokModel(nowMs: () => number): TikTokModel {
  const model: TikTokModel = {
    tokens: new Map(),
    catalogs: new Map(),
    accounts: new Map(),
    appRefusedAt: [],
    nowMs,
    attempts: [],
    answeredAt: [],
    refusedAt: new Map(),
    goodAt: new Map(),
    mistakesLeft: 2,
    authOutageMs: 0,
    mode: null,
    onRefused: null,
    issueToken(user) {
      const token = `token-${String(model.tokens.size + 1)}-${user}`;
      model.tokens.set(token, { user, history: [{ atMs: nowMs(), isValid: true }] });
      return token;
    },
    setToken(token, isValid) {
      model.tokens.get(token)?.history.push({ atMs: nowMs(), isValid });
    },
    addCatalog(catalogId, user) {
      model.catalogs.set(catalogId, { user, history: [], reads: [], isLost: false, refusedAt: [] });
    },
    setCounts(catalogId, counts) {
      model.catalogs.get(catalogId)?.history.push({ atMs: nowMs(), counts });
    },
    countsOf: (catalogId) => model.catalogs.get(catalogId)?.history.at(-1)?.counts ?? none,
    isNews(catalogId, counts) {
      const before = model.catalogs.get(catalogId)?.reads.at(-2);
      return counts !== null && before?.rejected !== counts.rejected;
    },
    answer(operation, token, catalogId) {
      model.attempts.push(nowMs());
      return verdict(model, operation, token, catalogId);
    },
    wasValidSince(token, sinceMs) {
      const history = model.tokens.get(token)?.history ?? [];
      const before = history.filter(({ atMs }) => atMs <= sinceMs).at(-1);
      const since = history.filter(({ atMs }) => atMs > sinceMs);
      return before?.isValid === true && since.every(({ isValid }) => isValid);
    },
  };
  return model;
}

const codes: Readonly<Record<Exclude<TikTokMode, 'counts'>, number | null>> = {
  auth: 40105,
  silent: null,
  garbage: null,
  hang: null,
  throttle: 40100,
  transient: 51001,
  app: 40113,
};

function verdict(
  model: TikTokModel,
  operation: TikTokOperation,
  token: string,
  catalogId: string,
): TikTokVerdict {
  const { mode } = model;
  if (mode !== null && mode !== 'counts') return { code: codes[mode], counts: null };
  // No such code: what signing in answers when it works.
  if (operation === 'signIn') return { code: 40110, counts: null };
  const user = userOf(model, token);
  if (user === null) return { code: 40105, counts: null };
  if (operation !== 'catalogOverview') return { code: 0, counts: null };
  if (mode === 'counts') return { code: 50000, counts: null };
  const catalog = model.catalogs.get(catalogId);
  if (catalog === undefined) return { code: 40002, counts: null };
  if (catalog.user !== user || catalog.isLost) return { code: 40001, counts: null };
  const counts = model.countsOf(catalogId);
  catalog.reads.push({ atMs: model.nowMs(), rejected: counts.rejected });
  return { code: 0, counts };
}

/** null: the token is good for nothing. */
function userOf({ tokens }: TikTokModel, token: string): string | null {
  const found = tokens.get(token);
  return found?.history.at(-1)?.isValid === true ? found.user : null;
}
