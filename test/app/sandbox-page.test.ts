import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionIds } from '../../src/slack/ids.ts';
import { elementsOf } from '../../sandbox/slack/block-kit/surfaces.ts';
import { fieldsOf, labelOf, listOf, textOf } from '../../sandbox/slack/json.ts';
import type {
  PageMessage,
  PageView,
  Snapshot,
  Source,
  TraceEntry,
} from '../../sandbox/page-server/snapshot.ts';
import { addMessage } from '../../sandbox/worlds/slack-messages.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { servePage } from '../support/page-client.ts';
import type { PageEvents } from '../support/page-client.ts';

let session: AppSession;
let page: Awaited<ReturnType<typeof servePage>>;
const opened: PageEvents[] = [];
beforeAll(async () => {
  session = await startAppSession();
  page = await servePage(session);
});
afterAll(async () => {
  for (const events of opened) events.close();
  await page.close();
  await session.stop();
});

const general = 'C0GENERAL';
async function open(as: string): Promise<PageEvents> {
  const events = await page.events(as);
  opened.push(events);
  return events;
}
const type = (as: string, text: string) => page.act(as, { kind: 'command', channelId: general, text });
const messagesIn = ({ messages }: Snapshot): readonly PageMessage[] => messages[general] ?? [];
const textIn = (value: unknown) => JSON.stringify(value ?? null);

/** The element of that label, as a page would name it. */
function spotOf(place: PageMessage | PageView, label: string) {
  const source: Source =
    'ts' in place
      ? { type: 'message', channelId: place.channelId, ts: place.ts }
      : { type: 'view', viewId: place.id };
  const blocks = ('ts' in place ? place.blocks : listOf(place.content['blocks'])).map(fieldsOf);
  for (const block of blocks) {
    const element = elementsOf(block).find(({ text }) => labelOf(text) === label);
    if (element === undefined) continue;
    return { source, blockId: textOf(block['block_id']), actionId: textOf(element['action_id']) };
  }
  throw new Error(`no "${label}" in ${textIn(blocks)}`);
}

describe('the events of a page', () => {
  it('tell at once what the person sees, and after a command the answer', async () => {
    const events = await open('eva');
    const first = await events.until('snapshot', () => true);
    expect(first.me).toEqual({
      ...{ id: 'U0EVA', name: 'eva', realName: 'Eva Stone', locale: 'en-US', role: 'operator' },
    });
    expect(first.people.map(({ name, role }) => `${name} ${role}`)).toEqual([
      ...['ana admin', 'eva operator', 'mario operator', 'gil guest', 'olga stranger'],
    ]);
    expect(first.channels.map(({ name, isMember, isReadOnly }) => [name, isMember, isReadOnly])).toEqual([
      ...[
        ['general', true, false],
        ['tiktok-alerts', true, false],
        ['catalogo', false, false],
      ],
      ...[
        ['campanha-2024', true, true],
        ['agencia', true, false],
        ['TikTok for VTEX', true, true],
      ],
    ]);
    expect(await type('eva', '/tiktok status')).toEqual({ ok: true });
    const { messages } = await events.until('snapshot', (now) => messagesIn(now).length > 0);
    expect(textIn(messages[general])).toContain('Loja Modelo on TikTok');
    expect(messages[general]).toMatchObject([
      { fromApp: true, isEphemeral: true, userName: 'TikTok for VTEX' },
    ]);
  });

  it('show an ephemeral answer to its person alone', async () => {
    const [ana, gil] = [await open('ana'), await open('gil')];
    await type('mario', '/tiktok help');
    session.worlds.slack.say('eva', 'general', 'after that');
    const seen = await ana.until('snapshot', (now) => textIn(messagesIn(now)).includes('after that'));
    expect(messagesIn(seen)).toHaveLength(1);
    const guest = await gil.until('snapshot', () => true);
    expect(guest.channels.map(({ name }) => name)).toEqual(['tiktok-alerts', 'TikTok for VTEX']);
  });

  it('bring Home, and the words of Slack when the app does not answer', async () => {
    const events = await open('mario');
    expect(await page.act('mario', { kind: 'home' })).toEqual({ ok: true });
    const { home } = await events.until('snapshot', (now) => now.home !== null);
    expect(textIn(home)).toContain('Loja Modelo');
    const { addresses } = session;
    const [address = ''] = addresses.splice(0, 1, 'http://127.0.0.1:9/slack/events');
    await type('mario', '/tiktok status');
    addresses.splice(0, 1, address);
    const { notices } = await events.until('snapshot', (now) => now.notices.length > 0);
    expect(notices[0]?.text).toBe('/tiktok failed with the error "dispatch_failed"');
  });
});

