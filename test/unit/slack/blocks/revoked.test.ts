import { describe, expect, it } from '@jest/globals';
import { translatorFor } from '../../../../src/locales/index.ts';
import type { StoreStatus } from '../../../../src/core/status.ts';
import { disconnectCard } from '../../../../src/core/disconnect/disconnect-card.ts';
import { begun, committed } from '../../../../src/core/disconnect/saga.ts';
import { disconnectBlocks } from '../../../../src/slack/blocks/disconnect/disconnect-card.ts';
import { disconnectPage } from '../../../../src/slack/blocks/disconnect/disconnect-page.ts';
import { message } from '../../../../src/slack/blocks/elements.ts';
import { dataSharingMessage } from '../../../../src/slack/blocks/manage/data-sharing.ts';
import { statusMessage } from '../../../../src/slack/blocks/status.ts';
import { storeListMessage } from '../../../../src/slack/blocks/stores/store-list.ts';
import { grant, ids, links, memoryOf, now, statusOf } from '../../../support/builders.ts';
import { seen } from './eyes.ts';

const t = translatorFor('en');

describe('an access that is proven to be revoked', () => {
  const refusedMemory = {
    ...memoryOf(),
    pixel: { ...memoryOf().pixel, last: { class: 'tokenRefused' as const, at: now } },
  };
  const revoked = statusOf({ grant: { ...grant, state: 'revoked' }, memory: refusedMemory });
  const sharing = (isAdmin: boolean, status = revoked) =>
    seen(dataSharingMessage(t, { status, now, links, isAdmin }));

  it('is called so by data sharing, which offers what helps and nothing that cannot', () => {
    expect(sharing(true)).toContain('was revoked. Any admin of this app can bring it back with *Reconnect*.');
    expect(sharing(true)).not.toContain('not confirmed yet');
    expect(sharing(true)).toContain('[ Reconnect ]');
    expect(sharing(true)).not.toMatch(/\[ Turn all/);
  });

  it('has its button in the list of stores, as a disconnect has that is over or under way', () => {
    const listed = (phase: 'connected' | 'disconnected' | 'disconnecting' | 'new', isAdmin: boolean) => {
      const access = { state: 'revoked', displayName: 'Ana' } as const;
      const one = { store: revoked.store, phase, grant: access, keys: 'stored', channels: [] } as const;
      const stores = [{ ...one, sharesGrant: false, sharesKeys: false }];
      return seen(storeListMessage(t, { stores, page: 1, isAdmin }));
    };
    expect(listed('connected', true)).toContain('[ Reconnect ]');
    expect(listed('disconnected', true)).toContain('[ Reconnect ]');
    expect(listed('disconnecting', true)).toContain('[ Show the disconnect ]');
    expect(listed('new', true)).toContain('[ Connect TikTok ]');
    for (const phase of ['connected', 'disconnected', 'new'] as const)
      expect(listed(phase, false)).not.toContain('[ ');
  });

  it('is not said to be revoked once more by a disconnect, nor is the pixel offered', () => {
    const facts = {
      ...{
        storeId: revoked.store.id,
        store: 'Loja',
        handle: 'loja',
        phase: 'connected' as const,
        generation: 1,
      },
      ...{
        signIn: 'Ana',
        ids: { ...ids, pixelCode: 'C1' },
        others: [],
        sharing: [],
        token: 'x',
        last: null,
        lastItems: null,
      },
    } as const;
    const of = (isRevoked: boolean, items: 'refused' | 'unknown', isElsewhere = false) =>
      JSON.stringify(
        disconnectPage(t, {
          facts: { ...facts, isRevoked, isElsewhere },
          live: { items, binding: 'unknown' },
          links: { authorizations: 'https://a.example', vtexTikTok: 'https://b.example' },
        }),
      );
    expect(of(true, 'refused')).toContain('*TikTok has ended this access already*');
    expect(of(true, 'refused')).not.toMatch(/cannot be undone|is revoked at TikTok|disconnect:unlink/);
    expect(of(false, 'refused')).not.toContain('disconnect:unlink');
    expect(of(false, 'unknown')).toContain('disconnect:unlink');
    // Revoking it would end what another workspace stands on.
    expect(of(false, 'unknown')).toContain('*The access is revoked at TikTok*');
    expect(of(false, 'unknown', true)).toContain('another Slack workspace that uses this installation');
    expect(of(false, 'unknown', true)).toContain('TikTok keeps it for another Slack workspace');
    expect(of(false, 'unknown', true)).not.toMatch(/is revoked at TikTok/);
  });

  it('that another workspace keeps is told on the card of a disconnect, and the end of a store that was removed', () => {
    const saga = { ...committed(begun(false, 0), { others: [], isElsewhere: true, hasToken: true }, 1) };
    const origin = {
      ...{ sagaId: 'g', storeId: revoked.store.id, store: 'Loja', by: null, language: 'en' as const },
      ...{ reference: '1a2b3c4d', signIn: 'Ana', manualUrl: 'https://a.example' },
    };
    const text = seen(message(disconnectBlocks(t, disconnectCard(origin, saga))));
    expect(text).toContain(
      'another Slack workspace that uses this installation stands on the same TikTok user',
    );
    expect(text).not.toContain('signed in anew');
    // Its store was removed meanwhile: nothing is to be pressed, and no step is said to go on.
    const waits = disconnectCard(origin, begun(false, 0));
    expect(seen(message(disconnectBlocks(t, waits)))).toContain('[ Cancel ]');
    const removed = seen(message(disconnectBlocks(t, { ...waits, isStoreRemoved: true })));
    expect(removed).toMatch(/\*Loja was removed\*[^]*given back to TikTok where no other store needs it/);
    expect(removed).not.toMatch(/\[ |⏳|:hourglass/);
  });

  it('and everything else that takes an admin is offered to admins only; others hear whom to ask', () => {
    const of = (status: StoreStatus, isAdmin: boolean) =>
      seen(statusMessage(t, { status, now, links, isAdmin }));
    expect(of(statusOf(), true)).toContain('[ Disconnect ]');
    expect(of(statusOf(), false)).not.toMatch(/\[ Disconnect \]|names them/);
    for (const text of [of(revoked, false), sharing(false)]) {
      expect(text).not.toMatch(/\[ (Reconnect|Disconnect|Turn all)/);
      expect(text).toContain('Ask an admin of this app: `/tiktok settings` names them.');
    }
    expect(sharing(true, statusOf())).toMatch(/\[ Turn all/);
    expect(sharing(false, statusOf())).not.toMatch(/\[ Turn all/);
    expect(sharing(false, statusOf())).toContain('Admins of this app can switch Advanced Matching.');
  });
});
