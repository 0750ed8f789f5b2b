import { describe, expect, it } from '@jest/globals';
import type { StoreDraft } from '../../../../src/core/store-draft.ts';
import type { EditRefusal, StoreOverview } from '../../../../src/core/store-ports.ts';
import { saveStoreForm } from '../../../../src/slack/listeners/stores/form-submit.ts';
import type { Submission } from '../../../../src/slack/submit.ts';
import { openNewStore, openStore } from '../../../../src/slack/listeners/stores/form.ts';
import { giveKeyLink } from '../../../../src/slack/listeners/stores/key-link.ts';
import type { Reply } from '../../../../src/slack/reply.ts';
import { storeIdOf, storeOf } from '../../../support/builders.ts';
import { fakeClock } from '../../../support/fakes.ts';
import { noSetups } from '../../../support/store-fakes.ts';
import { turnIn } from '../../../support/turn.ts';
import { seen } from '../blocks/eyes.ts';

const textOf = (reply: Reply) => (reply.kind === 'message' ? seen(reply.message) : reply.kind);
const overview: StoreOverview = {
  ...{ store: storeOf(), phase: 'new', grant: null, keys: 'none', channels: [] },
  ...{ sharesGrant: false, sharesKeys: false },
};
const asked: unknown[] = [];
const keyLinks = {
  ...noSetups.keyLinks,
  make: async (...wish: unknown[]) => {
    asked.push(wish[1]);
    return 'secret';
  },
};
const storeSetups = { ...noSetups.storeSetups, overview: async () => [overview] };
const publicPages = {
  keys: (secret: string) => `https://app.example/keys/${secret}`,
  pings: (secret: string) => `https://app.example/pings/${secret}`,
  connect: (secret: string) => `https://app.example/connect/${secret}`,
};
const deps = { ...noSetups, storeSetups, keyLinks, publicPages, clock: fakeClock() };
const link = (over: Partial<typeof noSetups>, storeId = storeIdOf(1)) =>
  giveKeyLink({ ...deps, ...over }, turnIn(), storeId);

describe('the link for keys', () => {
  it('is made for whoever asks, in their language', async () => {
    expect(textOf(await link({}))).toContain('https://app.example/keys/secret');
    expect(asked).toEqual([{ storeId: storeIdOf(1), userId: 'U1', language: 'en' }]);
  });

  it('is not made where no browser could reach the app: the host’s command is named', async () => {
    asked.length = 0;
    const text = textOf(await link({ publicPages: null }));
    expect(text).toContain('has no public web address');
    expect(text).toContain('npm run admin -- store keys --handle loja-modelo');
    expect(asked).toEqual([]);
  });

  it('is not made for a store that is gone, or was none', async () => {
    const gone = { keyLinks: noSetups.keyLinks };
    for (const reply of [await link(gone), await link({}, storeIdOf(9)), await link({}, 'x')])
      expect(textOf(reply)).toContain('somebody has removed it already');
  });
});

describe('the form of a store', () => {
  const draft = {
    ...{ vtexAccount: 'loja', tradePolicy: '1', name: 'Loja', handle: 'loja' },
    ...{ tiktokAffiliateId: 'TKT', ownAffiliateId: 'SLK' },
  };
  /** What it was opened with, what is typed, and what storage knows since. */
  const saved = async (seen: StoreDraft | null, answer: EditRefusal) => {
    const setups = {
      ...noSetups.storeSetups,
      edit: async () => answer,
      add: async () => answer as 'handle-taken',
    };
    const values = Object.fromEntries(
      Object.entries(draft).map(([field, value]) => [field, { [field]: { value } }]),
    );
    const storeId = seen === null ? null : storeIdOf(1);
    const view = { private_metadata: JSON.stringify({ storeId, seen }), state: { values } };
    const submission = { ...turnIn(), view } as unknown as Submission;
    return saveStoreForm({ storeSetups: setups }, submission);
  };

  it('that is older than what another one saved says at the right field why it is refused', async () => {
    const own = {
      kind: 'errors',
      errors: { ownAffiliateId: expect.stringContaining('This is TikTok’s affiliate') },
    };
    const tiktok = {
      kind: 'errors',
      errors: { tiktokAffiliateId: expect.stringContaining('saved as our own') },
    };
    expect(await saved({ ...draft, ownAffiliateId: null }, 'same-affiliate')).toEqual(own);
    expect(await saved({ ...draft, tiktokAffiliateId: null }, 'same-affiliate')).toEqual(tiktok);
    for (const seen of [null, { ...draft, vtexAccount: 'outra' }]) {
      expect(await saved(seen, 'tiktoks-elsewhere')).toEqual(own);
      expect(await saved(seen, 'own-elsewhere')).toEqual(tiktok);
    }
  });

  it('says so when it came too late for Slack, or the store is gone', async () => {
    expect(textOf(await openNewStore(deps, turnIn()))).toContain('Click once more');
    for (const id of [storeIdOf(9), 'x'])
      expect(textOf(await openStore(deps, turnIn(), id))).toContain('somebody has removed it already');
  });
});