describe('an act', () => {
  it('uses the very element that was clicked, not the newest of its name', async () => {
    const events = await open('eva');
    await type('eva', '/tiktok status');
    const { messages } = await events.until(
      'snapshot',
      (now) => messagesIn(now).filter(({ fromApp }) => fromApp).length > 1,
    );
    const [older] = (messages[general] ?? []).filter(({ fromApp }) => fromApp);
    if (older === undefined) throw new Error('nothing to click');
    expect(await page.act('eva', { kind: 'click', ...spotOf(older, 'Catalog') })).toEqual({ ok: true });
    const trace = await events.until('trace', (all) => textIn(all).includes('block_actions'));
    const sent = trace.findLast(({ detail }) => textIn(detail).includes('block_actions'));
    expect(sent).toMatchObject({ from: 'vendor', vendor: 'slack', answered: 200 });
    expect(sent?.detail).toMatchObject({ payload: { container: { message_ts: older.ts } } });
  });

  it('opens a modal, keeps what is typed and shows what is wrong at its field, Slack’s words and the app’s', async () => {
    const events = await open('ana');
    await type('ana', '/tiktok lojas');
    const listed = await events.until(
      'snapshot',
      (now) =>
        now.modals.length > 0 || messagesIn(now).some((one) => textIn(one).includes('Adicionar uma loja')),
    );
    const holder =
      listed.modals.at(-1) ??
      messagesIn(listed).findLast((one) => textIn(one).includes('Adicionar uma loja'));
    if (holder === undefined) throw new Error('no list');
    await page.act('ana', { kind: 'click', ...spotOf(holder, 'Adicionar uma loja') });
    const isForm = (view: PageView | undefined) => textIn(view).includes('"input"');
    const { modals } = await events.until('snapshot', (now) => isForm(now.modals.at(-1)));
    const form = modals.at(-1);
    if (form === undefined) throw new Error('no form');
    const at = new Map(
      listOf(form.content['blocks'])
        .map(fieldsOf)
        .filter((block) => block['type'] === 'input')
        .map((block) => [textOf(block['block_id']), textOf(fieldsOf(block['element'])['action_id'])]),
    );
    const spot = (blockId: string) => ({ viewId: form.id, blockId, actionId: at.get(blockId) ?? '' });
    expect(await page.act('ana', { kind: 'type', ...spot('tradePolicy'), value: 'três' })).toEqual({
      ok: true,
    });
    const typed = await events.until('snapshot', (now) => textIn(now.modals.at(-1)?.values).includes('três'));
    expect(typed.modals.at(-1)?.errors).toEqual({});
    await page.act('ana', { kind: 'submit', viewId: form.id, values: {} });
    const own = await events.until(
      'snapshot',
      (now) => Object.keys(now.modals.at(-1)?.errors ?? {}).length > 0,
    );
    expect(own.modals.at(-1)?.errors).toMatchObject({ vtexAccount: 'Please complete this required field.' });
    const values = Object.fromEntries(
      Object.entries({ vtexAccount: 'minhaloja', name: 'Loja', handle: 'loja modelo!' }).map(([id, text]) => [
        id,
        { [at.get(id) ?? '']: text },
      ]),
    );
    await page.act('ana', { kind: 'submit', viewId: form.id, values });
    const theirs = await events.until(
      'snapshot',
      (now) => now.modals.at(-1)?.errors['tradePolicy'] !== undefined,
    );
    expect(theirs.modals.at(-1)?.errors).toMatchObject({
      tradePolicy: 'Digite o número da política comercial, por exemplo 1.',
      handle: 'Use de 1 a 21 letras minúsculas, números e hifens.',
    });
    expect(await page.act('eva', { kind: 'closeView', viewId: form.id })).toEqual({
      ok: false,
      error: 'This modal is not open any more.',
    });
    expect(await page.act('ana', { kind: 'closeView', viewId: form.id })).toEqual({ ok: true });
    await events.until('snapshot', (now) => now.modals.every(({ id }) => id !== form.id));
  });

  it('asks the app what a menu offers, and chooses of it by value', async () => {
    const { state } = session.worlds.slack;
    const { botUserId, botId } = session.worlds.slack.installation();
    const placeholder = { type: 'plain_text', text: 'Stores' };
    const menu = {
      type: 'external_select',
      action_id: actionIds.storePick,
      placeholder,
      min_query_length: 0,
    };
    const blocks = [{ type: 'actions', block_id: 'view:catalog', elements: [menu] }];
    const { ts } = addMessage(state, { channelId: general, userId: botUserId, botId, text: 't', blocks });
    const spot = {
      source: { type: 'message', channelId: general, ts },
      blockId: 'view:catalog',
      actionId: actionIds.storePick,
    } as const;
    const unknown = await page.act('eva', { kind: 'click', ...spot, choice: 'nobody offered that' });
    expect(unknown).toEqual({ ok: false, error: 'This option is not there any more.' });
    const { options } = (await page.act('eva', { kind: 'suggest', ...spot, typed: 'loja' })) as {
      options: readonly { value: string; text: string }[];
    };
    expect(options.map(({ text }) => text)).toEqual(['loja-modelo · Loja Modelo']);
    const events = await open('eva');
    expect(await page.act('eva', { kind: 'click', ...spot, choice: options[0]?.value ?? '' })).toEqual({
      ok: true,
    });
    // What the page saw before is in the trace as well: the questions for options, the clicks of other tests.
    const isChoice = ({ detail }: TraceEntry) =>
      textIn(detail).includes('block_actions') && textIn(detail).includes('selected_option');
    const trace = await events.until('trace', (all) => all.some(isChoice));
    expect(trace.findLast(isChoice)?.detail).toMatchObject({
      payload: { actions: [{ selected_option: { value: options[0]?.value } }] },
    });
  });

  it('in another language is answered in it, at once', async () => {
    await type('eva', '/tiktok help');
    expect(await page.act('eva', { kind: 'locale', locale: 'es-ES' })).toEqual({ ok: true });
    const events = await open('eva');
    await type('eva', '/tiktok help');
    const now = await events.until('snapshot', (seen) =>
      textIn(messagesIn(seen).at(-1)).includes('Qué puedes hacer aquí'),
    );
    expect(now.me.locale).toBe('es-ES');
    expect(textIn(now.home)).toContain('Loja Modelo');
    await page.act('eva', { kind: 'locale', locale: 'en-US' });
    await type('eva', '/tiktok help');
    await events.until('snapshot', (seen) =>
      textIn(messagesIn(seen).at(-1)).includes('What you can do here'),
    );
  });

  it('that cannot be done is refused with a sentence', async () => {
    const refused = async (act: object, as = 'eva') =>
      (await page.post('/api/act', { as, act })) as { status: number; json: { error: string } };
    expect(await refused({ kind: 'dance' })).toEqual({
      status: 400,
      json: { ok: false, error: 'I do not know the act "dance".' },
    });
    expect((await refused({ kind: 'home' }, 'zoe')).json.error).toContain('there are: ');
    expect(
      (await refused({ kind: 'command', channelId: 'C0CATALOGO', text: '/tiktok status' })).json.error,
    ).toBe('eva is not in catalogo');
    expect(
      (await refused({ kind: 'command', channelId: 'C0CAMPANHA2024', text: '/tiktok status' })).json.error,
    ).toBe('Nobody can write here.');
    expect(
      (
        await refused({
          kind: 'click',
          source: { type: 'message', channelId: general, ts: '1.0' },
          blockId: 'b',
          actionId: 'a',
        })
      ).json.error,
    ).toBe('This message is not there any more.');
    expect((await refused({ kind: 'submit', viewId: 'V1', values: {} })).json.error).toBe(
      'This modal is not open any more.',
    );
    expect(await page.post('/api/act', { as: 'eva' })).toEqual({
      status: 400,
      json: { ok: false, error: '"act" must be an object.' },
    });
  });
});

describe('the composer', () => {
  it.each([
    ['eva', 'en'],
    ['mario', 'es'],
    ['ana', 'pt'],
  ])('offers %s the words that /tiktok help explains, in %s', async (as) => {
    await session.ask(as, '/tiktok help');
    const help = (await session.ask(as, '/tiktok help')).text;
    const told = [...help.matchAll(/`\/tiktok ([\w-]+)[^`]*` – (.*)/g)].map(([, word, text]) => ({
      word,
      text,
    }));
    const { commands } = (await page.get(`/api/commands?as=${as}`)) as {
      commands: readonly { command: string; words: readonly { word: string; text: string }[] }[];
    };
    expect(commands.map(({ command }) => command)).toEqual(['/tiktok']);
    expect(told.length).toBeGreaterThan(5);
    expect(commands[0]?.words.filter(({ word }) => told.some((one) => one.word === word))).toEqual(told);
  });
});
