import { describe, expect, it } from '@jest/globals';
import { createHomePublisher } from '../../../src/slack/home-publisher.ts';
import { fakeSubscriptions } from '../../support/alert-fakes.ts';
import { statusOf } from '../../support/builders.ts';
import { deferred, fakeClock, fakeStoreRepository } from '../../support/fakes.ts';
import type { SlackCall } from '../../support/slack-client.ts';
import { slackClientOver } from '../../support/slack-client.ts';
import { turnIn } from '../../support/turn.ts';

const ok = { ok: true };

function publishing(answer: (call: SlackCall) => Promise<Record<string, unknown>> | Record<string, unknown>) {
  const { client, calls } = slackClientOver(answer);
  const ports = { stores: fakeStoreRepository(statusOf()), subscriptions: fakeSubscriptions() };
  const home = createHomePublisher({ ...ports, clock: fakeClock() });
  const publish = (hash: string | null, userId = 'U1') => home.publish(turnIn({ client, userId }), hash);
  return { publish, calls, hashes: () => calls.map(({ body }) => body['hash']) };
}

describe('the Home tab', () => {
  it('is published with the hash of the view that the person has', async () => {
    const { publish, hashes } = publishing(() => ok);
    await publish('1.a');
    await publish(null);
    expect(hashes()).toEqual(['1.a', undefined]);
  });

  it('is read anew where the person has a newer one', async () => {
    const { publish, hashes } = publishing(({ body }) =>
      body['hash'] === undefined ? ok : { ok: false, error: 'hash_conflict' },
    );
    await publish('1.a');
    expect(hashes()).toEqual(['1.a', undefined]);
  });

  it('is published twice where five want it at once: the last one shows what all of them wanted', async () => {
    const slow = deferred<Record<string, unknown>>();
    const { publish, calls } = publishing(() => (calls.length === 1 ? slow.promise : ok));
    const all = [publish('1.a'), publish('1.a'), publish('1.a'), publish('1.a'), publish('1.a')];
    const other = publish(null, 'U2');
    await other;
    slow.resolve(ok);
    await Promise.all(all);
    expect(calls.map(({ body }) => body['user_id'])).toEqual(['U1', 'U2', 'U1']);
  });

  it('tells whoever waits for it that Slack refused it, and goes on after that', async () => {
    let isUp = false;
    const { publish } = publishing(() => (isUp ? ok : { ok: false, error: 'internal_error' }));
    const [first, second] = await Promise.allSettled([publish(null), publish(null)]);
    expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
    isUp = true;
    await expect(publish(null)).resolves.toBeUndefined();
  });
});
