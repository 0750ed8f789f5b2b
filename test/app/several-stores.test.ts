import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewConnection } from '../../src/core/ports.ts';
import { fieldsOf, labelOf, listOf, textOf } from '../../sandbox/slack/json.ts';
import type { Fields } from '../../sandbox/slack/json.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession, Outcome } from '../support/app-session.ts';

// The workspace grows from one store to 153 in the order of this file.
let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
  for (const [handle, name] of [
    ['norte', 'Tienda Norte'],
    ['sur', 'Tienda Sur'],
  ] as const) {
    const added = session.worlds.tiktok.addStore({
      name,
      counts: { approved: 40, processing: 3, rejected: 2 },
    });
    const flags = ['--vtex-account', 'tiendas', '--trade-policy', '1', '--pixel-code', added.pixelCode];
    const ids = [
      '--bc-id',
      added.bcId,
      '--advertiser-id',
      added.advertiserId,
      '--catalog-id',
      added.catalogId,
    ];
    await session.admin(['store', 'add', '--handle', handle, '--name', name, ...flags, ...ids], added.token);
  }
});
afterAll(() => session.stop());

const menuOf = ({ blocks }: Outcome): Fields => {
  const actions = blocks.find(({ type }) => type === 'actions');
  return fieldsOf(listOf(actions?.['elements'])[0]);
};
const labelsOf = (options: unknown) => listOf(options).map((option) => labelOf(fieldsOf(option)['text']));

describe('with several stores', () => {
  it.each(['status', 'catalog'])('%s asks which one, with a menu of all handles and names', async (view) => {
    const asked = await session.ask('eva', `/tiktok ${view}`);
    expect(asked.text).toContain('Which store?');
    expect(labelsOf(menuOf(asked)['options'])).toEqual([
      'loja-modelo · Loja Modelo',
      'norte · Tienda Norte',
      'sur · Tienda Sur',
    ]);
    expect(asked.counts).toEqual([]);
  });

  it('picking one shows its status in place of the question', async () => {
    await session.ask('eva', '/tiktok status');
    const { entries, text } = await session.click('eva', 'Choose a store=norte · Tienda Norte');
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit']);
    expect(text).toContain('Tienda Norte on TikTok');
  });

  it('picking one after /tiktok catalog shows its catalog', async () => {
    await session.ask('eva', '/tiktok catalog');
    const { entries, text } = await session.click('eva', 'Choose a store=sur · Tienda Sur');
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit']);
    expect(text).toContain('Tienda Sur: TikTok catalog');
  });

  it('a handle names the store', async () => {
    const { text } = await session.ask('eva', '/tiktok status sur');
    expect(text).toContain('Tienda Sur on TikTok');
  });

  it('two handles are asked about with a menu of these two', async () => {
    const asked = await session.ask('eva', '/tiktok status sur norte');
    expect(labelsOf(menuOf(asked)['options'])).toEqual(['sur · Tienda Sur', 'norte · Tienda Norte']);
  });

  it('a misspelt handle is answered with the near ones', async () => {
    const { text } = await session.ask('eva', '/tiktok catalog nortee');
    expect(text).toContain('Did you mean `/tiktok catalog norte`?');
  });
});

describe('/tiktok use', () => {
  it('without a handle says what is missing and which stores there are', async () => {
    const { text } = await session.ask('eva', '/tiktok use');
    expect(text).toContain('Say which store: `/tiktok use loja-modelo`');
    expect(text).toContain('`norte`');
  });

  it('with an unknown handle sets nothing and suggests the near ones', async () => {
    const { text } = await session.ask('eva', '/tiktok use sud');
    expect(text).toContain('Did you mean `/tiktok use sur`?');
    expect(await session.database.query('select * from channel')).toEqual([]);
  });

  it('makes a store the default of this channel, for everybody in it', async () => {
    const { text } = await session.ask('eva', '/tiktok use norte');
    expect(text).toContain('*Tienda Norte* is now the store of this channel.');
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Tienda Norte on TikTok');
    expect((await session.ask('mario', '/tiktok catalog')).text).toContain(
      'Tienda Norte: catálogo en TikTok',
    );
  });

  it('leaves other channels as they were', async () => {
    const { text } = await session.ask('eva', '/tiktok status', 'tiktok-alerts');
    expect(text).toContain('Which store?');
  });

  it('yields to a handle that is named', async () => {
    const { text } = await session.ask('eva', '/tiktok status sur');
    expect(text).toContain('Tienda Sur on TikTok');
  });

  it('may be changed', async () => {
    await session.ask('eva', '/tiktok use SUR');
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Tienda Sur on TikTok');
  });

  it('works by its alias', async () => {
    const { text } = await session.ask('ana', '/tiktok usar norte');
    expect(text).toContain('*Tienda Norte* agora é a loja deste canal.');
  });

  it('ends with the store: the channel asks again', async () => {
    await session.admin(['store', 'remove', '--handle', 'norte']);
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Which store?');
  });
});

