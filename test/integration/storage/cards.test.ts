import { beforeEach, describe, expect, it } from '@jest/globals';
import { outbox, unknownAfterMs } from '../../../src/core/alerts/post.ts';
import type { SlackRefusal } from '../../../src/core/alerts/ports.ts';
import type { CardEdit } from '../../../src/core/card-ports.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../support/shared-storage.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { addStore, installTeam } from './fixtures.ts';

const fresh = sharedTestStorage();
let test: TestStorage;
let workspace: Workspace;
let storeId: string;

beforeEach(async () => {
  test = await fresh();
  workspace = await installTeam(test.storage, 'T1');
  storeId = await addStore(test.storage, workspace, 'loja');
});

const place = { channelId: 'D0ANA', ts: '1.1' };
const later = (ms: number) => test.storage.clock.shift(ms + 1_000);
const claim = async (): Promise<CardEdit | undefined> => (await test.storage.cards.claim(9))[0];

/** The card of a connect; each further call renews its link, which the card shows. */
const change = async () => {
  await test.storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
};

/** It stands in Slack. */
async function post(ts = place.ts): Promise<void> {
  const [one] = await test.storage.outbox.claim(9);
  await test.storage.outbox.recordIntent(one!);
  await test.storage.outbox.recordSent(workspace, one!.post.id, [{ ...place, ts }]);
  await later(2_000);
}

const refusal = (because: SlackRefusal['because']): SlackRefusal => ({
  ...{ code: because, because, retryAfterMs: 30_000 },
});

describe('a card', () => {
  it('is edited once it stands in Slack and says something else, by one at a time, and then left alone', async () => {
    await change();
    await later(5_000);
    await change();
    expect(await claim()).toBeUndefined();
    await post();
    const edit = await claim();
    expect(edit).toMatchObject({ place, version: 2, content: { kind: 'connect', step: { at: 'offered' } } });
    await later(5_000);
    await change();
    expect(await claim()).toBeUndefined();
    await test.storage.cards.recordEdited(edit!);
    const second = await claim();
    expect(second).toMatchObject({ version: 3 });
    await test.storage.cards.recordEdited(second!);
    expect(await claim()).toBeUndefined();
    expect(await test.storage.cards.nextDueAt()).toBeNull();
  });

  it('is edited again once an edit of which nothing is known can no longer arrive, also after a crash', async () => {
    await change();
    await post();
    await change();
    const crashed = await claim();
    await later(unknownAfterMs);
    const unknown = await claim();
    expect(unknown!.fence).toBe(crashed!.fence + 1);
    await test.storage.cards.recordUnknown(unknown!);
    expect(await claim()).toBeUndefined();
    await later(outbox.requestMs + outbox.settleMs);
    const last = await claim();
    await test.storage.cards.recordEdited(last!);
    // The first one came back after all, and may have been applied over the last.
    await test.storage.cards.recordEdited(crashed!);
    expect(await claim()).toMatchObject({ version: last!.version });
  });

  it.each(['message-gone', 'not-editable'] as const)(
    'is posted anew where Slack says %s',
    async (because) => {
      await change();
      await post();
      await change();
      await test.storage.cards.recordRefused((await claim())!, refusal(because));
      expect(await claim()).toBeUndefined();
      await post('2.2');
      expect(await claim()).toBeUndefined();
      await later(5_000);
      await change();
      expect(await claim()).toMatchObject({ place: { channelId: 'D0ANA', ts: '2.2' } });
    },
  );

  it('waits where Slack is busy, and gives up what it does not take', async () => {
    await change();
    await post();
    await change();
    await test.storage.cards.recordRefused((await claim())!, refusal('busy'));
    expect(await claim()).toBeUndefined();
    await later(30_000);
    await test.storage.cards.recordRefused((await claim())!, refusal('content'));
    expect(await test.storage.cards.nextDueAt()).toBeNull();
  });

  it('keeps the row of the outbox by which it is found, as long as it lives', async () => {
    await change();
    await post();
    await later(31 * 86_400_000);
    await change();
    await test.storage.retention.sweep();
    expect(await claim()).toMatchObject({ place });
  });
});
