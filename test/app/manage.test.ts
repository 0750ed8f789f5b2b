import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { readers, said } from '../support/app-words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// One store through its management page, in order. It is noon in UTC, so that yesterday is complete.
let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
  const nowMs = session.worlds.clock.nowMs();
  await session.jump(DAY_MS + 12 * HOUR_MS - (nowMs % DAY_MS));
  await session.advance(6 * MINUTE_MS);
});
afterAll(() => session.stop());

const store = () => session.worlds.tiktok.stores[0]!;
const updates = () =>
  session.worlds.http.tiktok.requests.filter(({ path }) => path.includes('/pixel/update/'));
const recorded = async () =>
  session.database.query<{ actor: string; before: unknown; after: unknown; reference: string }>(
    `select actor, before, after, reference from audit_entry where action = 'matching.changed' order by seq`,
  );
const underWay = async () => session.database.query('select * from pixel_change');

describe('the pages of a store', () => {
  it.each(readers)('name the role that TikTok asks for, in the language of %s', async (reader) => {
    const { bcId, advertiserId } = store();
    const center = await session.ask(reader, '/tiktok bc');
    expect(center.raw).toContain(`https://business.tiktok.com/manage/overview?org_id=${bcId}`);
    expect(center.text).toContain(said(reader, 'bc.members'));
    const ads = await session.ask(reader, '/tiktok ads');
    expect(ads.raw).toContain(`https://ads.tiktok.com/i18n/creation/campaign?aadvid=${advertiserId}`);
    expect(ads.raw).toContain(`https://ads.tiktok.com/i18n/dashboard?aadvid=${advertiserId}`);
    expect(ads.text).toContain('Loja Modelo Anúncios');
  });

  it('say of a suspended account that no ad can run, and whether ads may use the catalog', async () => {
    session.world('suspended');
    session.world('ads-verdict=unsaid');
    await session.advance(6 * MINUTE_MS);
    const { text } = await session.ask('eva', '/tiktok ad-link');
    expect(text).toContain('TikTok has suspended this ad account');
    expect(text).toContain('TikTok does not say whether the catalog');
    session.world('enabled');
    session.world('ads-verdict=no');
    await session.advance(6 * MINUTE_MS);
    expect((await session.ask('mario', '/tiktok anuncio')).text).toContain('no se puede usar en anuncios');
    session.world('ads-verdict=counted');
  });
});

describe('the events of the pixel', () => {
  it('come with the checks, day by day, and what nobody has read is not 0', async () => {
    const { text } = await session.ask('eva', '/tiktok status');
    expect(text).toContain('Pixel events per UTC day');
    await session.advance(HOUR_MS);
    const later = await session.ask('eva', '/tiktok status');
    const days = /per UTC day\*?\n([^\n]*)/.exec(later.text)?.[1] ?? '';
    expect(days.match(/[A-Z][a-z]{2} \d+: [\d,]+/g)).toHaveLength(7);
    expect(later.text).not.toContain('not known yet');
  });

  it('are read once a day', async () => {
    const before = session.worlds.http.tiktok.requests.length;
    await session.advance(HOUR_MS);
    const since = session.worlds.http.tiktok.requests.slice(before);
    expect(since.filter(({ path }) => path.includes('/pixel/list/')).length).toBeGreaterThan(5);
    expect(since.filter(({ path }) => path.includes('/pixel/event/stats/'))).toEqual([]);
  });
});

