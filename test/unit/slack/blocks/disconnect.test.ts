import { describe, expect, it } from '@jest/globals';
import { disconnectCard } from '../../../../src/core/disconnect/disconnect-card.ts';
import type { DisconnectFacts } from '../../../../src/core/disconnect/ports.ts';
import {
  begun,
  cancelled,
  committed,
  relinked,
  sawBinding,
  unlinked,
} from '../../../../src/core/disconnect/saga.ts';
import type { Saga } from '../../../../src/core/disconnect/saga.ts';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { disconnectBlocks } from '../../../../src/slack/blocks/disconnect/disconnect-card.ts';
import {
  noPageMessage,
  nothingToCheckMessage,
} from '../../../../src/slack/blocks/disconnect/disconnect-notices.ts';
import { disconnectPage } from '../../../../src/slack/blocks/disconnect/disconnect-page.ts';
import type { LiveFacts } from '../../../../src/slack/blocks/disconnect/disconnect-page.ts';
import { message } from '../../../../src/slack/blocks/elements.ts';
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

  it('says that TikTok does not show the catalog where that is why, and does not offer to unlink the pixel', () => {
    const denied = page({}, { items: 'denied', binding: 'denied' });
    expect(denied).toContain('does not show this catalog');
    expect(denied).not.toContain('did not answer');
    expect(denied).not.toContain('disconnect:unlink');
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

describe('the card and the answer of a disconnect that takes long', () => {
  const origin = {
    ...{ sagaId: 's', storeId: storeOf().id, store: 'Loja', by: 'UANA', language: 'en' as const },
    ...{ reference: 'r', signIn: 'Marina', manualUrl: 'https://tiktok.invalid' },
  };
  const card = (saga: Saga) => seen(message(disconnectBlocks(t, disconnectCard(origin, saga))));
  const committedSaga = (): Saga =>
    committed(begun(false, 0), { others: [], isElsewhere: false, hasToken: true }, 1);
  const facts = (saga: Saga): DisconnectFacts => ({
    ...{ storeId: storeOf().id, store: 'Loja', handle: 'loja', phase: 'disconnecting', generation: 1 },
    ...{ signIn: 'Marina', ids: null, others: [], isElsewhere: false, sharing: [] },
    ...{ lastItems: null, token: 'x', isRevoked: false },
    last: {
      ...{ sagaId: 's', by: 'UANA', stage: saga.stage, outcome: saga.outcome, at: now, proof: saga },
      ...{ signIn: 'Marina', manualUrl: 'https://tiktok.invalid' },
    },
  });

  it('say at once that TikTok does not answer', () => {
    const silent: Saga = { ...committedSaga(), lastAnswer: 'noInfo' };
    expect(card(committedSaga())).not.toContain('last answer');
    for (const text of [card(silent), seen(noPageMessage(t, facts(silent)))]) {
      expect(text).toContain('it does not answer, or only with an error');
      expect(text).not.toContain('by hand');
    }
  });

  it('give anybody the way to do it by hand, and not while the proof is a minute away', () => {
    const unproven: Saga = {
      ...committedSaga(),
      stage: 'proving',
      unprovenSinceMs: 2,
      lastAnswer: 'accepted',
    };
    for (const text of [card(unproven), seen(noPageMessage(t, facts(unproven)))]) {
      expect(text).toContain('as the TikTok user *Marina*');
      expect(text).toContain('it still accepted the access');
      expect(text).toContain('[ TikTok Authorizations ');
      expect(text).toContain('[ Check again ]');
    }
    const halfWay: Saga = { ...unproven, lastAnswer: 'refused' };
    for (const text of [card(halfWay), seen(noPageMessage(t, facts(halfWay)))]) {
      expect(text).not.toContain('by hand');
      expect(text).toContain('one more refusal a minute later is the proof');
    }
  });

  it('that is cancelled says that checks run again, and waits for nobody meanwhile', () => {
    const bound = sawBinding(begun(true, 0), { bound: true, sources: [] });
    const cancelling = cancelled(unlinked(bound, 'done', 1), 2)!;
    expect(card(cancelling)).toContain('➖ Cancelled in time');
    expect(card(cancelling)).toContain('⏳ Linking the pixel');
    expect(card(relinked(cancelling, 'done', 3))).toContain(
      'Checks, alerts and readings of TikTok run again.',
    );
  });

  it('that is over says so where an old button asks to check again, with the way back', () => {
    const gone = { ...facts(committedSaga()), phase: 'disconnected' as const };
    const text = seen(nothingToCheckMessage(t, gone));
    expect(text).toContain('is disconnected since');
    expect(text).toContain('[ Reconnect ]');
    expect(seen(nothingToCheckMessage(t, null))).toContain('nothing to check');
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
