import type { TikTokCause } from './tiktok-causes.ts';

/** Where the reference marks X (sources disagree), the world answers in either of the two shapes. */
export type TikTokShapes = {
  rejectedInfo: 'rejected_info' | 'reject_info';
  price: 'price' | 'price_info';
  detail: 'profession' | 'product_detail';
  /** Ids of feeds and in the product log: JSON text or bare 19-digit JSON numbers. */
  feedIds: 'string' | 'number';
  nullKeys: 'dropped' | 'null';
  imageNotFound: 'NO_FOUND' | 'NOT_FOUND';
  /** /bc/get/ and /catalog/get/ by an id that the person cannot reach: an empty list with code 0, or 40001. */
  absentObject: 'emptyList' | 'permissionError';
};

export const defaultShapes: Readonly<TikTokShapes> = {
  rejectedInfo: 'rejected_info',
  price: 'price',
  detail: 'profession',
  feedIds: 'string',
  nullKeys: 'dropped',
  imageNotFound: 'NO_FOUND',
  absentObject: 'emptyList',
};

export type DeveloperApp = {
  readonly appId: string;
  readonly secret: string;
  state: 'active' | 'banned' | 'rejected';
  readonly scope: readonly number[];
  /** Endpoints that the app may not call: 40117. */
  readonly forbidden: Set<string>;
};

export type Role = 'ADMIN' | 'STANDARD' | 'OPERATOR' | 'ANALYST' | 'AD_PROMOTE';

export type TikTokUser = {
  readonly coreUserId: string;
  displayName: string;
  readonly email: string;
  readonly createTimeS: number;
  /** abnormal: 40106 to every call. */
  state: 'active' | 'abnormal';
  /** Object id → role. Without an entry the object answers 40001. */
  readonly roles: Map<string, Role>;
};

export type TokenState = 'valid' | 'revoked' | 'expired';
export type Token = {
  readonly value: string;
  readonly appId: string;
  readonly coreUserId: string;
  readonly issuedAtMs: number;
  state: TokenState;
};
/** What an exchange gives to somebody who has a token already. */
export type TokenIssue = 'same' | 'new' | 'killing-old';

export type AuthCode = {
  readonly code: string;
  readonly appId: string;
  readonly coreUserId: string;
  readonly expiresAtMs: number;
  used: boolean;
};

/** tiktok-business-api.md 3.2 */
export const advertiserStatuses = [
  'STATUS_ENABLE',
  'STATUS_LIMIT',
  'STATUS_DISABLE',
  'STATUS_CONFIRM_FAIL',
  'STATUS_CONFIRM_FAIL_END',
  'STATUS_CONFIRM_MODIFY_FAIL',
  'STATUS_PENDING_CONFIRM',
  'STATUS_PENDING_VERIFIED',
  'STATUS_PENDING_CONFIRM_MODIFY',
  'STATUS_WAIT_FOR_BPM_AUDIT',
  'STATUS_WAIT_FOR_PUBLIC_AUTH',
  'STATUS_SELF_SERVICE_UNAUDITED',
  'STATUS_CONTRACT_PENDING',
] as const;

export type AdAccount = {
  readonly advertiserId: string;
  readonly bcId: string;
  name: string;
  /** A string, not the enum: a world may show a status that nobody has documented. */
  status: string;
  rejectionReason: string;
  readonly createTimeS: number;
};

export type BusinessCenter = {
  readonly bcId: string;
  name: string;
  status: 'ENABLE' | 'REVIEWING' | 'DENY' | 'PUNISH';
};

export type MatchingField = 'email' | 'phone_number' | 'name' | 'address' | 'external_id';
export type Pixel = {
  readonly pixelId: string;
  readonly pixelCode: string;
  readonly advertiserId: string;
  readonly bcId: string;
  name: string;
  activityStatus: string;
  /** Manual advanced matching only works on pixels of a partner integration (tiktok-business-api.md 5.2). */
  partnerName: string | null;
  readonly createdAtMs: number;
  manualMatching: Record<'email' | 'phone_number', boolean>;
  automaticMatching: Record<MatchingField, boolean>;
  firstPartyCookies: boolean;
  expandedDataSharing: boolean;
  /** No event at or after this time; null while events flow. */
  silentFromMs: number | null;
};

