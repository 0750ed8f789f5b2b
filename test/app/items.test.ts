import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { skuIdAt, stockAt } from '../../sandbox/worlds/catalog-seed.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

const HOUR_MS = 3_600_000;
/** At whatever time the tests run, a night's pass is due by then: it rests for six hours, then waits for the hour. */
const NIGHT_MS = 31 * HOUR_MS;
const [atTikTok, inVtex] = [40, 48];
/** TikTok has the first ones; what has no stock is not for sale. */
const unsent = Array.from({ length: inVtex - atTikTok }, (_, at) => atTikTok + at)
  .filter((index) => stockAt(1, index) > 0)
  .map((index) => String(skuIdAt(index)));

// The tests of this file follow one store through three days, in order.
let session: AppSession;
beforeAll(async () => {
  session = await startAppSession({
    hasVtexKeys: true,
    env: { CHECK_INTERVAL_MINUTES: '60' },
    worlds: {
      tiktok: { counts: { approved: atTikTok, processing: 0, rejected: 0 }, reviewDelayMs: 0 },
    },
  });
  session.worlds.vtex.account().channelSkuCount = inVtex;
  await session.advance(60_000);
});
afterAll(() => session.stop());

/** Open findings of TikTok's side, by cause and reason. */
async function found(): Promise<Record<string, string[]>> {
  const rows = await session.database.query<{ name: string; ids: string[] }>(
    `select cause || ' ' || reason as name, array_agg(sku_id order by sku_id) as ids from sku_finding
     where fixed_at is null and split_part(cause, '.', 1) in ('tiktok', 'upload', 'join') group by 1`,
  );
  return Object.fromEntries(rows.map(({ name, ids }) => [name, ids]));
}
const itemPass = async () => {
  const [row] = await session.database.query<Record<string, unknown>>(
    `select published_items, join_key, too_many, diagnostics ->> 'day' as day, uploads -> 0 -> 'errorCount' as refused
     from item_pass`,
  );
  return row;
};
/** Until the next check, and the item pass that may follow it. */
const aCheckLater = () => session.advance(1.2 * HOUR_MS);

/** Both passes of a night run late; nothing else runs on the way. */
async function later(ms: number): Promise<void> {
  await session.jump(ms);
  await session.advance(HOUR_MS);
}

describe('TikTok’s side of the products', () => {
  it('is read when a store is connected, and nothing is found in a sound catalog', async () => {
    expect(await found()).toEqual({});
    expect(await itemPass()).toMatchObject({ published_items: atTikTok, join_key: 'sku', too_many: false });
  });

  it('holds, after a check that counts others, exactly what TikTok does not accept', async () => {
    const { tiktok } = session.worlds;
    const landing = tiktok.breakProducts(3, 'landing-page');
    const small = tiktok.breakProducts(2, 'image-too-small');
    const missing = tiktok.breakProducts(1, 'image-not-found');
    tiktok.refuseAtUpload(4);
    await aCheckLater();
    expect(await found()).toEqual({
      'tiktok.rejected Landing page does not open': landing,
      'tiktok.rejected The image cannot be reached': missing,
      'tiktok.image tooSmall': small,
      'tiktok.image notFound': missing,
    });
    // TikTok does not name the upload whose errors could be asked for: then there is their number only.
    expect(await itemPass()).toMatchObject({ refused: 4 });
  });

  it('stays as it is while TikTok does not answer', async () => {
    const before = await found();
    session.worlds.tiktok.fixProducts(2);
    session.world('garbage');
    await aCheckLater();
    expect(await found()).toEqual(before);
    session.world('up');
  });

  it('holds no longer what was mended', async () => {
    session.worlds.tiktok.fixProducts(2);
    await aCheckLater();
    const left = Object.values(await found()).flat();
    expect(new Set(left).size).toBe(2);
    session.world('fix');
    await aCheckLater();
    expect(await found()).toEqual({});
  });

  it('holds after a day, and not before, what VTEX sells and TikTok does not have', async () => {
    await later(12 * HOUR_MS);
    expect(await found()).toEqual({});
    await later(NIGHT_MS);
    expect(unsent.length).toBeGreaterThan(3);
    expect(await found()).toEqual({ 'join.notSent ': unsent });
    expect((await itemPass())?.['day']).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('says nothing any more of what was sent at last', async () => {
    session.world(`add=${String(inVtex - atTikTok)}`);
    await later(NIGHT_MS);
    expect(await found()).toEqual({});
  });
});
