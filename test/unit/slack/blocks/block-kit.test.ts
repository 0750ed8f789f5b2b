import { describe, expect, it } from '@jest/globals';
import { checkMessage, checkView } from '../../../../sandbox/slack/block-kit/validate.ts';
import { fieldsOf, listOf } from '../../../../sandbox/slack/json.ts';
import type { Fields } from '../../../../sandbox/slack/json.ts';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { homeView } from '../../../../src/slack/blocks/home/home.ts';
import type { StoreStatus } from '../../../../src/core/status.ts';
import { subscriptionOf } from '../../../support/alert-fakes.ts';
import { now, statusOf, storeIdOf, storeOf, storesOf } from '../../../support/builders.ts';
import { actionIdsOf, asSent, blockIdsOf, homeAsSent, isBroken, looseMarks, mrkdwnTexts } from './eyes.ts';
import { scenes, statuses } from './scenes.ts';

const homes: Readonly<Record<string, readonly StoreStatus[]>> = {
  'no store': [],
  'one store': [statusOf()],
  'every kind of store': Object.values(statuses).map((status, index) => ({
    ...status,
    store: storeOf({ ...status.store, handle: `store-${String(index)}`, id: storeIdOf(index) }),
  })),
  'fifty stores': storesOf(50).map((store) => statusOf({ store })),
  'a hundred and one stores': storesOf(101).map((store) => statusOf({ store })),
  ...Object.fromEntries(Object.entries(statuses).map(([name, status]) => [name, [status]])),
};

// "revoked" is only said with proof, and this version has none; the words of en, es and pt-BR.
const revokedWords = /revoked|revocad|revogad/i;

/** What holds for the blocks and texts of a message, a modal and a Home tab alike. */
function expectDecent(blocks: readonly Fields[], texts: readonly string[]): void {
  const [actionIds, blockIds] = [actionIdsOf(blocks), blockIdsOf(blocks)];
  expect(actionIds).toEqual([...new Set(actionIds)]);
  expect(blockIds).toEqual([...new Set(blockIds)]);
  expect(texts.flatMap(looseMarks)).toEqual([]);
  expect(texts.filter(isBroken)).toEqual([]);
  expect(JSON.stringify(blocks)).not.toMatch(revokedWords);
}

describe.each(locales)('in %s', (locale) => {
  const t = translatorFor(locale);

  it.each(Object.keys(scenes))('Slack takes the message "%s", and nothing in it is loose', (name) => {
    const sent = asSent(scenes[name]!(t));
    expect(checkMessage(sent)).toBeNull();
    expect(sent.text.length).toBeLessThanOrEqual(4_000);
    expect(sent.text).not.toMatch(revokedWords);
    expectDecent(sent.blocks, [...mrkdwnTexts(sent.blocks), sent.text]);
  });

  it.each(Object.keys(scenes))('Slack takes "%s" as a modal over the Home tab too', (name) => {
    const { blocks } = asSent(scenes[name]!(t));
    const title = { type: 'plain_text', text: t('app.name') };
    expect(checkView({ type: 'modal', title, blocks }, 'modal')).toBeNull();
  });

  it.each(Object.keys(homes))('Slack takes the Home tab with "%s", and nothing in it is loose', (name) => {
    for (const access of ['operator', 'admin'] as const) {
      for (const subscriptions of [
        [],
        Array.from({ length: 50 }, (_, at) => subscriptionOf({ id: String(at), channelId: 'COURS' })),
      ]) {
        const scene = { statuses: homes[name]!, subscriptions, access, now };
        const home = homeAsSent(homeView(t, scene));
        expect(checkView(home, 'home')).toBeNull();
        const blocks = listOf(home['blocks']).map(fieldsOf);
        expectDecent(blocks, mrkdwnTexts(blocks));
      }
    }
  });
});
