import { describe, expect, it } from '@jest/globals';
import { translatorFor } from '../../../../src/locales/index.ts';
import type { StoreStatus } from '../../../../src/core/status.ts';
import { disconnectPage } from '../../../../src/slack/blocks/disconnect/disconnect-page.ts';
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

  it('has its button in the list of stores', () => {
    const store = { store: revoked.store, phase: 'connected', keys: 'stored', channels: [] } as const;
    const one = { ...store, sharesGrant: false, sharesKeys: false };
    const list = { stores: [{ ...one, grant: { state: 'revoked', displayName: 'Ana' } as const }], page: 1 };
    expect(seen(storeListMessage(t, { ...list, isAdmin: true }))).toContain('[ Reconnect ]');
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
    const of = (isRevoked: boolean, items: 'refused' | 'unknown') =>
      JSON.stringify(
        disconnectPage(t, {
          facts: { ...facts, isRevoked },
          live: { items, binding: 'unknown' },
          links: { authorizations: 'https://a.example', vtexTikTok: 'https://b.example' },
        }),
      );
    expect(of(true, 'refused')).toContain('*TikTok has ended this access already*');
    expect(of(true, 'refused')).not.toMatch(/cannot be undone|is revoked at TikTok|disconnect:unlink/);
    expect(of(false, 'refused')).not.toContain('disconnect:unlink');
    expect(of(false, 'unknown')).toContain('disconnect:unlink');
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
