import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { labelOf, listOf } from '../../sandbox/slack/json.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession, Outcome } from '../support/app-session.ts';
import { readers, said } from '../support/app-words.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());
afterEach(async () => {
  session.worlds.faults.tiktok.clear();
  for (const lever of ['up', 'access-back', 'user-normal', 'enabled', 'app-allowed', 'bound', 'valid']) {
    session.world(lever);
  }
  await session.advance(6 * MINUTE_MS);
});

const lastGood = [
  ['eva', ['*Available*\n812', '*In review*\n31', '*Rejected: need attention*\n9']],
  ['mario', ['*Disponibles*\n812', '*En revisión*\n31', '*Rechazados: requieren atención*\n9']],
  ['ana', ['*Disponíveis*\n812', '*Em análise*\n31', '*Rejeitados: precisam de atenção*\n9']],
] as const;
/** In English, Spanish and Portuguese. */
const revoked = /revo(k|c|qu|g)/i;

/** The field of status below this label. */
const fieldOf = ({ blocks }: Outcome, label: string): string => {
  const fields = blocks.flatMap((block) => listOf(block['fields']).map(labelOf));
  return fields.find((field) => field.startsWith(`*${label}*`)) ?? '';
};
const secondsIn = (text: string) => Number(/<!date\^(\d+)\^/.exec(text)?.[1]);
const countsAsOf = ({ raw }: Outcome) => secondsIn(/As of <!date\^\d+\^/.exec(raw)?.[0] ?? '');

describe('a store whose first check got no answer', () => {
  const add = async (handle: string) => {
    const [first] = session.worlds.tiktok.stores;
    if (first === undefined) throw new Error('no store');
    const { appId, token, coreUserId, bcId, advertiserId, catalogId, pixelCode } = first;
    const grant = { appId, token, coreUserId, displayName: 'Marina Souza' };
    const store = { handle, name: handle, vtexAccount: 'nueva', tradePolicy: '1' };
    await session.addStores([{ store, grant, ids: { bcId, advertiserId, catalogId, pixelCode } }]);
  };
  const remove = (handle: string) => session.admin(['store', 'remove', '--handle', handle]);

  it.each(['down', 'bad-gateway', 'garbage', 'auth-outage', 'revoked', 'app-banned', 'access-lost'])(
    'shows no number at all, in any language: %s',
    async (lever) => {
      await add('nueva');
      session.world(lever);
      await session.advance(MINUTE_MS);
      for (const user of readers) {
        const status = await session.ask(user, '/tiktok status nueva');
        expect(status.counts).toHaveLength(3);
        for (const field of status.counts) expect(field).not.toMatch(/\d/);
        expect(status.text).not.toMatch(revoked);
        const catalog = await session.ask(user, '/tiktok catalog nueva');
        expect(catalog.text).not.toMatch(/\b0\b|%/);
      }
      await remove('nueva');
    },
  );

  it('says "not known yet" and why', async () => {
    await add('nueva');
    session.world('down');
    await session.advance(MINUTE_MS);
    const { text, counts } = await session.ask('eva', '/tiktok status nueva');
    expect(counts.map((field) => field.split('\n')[1])).toEqual(Array(3).fill('not known yet'));
    expect(text).toContain('*No figures yet.* TikTok does not answer at the moment.');
    const home = await session.openHome('eva');
    expect(home.text).toContain('*No figures yet.* TikTok does not answer at the moment.');
    await remove('nueva');
  });

  it('says so before any check has run, too', async () => {
    await add('nueva');
    const { text, counts } = await session.ask('eva', '/tiktok status nueva');
    expect(counts.map((field) => field.split('\n')[1])).toEqual(Array(3).fill('not known yet'));
    expect(text).toContain('TikTok has not answered a check yet.');
    await remove('nueva');
  });

  it('shows its numbers once TikTok answers', async () => {
    await add('nueva');
    session.world('down');
    await session.advance(MINUTE_MS);
    session.world('up');
    await session.advance(6 * MINUTE_MS);
    const { counts, text } = await session.ask('eva', '/tiktok status nueva');
    expect(counts).toEqual(lastGood[0][1]);
    expect(text).not.toContain('No figures yet');
    await remove('nueva');
  });
});

