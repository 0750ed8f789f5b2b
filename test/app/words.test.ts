import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commands } from '../../src/slack/listeners/commands/table.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());

/** Of a member who is no admin. */
const names = commands.filter(({ needs }) => needs !== 'admin').map(({ name }) => name);
const status = 'Loja Modelo on TikTok';
const catalog = 'Loja Modelo: TikTok catalog';
const overview = 'What you can do here';

describe('/tiktok help', () => {
  it('lists every command that this person may use and no other', async () => {
    const { raw } = await session.ask('eva', '/tiktok help');
    const listed = [...raw.matchAll(/`\/tiktok (\S+?)(?: loja-modelo)?` –/g)].map(([, name]) => name);
    expect(listed).toEqual(names);
  });

  it('names the stores', async () => {
    const { text } = await session.ask('eva', '/tiktok help');
    expect(text).toContain('Stores: `loja-modelo`');
  });

  it('is the answer to an empty command', async () => {
    const [empty, blank, asked] = [
      await session.ask('eva', '/tiktok'),
      await session.ask('eva', '/tiktok    '),
      await session.ask('eva', '/tiktok help'),
    ];
    expect(empty.text).toBe(asked.text);
    expect(blank.text).toBe(asked.text);
  });

  it.each(names)('explains %s alone, with an example', async (name) => {
    const { text } = await session.ask('eva', `/tiktok help ${name}`);
    expect(text).toContain(`/tiktok ${name}`);
    expect(text).toContain('Example:');
    expect(text).toMatch(/\n[A-Z][^\n]*\.\n/);
    expect(text).not.toContain(overview);
  });

  it('explains a command by its alias, with its other names', async () => {
    const { text } = await session.ask('eva', '/tiktok help estado');
    expect(text).toContain('/tiktok status');
    expect(text).toContain('`/tiktok situacao`');
  });

  it('suggests a topic for a misspelt one', async () => {
    const { text } = await session.ask('eva', '/tiktok help catlog');
    expect(text).toContain('I do not know “catlog”. Did you mean `/tiktok help catalog`?');
  });

  it.each([
    ['mario', 'Qué puedes hacer aquí'],
    ['ana', 'O que você pode fazer aqui'],
  ])('speaks the language of %s', async (user, title) => {
    const { text } = await session.ask(user, '/tiktok help');
    expect(text).toContain(title);
  });
});

describe('the first word', () => {
  it.each([
    ['STATUS', status],
    ['estado', status],
    ['Estado', status],
    ['estatus', status],
    ['situacao', status],
    ['Situação', status],
    ['SITUAÇÃO', status],
    ['Situação'.normalize('NFD'), status],
    ['catalogo', catalog],
    ['catálogo', catalog],
    ['CATÁLOGO', catalog],
    ['catalogue', catalog],
    ['ayuda', overview],
    ['AJUDA', overview],
    ['Help', overview],
  ])('%s is known', async (word, answer) => {
    const { text } = await session.ask('eva', `/tiktok ${word}`);
    expect(text).toContain(answer);
  });

  it('is separated by any white space', async () => {
    const { text } = await session.ask('eva', '/tiktok \t status \u00a0 loja-modelo ');
    expect(text).toContain(status);
  });
});

