import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VtexCause } from '../../sandbox/worlds/vtex-model.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

// The fix list as a catalog team lives with it: one store, twelve products spoilt for twelve reasons, five of them mended.
const items = 120;
let session: AppSession;
beforeAll(async () => {
  session = await startAppSession({
    hasVtexKeys: true,
    env: { CHECK_INTERVAL_MINUTES: '60' },
    worlds: { tiktok: { counts: { approved: items, processing: 0, rejected: 0 } } },
  });
  vtex().account().channelSkuCount = items;
});
afterAll(() => session.stop());

const planted: readonly (readonly [VtexCause, string])[] = [
  ['no-name', 'No product name'],
  ['no-category', 'No category'],
  ['no-description', 'No description'],
  ['blank-description', 'No description'],
  ['no-brand', 'No brand'],
  ['no-url', 'No product URL'],
  ['no-images', 'No image'],
  ['no-price', 'No price'],
  ['no-dimensions', 'No package dimensions'],
  ['not-returned', 'Not for sale in the trade policy'],
  ['sku-inactive', 'SKU inactive'],
  ['product-inactive', 'Product inactive'],
];

const vtex = () => session.worlds.vtex;
const broken: string[] = [];
const ask = async (text: string) => (await session.ask('eva', `/tiktok ${text}`)).text;

describe('the fix list and Recheck', () => {
  it('says before the first reading that it is under way, and not that nothing is open', async () => {
    const text = await ask('recheck');
    expect(text).toContain('products are being read for the first time');
    expect(text).not.toContain('nothing open');
  });

  it('lists exactly what is wrong, under its cause, with the form that mends it', async () => {
    vtex().account().troubles.clear();
    for (const [cause] of planted) broken.push(...vtex().break(1, cause).map(String));
    await session.advance(60_000);
    const text = await ask('products');
    expect(text).toContain('*12 items need attention* of 120 items');
    for (const [at, [, title]] of planted.entries()) {
      expect(text).toContain(`*${title}*`);
      expect(text).toContain(`\`${broken[at]!}\``);
    }
    expect(text).toContain(`SkuForm.aspx?IdSku=${broken[6]!}`);
    // The sections of what is to be mended name no other SKU.
    const [toFix = ''] = text.split('Worth a look');
    const named = [...toFix.matchAll(/`(5\d{5})`/g)].map(([, skuId]) => skuId);
    expect(new Set(named)).toEqual(new Set(broken));
  });

  it('names the five that were mended, and the seven that remain', async () => {
    const mended = vtex().fix(broken.slice(0, 5).map(Number));
    expect(mended).toHaveLength(5);
    const text = await ask('recheck');
    expect(text).toContain('*5 problems are fixed:*');
    expect(text).toContain('*7 problems remain:*');
    expect(text.match(/✅/g)).toHaveLength(5);
    for (const skuId of broken.slice(5)) expect(text).toContain(`\`${skuId}\``);
    expect(await ask('products')).toContain('*7 items need attention*');
  });

  it('says that nothing was fixed where nothing was', async () => {
    const { text } = await session.click('eva', 'Recheck');
    expect(text).not.toContain('fixed:*');
    expect(text).toContain('*7 problems remain:*');
    expect(text).toContain('None of these was fixed since the last reading');
  });

  it('changes nothing while VTEX does not answer, and says so', async () => {
    vtex().setDown('503');
    const text = await ask('recheck');
    expect(text).toContain('VTEX did not answer');
    vtex().setDown(null);
    expect(await ask('products')).toContain('*7 items need attention*');
  });

  it('tells of refused keys', async () => {
    vtex().refuseKey();
    expect(await ask('recheck')).toContain('*VTEX refuses the keys of the account lojamodelo*');
    vtex().acceptKey();
  });

  it('is told in the language of the person', async () => {
    session.worlds.slack.person('ana').locale = 'pt-BR';
    vtex().fix();
    const { text } = await session.ask('ana', '/tiktok recheck');
    expect(text).toContain('*7 problemas corrigidos:*');
    expect(text).toContain('Não há mais nada a corrigir');
  });

  describe('of what TikTok rejects', () => {
    const minuteMs = 60_000;
    const reviewed = (skuIds: readonly string[], reviewMs: number) => {
      const { tiktok } = session.worlds;
      tiktok.reviewDelayMs = reviewMs;
      return tiktok.fixProducts(skuIds);
    };
    const messagesSince = (mark: number) =>
      session.worlds.slack
        .timeline('eva', mark)
        .flatMap((seen) => (seen.kind === 'dm' && 'message' in seen ? [seen.message.text] : []));
    let rejected: string[] = [];

    it('tells what is available, in review and still rejected at TikTok', async () => {
      rejected = session.worlds.tiktok.breakProducts(4, 'landing-page');
      // The next check counts others, and the items are read.
      await session.advance(72 * minuteMs);
      reviewed(rejected.slice(0, 1), 0);
      reviewed(rejected.slice(1, 3), 30 * minuteMs);
      const text = await ask('recheck');
      expect(text).toContain('*1 problem is fixed:*');
      expect(text).toContain('*2 items are in review at TikTok now:*');
      expect(text).toContain('*1 rejection by TikTok stands as before.*');
      expect(text).toContain(`\`${rejected[3]!}\``);
      expect(text).toContain('a direct message once TikTok has reviewed 3 items');
      // Whoever asks again hears of them once all the same, and of what is fixed not again.
      const again = await ask('recheck');
      expect(again).toContain('*1 rejection by TikTok stands as before.*');
      expect(again).not.toContain('fixed');
    });

    it('says so where TikTok does not answer, and changes nothing', async () => {
      session.world('down');
      const text = await ask('recheck');
      session.world('up');
      expect(text).toMatch(/TikTok could not be read\.\* The problem that is listed .* stays as it was read/);
      expect(text).not.toMatch(/remains|fixed:|Nothing else is wrong/);
      expect(await ask('products')).toContain(`\`${rejected[3]!}\``);
    });

    it('tells once, in a direct message, when TikTok has reviewed them', async () => {
      const mark = session.worlds.slack.mark();
      await session.advance(20 * minuteMs);
      expect(messagesSince(mark)).toEqual([]);
      await session.advance(50 * minuteMs);
      expect(messagesSince(mark)).toEqual([
        expect.stringContaining('*2 items are available on TikTok now:*'),
      ]);
    });
  });
});
