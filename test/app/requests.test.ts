import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fields } from '../../sandbox/slack/json.ts';
import type { RawCommand } from '../../sandbox/slack/sender.ts';
import { form } from '../../sandbox/slack/transport.ts';
import { issueResponseUrl } from '../../sandbox/worlds/slack-tickets.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());

const nowS = () => Math.floor(Date.now() / 1000);
const facts = /812|Loja|7\d{18}/;

/** The request is refused, and nobody hears of it. */
async function expectRefused(overrides: RawCommand, status = 401): Promise<void> {
  const before = session.worlds.http.slack.requests.length;
  const { acked, entries } = await session.after('eva', () =>
    session.sender.rawCommand({ user: 'eva', text: 'use loja-modelo', ...overrides }),
  );
  expect(acked.status).toBe(status);
  expect(String(acked.body)).not.toMatch(facts);
  expect(entries).toEqual([]);
  expect(session.worlds.http.slack.requests.length).toBe(before);
  expect(await session.database.query('select * from channel')).toEqual([]);
}

describe('a request is refused', () => {
  it('with the signature of another secret', () => expectRefused({ secret: 'another-secret' }));

  it('without a signature', () => expectRefused({ headers: { 'x-slack-signature': '' } }));

  it('with half a signature', () => expectRefused({ headers: { 'x-slack-signature': 'v0=abc' } }));

  it('with the signature of another body', async () => {
    const timestampS = nowS();
    const other = createHmac('sha256', session.worlds.slack.state.app.signingSecret)
      .update(`v0:${timestampS}:text=status`)
      .digest('hex');
    await expectRefused({ timestampS, headers: { 'x-slack-signature': `v0=${other}` } });
  });

  it('without a timestamp', () => expectRefused({ headers: { 'x-slack-request-timestamp': '' } }));

  it('with a timestamp that is no number', () =>
    expectRefused({ headers: { 'x-slack-request-timestamp': 'now' } }));

  it('signed more than five minutes ago', () => expectRefused({ timestampS: nowS() - 301 }));

  it('signed for a time more than five minutes ahead', () => expectRefused({ timestampS: nowS() + 310 }));

  it('signed for a time years ahead', () => expectRefused({ timestampS: nowS() + 100_000_000 }));

  it('of a team that has not installed the app, though the signature is good', () =>
    expectRefused({ fields: { team_id: 'T0OTHER', team_domain: 'agencia' } }));

  it('of no team, though the signature is good', () =>
    expectRefused({ fields: { team_id: '', enterprise_id: 'E0GRID', is_enterprise_install: 'true' } }));

  it('with a body of more than a megabyte', () =>
    expectRefused({ body: `text=${'x'.repeat(1_100_000)}` }, 413));
});

describe('a request is taken', () => {
  const answered = async (overrides: RawCommand) => {
    const { acked, text } = await session.after('eva', () =>
      session.sender.rawCommand({ user: 'eva', text: 'status', ...overrides }),
    );
    expect(acked.status).toBe(200);
    expect(text).toContain('Loja Modelo on TikTok');
  };

  it('four minutes late', () => answered({ timestampS: nowS() - 240 }));

  it('of a clock that is four minutes ahead', () => answered({ timestampS: nowS() + 240 }));

  it.each([`${form}; charset=utf-8`, `${form};charset=UTF-8`])('with the content type %s', (contentType) =>
    answered({ contentType }),
  );

  it('of this team, which an Enterprise Grid has taken in since', () =>
    answered({ fields: { enterprise_id: 'E0GRID', enterprise_name: 'Grid' } }));

  it('with fields that we have never heard of', () => answered({ fields: { brand_new_field: '{"a":1}' } }));

  it('as large as Slack’s largest', async () => {
    const { acked, entries } = await session.after('eva', () =>
      session.sender.rawCommand({ user: 'eva', text: 'ñ'.repeat(150_000) }),
    );
    expect(acked.status).toBe(200);
    expect(entries).toHaveLength(1);
  });
});