describe('a word that nobody knows', () => {
  it.each([
    ['staus', '/tiktok status'],
    ['sttaus', '/tiktok status'],
    ['catlog', '/tiktok catalog'],
    ['hlep', '/tiktok help'],
    ['situasao', '/tiktok situacao'],
    ['loja-modela', '/tiktok status loja-modelo'],
  ])('%s is answered with "did you mean" and nothing else', async (word, meant) => {
    const { text, entries, counts } = await session.ask('eva', `/tiktok ${word}`);
    expect(text).toContain(`I do not know “${word}”. Did you mean`);
    expect(text).toContain(`\`${meant}\``);
    expect(entries).toHaveLength(1);
    expect(counts).toEqual([]);
  });

  it('that is near to nothing gets no guess, but the way to help', async () => {
    const { text } = await session.ask('eva', '/tiktok xylophone');
    expect(text).toContain('I do not know “xylophone”.');
    expect(text).not.toContain('Did you mean');
    expect(text).toContain('`/tiktok help`');
  });

  it('is answered in Portuguese to whoever speaks it', async () => {
    const { text } = await session.ask('ana', '/tiktok situasao');
    expect(text).toContain('Não conheço “situasao”. Você quis dizer `/tiktok situacao`?');
  });

  it('as a handle is answered with the handles there are, none being near', async () => {
    const { text } = await session.ask('eva', '/tiktok status outra');
    expect(text).toContain('I do not know “outra”.');
    expect(text).toContain('Stores: `loja-modelo`');
  });

  it('as a handle is answered with the nearest handle', async () => {
    const { text, counts } = await session.ask('eva', '/tiktok status loja-modeo');
    expect(text).toContain('I do not know “loja-modeo”. Did you mean `/tiktok status loja-modelo`?');
    expect(counts).toEqual([]);
  });

  it('after the handle stops the command: nothing is shown on a guess', async () => {
    const { text, counts } = await session.ask('eva', '/tiktok status loja-modelo now');
    expect(text).toContain('I do not know “now”.');
    expect(counts).toEqual([]);
  });

  it.each(['use loja-modelo please', 'use loja-modeo', 'usse loja-modelo'])(
    'changes nothing: %s',
    async (words) => {
      const { text } = await session.ask('eva', `/tiktok ${words}`);
      expect(text).toMatch(/I do not know/);
      expect(await session.database.query('select * from channel')).toEqual([]);
    },
  );
});

describe('a handle', () => {
  it.each(['loja-modelo', 'LOJA-MODELO', 'lojá-modelo'])('is found as %s', async (handle) => {
    const { text } = await session.ask('eva', `/tiktok status ${handle}`);
    expect(text).toContain(status);
  });

  it('may be said twice', async () => {
    const { text } = await session.ask('eva', '/tiktok catalog loja-modelo loja-modelo');
    expect(text).toContain(catalog);
  });
});

const hostile: readonly (readonly [string, string])[] = [
  ['ten thousand letters', 'x'.repeat(10_000)],
  ['ten thousand words', 'ab '.repeat(10_000)],
  ['five thousand emoji', '😀'.repeat(5_000)],
  ['a family of joined emoji', '👨‍👩‍👧‍👦'.repeat(700)],
  ['a call to the channel', '<!channel> <!here> <!everyone>'],
  ['somebody’s mention and a link', '<@U0ANA> <https://evil.example|status>'],
  ['a call that is escaped twice', '&lt;!channel&gt;'],
  ['formatting', '*bold* _it_ ~no~ `code` ```block```'],
  ['text that turns around', '\u202eSUTATS\u202c \u2066status'],
  ['Arabic', 'حالة المتجر'],
  ['a broken pair of code units', 'status\ud83d'],
  ['control characters', 'sta\u0000tus\u0007'],
  ['ICU syntax', "{store} {count, plural, one {#} other {'#'}}"],
  ['names of object properties', '__proto__ constructor toString'],
  ['SQL', "'; drop table store; --"],
];

describe('hostile text', () => {
  it.each(hostile)('is answered in one message that Slack accepts: %s', async (_, words) => {
    const { acked, entries, raw } = await session.ask('eva', `/tiktok ${words}`);
    expect(acked.status).toBe(200);
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral']);
    expect(raw).toContain('I do not know');
    expect(raw).not.toMatch(/<[!@#h]/);
  });

  it.each(hostile)('as a handle is answered the same way: %s', async (_, words) => {
    const { entries, raw } = await session.ask('eva', `/tiktok status ${words}`);
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral']);
    expect(raw).toContain('I do not know');
    expect(raw).not.toMatch(/<[!@#h]/);
  });

  it('cannot call a channel even if Slack did not escape it', async () => {
    const { raw, entries } = await session.after('eva', () =>
      session.sender.rawCommand({ user: 'eva', text: '<!channel>' }),
    );
    expect(entries).toHaveLength(1);
    expect(raw).toContain('&lt;!channel&gt;');
    expect(raw).not.toContain('<!channel>');
  });
});
