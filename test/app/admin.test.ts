import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());
afterEach(async () => {
  session.world('up');
  session.worlds.faults.slack.clear();
  for (const handle of await handles())
    if (handle !== 'loja-modelo') await session.admin(['store', 'remove', '--handle', handle]);
});

const first = () => {
  const [store] = session.worlds.tiktok.stores;
  if (store === undefined) throw new Error('no store');
  return store;
};
type Flags = Readonly<Record<string, string | null>>;
/** `store add` with good flags but for these; null leaves one out. */
const add = (flags: Flags = {}, token = first().token) => {
  const good: Flags = {
    handle: 'nova',
    name: 'Loja Nova',
    'vtex-account': 'lojanova',
    'trade-policy': '1',
    'bc-id': first().bcId,
    'advertiser-id': first().advertiserId,
    'catalog-id': first().catalogId,
    'pixel-code': first().pixelCode,
  };
  const argv = Object.entries({ ...good, ...flags }).flatMap(([flag, value]) =>
    value === null ? [] : [`--${flag}=${value}`],
  );
  return session.admin(['store', 'add', ...argv], token);
};
const handles = async () => {
  const rows = await session.database.query<{ handle: string }>('select handle from store order by 1');
  return rows.map(({ handle }) => handle);
};

describe('store add', () => {
  it('registers the store, names the TikTok user and prints the first reading', async () => {
    const { exitCode, printed } = await add();
    expect(exitCode).toBe(0);
    expect(printed.split('\n')).toEqual([
      'Store "nova" was added. TikTok user: Marina Souza.',
      '812 available, 31 in review, 9 rejected.',
    ]);
  });

  it('is seen in Slack at once', async () => {
    await add({ name: 'A loja & filhos' });
    const { text, counts } = await session.ask('eva', '/tiktok status nova');
    expect(text).toContain('A loja & filhos on TikTok');
    expect(counts[0]).toContain('812');
  });

  it('works without a pixel', async () => {
    expect((await add({ 'pixel-code': null })).exitCode).toBe(0);
    expect((await session.ask('eva', '/tiktok status nova')).text).toContain('none chosen');
  });

  it('takes a token with white space around it', async () => {
    expect((await add({}, `  ${first().token}\r\n`)).exitCode).toBe(0);
  });

  it('says which part was not read yet, where TikTok merely did not answer', async () => {
    session.worlds.faults.tiktok.add({ kind: 'reset' }, '/catalog/overview/', Infinity);
    const { exitCode, printed } = await add();
    session.worlds.faults.tiktok.clear();
    expect(exitCode).toBe(0);
    expect(printed.split('\n')).toEqual([
      'Store "nova" was added. TikTok user: Marina Souza.',
      'Not read yet: counts. The app tries again by itself.',
    ]);
  });
});

describe('store add refuses', () => {
  it.each([
    ['handle', 'UPPER', 'must have 1 to 21 of a-z, 0-9 and -'],
    ['handle', 'x'.repeat(22), 'must have 1 to 21 of a-z, 0-9 and -'],
    ['name', 'ñ'.repeat(201), 'must have 1 to 200 characters'],
    ['name', 'two\nlines', 'must have 1 to 200 characters'],
    ['vtex-account', 'https://lojanova.myvtex.com', 'must be the VTEX account name (a-z, 0-9 and -)'],
    ['trade-policy', 'three', 'must be the number of the trade policy'],
    ['bc-id', '71e18', 'must be the number of the Business Center'],
    ['advertiser-id', '1'.repeat(21), 'must be the number of the ad account'],
    ['catalog-id', null, 'must be the number of the catalog'],
    ['pixel-code', 'C D', 'must be the code shown in Events Manager'],
  ])('--%s %p, and stores nothing', async (flag, value, remedy) => {
    const { exitCode, printed } = await add({ [flag]: value });
    expect(exitCode).toBe(1);
    expect(printed).toBe(`The store was not added:\n  --${flag} ${remedy}`);
    expect(await handles()).toEqual(['loja-modelo']);
  });

  it('several mistakes in one list', async () => {
    const { exitCode, printed } = await session.admin(['store', 'add'], first().token);
    expect(exitCode).toBe(1);
    const flags = printed.split('\n').flatMap((line) => /^ {2}--([a-z-]+) /.exec(line)?.[1] ?? []);
    expect(flags).toEqual([
      ...['handle', 'name', 'vtex-account', 'trade-policy'],
      ...['bc-id', 'advertiser-id', 'catalog-id'],
    ]);
  });

  it.each([['--token=abc'], ['--nonsense'], ['loose']])('what it does not know: %s', async (word) => {
    const { exitCode, printed } = await session.admin(['store', 'add', word], first().token);
    expect(exitCode).toBe(1);
    expect(printed).toContain(word.split('=')[0]);
    expect(printed).not.toContain('abc');
  });

  it.each(['', '  \n'])('an empty token: %j', async (token) => {
    const { exitCode, printed } = await add({}, token);
    expect(exitCode).toBe(1);
    expect(printed).toBe('The TikTok access token is missing: pipe it into standard input.');
    expect(await handles()).toEqual(['loja-modelo']);
  });

  it('a token that TikTok does not accept', async () => {
    const { exitCode, printed } = await add({}, 'f'.repeat(40));
    expect(exitCode).toBe(1);
    expect(printed).toBe('TikTok does not accept this token. Nothing was stored.');
    expect(await handles()).toEqual(['loja-modelo']);
  });

  it.each(['down', 'garbage', 'app-banned'])('while TikTok cannot confirm the token: %s', async (lever) => {
    session.world(lever);
    const { exitCode, printed } = await add();
    session.world('app-allowed');
    expect(exitCode).toBe(1);
    expect(printed).toMatch(/^TikTok did not confirm the token .* Nothing was stored; try again\.$/);
    expect(await handles()).toEqual(['loja-modelo']);
  });

  it.each([
    ['bc-id', '7110001000000000001'],
    ['advertiser-id', '7120001000000000001'],
    ['catalog-id', '7130001000000000001'],
    ['pixel-code', 'CNOBODYSPIXEL0000000'],
  ])('an id that TikTok does not show to the user of the token: --%s', async (flag, id) => {
    const { exitCode, printed } = await add({ [flag]: id });
    expect(exitCode).toBe(1);
    expect(printed).toContain('Nothing was stored.');
    expect(printed).toContain(`\n  --${flag}`);
    expect(await handles()).toEqual(['loja-modelo']);
  });

  it('a handle that is taken, and leaves that store and its grant as they are', async () => {
    const grants = await session.database.query('select token, token_version from tiktok_grant');
    const { exitCode, printed } = await add({ handle: 'loja-modelo', name: 'Another' });
    expect(exitCode).toBe(1);
    expect(printed).toContain('There is a store "loja-modelo" already.');
    expect(await session.database.query('select name from store')).toEqual([{ name: 'Loja Modelo' }]);
    expect(await session.database.query('select token, token_version from tiktok_grant')).toEqual(grants);
  });
});