describe('a click is taken', () => {
  const clicked = async (absent: Fields) => {
    const { state } = session.worlds.slack;
    const [person, channel] = [session.worlds.slack.person('eva'), session.worlds.slack.channel('general')];
    const [store] = await session.database.query<{ id: string }>('select id from store');
    const payload = {
      type: 'block_actions',
      user: { id: person.id, team_id: person.teamId },
      team: { id: person.teamId },
      container: { type: 'message', message_ts: '1.000001', channel_id: channel.id },
      channel: { id: channel.id, name: 'general' },
      response_url: issueResponseUrl(state, { userId: person.id, channelId: channel.id }),
      trigger_id: '1.2.3',
      actions: [{ type: 'button', action_id: 'status:show', block_id: 'b', value: store?.id }],
      ...absent,
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const { acked, text } = await session.after('eva', () => session.sender.rawCommand({ body }));
    expect(acked.status).toBe(200);
    expect(text).toContain('Loja Modelo on TikTok');
  };

  it.each<[string, Fields]>([
    ['without what is empty', {}],
    ['with null for it', { enterprise: null, view: null, message: null, state: null, function_data: null }],
    ['without a channel', { channel: undefined, container: { type: 'message', message_ts: '1.000001' } }],
    ['with a team that says null of its Grid', { team: { id: 'T0TIENDA', enterprise_id: null } }],
    ['of an Enterprise Grid', { enterprise: { id: 'E0GRID', name: 'Grid' }, is_enterprise_install: false }],
  ])('%s', (_, absent) => clicked(absent));
});

describe('a command is taken that says of an org-wide installation', () => {
  it.each(['false', 'true', ''])('%p', async (is_enterprise_install) => {
    const { acked, text } = await session.after('eva', () =>
      session.sender.rawCommand({
        ...{ user: 'eva', text: 'status' },
        fields: { is_enterprise_install, enterprise_id: '', channel_name: 'privategroup', user_name: '' },
      }),
    );
    expect(acked.status).toBe(200);
    expect(text).toContain('Loja Modelo on TikTok');
  });
});

describe('what is not a command', () => {
  it('url_verification is answered with its challenge', async () => {
    const { status, body } = await session.sender.urlVerification('a-challenge');
    expect(status).toBe(200);
    expect(body).toEqual({ challenge: 'a-challenge' });
  });

  it('ssl_check is answered with 200', async () => {
    const { status } = await session.sender.rawCommand({ body: 'ssl_check=1&token=abc' });
    expect(status).toBe(200);
  });

  it('an event that we do not listen to is acknowledged', async () => {
    const { status } = await session.sender.event('emoji_changed', { subtype: 'add' });
    expect(status).toBe(200);
  });

  it('a body that is no JSON is refused, and the app lives', async () => {
    const { status } = await session.sender.rawCommand({ body: '{"type":', contentType: 'application/json' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Loja Modelo');
  });

  it.each([
    ['application/json', 'null'],
    ['application/json', ' null '],
    [form, 'payload=null'],
    [form, 'payload=%7B'],
  ])('a signed body of %s, %j, is refused, and the app lives', async (contentType, body) => {
    const { status } = await session.sender.rawCommand({ body, contentType });
    expect(status).toBeGreaterThanOrEqual(400);
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Loja Modelo');
  });

  it.each(['/', '/slack', '/slack/events/', '/SLACK/EVENTS', '/__proto__', '/toString', '/slack/%65vents'])(
    'the path %s is 404',
    async (path) => {
      const response = await fetch(new URL(path, session.appUrl), { method: 'POST', body: 'text=status' });
      expect(response.status).toBe(404);
    },
  );

  it('the path may have a query', async () => {
    const response = await fetch(`${session.appUrl}?a=1`, { method: 'POST', body: 'text=status' });
    expect(response.status).toBe(401);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused, and the app lives', async (method) => {
    const response = await fetch(session.appUrl, { method });
    expect(response.status).toBe(405);
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Loja Modelo');
  });

  it('a request that breaks off in its body ends alone', async () => {
    const socket = connect(Number(new URL(session.appUrl).port), '127.0.0.1');
    const head = `POST /slack/events HTTP/1.1\r\nhost: app\r\ncontent-type: ${form}\r\ncontent-length: 1000\r\n\r\n`;
    socket.write(`${head}text=sta`);
    await once(socket, 'connect');
    socket.resetAndDestroy();
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Loja Modelo');
  });

  it('garbage instead of HTTP ends that connection alone', async () => {
    const { port } = new URL(session.appUrl);
    const socket = connect(Number(port), '127.0.0.1');
    socket.end('\u0016\u0003\u0001 nonsense\r\n\r\n');
    expect(await readAll(socket)).toContain('400');
    expect((await session.ask('eva', '/tiktok status')).text).toContain('Loja Modelo');
  });
});

describe('a command that was delivered twice', () => {
  it('does the same twice and harms nothing', async () => {
    const send = () => session.sender.command('eva', 'general', '/tiktok use loja-modelo');
    const { entries } = await session.after('eva', async () => {
      await send();
      return send();
    });
    expect(entries).toHaveLength(2);
    expect(await session.database.query('select channel_id from channel')).toEqual([
      { channel_id: 'C0GENERAL' },
    ]);
  });
});