const nasty = `<!channel> & <b> *_~\`${'`'.repeat(5)} {name} '{x}' ${'ñ😀'.repeat(60)}`.slice(0, 200);

describe('a store with the name of a vandal and the longest handle', () => {
  const handle = 'z-'.repeat(10) + 'z';

  beforeAll(async () => {
    await session.addStores([connection(handle, nasty, '9')]);
  });

  it.each([
    ['status', `/tiktok status ${handle}`],
    ['catalog', `/tiktok catalog ${handle}`],
    ['use', `/tiktok use ${handle}`],
    ['the menu of stores', '/tiktok status sur loja-modelo ' + handle],
    ['help', '/tiktok help'],
  ])('%s is a message that Slack accepts, and calls nobody', async (_, typed) => {
    for (const user of ['eva', 'mario', 'ana']) {
      const { entries, raw } = await session.ask(user, typed, 'tiktok-alerts');
      expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral']);
      expect(raw).not.toContain('error:');
      expect(mrkdwnOf(raw)).not.toMatch(/<!channel|<b>/);
    }
  });

  it('Home is a view that Slack accepts, and calls nobody', async () => {
    const { entries, raw } = await session.openHome('eva');
    expect(entries.map(({ kind }) => kind)).toEqual(['home']);
    expect(mrkdwnOf(raw)).not.toMatch(/<!channel|<b>/);
  });
});

/** In plain text Slack shows such signs as they are. */
const mrkdwnOf = (raw: string) => raw.replaceAll(/\{"type":"plain_text".*?\}/g, '');

describe('with 50 stores', () => {
  beforeAll(async () => {
    const many = Array.from({ length: 47 }, (_, index) =>
      connection(`shop-${index + 1}`, `Shop ${index + 1}`, '1'),
    );
    await session.addStores(many);
  });

  it('Home shows ten and says how many there are', async () => {
    const { text, raw } = await session.openHome('eva');
    expect(text).toContain('The 10 stores that need attention most, of 50.');
    expect(raw.match(/"status:show:/g)).toHaveLength(10);
  });

  it('the menu holds all of them', async () => {
    const asked = await session.ask('eva', '/tiktok status');
    expect(listOf(menuOf(asked)['options'])).toHaveLength(50);
    expect(asked.text).toContain('This workspace has 50 stores.');
  });

  it('help is still one message', async () => {
    const { entries, text } = await session.ask('eva', '/tiktok help');
    expect(entries).toHaveLength(1);
    expect(text).toContain('`shop-47`');
  });
});

describe('with 153 stores', () => {
  beforeAll(async () => {
    const many = Array.from({ length: 103 }, (_, index) =>
      connection(`more-${index + 1}`, `Más ${index + 1}`, '1'),
    );
    await session.addStores(many);
  });

  const offered = async (typed: string): Promise<readonly string[]> => {
    const { body } = await session.sender.options('eva', 'Choose a store', typed);
    return labelsOf(fieldsOf(body)['options']);
  };

  it('the menu asks the app for its options', async () => {
    const asked = await session.ask('eva', '/tiktok status');
    expect(textOf(menuOf(asked)['type'])).toBe('external_select');
  });

  it('offers at most 100 options, by handle', async () => {
    const options = await offered('');
    expect(options).toHaveLength(100);
    expect(options[0]).toBe('loja-modelo · Loja Modelo');
  });

  it('offers what fits the typed words, in handle or name, accents and case folded', async () => {
    expect(await offered('MAS 7')).toEqual([
      'more-7 · Más 7',
      ...Array.from({ length: 10 }, (_, index) => `more-7${index} · Más 7${index}`),
    ]);
    expect(await offered('shop-4')).toHaveLength(9);
    expect(await offered('nothing like it')).toEqual([]);
  });

  it('offers in time', async () => {
    const { status, ackMs } = await session.sender.options('eva', 'Choose a store', 'shop');
    expect(status).toBe(200);
    expect(ackMs).toBeLessThan(3_000);
  });

  it('picking an offered one shows it', async () => {
    const { entries, text } = await session.click('eva', 'Choose a store=more-103 · Más 103');
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit']);
    expect(text).toContain('Más 103 on TikTok');
  });

  it('help and the missing handle of "use" are still valid messages', async () => {
    expect((await session.ask('eva', '/tiktok help')).entries).toHaveLength(1);
    expect((await session.ask('eva', '/tiktok use')).text).toContain('Say which store');
  });
});

function connection(handle: string, name: string, number: string): NewConnection {
  const [first] = session.worlds.tiktok.stores;
  if (first === undefined) throw new Error('no store');
  const { appId, token, coreUserId, bcId, advertiserId, catalogId, pixelCode } = first;
  return {
    store: { handle, name, vtexAccount: 'lojamodelo', tradePolicy: number },
    grant: { appId, token, coreUserId, displayName: 'Marina Souza' },
    ids: { bcId, advertiserId, catalogId, pixelCode },
  };
}
