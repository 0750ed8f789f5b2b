import type { TikTokWebhookApi, WebhookRepository, WebhookRound, WebhookSubscription } from './ports.ts';

export type SyncPorts = {
  readonly webhooks: Pick<WebhookRepository, 'begin' | 'finish' | 'tokenFor'>;
  readonly tiktok: TikTokWebhookApi;
  /** Where TikTok reaches us; null: nowhere, so there is nothing to subscribe to. */
  readonly callbackUrl: string | null;
};

export type SyncResult = {
  readonly subscribed: number;
  readonly ended: number;
  /** Calls that TikTok refused or did not answer; the list itself counts, too. */
  readonly failed: number;
};

const dayMs = 24 * 3_600_000;
const retryMs = 3_600_000;
const moreMs = 60_000;
/** Of the quota that all stores share; the rest follows a minute later. */
const mostAtOnce = 100;

/**
 * Brings TikTok's subscriptions in line with the connected stores: TikTok ends them silently with the token that made them
 * (tiktok-business-api.md 8.3), so what we did ourselves proves nothing. Safe to repeat, and to be cut off anywhere.
 */
export async function syncSubscriptions({ webhooks, tiktok, callbackUrl }: SyncPorts): Promise<SyncResult> {
  const round = await webhooks.begin();
  const done = { subscribed: 0, ended: 0, failed: 0 };
  if (callbackUrl === null) {
    await webhooks.finish(round, dayMs);
    return done;
  }
  const listed = await tiktok.subscriptions('polling');
  if (listed.class !== 'good') {
    await webhooks.finish(round, retryMs);
    return { ...done, failed: 1 };
  }
  const { missing, surplus } = compare(round, listed.value, callbackUrl);
  const work = [...surplus, ...missing];
  for (const todo of work.slice(0, mostAtOnce)) {
    const outcome = await workOff({ webhooks, tiktok, callbackUrl }, todo);
    if (outcome !== null) done[outcome] += 1;
  }
  const nextMs = done.failed > 0 ? retryMs : work.length > mostAtOnce ? moreMs : dayMs;
  await webhooks.finish(round, nextMs);
  return done;
}

type Todo = { readonly subscriptionId: string } | { readonly advertiserId: string };

/** Those of another address are of another installation of the same developer app: not ours to end. */
function compare(
  { advertiserIds }: WebhookRound,
  subscriptions: readonly WebhookSubscription[],
  callbackUrl: string,
): { readonly missing: readonly Todo[]; readonly surplus: readonly Todo[] } {
  const wanted = new Set(advertiserIds);
  const covered = new Set<string>();
  const surplus: Todo[] = [];
  for (const { id, advertiserIds: of, callbackUrl: to } of subscriptions) {
    if (to !== callbackUrl) continue;
    // One of several accounts stays as long as any of them needs it.
    const isNeeded = of.some((one) => wanted.has(one) && !covered.has(one));
    if (!isNeeded) surplus.push({ subscriptionId: id });
    else for (const one of of) covered.add(one);
  }
  const missing = advertiserIds
    .filter((advertiserId) => !covered.has(advertiserId))
    .map((advertiserId) => ({ advertiserId }));
  return { missing, surplus };
}

/** null: there is nothing to do any more. */
async function workOff(
  { webhooks, tiktok, callbackUrl }: SyncPorts & { readonly callbackUrl: string },
  todo: Todo,
): Promise<keyof SyncResult | null> {
  if ('subscriptionId' in todo) {
    const { class: answer } = await tiktok.unsubscribe(todo.subscriptionId, 'polling');
    return answer === 'good' || answer === 'objectRefused' ? 'ended' : 'failed';
  }
  const token = await webhooks.tokenFor(todo.advertiserId);
  if (token === null) return null;
  const { class: answer } = await tiktok.subscribe(token, todo.advertiserId, callbackUrl, 'polling');
  return answer === 'good' ? 'subscribed' : 'failed';
}
