import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tiktokId } from '../../sandbox/worlds/tiktok-ids.ts';
import { fieldsOf, labelOf, listOf, textOf } from '../../sandbox/slack/json.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

// An agency: 200 Business Centers, 5,000 ad accounts, most of them in one, and one of them with 300 pixels.
const [centers, inFirst, inOthers, pixelsOfOne] = [200, 4_005, 5, 300] as const;
const rich = 3_500;
const loud = '<!channel> & *bold* _it_ ~no~ `code` <@U1> ';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
  session.worlds.slack.person('ana').locale = 'en-US';
  fillWorld();
  await session.advance(60_000);
});
afterAll(() => session.stop());

/** 200 characters, and no two the same. */
const nameOf = (what: string, at: number) => `${what} ${String(at)} ${loud.repeat(5)}`.slice(0, 200);
const idOf = (kind: 'bc' | 'advertiser' | 'pixel', at: number) => tiktokId(7, kind, 900, at);
const codeOf = (at: number) => `CMANY${String(at).padStart(15, '0')}`;

function fillWorld(): void {
  const { tiktok } = session.worlds;
  const [first] = tiktok.stores;
  const { roles } = tiktok.users.get(first!.coreUserId)!;
  const account = tiktok.adAccounts.get(first!.advertiserId)!;
  const pixel = tiktok.pixels.get(first!.pixelId)!;
  const addAccount = (at: number, bcId: string) => {
    const advertiserId = idOf('advertiser', at);
    tiktok.adAccounts.set(advertiserId, { ...account, advertiserId, bcId, name: nameOf('Account', at) });
    roles.set(advertiserId, 'ADMIN');
  };
  for (let at = 1; at < inFirst; at += 1) addAccount(at, first!.bcId);
  for (let center = 1; center < centers; center += 1) {
    const bcId = idOf('bc', center);
    tiktok.businessCenters.set(bcId, { bcId, name: nameOf('Center', center), status: 'ENABLE' });
    roles.set(bcId, 'ADMIN');
    for (let at = 0; at < inOthers; at += 1) addAccount(inFirst + center * inOthers + at, bcId);
  }
  for (let at = 0; at < pixelsOfOne; at += 1) {
    const pixelId = idOf('pixel', at);
    const of = { pixelId, pixelCode: codeOf(at), advertiserId: idOf('advertiser', rich) };
    tiktok.pixels.set(pixelId, { ...pixel, ...of, name: nameOf('Pixel', at).slice(0, 200) });
    roles.set(pixelId, 'ADMIN');
  }
}

const menu = async (kind: string, typed: string) => {
  const acked = await session.sender.options('ana', `connect:pick:${kind}`, typed);
  // The stand-in takes none that Slack would not: then this is empty.
  expect(fieldsOf(acked.body)['problems']).toBeUndefined();
  return listOf(fieldsOf(acked.body)['options']).map(fieldsOf);
};
const valuesOf = (options: Awaited<ReturnType<typeof menu>>) => options.map((one) => textOf(one['value']));

describe('an agency with thousands of accounts', () => {
  it('is read whole, page by page', async () => {
    const { raw } = await session.ask('ana', '/tiktok connect loja-modelo');
    const link = /http:\/\/127\.0\.0\.1:\d+\/connect\/[\w-]{43}/.exec(raw)![0];
    await session.browserOf('ana').visit(link);
    await session.browserOf('ana').follow('Allow as Marina Souza');
    const { text } = await session.after('ana', async () => {
      await session.advance(30_000);
      return { status: 200, body: null } as never;
    });
    expect(text).toContain('Connected as TikTok user');
    const counted = await session.database.query(
      `select kind, count(distinct id)::int as count from reachable_asset group by kind order by kind`,
    );
    expect(counted).toEqual([
      { kind: 'advertiser', count: 5_000 },
      { kind: 'bc', count: 200 },
      { kind: 'catalog', count: 1 },
      { kind: 'pixel', count: 1 },
    ]);
  }, 120_000);

  it('shows a hundred at most, and the others when somebody types', async () => {
    await session.click('ana', 'Choose other accounts');
    for (const kind of ['bc', 'advertiser', 'catalog', 'pixel']) {
      const options = await menu(kind, '');
      expect(options.length).toBeGreaterThan(0);
      expect(options.length).toBeLessThanOrEqual(100);
      for (const one of options) expect(labelOf(one['text']).length).toBeLessThanOrEqual(75);
    }
    expect(await menu('advertiser', '')).toHaveLength(99);
    expect(valuesOf(await menu('advertiser', `account ${String(rich)}`))).toEqual([idOf('advertiser', rich)]);
    expect(valuesOf(await menu('advertiser', idOf('advertiser', 17)))).toEqual([idOf('advertiser', 17)]);
    expect(await menu('advertiser', '<!channel> & *bold* _it_ ~no~ `code`')).toHaveLength(99);
    expect(await menu('advertiser', '100%_nobody')).toEqual([]);
    // Of another Business Center than the one that is picked.
    expect(await menu('advertiser', `account ${String(inFirst + inOthers)}`)).toEqual([]);
  });

  it('connects the one that was typed, with one of its 300 pixels', async () => {
    const advertiser = idOf('advertiser', rich);
    // Not one of those whose pixels were read with the list: they are read now.
    await session.click('ana', `connect:pick:advertiser=${advertiser}`);
    const pixels = await menu('pixel', '');
    expect(pixels).toHaveLength(100);
    expect(textOf(pixels[0]!['value'])).toBe('none');
    expect(valuesOf(await menu('pixel', codeOf(299)))).toEqual([codeOf(299)]);
    const { text } = await session.after('ana', () => session.sender.submit('ana', { pixel: codeOf(299) }));
    expect(text).not.toContain('does not belong');
    expect(
      await session.database.query(
        `select advertiser_id, pixel_code from connection where advertiser_id = $1`,
        [advertiser],
      ),
    ).toEqual([{ advertiser_id: advertiser, pixel_code: codeOf(299) }]);
    const { text: card } = await session.after('ana', async () => {
      await session.advance(30_000);
      return { status: 200, body: null } as never;
    });
    expect(card).toContain(`Account ${String(rich)}`);
    expect(card).toContain('Connected as TikTok user');
  });
});
