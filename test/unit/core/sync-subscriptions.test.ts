import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../src/core/answer.ts';
import { endWebhooks } from '../../../src/core/webhooks/end-webhooks.ts';
import type { TikTokWebhookApi, WebhookSubscription } from '../../../src/core/webhooks/ports.ts';
import { syncSubscriptions } from '../../../src/core/webhooks/sync-subscriptions.ts';
import { good, refusal } from '../../support/builders.ts';

const callbackUrl = 'https://app.example/tiktok/webhook';
const subscription = (id: string, of: string[], to = callbackUrl): WebhookSubscription => ({
  ...{ id, callbackUrl: to, advertiserIds: of },
});

/** Stores with these ad accounts, and a TikTok with these subscriptions. */
function scene(connected: readonly string[], listed: Answer<readonly WebhookSubscription[]>, refused = '') {
  const calls: string[] = [];
  const answer = (id: string): Answer<unknown> => (id === refused ? refusal() : good({}));
  const tiktok: TikTokWebhookApi = {
    subscriptions: async () => listed,
    async subscribe(token, advertiserId) {
      calls.push(`+${advertiserId} as ${token}`);
      return answer(advertiserId);
    },
    async unsubscribe(id) {
      calls.push(`-${id}`);
      return answer(id);
    },
  };
  const webhooks = {
    begin: async () => ({ number: 7, advertiserIds: connected }),
    tokenFor: async (id: string) => (id === 'gone' ? null : `token-${id}`),
    isConnected: async (id: string) => connected.includes(id),
    finish: async ({ number }: { number: number }, nextMs: number) =>
      void calls.push(`round ${String(number)}, next in ${String(nextMs / 60_000)} min`),
  };
  return { calls, ports: { webhooks, tiktok, callbackUrl } };
}
const day = 'round 7, next in 1440 min';

describe('a round', () => {
  it('subscribes what lacks and ends what nobody needs, doubled ones too; others are left alone', async () => {
    const { calls, ports } = scene(
      ['1', '2', 'gone'],
      good([
        subscription('a', ['1']),
        subscription('b', ['1']),
        subscription('c', ['9']),
        subscription('d', ['9'], 'https://other.example'),
      ]),
    );
    expect(await syncSubscriptions(ports)).toEqual({ subscribed: 1, ended: 2, failed: 0 });
    expect(calls).toEqual(['-b', '-c', '+2 as token-2', day]);
  });

  it('comes again in an hour where TikTok said nothing, and does nothing on a guess', async () => {
    const silent = scene(['1'], refusal());
    expect(await syncSubscriptions(silent.ports)).toMatchObject({ failed: 1 });
    expect(silent.calls).toEqual(['round 7, next in 60 min']);
    const partly = scene(['1', '2'], good([]), '1');
    expect(await syncSubscriptions(partly.ports)).toEqual({ subscribed: 1, ended: 0, failed: 1 });
  });

  it('does a part of very many, and the rest a minute later', async () => {
    const many = Array.from({ length: 150 }, (_, at) => String(at));
    const { calls, ports } = scene(many, good([]));
    expect(await syncSubscriptions(ports)).toMatchObject({ subscribed: 100 });
    expect(calls.at(-1)).toBe('round 7, next in 1 min');
  });

  it('does nothing where TikTok cannot reach the app', async () => {
    const { calls, ports } = scene(['1'], good([]));
    await syncSubscriptions({ ...ports, callbackUrl: null });
    expect(calls).toEqual([day]);
  });
});

describe('the end of an ad account’s webhooks', () => {
  it('leaves those that another store needs', async () => {
    const { calls, ports } = scene(['1'], good([subscription('a', ['1']), subscription('b', ['2'])]));
    expect(await endWebhooks(ports, '1')).toBe('already');
    expect(await endWebhooks(ports, '2')).toBe('done');
    expect(await endWebhooks(ports, '3')).toBe('already');
    expect(calls).toEqual(['-b']);
  });

  it('is not known where TikTok says nothing', async () => {
    expect(await endWebhooks(scene([], refusal()).ports, '1')).toBe('noInfo');
    expect(await endWebhooks(scene([], good([subscription('a', ['1'])]), 'a').ports, '1')).toBe('noInfo');
  });
});