/** The checks of the last minutes alone: what they find is what is shown. */
async function downForThreeHours(): Promise<void> {
  session.world('down');
  await session.jump(3 * HOUR_MS - 11 * MINUTE_MS);
  await session.advance(11 * MINUTE_MS);
}

describe('TikTok down for three hours', () => {
  it.each(lastGood)('shows %s the last good numbers, their age and the reason', async (user, counts) => {
    await downForThreeHours();
    const status = await session.ask(user, '/tiktok status');
    expect(status.counts).toEqual(counts);
    expect(status.text).toMatch(/3 (hours old|horas de antigüedad|horas atrás)/);
    expect(status.text).toMatch(/TikTok (does not answer|no responde|não responde)/);
    expect(status.text).not.toMatch(revoked);
  });

  it('keeps the "as of" of the last good reading, on Home and in the catalog too', async () => {
    const before = countsAsOf(await session.ask('eva', '/tiktok status'));
    await downForThreeHours();
    const said = '*These figures are 3 hours old.* TikTok does not answer at the moment.';
    expect(countsAsOf(await session.ask('eva', '/tiktok status'))).toBe(before);
    const catalog = await session.ask('eva', '/tiktok catalog');
    expect(catalog.text).toContain(said);
    expect(countsAsOf(catalog)).toBe(before);
    const home = await session.openHome('eva');
    expect(home.text).toContain(said);
    expect(secondsIn(home.raw)).toBe(before);
  });

  it('is forgotten once TikTok answers again', async () => {
    await downForThreeHours();
    session.world('up');
    session.worlds.tiktok.setCounts({ rejected: 12 });
    await session.advance(6 * MINUTE_MS);
    const { text, counts } = await session.ask('eva', '/tiktok status');
    expect(text).not.toContain('old');
    expect(counts[2]).toBe('*Rejected: need attention*\n12');
    session.worlds.tiktok.setCounts({ rejected: 9 });
  });
});

it('a throttle is told after two intervals, and is over by itself', async () => {
  session.world('throttled');
  await session.advance(21 * MINUTE_MS);
  const throttled = await session.ask('eva', '/tiktok status');
  expect(throttled.text).toContain('TikTok asks the app to slow down.');
  expect(throttled.counts).toEqual(lastGood[0][1]);
  session.world('up');
  await session.advance(HOUR_MS);
  expect((await session.ask('eva', '/tiktok status')).text).not.toMatch(/slow down|figures are/);
});

it('one missed check is not worth a word', async () => {
  session.world('down');
  await session.advance(6 * MINUTE_MS);
  const { text, counts } = await session.ask('eva', '/tiktok status');
  expect(counts).toEqual(lastGood[0][1]);
  expect(text).not.toMatch(/old|does not answer/);
});

/** Long enough for one check of the store, too short for the proof that a sign-in is revoked. */
const ONE_CHECK_MS = 5 * MINUTE_MS;

describe('TikTok refuses', () => {
  const signIn = /does not accept the app’s sign-in|no acepta el acceso|não aceita o acesso/;
  const userProblem = /a problem with the user|un problema con el usuario|um problema com o usuário/;
  const developerApp = /refuses the developer app|rechaza la propia app|recusa o próprio app/;
  const thisCatalog = /does not show this catalog|no muestra este catálogo|não mostra este catálogo/;
  const refusals = [
    ['revoked', signIn],
    ['expired', signIn],
    ['auth-outage', signIn],
    ['user-abnormal', userProblem],
    ['app-banned', developerApp],
    ['access-lost', thisCatalog],
    ['access-lost=catalog', thisCatalog],
  ] as const;

  it.each(refusals)(
    '%s: is said at once in status, catalog and Home, with the last good numbers, never as revoked or 0',
    async (lever, reason) => {
      session.world(lever);
      await session.advance(ONE_CHECK_MS);
      for (const [user, counts] of lastGood) {
        const status = await session.ask(user, '/tiktok status');
        expect(status.counts).toEqual(counts);
        const catalog = await session.ask(user, '/tiktok catalog');
        expect(catalog.counts.map((field) => /\n(\d+)/.exec(field)?.[1])).toEqual(['812', '31', '9']);
        const home = await session.openHome(user);
        expect(home.text).toContain('812');
        for (const { text } of [status, catalog, home]) {
          expect(text).toMatch(reason);
          expect(text).not.toMatch(revoked);
        }
      }
    },
  );

  it.each(refusals.map(([lever]) => lever))('%s: is over by itself once it is lifted', async (lever) => {
    session.world(lever);
    await session.advance(ONE_CHECK_MS);
    for (const back of ['up', 'valid', 'user-normal', 'app-allowed', 'access-back']) session.world(back);
    await session.advance(6 * MINUTE_MS);
    const { text, counts } = await session.ask('eva', '/tiktok status');
    expect(text).not.toMatch(/figures are|sign-in|refuse|last checked/);
    expect(counts).toEqual(lastGood[0][1]);
  });

  it('a role on the ad account that is lost is said at the ad account alone', async () => {
    session.world('access-lost=ad-account');
    await session.advance(6 * MINUTE_MS);
    const status = await session.ask('eva', '/tiktok status');
    expect(fieldOf(status, 'Ad account')).toContain(said('eva', 'status.partRefused'));
    expect(fieldOf(status, 'Business Center')).not.toContain(said('eva', 'status.partRefused'));
    expect(status.text).not.toContain('figures are');
  });
});