export type Audit = 'approved' | 'processing' | 'rejected';
export type Item = {
  /** The seed's index: SKU id, title, price … follow from it. */
  readonly index: number;
  audit: Audit;
  cause: TikTokCause | null;
  /** What happens to it by itself; null: it stays as it is. */
  review: Review | null;
  active: boolean;
};
/** VTEX sends a product, and TikTok reviews it. */
export type Review = {
  /** From then on it is under review. */
  readonly sentAtMs: number;
  readonly endsAtMs: number;
  /** What TikTok will say; null: approved. */
  readonly cause: TikTokCause | null;
};
export type Counts = { readonly approved: number; readonly processing: number; readonly rejected: number };

export type EventSource = { readonly pixelCode: string | null; readonly appId: string | null };
export type FeedLog = {
  readonly feedLogId: string;
  readonly feedId: string;
  readonly atMs: number;
  readonly added: number;
  /** Indexes of products that were refused at upload, with the field that was missing. */
  readonly refused: readonly { readonly index: number; readonly field: UploadField }[];
  /** The log names its id, which no document promises: only then the refused products can be read. */
  readonly isNamed: boolean;
};
export type UploadField = 'description' | 'image_url' | 'price' | 'brand' | 'landing_page_url';

export type DiagnosticsOfDay = {
  /** The UTC day that this reading describes, YYYY-MM-DD. */
  readonly date: string;
  readonly total: number;
  readonly byCause: ReadonlyMap<TikTokCause, { count: number; readonly examples: Item[] }>;
};

export const adsVerdicts = ['counted', 'no', 'unsaid'] as const;
export type AdsVerdict = (typeof adsVerdicts)[number];

export type Catalog = {
  readonly catalogId: string;
  readonly bcId: string;
  readonly seed: number;
  readonly owner: number;
  name: string;
  readonly createdAtMs: number;
  updatedAtMs: number;
  /** Sorted by index. */
  items: Item[];
  /** Indexes of products that VTEX will send for the first time. */
  readonly arrivals: Map<number, Review>;
  /** Cache of the three counts; null after each change. */
  tally: Counts | null;
  /** When the next review begins or ends; Infinity when there is none. */
  nextReviewAtMs: number;
  readonly feedId: string;
  readonly feedLogs: FeedLog[];
  eventSources: EventSource[];
  /** Whether ads may use it; counted: while it holds a usable item. */
  adsVerdict: AdsVerdict;
  /** Yesterday's diagnostics and the UTC day on which they were taken. */
  diagnostics: { readonly takenOn: string; readonly reading: DiagnosticsOfDay } | null;
};

/** What one shop of the world consists of; ids only. */
export type TikTokStore = {
  readonly name: string;
  readonly coreUserId: string;
  readonly appId: string;
  /** The token that the store was created with. */
  readonly token: string;
  readonly bcId: string;
  readonly advertiserId: string;
  readonly catalogId: string;
  readonly pixelId: string;
  readonly pixelCode: string;
};

export type Subscription = {
  readonly subscriptionId: string;
  readonly appId: string;
  readonly entity: string;
  readonly callbackUrl: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly token: string;
};

/** A webhook call that TikTok owes a subscriber; `takeDeliveries()` hands them out, the caller posts them. */
export type Delivery = {
  readonly subscriptionId: string;
  readonly callbackUrl: string;
  readonly body: string;
  /** For the header X-Open-Signature. */
  readonly signature: string;
};

/** `slow`: late answers; `lost`: the effect happens and nobody hears of it. */
export type DownMode = 'refuse' | 'html502' | 'hang' | 'garbage' | 'throttle' | 'slow' | 'lost';
export type Quota = { readonly perSecond: number; readonly perMinute: number };
export type Attempt = { readonly atMs: number; readonly operation: string };

/** Everything that TikTok knows; plain data. */
export type TikTokState = {
  readonly nowMs: () => number;
  readonly seed: number;
  readonly shapes: TikTokShapes;
  readonly apps: Map<string, DeveloperApp>;
  readonly users: Map<string, TikTokUser>;
  readonly tokens: Map<string, Token>;
  readonly authCodes: Map<string, AuthCode>;
  readonly adAccounts: Map<string, AdAccount>;
  readonly businessCenters: Map<string, BusinessCenter>;
  readonly catalogs: Map<string, Catalog>;
  readonly pixels: Map<string, Pixel>;
  readonly stores: TikTokStore[];
  readonly subscriptions: Map<string, Subscription>;
  deliveries: Delivery[];
  /** Every call that reached TikTok's door, answered or not. */
  readonly attempts: Attempt[];
  tokenIssue: TokenIssue;
  reviewDelayMs: number;
  authOutage: boolean;
  down: DownMode | null;
  quota: Quota | null;
  bannedUntilMs: number;
  /** Makes ids and request ids unique without randomness. */
  serial: number;
};
