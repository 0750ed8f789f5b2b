import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { standing } from '../support/channel-words.ts';
import { readers } from '../support/app-words.ts';

const MINUTE_MS = 60_000;

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession({
    worlds: { tiktok: { counts: { approved: 9, processing: 0, rejected: 0 } } },
  });
  await session.ask('eva', '/tiktok alerts on');
  await session.ask('mario', '/tiktok alerts contact on');
  await session.advance(6 * MINUTE_MS);
});
afterAll(() => session.stop());

/** The newest message of the app that stands there, of those that are no replies. */
const newest = (user = 'eva', channel = 'general') =>
  standing(session, user, channel)
    .filter(({ threadTs }) => threadTs === null)
    .at(-1)?.text ?? '';
/** Two checks, and what comes of them. */
const settle = () => session.advance(12 * MINUTE_MS);
const dueInMs = async () => {
  const [row] = await session.database.query<{ ms: number }>(
    'select extract(epoch from due_at - app_now())::float8 * 1000 as ms from check_schedule',
  );
  return row!.ms;
};

describe('an ad account', () => {
  it('has its subscription at TikTok, with a token that is told to nobody', () => {
    const [subscription, ...others] = [...session.worlds.tiktok.subscriptions.values()];
    expect(others).toEqual([]);
    expect(subscription).toMatchObject({
      entity: 'AD_ACCOUNT_SUSPENSION',
      callbackUrl: `${session.appUrl.replace('/slack/events', '')}/tiktok/webhook`,
      detail: { advertiser_ids: [session.worlds.tiktok.stores[0]!.advertiserId] },
    });
  });

  it('that TikTok suspends is checked at once, and told after the second reading with what to do and where', async () => {
    session.world('suspended');
    await session.advance(2 * MINUTE_MS);
    const [row] = await session.database.query(
      "select phase from incident where condition = 'account.suspended'",
    );
    expect(row).toEqual({ phase: 'pending' });
    await settle();
    expect(newest()).toMatch(
      /Critical: Loja Modelo: TikTok suspended an account[^]*suspended[^]*how to\s+appeal/,
    );
    expect(newest()).toContain(`aadvid=${session.worlds.tiktok.stores[0]!.advertiserId}`);
    for (const user of readers) {
      const status = await session.ask(user, '/tiktok status');
      expect(status.text).toMatch(/suspended|suspendida|suspensa/);
      expect(status.text).not.toMatch(/revo[ckq]/i);
    }
  });

  it('heals by itself', async () => {
    session.world('enabled');
    await settle();
    expect(newest()).toMatch(/neither suspended nor closed any more/);
  });

  it.each([
    ['punished', /Business Center .*suspended/, 'enabled'],
    ['not-approved', /did not approve[^]*Ad account .*not approved/, 'enabled'],
    ['access-lost=catalog', /access at TikTok lost[^]*• Catalog .*no access/, 'access-back'],
    ['access-lost=ad-account', /• Ad account .*no access/, 'access-back'],
    ['pixel-denied', /Warning: .*pixel cannot be read/, 'access-back'],
  ])('is told in its own words after %s, and is well after %s', async (lever, words, back) => {
    session.world(lever);
    await settle();
    expect(newest()).toMatch(words);
    session.world(back);
    await settle();
    expect(newest()).toMatch(/Over\.|Fixed/);
  });

  it('in a state that nobody knows is told to nobody', async () => {
    const before = newest();
    session.world('status=STATUS_NOBODY_KNOWS');
    await settle();
    expect(newest()).toBe(before);
    session.world('enabled');
    await settle();
  });
});

describe('our own app', () => {
  it('refused by TikTok is one message to the contacts, and no channel hears of it', async () => {
    const before = standing(session, 'eva', 'general').length;
    session.world('app-banned');
    await settle();
    expect(newest('mario', '@mario')).toMatch(/Crítico: TikTok rechaza esta app[^]*no una de tus\s+tiendas/);
    expect(standing(session, 'eva', 'general')).toHaveLength(before);
    session.world('app-allowed');
    await settle();
    expect(newest('mario', '@mario')).toMatch(/TikTok vuelve a aceptar la app/);
  });
});

describe('a webhook', () => {
  const send = async (body: string, signature: string) => {
    const url = new URL('/tiktok/webhook', session.appUrl);
    const headers = { 'x-open-signature': signature };
    return (await fetch(url, { method: 'POST', body, headers })).status;
  };

  it('that was forged, or comes a second time, makes nothing due', async () => {
    const { tiktok } = session.worlds;
    await session.advance((await dueInMs()) + 2 * MINUTE_MS);
    tiktok.suspendAccount();
    const [delivery] = tiktok.takeDeliveries();
    const { body, signature } = delivery!;
    expect(
      await send(
        body,
        signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      ),
    ).toBe(401);
    expect(await dueInMs()).toBeGreaterThan(2 * MINUTE_MS);
    expect(await send(body, signature)).toBe(200);
    expect(await dueInMs()).toBeLessThanOrEqual(0);
    await session.advance(1_000);
    expect(await send(body, signature)).toBe(200);
    expect(await dueInMs()).toBeGreaterThan(2 * MINUTE_MS);
    expect(session.log.text()).toContain('"receipt":"forged"');
  });

  it('has no subscription any more once its store is removed', async () => {
    const [store] = await session.database.query<{ handle: string }>('select handle from store');
    expect((await session.admin(['store', 'remove', '--handle', store!.handle])).exitCode).toBe(0);
    await session.advance(MINUTE_MS);
    expect(session.worlds.tiktok.subscriptions.size).toBe(0);
  });
});
