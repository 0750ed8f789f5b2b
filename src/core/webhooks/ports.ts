import type { Answer } from '../answer.ts';
import type { Lane } from '../ports.ts';

/** TikTok says that this ad account was suspended or set free. Only a hint: what is so, the next check reads. */
export type AccountHint = {
  readonly advertiserId: string;
  /** The same for each delivery of one piece of news: TikTok delivers at least once. */
  readonly key: string;
};

/** A delivery to our address, looked at. Nothing of it is believed unless its signature is TikTok's. */
export type ReadWebhook =
  | { readonly kind: 'hint'; readonly hint: AccountHint }
  /** Not signed with our app's secret: anybody's. */
  | { readonly kind: 'forged' }
  /** Signed, but so long ago that we may have forgotten that we had it before. */
  | { readonly kind: 'stale' }
  /** Signed, and nothing that we have subscribed to, or in a shape that we do not know. */
  | { readonly kind: 'other' };

/** Headers by their names in lower case. */
export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;
export type ReadDelivery = (headers: WebhookHeaders, body: string) => ReadWebhook;

/** A round of looking whether each ad account has its subscription. */
export type WebhookRound = {
  readonly number: number;
  /** Ad accounts of all stores that are connected, or not disconnected for good yet. */
  readonly advertiserIds: readonly string[];
};

/**
 * Deliveries and subscriptions are the developer app's: no workspace has them, and stores of several may be of one ad account.
 * Every method is one transaction.
 */
export type WebhookRepository = {
  /** 'repeated': it was noted before. 'unknown': no store has this ad account. Safe to repeat. */
  receive(hint: AccountHint): Promise<'noted' | 'repeated' | 'unknown'>;
  /** The subscriptions are looked at again now: stores were connected or disconnected. Safe to repeat. */
  want(): Promise<void>;
  wakeDue(limit: number): Promise<number>;
  begin(): Promise<WebhookRound>;
  /** Of a store with this ad account that is connected; null: none is, any more. */
  tokenFor(advertiserId: string): Promise<string | null>;
  isConnected(advertiserId: string): Promise<boolean>;
  /** The next round is due in so long; at once where one was wanted meanwhile. */
  finish(round: WebhookRound, nextMs: number): Promise<void>;
  nextDueAt(): Promise<Date | null>;
};

export type WebhookSubscription = {
  readonly id: string;
  readonly callbackUrl: string;
  readonly advertiserIds: readonly string[];
};

/** TikTok's subscriptions to AD_ACCOUNT_SUSPENSION (tiktok-business-api.md 8). An answer is a value. */
export type TikTokWebhookApi = {
  /** GET /subscription/get/: all of our app, on every page. Changes nothing. */
  subscriptions(lane: Lane): Promise<Answer<readonly WebhookSubscription[]>>;
  /** POST /subscription/subscribe/, sent once. A second one for an ad account only makes deliveries come twice. */
  subscribe(token: string, advertiserId: string, callbackUrl: string, lane: Lane): Promise<Answer<unknown>>;
  /** POST /subscription/unsubscribe/, sent once; `objectRefused`: there is none. */
  unsubscribe(subscriptionId: string, lane: Lane): Promise<Answer<unknown>>;
};
