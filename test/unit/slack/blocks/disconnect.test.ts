import { describe, expect, it } from '@jest/globals';
import { disconnectCard } from '../../../../src/core/disconnect/disconnect-card.ts';
import type { DisconnectFacts } from '../../../../src/core/disconnect/ports.ts';
import { begun } from '../../../../src/core/disconnect/saga.ts';
import type { Saga } from '../../../../src/core/disconnect/saga.ts';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { disconnectBlocks } from '../../../../src/slack/blocks/disconnect/disconnect-card.ts';
import { disconnectPage } from '../../../../src/slack/blocks/disconnect/disconnect-page.ts';
import type { LiveFacts } from '../../../../src/slack/blocks/disconnect/disconnect-page.ts';
import { message } from '../../../../src/slack/blocks/elements.ts';
import { onboardingBlocks } from '../../../../src/slack/blocks/home/onboarding.ts';
import { statusMessage } from '../../../../src/slack/blocks/status.ts';
import { removalMessage } from '../../../../src/slack/blocks/stores/store-notices.ts';
import {
  ago,
  connectionOf,
  ids,
  links,
  MINUTE_MS,
  now,
  statusOf,
  storeOf,
} from '../../../support/builders.ts';
import { seen } from './eyes.ts';

const t = translatorFor('en');

describe('the page before a disconnect', () => {
  const facts: DisconnectFacts = {
    ...{ storeId: storeOf().id, store: 'Loja', handle: 'loja', phase: 'connected', generation: 1 },
    ...{ signIn: 'Ana', ids: { ...ids, pixelCode: 'C1' }, others: [], isElsewhere: false, sharing: [] },
    ...{ lastItems: null, token: 'x', isRevoked: false, last: null },
  };
  const bound: LiveFacts = {
    items: { value: 7, at: now },
    binding: { value: { bound: true, sources: ['Web'] }, at: now },
  };
  const page = (over: Partial<DisconnectFacts>, live: LiveFacts = bound) =>
    JSON.stringify(
      disconnectPage(t, {
        facts: { ...facts, ...over },
        live,
        links: { authorizations: 'https://a.example', vtexTikTok: 'https://b.example' },
      }),
    );

  it('offers to unlink the pixel only where no other connected store uses it with the same catalog, and names those', () => {
    expect(page({})).toContain('disconnect:unlink');
    for (const binding of [bound.binding, 'unknown' as const]) {
      const shared = page({ sharing: ['Outra', 'Terceira'] }, { ...bound, binding });
      expect(shared).toContain(
        '2 other connected stores use this pixel with the same catalog: *Outra*, *Terceira*',
      );
      expect(shared).not.toContain('disconnect:unlink');
    }
  });

  it('shows the last known figure with its time where TikTok does not answer, and none that was never read', () => {
    const silent: LiveFacts = { items: 'unknown', binding: 'unknown' };
    const last = page({ lastItems: { value: 1_040, at: ago(MINUTE_MS) } }, silent);
    expect(last).toMatch(/Last known: 1,040 items \(as of <!date\^/);
    expect(page({}, silent)).not.toContain('Last known');
  });
});

describe('the card of a disconnect', () => {
  const origin = {
    ...{ sagaId: 's', storeId: storeOf().id, store: 'Loja', by: 'UANA', language: 'en' as const },
    ...{ reference: 'r', signIn: 'Ana', manualUrl: 'https://tiktok.invalid' },
  };
  const card = (saga: Saga, locale: (typeof locales)[number] = 'en') =>
    seen(message(disconnectBlocks(translatorFor(locale), disconnectCard(origin, saga))));

  it('says that TikTok does not answer while the pixel is being unlinked, once that is so', () => {
    const saga = begun(true, now.getTime());
    expect(card(saga)).not.toContain('does not answer');
    expect(card({ ...saga, lastAnswer: 'noInfo' })).toContain('TikTok does not answer right now.');
    expect(card({ ...saga, lastAnswer: 'noInfo' })).toContain('[ Cancel ]');
  });

  it.each([
    ['noInfo', 'it does not answer, or only with an error'],
    ['refusedAll', 'it refused everybody, which proves nothing'],
    ['older', 'an older one of the same TikTok user is still being given back'],
  ] as const)('that is not proven says what TikTok answered last: %s', (lastAnswer, text) => {
    const saga: Saga = { ...begun(false, 0), stage: 'proving', unprovenSinceMs: 1, lastAnswer };
    expect(card(saga)).toContain(text);
    expect(card(saga)).toContain('[ Check again ]');
    expect(new Set(locales.map((locale) => card(saga, locale))).size).toBe(locales.length);
  });
});

describe('a store that is being disconnected', () => {
  const disconnect = { by: 'UANA', at: now, isUninstall: false };
  const status = (over: { cancelUntil: Date | null; isUnproven: boolean }) =>
    statusOf({
      connection: connectionOf({ phase: 'disconnecting', disconnect: { ...disconnect, ...over } }),
    });
  const shown = (over: { cancelUntil: Date | null; isUnproven: boolean }) =>
    seen(statusMessage(t, { status: status(over), now, links, isAdmin: true }));

  it('shows in its status until when that can be cancelled, or that it is not proven, and the way to both', () => {
    const early = shown({ cancelUntil: now, isUnproven: false });
    expect(early).toContain('It can be cancelled until');
    expect(early).toContain('[ Show the disconnect ]');
    const late = shown({ cancelUntil: null, isUnproven: true });
    expect(late).toContain('TikTok was not seen to let go of the access');
    expect(late).not.toContain('It can be cancelled until');
    // The figures are the last ones, with their time.
    expect(late).toContain('As of');
    expect(late).not.toContain('No figures yet');
  });

  it('is not offered to be connected by the first steps', () => {
    const statuses = [status({ cancelUntil: null, isUnproven: false })];
    const text = seen(message(onboardingBlocks(t, { statuses, subscriptions: [], access: 'admin' })));
    expect(text).toContain('Connect');
    expect(text).not.toContain('[ Connect TikTok ]');
  });

  it('says before it is removed that it is being disconnected, and what becomes of the access', () => {
    const page = (sharesGrant: boolean) =>
      seen(
        removalMessage(t, {
          ...{ store: storeOf(), phase: 'disconnecting', grant: { state: 'ok', displayName: 'Ana' } },
          ...{ keys: 'none', channels: [], sharesGrant, sharesKeys: false },
        }),
      );
    expect(page(false)).toContain('It is being disconnected from TikTok.');
    expect(page(false)).toContain('gives the authorization of Ana back to TikTok in the background');
    expect(page(true)).toContain('The authorization of Ana stays');
    expect(page(true)).not.toContain('It is connected to TikTok.');
  });
});