describe('a second store of the same TikTok user', () => {
  type Grant = { id: string; token: string; token_version: number };
  const grants = () => session.database.query<Grant>('select id, token, token_version from tiktok_grant');

  it('stands on the same grant, whose token and version are new', async () => {
    const [before] = await grants();
    const fresh = session.worlds.tiktok.issueToken();
    await add({}, fresh.value);
    const after = await grants();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).toBe(before?.id);
    expect(after[0]?.token_version).toBe((before?.token_version ?? 0) + 1);
    expect(after[0]?.token).not.toBe(before?.token);
  });

  it('makes the first store be read with the new token from then on', async () => {
    const fresh = session.worlds.tiktok.issueToken();
    await add({}, fresh.value);
    const calls = session.worlds.http.tiktok.requests.length;
    await session.advance(6 * 60_000);
    const read = session.worlds.http.tiktok.requests.slice(calls);
    // The subscription to webhooks is our app's own matter, without a token.
    const ofStores = read.filter(({ path }) => !path.includes('/subscription/'));
    const credentials = ofStores.map(({ credential }) => credential);
    expect(new Set(credentials)).toEqual(new Set([`…${fresh.value.slice(-4)}`]));
    expect((await session.ask('eva', '/tiktok status loja-modelo')).text).not.toContain('sign-in');
  });

  it('leaves the grant there when one of the two is removed', async () => {
    await add();
    await session.admin(['store', 'remove', '--handle', 'nova']);
    expect(await grants()).toHaveLength(1);
  });

  it('of another TikTok user has a grant of its own, which goes with it', async () => {
    const other = session.worlds.tiktok.addStore({
      name: 'Outra',
      counts: { approved: 1, processing: 0, rejected: 0 },
    });
    const ids = { 'bc-id': other.bcId, 'advertiser-id': other.advertiserId, 'catalog-id': other.catalogId };
    await add({ ...ids, 'pixel-code': other.pixelCode }, other.token);
    expect(await grants()).toHaveLength(2);
    await session.admin(['store', 'remove', '--handle', 'nova']);
    expect(await grants()).toHaveLength(1);
  });
});

describe('store list and store remove', () => {
  it('list shows handle, name, VTEX account and phase', async () => {
    await add();
    const { exitCode, printed } = await session.admin(['store', 'list']);
    expect(exitCode).toBe(0);
    expect(printed).toBe(
      'loja-modelo\tLoja Modelo\tlojamodelo\tconnected\nnova\tLoja Nova\tlojanova\tconnected',
    );
  });

  it('remove takes the store away and says what it did not touch', async () => {
    await add();
    const { exitCode, printed } = await session.admin(['store', 'remove', '--handle', 'nova']);
    expect(exitCode).toBe(0);
    expect(printed).toBe(
      'Store "nova" was removed from this app. An access to TikTok that no other store uses is given back there; VTEX and the products on TikTok were not touched.',
    );
    expect(await handles()).toEqual(['loja-modelo']);
    expect((await session.ask('eva', '/tiktok status nova')).text).toContain('I do not know “nova”.');
  });

  it('remove of an unknown handle, or of none, removes nothing', async () => {
    for (const flags of [['--handle', 'nada'], [], ['loja-modelo']]) {
      const { exitCode, printed } = await session.admin(['store', 'remove', ...flags]);
      expect(exitCode).toBe(1);
      expect(printed).toContain('Name one with --handle.');
    }
    expect(await handles()).toEqual(['loja-modelo']);
  });

  it('list while Slack does not answer', async () => {
    session.worlds.faults.slack.add({ kind: 'html502' }, 'auth.test', Infinity);
    const { exitCode, printed } = await session.admin(['store', 'list']);
    expect(exitCode).toBe(0);
    expect(printed).toContain('loja-modelo');
  });
});