describe('the state of the accounts', () => {
  it.each([
    ['suspended', 'Ad account', 'suspended'],
    ['closed', 'Ad account', 'closed'],
    ['not-approved', 'Ad account', 'not approved'],
    ['in-review', 'Ad account', 'in review'],
    ['status=STATUS_NOBODY_KNOWS', 'Ad account', 'state not known'],
    ['punished', 'Business Center', 'suspended'],
    ['bc-denied', 'Business Center', 'not approved'],
    ['unbound', 'Pixel', 'not bound to the catalog'],
  ])('%s is shown at the %s as "%s", beside fresh figures', async (lever, label, said) => {
    session.world(lever);
    await session.advance(6 * MINUTE_MS);
    const status = await session.ask('eva', '/tiktok status');
    expect(fieldOf(status, label)).toContain(said);
    expect(fieldOf(status, label)).not.toMatch(/· active/);
    expect(status.counts).toEqual(lastGood[0][1]);
    expect(status.text).not.toContain('figures are');
  });

  it.each([
    ['mario', 'Cuenta publicitaria', 'suspendida'],
    ['ana', 'Conta de anúncios', 'suspensa'],
  ])('a suspension is said in the language of %s', async (user, label, said) => {
    session.world('suspended');
    await session.advance(6 * MINUTE_MS);
    expect(fieldOf(await session.ask(user, '/tiktok status'), label)).toContain(said);
  });
});

describe('one endpoint that fails', () => {
  const parts = [
    ['/bc/get/', 'Business Center'],
    ['/advertiser/info/', 'Ad account'],
    ['/oauth2/advertiser/get/', 'Ad account'],
    ['/catalog/get/', 'Catalog'],
    ['/catalog/eventsource_bind/get/', 'Pixel'],
  ] as const;

  it.each(parts)(
    '%s: leaves %s with its own older "as of"; everything else is fresh',
    async (path, label) => {
      const before = countsAsOf(await session.ask('eva', '/tiktok status'));
      session.worlds.faults.tiktok.add({ kind: 'html502' }, path, Infinity);
      await session.advance(6 * MINUTE_MS);
      const status = await session.ask('eva', '/tiktok status');
      expect(countsAsOf(status)).toBeGreaterThan(before);
      expect(secondsIn(fieldOf(status, label))).toBe(before);
      const others = ['Business Center', 'Ad account', 'Catalog', 'Pixel'].filter((one) => one !== label);
      for (const other of others) expect(fieldOf(status, other)).not.toContain('<!date');
    },
  );

  it('of the counts leaves them old, and the accounts with their own fresh "as of"', async () => {
    const before = countsAsOf(await session.ask('eva', '/tiktok status'));
    session.worlds.faults.tiktok.add({ kind: 'reset' }, '/catalog/overview/', Infinity);
    await session.advance(11 * MINUTE_MS);
    const status = await session.ask('eva', '/tiktok status');
    expect(countsAsOf(status)).toBe(before);
    expect(secondsIn(fieldOf(status, 'Ad account'))).toBeGreaterThan(before);
    expect(status.text).toMatch(/These figures are \d+ minutes old/);
    expect(status.counts).toEqual(lastGood[0][1]);
  });
});
