import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../../support/fast-check.ts';
import { checkMessage, checkView } from '../../../../sandbox/slack/block-kit/validate.ts';
import { fieldsOf, listOf } from '../../../../sandbox/slack/json.ts';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { catalogMessage } from '../../../../src/slack/blocks/catalog.ts';
import { helpMessage } from '../../../../src/slack/blocks/help.ts';
import { homeView } from '../../../../src/slack/blocks/home/home.ts';
import {
  chooseStoreMessage,
  didYouMeanMessage,
  useDoneMessage,
  useMissingMessage,
} from '../../../../src/slack/blocks/notices.ts';
import { statusMessage } from '../../../../src/slack/blocks/status.ts';
import { commands } from '../../../../src/slack/listeners/commands/table.ts';
import {
  connectionOf,
  ids,
  links,
  memoryOf,
  now,
  remembered,
  statusOf,
  storeOf,
} from '../../../support/builders.ts';
import { asSent, homeAsSent, isBroken, looseMarks, mrkdwnTexts } from './eyes.ts';

const t = fc.constantFrom(...locales).map(translatorFor);
/** Up to 200 characters, as many as the admin command lets a store's name have. */
const name = fc.oneof(
  fc.string({ unit: anyCharacter, minLength: 1, maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(
      '<!channel>',
      '<',
      '>',
      '&',
      '&amp;',
      '*',
      '_',
      '~',
      '`',
      '\u{1F600}',
      '\u202E',
      '\n',
      '|',
      'x',
    ),
    minLength: 1,
    maxLength: 40,
  }),
);
const count = fc.integer({ min: 0, max: 10_000_000 });
const status = fc
  .record({ store: name, user: name, bc: name, account: name, catalog: name, bcId: name, pixel: name, count })
  .map((of) =>
    statusOf({
      store: storeOf({ name: of.store }),
      connection: connectionOf({ ids: { ...ids, bcId: of.bcId, pixelCode: of.pixel } }),
      memory: memoryOf({
        user: remembered({ coreUserId: '1', displayName: of.user }),
        businessCenter: remembered({ name: of.bc, state: 'active', rawStatus: '' }),
        adAccount: remembered({ name: of.account, state: 'active', rawStatus: '' }),
        catalog: remembered({ name: of.catalog, usableInAds: null }),
        counts: remembered({ approved: of.count, processing: 0, rejected: of.count }),
      }),
    }),
  );
const stores = fc
  .array(name, { maxLength: 120 })
  .map((names) => names.map((one, index) => storeOf({ name: one, handle: `store-${String(index)}` })));

// A fixed seed: a failure that is found stays found.
const runs = { numRuns: 80, seed: 20260310 };

function expectSafe(message: Parameters<typeof asSent>[0]): void {
  const sent = asSent(message);
  expect(checkMessage(sent)).toBeNull();
  expect(mrkdwnTexts(sent.blocks).flatMap(looseMarks)).toEqual([]);
  expect(isBroken(JSON.stringify(sent.blocks)) || isBroken(sent.text)).toBe(false);
  expect(sent.text.length).toBeLessThanOrEqual(4_000);
}

describe('whatever people and TikTok call things', () => {
  it('the status stays a message that Slack takes, with nothing loose in it', () => {
    fc.assert(
      fc.property(t, status, (translator, of) => {
        expectSafe(statusMessage(translator, { status: of, now, links, isAdmin: true }));
      }),
      runs,
    );
  });

  it('so does the catalog', () => {
    fc.assert(
      fc.property(t, status, (translator, of) => {
        expectSafe(catalogMessage(translator, { status: of, now, links, isAdmin: true, causes: null }));
      }),
      runs,
    );
  });

  it('so does the Home tab', () => {
    fc.assert(
      fc.property(t, fc.array(status, { maxLength: 12 }), (translator, of) => {
        const unique = of.map((one, index) => ({
          ...one,
          store: { ...one.store, handle: `store-${String(index)}` },
        }));
        const home = homeAsSent(
          homeView(translator, { statuses: unique, subscriptions: [], access: 'admin', now }),
        );
        expect(checkView(home, 'home')).toBeNull();
        expect(mrkdwnTexts(listOf(home['blocks']).map(fieldsOf)).flatMap(looseMarks)).toEqual([]);
      }),
      { ...runs, numRuns: 30 },
    );
  });

  it('so do the questions which store is meant', () => {
    fc.assert(
      fc.property(t, stores, fc.constantFrom('status', 'catalog'), (translator, of, view) => {
        if (of.length > 0) expectSafe(chooseStoreMessage(translator, of, view));
        expectSafe(useMissingMessage(translator, of));
        expectSafe(helpMessage(translator, commands, of));
      }),
      { ...runs, numRuns: 30 },
    );
  });

  it('so do the answers to a word that somebody typed', () => {
    fc.assert(
      fc.property(t, name, fc.array(name, { maxLength: 3 }), (translator, word, near) => {
        expectSafe(didYouMeanMessage(translator, word, near));
        expectSafe(useDoneMessage(translator, storeOf({ name: word })));
      }),
      runs,
    );
  });
});
