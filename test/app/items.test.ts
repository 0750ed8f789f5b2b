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
    env: { CHECK_INTERVAL_MINUTES: '60', PUBLIC_URL: 'https://tiktok.example.com/' },
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
    const { text } = await session.ask('eva', '/tiktok products');
    expect(text).toContain('TikTok’s items as of');
    expect(text).not.toMatch(/rejected|upload/i);
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
    const list = await session.ask('eva', '/tiktok products');
    expect(list.text).toContain(
      'Rejected by TikTok: Landing page does not open* · 3 items of 1 product (7.5% of TikTok’s items)',
    );
    expect(list.text).toContain('*Image refused by TikTok: too small* · 2 items');
    expect(list.text).toMatch(/The last upload to TikTok ended .* with 4 errors and /);
    const catalog = await session.ask('eva', '/tiktok catalog');
    expect(catalog.text).toContain('(7.5% of TikTok’s items)');
    expect(catalog.text).toContain('How the causes move is not known yet.');
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
    const count = String(unsent.length);
    expect((await session.ask('eva', '/tiktok catalog')).text).toMatch(
      new RegExp(
        `Not in the TikTok catalog\\* · ${count} items .* · ▲ ${count} in 24 hours: ${count} new, 0 fixed`,
      ),
    );
    expect((await itemPass())?.['day']).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('says nothing any more of what was sent at last', async () => {
    session.world(`add=${String(inVtex - atTikTok)}`);
    await later(NIGHT_MS);
    expect(await found()).toEqual({});
  });
});

describe('an affiliate that announces what changes at VTEX', () => {
  const vtex = () => session.worlds.vtex;
  const products = async () => (await session.ask('eva', '/tiktok products')).text;
  const pings = async (...more: string[]) => {
    const { exitCode, printed } = await session.admin(['store', 'pings', '--handle', 'loja-modelo', ...more]);
    expect(exitCode).toBe(0);
    const [address = '', path = ''] =
      /https:\/\/tiktok\.example\.com(\/vtex\/pings\/[\w-]{43})$/m.exec(printed) ?? [];
    expect(address).not.toBe('');
    return new URL(path, session.appUrl).href;
  };
  let broken: readonly number[] = [];
  /** Readings of the broken ones. */
  const asked = () =>
    session.worlds.http.vtex.requests.filter(({ path }) =>
      broken.some((skuId) => path.endsWith(`/stockkeepingunitbyid/${String(skuId)}`)),
    ).length;

  it('brings what was spoilt onto the list a minute later, with two readings', async () => {
    vtex().registerPings(await pings());
    // What a check of the keys asks for is not to be counted.
    await session.advance(1_000);
    broken = vtex().break(2, 'no-brand');
    const before = asked();
    await session.advance(50_000);
    expect(asked()).toBe(before);
    await session.advance(30_000);
    expect(asked()).toBe(before + 2);
    const text = await products();
    expect(text).toContain('*No brand*');
    for (const skuId of broken) expect(text).toContain(`\`${String(skuId)}\``);
  });

  it('changes nothing while VTEX does not answer, and is followed up when it does', async () => {
    vtex().fix(broken);
    vtex().setDown('503');
    await session.advance(120_000);
    expect(await products()).toContain('*No brand*');
    vtex().setDown(null);
    await session.advance(5 * 60_000);
    expect(await products()).not.toContain('No brand');
  });

  it('has an address that can be replaced, and that no other command shows', async () => {
    const [old, renewed] = [await pings(), await pings('--new')];
    expect(renewed).not.toBe(old);
    const status = async (url: string) => (await fetch(url, { method: 'POST', body: '{}' })).status;
    expect([await status(old), await status(renewed)]).toEqual([404, 202]);
    const { printed } = await session.admin(['store', 'list']);
    expect(printed).not.toContain('/vtex/pings/');
  });
});