describe('Advanced Matching', () => {
  it('shows every flag as TikTok has it now', async () => {
    session.world('matching=off');
    expect((await session.ask('eva', '/tiktok pixel')).text).toMatch(
      /email off · phone off[^]*external id off/,
    );
    session.world('matching=mixed');
    const { text } = await session.ask('eva', '/tiktok data-sharing');
    expect(text).toContain('Sent by the site: email *on* · phone off');
    expect(text).toContain('VTEX’s storefront does not apply Advanced Matching');
    expect(text).toContain('Admins of this app can switch Advanced Matching.');
    expect(text).not.toContain('Turn all on');
  });

  it('is for admins, at the click too; others hear who may, and nothing is sent', async () => {
    const { id } = session.worlds.slack.person('eva');
    await session.admin(['right', 'grant', id, 'admin']);
    await session.ask('eva', '/tiktok data-sharing');
    await session.admin(['right', 'withdraw', id]);
    const { text } = await session.click('eva', 'Turn all on');
    expect(text).toContain('Only owners and admins of this Slack workspace');
    expect(updates()).toEqual([]);
  });

  it('asks first, and a no sends nothing', async () => {
    await session.ask('ana', '/tiktok dados');
    await session.after('ana', () => session.sender.click('ana', 'Ativar tudo', { confirm: false }));
    expect(updates()).toEqual([]);
  });

  it('is switched with every flag, read again and recorded; a second click changes nothing', async () => {
    await session.ask('ana', '/tiktok dados');
    const { text } = await session.click('ana', 'Ativar tudo');
    expect(text).toContain('O Advanced Matching está ativado no TikTok');
    const { manualMatching, automaticMatching, name } = session.worlds.tiktok.pixels.get(store().pixelId)!;
    expect(Object.values({ ...manualMatching, ...automaticMatching })).not.toContain(false);
    expect(name).toBe('Loja Modelo pixel');
    const ana = session.worlds.slack.person('ana').id;
    const off = { 'manual.phone': false, 'automatic.name': false };
    const on = { 'manual.phone': true, 'automatic.name': true };
    expect(await recorded()).toMatchObject([{ actor: ana, before: off, after: on }]);
    expect(await underWay()).toEqual([]);
  });

  it('tells somebody whose page is old what it is now', async () => {
    await session.ask('ana', '/tiktok dados');
    session.world('matching=mixed');
    const sent = updates().length;
    expect((await session.click('ana', 'Desativar tudo')).text).toContain('mudou nesse meio-tempo');
    expect(updates()).toHaveLength(sent);
  });

  it('names what is missing where TikTok says no', async () => {
    session.world('pixel-read-only');
    const { text } = await session.click('ana', 'Desativar tudo');
    expect(text).toContain('não pode mudar este pixel');
    expect(text).toMatch(/Referência: `[0-9a-f]{8}`/);
    session.world('access-back=pixel');
    expect(await recorded()).toHaveLength(1);
  });

  it('counts as done when the answer is lost after the effect', async () => {
    session.worlds.faults.tiktok.add({ kind: 'answerLost' }, '/pixel/update/');
    expect((await session.click('ana', 'Desativar tudo')).text).toContain('está desativado no TikTok');
    expect(await recorded()).toHaveLength(2);
  });

  it('is left open when nobody knows, and the next look tells and records what came of it', async () => {
    session.worlds.faults.tiktok.add({ kind: 'reset' }, '/pixel/update/');
    expect((await session.click('ana', 'Ativar tudo')).text).toContain(
      'Não se sabe se o Advanced Matching mudou',
    );
    expect(await underWay()).toHaveLength(1);
    session.world('matching=on'); // the request arrives after all
    const { text } = await session.ask('eva', '/tiktok pixel');
    expect(text).toMatch(/The app did not see the end of a change: @ana wanted to turn Advanced Matching on/);
    const { id } = session.worlds.slack.person('ana');
    expect((await recorded()).map(({ actor }) => actor)).toEqual([id, id, id]);
    expect(await underWay()).toEqual([]);
    expect((await session.ask('eva', '/tiktok pixel')).text).not.toContain('did not see the end');
  });

  it('is told as it was, with the reason, while TikTok does not answer', async () => {
    session.world('down');
    const { text } = await session.ask('eva', '/tiktok data-sharing');
    expect(text).toContain('TikTok did not tell about the pixel just now');
    expect(text).toContain('email *on*');
    expect((await session.click('eva', 'Status')).text).toContain('on TikTok');
    // Whoever presses the switch meanwhile reads that once, not above the old values again.
    const pressed = await session.click('ana', 'Desativar tudo');
    expect(pressed.text).toContain('*Nada foi mudado:*');
    expect(pressed.text.match(/O TikTok não responde no momento/g)).toHaveLength(1);
    session.world('up');
  });
});

describe('links', () => {
  it('are replaced by the reason where there is nothing to open', async () => {
    const { bcId, advertiserId, catalogId, coreUserId, appId, token } = store();
    await session.addStores([
      {
        store: { handle: 'bare', name: '<!channel> *& _~`', vtexAccount: 'lojamodelo', tradePolicy: '1' },
        grant: { appId, coreUserId, displayName: 'Marina Souza', token },
        ids: { bcId, advertiserId, catalogId, pixelCode: null },
      },
    ]);
    const { text, raw } = await session.ask('eva', '/tiktok data-sharing bare');
    expect(text).toContain('No pixel was chosen for this store');
    expect(raw).not.toContain('"url"');
    await session.database.query(
      `update connection set phase = 'new', bc_id = null, advertiser_id = null, catalog_id = null
       where store_id = (select id from store where handle = 'bare')`,
    );
    for (const command of ['bc', 'ads', 'pixel']) {
      const answer = await session.ask('eva', `/tiktok ${command} bare`);
      expect(answer.text).toContain('There is nothing to open: the store is not connected to TikTok yet.');
      expect(answer.raw).not.toContain('"url"');
    }
  });
});
