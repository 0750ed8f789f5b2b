import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

const HOUR_MS = 3_600_000;

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());
afterEach(() => {
  session.worlds.faults.slack.clear();
});

const refusals = {
  gil: 'This app does not show anything to guests.',
  olga: 'This app only answers people of the workspace that runs it.',
} as const;
/** Everything that a refused person must not see. */
const facts = /812|Loja|loja-modelo|7\d{18}|Connected|Marina/;
const usersInfo = () =>
  session.worlds.http.slack.requests.filter(({ path }) => path === '/api/users.info').length;

describe.each([
  ['gil', 'a guest', 'tiktok-alerts'],
  ['olga', 'somebody of another workspace', 'agencia'],
] as const)('%s, %s', (user, _, channel) => {
  it.each(['status', 'catalog', 'help', 'use loja-modelo', 'staus', ''])(
    'gets the refusal and nothing else for /tiktok %s',
    async (words) => {
      const { text, entries, acked } = await session.ask(user, `/tiktok ${words}`, channel);
      expect(acked.status).toBe(200);
      expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral']);
      expect(text).toContain(refusals[user]);
      expect(text).not.toMatch(facts);
    },
  );

  it('changes nothing', async () => {
    await session.ask(user, '/tiktok use loja-modelo', channel);
    expect(await session.database.query('select * from channel')).toEqual([]);
  });

  it('gets the refusal on Home', async () => {
    const { text, entries } = await session.openHome(user);
    expect(entries.map(({ kind }) => kind)).toEqual(['home']);
    expect(text).toContain(refusals[user]);
    expect(text).not.toMatch(facts);
  });

  it('gets the refusal for a click', async () => {
    // A copy of a status in the channel, as "Share" would post it: only its buttons matter.
    const value = await storeId();
    session.worlds.slack.state.messages.clear();
    const element = {
      type: 'button',
      text: { type: 'plain_text', text: 'Look' },
      action_id: 'status:show',
      value,
    };
    await post(channel, [{ type: 'actions', elements: [element] }]);
    const { text, entries } = await session.click(user, 'Look');
    expect(entries).toHaveLength(1);
    expect(text).toContain(refusals[user]);
    expect(text).not.toMatch(facts);
  });

  it('is offered no store in a menu', async () => {
    const element = {
      type: 'external_select',
      action_id: 'store:pick',
      min_query_length: 0,
      placeholder: { type: 'plain_text', text: `Stores for ${user}` },
    };
    await post(channel, [{ type: 'actions', elements: [element] }]);
    const { status, body } = await session.sender.options(user, `Stores for ${user}`, 'loja');
    expect(status).toBe(200);
    expect(body).toEqual({ options: [] });
  });
});

it('somebody of another workspace who was never seen is offered no store in a menu', async () => {
  await session.database.query('delete from person');
  const placeholder = { type: 'plain_text', text: 'Stores of a stranger' };
  const element = { type: 'external_select', action_id: 'store:pick', min_query_length: 0, placeholder };
  await post('agencia', [{ type: 'actions', elements: [element] }]);
  const { body } = await session.sender.options('olga', 'Stores of a stranger', 'loja');
  expect(body).toEqual({ options: [] });
});

async function storeId(): Promise<string> {
  const [store] = await session.database.query<{ id: string }>('select id from store');
  return store?.id ?? '';
}

/** A message that everybody in the channel sees, posted with the app's own token. */
async function post(channel: string, blocks: readonly unknown[]): Promise<void> {
  const { slack, http } = { slack: session.worlds.slack, http: session.worlds.http };
  const response = await fetch(`${http.slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${slack.installation().botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ channel: slack.channel(channel).id, text: 'buttons', blocks }),
  });
  const answer = (await response.json()) as { ok: boolean };
  if (!answer.ok) throw new Error(`the message was refused: ${JSON.stringify(answer)}`);
}

describe('who somebody is', () => {
  it('is asked of Slack once a day and person', async () => {
    await session.jump(25 * HOUR_MS);
    const before = usersInfo();
    for (const words of ['status', 'catalog', 'help']) await session.ask('eva', `/tiktok ${words}`);
    expect(usersInfo()).toBe(before + 1);
    await session.jump(23 * HOUR_MS);
    await session.ask('eva', '/tiktok status');
    expect(usersInfo()).toBe(before + 1);
    await session.jump(2 * HOUR_MS);
    await session.ask('eva', '/tiktok status');
    expect(usersInfo()).toBe(before + 2);
  });

  it('is asked once by commands that come together', async () => {
    await session.jump(25 * HOUR_MS);
    const before = usersInfo();
    session.worlds.faults.slack.add({ kind: 'delay', ms: 50 }, 'users.info');
    const { entries } = await session.after('eva', async () => {
      const commands = ['status', 'catalog', 'help'].map((words) =>
        session.sender.command('eva', 'general', `/tiktok ${words}`),
      );
      const [first] = await Promise.all(commands);
      if (first === undefined) throw new Error('nothing was sent');
      return first;
    });
    expect(entries).toHaveLength(3);
    expect(usersInfo()).toBe(before + 1);
  });

  it('tells the language anew after a day', async () => {
    await session.ask('mario', '/tiktok status');
    session.worlds.slack.person('mario').locale = 'en-GB';
    expect((await session.ask('mario', '/tiktok help')).text).toContain('Qué puedes hacer aquí');
    await session.jump(25 * HOUR_MS);
    expect((await session.ask('mario', '/tiktok help')).text).toContain('What you can do here');
  });

  it('in a language that the app does not speak gets the default one', async () => {
    session.worlds.slack.person('ana').locale = 'ja-JP';
    expect((await session.ask('ana', '/tiktok help')).text).toContain('What you can do here');
  });
});

describe('while users.info gives no answer', () => {
  beforeAll(() => session.database.query('delete from person'));

  // Each person once: what is asked and not answered yet is not asked again.
  it.each([
    ['ana', { kind: 'html502' }],
    ['mario', { kind: 'throttle', retryAfterS: 30 }],
    ['ana', { kind: 'garbage' }],
    ['mario', { kind: 'reset' }],
    ['eva', { kind: 'hang' }],
  ] as const)('somebody new, %s, is answered in the default language: %j', async (user, fault) => {
    session.worlds.faults.slack.add(fault, 'users.info', Infinity);
    const startedAt = performance.now();
    const { text, acked } = await session.ask(user, '/tiktok status');
    expect(performance.now() - startedAt).toBeLessThan(2_500);
    expect(acked.ackMs).toBeLessThan(3_000);
    expect(text).toContain('Loja Modelo on TikTok');
  });

  it('somebody new may look, but change nothing', async () => {
    await session.database.query('delete from person');
    session.worlds.faults.slack.add({ kind: 'html502' }, 'users.info', Infinity);
    const { text } = await session.ask('mario', '/tiktok use loja-modelo');
    expect(text).not.toContain('is now the store of this channel');
    expect(await session.database.query('select * from channel')).toEqual([]);
  });

  it('a guest who was seen before stays one, however long ago that was', async () => {
    await session.ask('gil', '/tiktok status', 'tiktok-alerts');
    await session.jump(30 * 24 * HOUR_MS);
    session.worlds.faults.slack.add({ kind: 'hang' }, 'users.info', Infinity);
    const { text } = await session.ask('gil', '/tiktok status', 'tiktok-alerts');
    expect(text).toContain(refusals.gil);
    expect(text).not.toMatch(facts);
  });

  it('an admin of more than a day ago may look, and change nothing until Slack says that they still are one', async () => {
    session.worlds.slack.person('ana').locale = 'en-US';
    await session.ask('ana', '/tiktok status');
    await session.jump(26 * HOUR_MS);
    session.worlds.faults.slack.add({ kind: 'html502' }, 'users.info', Infinity);
    expect((await session.ask('ana', '/tiktok status')).text).toContain('Loja Modelo on TikTok');
    expect((await session.ask('ana', '/tiktok connect')).text).toContain('Slack did not tell');
    session.worlds.faults.slack.clear();
    expect((await session.ask('ana', '/tiktok settings')).text).toContain('Make admin');
  });

  it('a late answer serves the next command', async () => {
    await session.database.query('delete from person');
    session.worlds.slack.person('ana').locale = 'pt-BR';
    session.worlds.faults.slack.add({ kind: 'delay', ms: 1_200 }, 'users.info');
    expect((await session.ask('ana', '/tiktok help')).text).toContain('What you can do here');
    expect((await session.ask('ana', '/tiktok help')).text).toContain('O que você pode fazer aqui');
  });
});
