import { afterEach, describe, expect, it } from '@jest/globals';
import bolt from '@slack/bolt';
import type { App as BoltApp, HTTPReceiver as BoltReceiver } from '@slack/bolt';
import type { AddressInfo } from 'node:net';
import { createFaults } from '../../../../sandbox/faults.ts';
import { createSender } from '../../../../sandbox/slack/sender.ts';
import { startSlackStandIn } from '../../../../sandbox/slack/stand-in.ts';
import { readerOf, renderView } from '../../../../sandbox/terminal/render-blocks.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';

const { App, HTTPReceiver, LogLevel } = bolt;
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Stand-in Slack and a real Bolt app that listens as `wire` says. */
async function setUp(wire: (app: BoltApp) => void) {
  const clock = { nowMs: Date.UTC(2026, 10, 22, 13, 30) };
  const world = createSlackWorld({ nowMs: () => clock.nowMs });
  const slack = await startSlackStandIn({ world, faults: createFaults() });
  closers.push(() => slack.close());
  const { signingSecret } = world.state.app;
  const quiet = LogLevel.ERROR;
  const receiver: BoltReceiver = new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    logLevel: quiet,
  });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const token = world.installation().botToken;
  const app: BoltApp = new App({
    receiver,
    token,
    clientOptions,
    convoStore: false,
    deferInitialization: true,
    logLevel: quiet,
  });
  wire(app);
  await app.init();
  const server = await app.start(0);
  closers.push(() => app.stop());
  const { port } = server.address() as AddressInfo;
  slack.requests.length = 0; // auth.test of the start
  const sender = createSender({
    world,
    appUrl: `http://127.0.0.1:${port}/slack/events`,
    requests: slack.requests,
  });
  /** Waits until the person has seen this many things; a test that never sees them runs into its time limit. */
  const seen = async (name: string, count: number) => {
    while (world.timeline(name).length < count) await new Promise((resolve) => setImmediate(resolve));
    return world.timeline(name);
  };
  return { clock, world, slack, sender, seen };
}

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const button = (text: string, more: object = {}) =>
  ({ type: 'button', text: plain(text), action_id: 'go', ...more }) as const;
const modal = (...blocks: object[]) =>
  ({
    type: 'modal',
    callback_id: 'form',
    title: plain('Form'),
    submit: plain('Save'),
    blocks: blocks as never[],
  }) as const;
const nameInput = {
  type: 'input',
  block_id: 'name',
  label: plain('Store name'),
  element: { type: 'plain_text_input', action_id: 'typed', min_length: 2 },
};

describe('a slash command', () => {
  it('reaches Bolt signed, is acknowledged, and its response is seen by the person alone', async () => {
    const heard: Record<string, unknown>[] = [];
    const { sender, seen, world, slack } = await setUp((app) => {
      app.command('/tiktok', async ({ ack, command, respond }) => {
        heard.push({ ...command });
        await ack();
        await respond({ response_type: 'ephemeral', text: `You said ${command.text}` });
      });
    });
    const acked = await sender.command(
      'eva',
      'general',
      '/tiktok status <b> & #general #diretoria @ana https://x.test',
    );
    expect(acked).toMatchObject({ status: 200, body: '' });
    expect(acked.ackMs).toBeGreaterThan(0);
    await seen('eva', 1);
    expect(heard[0]).toMatchObject({
      command: '/tiktok',
      channel_id: 'C0GENERAL',
      user_id: 'U0EVA',
      team_id: 'T0TIENDA',
      is_enterprise_install: 'false',
      text: 'status &lt;b&gt; &amp; <#C0GENERAL|general> <#C0DIRETORIA> <@U0ANA|ana> <https://x.test>',
    });
    expect(world.visibleNow('eva', 'general')).toMatchObject([{ onlyYou: true }]);
    expect(world.visibleNow('ana', 'general')).toEqual([]);
    expect(slack.requests.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/response\/R/)]);
  });

  it('shows and records a message in the ack itself', async () => {
    const { sender, world, slack } = await setUp((app) => {
      app.command('/tiktok', async ({ ack }) => ack({ text: 'at once', response_type: 'in_channel' }));
    });
    await sender.command('eva', 'general', '/tiktok');
    expect(world.visibleNow('ana', 'general')[0]?.message.text).toBe('at once');
    expect(slack.requests).toEqual([
      { method: 'POST', path: '/response/ack', body: { text: 'at once', response_type: 'in_channel' } },
    ]);
  });

  it('fails visibly when the app answers with an error', async () => {
    const { sender, world } = await setUp((app) => {
      app.error(async () => Promise.reject(new Error('known')));
      app.command('/tiktok', async () => Promise.reject(new Error('broken')));
    });
    expect((await sender.command('eva', 'general', '/tiktok')).status).toBe(500);
    expect(world.timeline('eva')).toMatchObject([
      { kind: 'notice', text: '/tiktok failed with the error "dispatch_failed"' },
    ]);
  });

  it('is refused with a wrong secret, an old time or a changed body', async () => {
    const { sender, world } = await setUp((app) => {
      app.command('/tiktok', async ({ ack }) => ack());
    });
    const old = Math.floor(Date.now() / 1000) - 301;
    expect((await sender.rawCommand({})).status).toBe(200);
    expect((await sender.rawCommand({ secret: 'wrong' })).status).toBe(401);
    expect((await sender.rawCommand({ timestampS: old })).status).toBe(401);
    expect((await sender.rawCommand({ headers: { 'x-slack-signature': 'v0=00' } })).status).toBe(401);
    expect(world.timeline('ana')).toEqual([]);
  });

  it('is for members of the channel only', async () => {
    const { sender } = await setUp(() => undefined);
    await expect(sender.command('gil', 'general', '/tiktok')).rejects.toThrow('gil is not in general');
  });
});

describe('a click', () => {
  it('finds the newest button by its label and replaces the message', async () => {
    const { sender, seen, world } = await setUp((app) => {
      app.command('/tiktok', async ({ ack, respond }) => {
        await ack();
        const link = button('Open', { action_id: 'link', url: 'https://x.test' });
        await respond({
          text: 'old',
          blocks: [
            { type: 'actions', block_id: 'b', elements: [button('Recheck :repeat:', { value: 'v' }), link] },
          ],
        });
      });
      app.action('go', async ({ ack, action, body, respond }) => {
        await ack();
        const { value, block_id: block } = action as { value: string; block_id: string };
        await respond({
          replace_original: true,
          text: `${value} ${block} ${body.user.id} ${body.team?.id ?? ''}`,
        });
      });
      app.action('link', async ({ ack }) => ack());
    });
    await sender.command('eva', 'general', '/tiktok');
    await seen('eva', 1);
    expect((await sender.click('eva', 'Open')).status).toBe(200);
    await expect(sender.click('ana', 'recheck')).rejects.toThrow('nothing to click');
    expect((await sender.click('eva', 'recheck')).status).toBe(200);
    await seen('eva', 2);
    expect(world.visibleNow('eva', 'general').map(({ message }) => message.text)).toEqual([
      'v b U0EVA T0TIENDA',
    ]);
    await expect(sender.click('eva', 'recheck')).rejects.toThrow(/nothing to click/);
  });

  it('picks options of menus, also those the app suggests, and of overflows', async () => {
    const picked: unknown[] = [];
    const options = ['Loja A', 'Loja B'].map((name) => ({ text: plain(name), value: name.at(-1) ?? '' }));
    const blocks = [
      {
        type: 'actions',
        block_id: 'a',
        elements: [{ type: 'static_select', action_id: 'store', placeholder: plain('Store'), options }],
      },
      {
        type: 'actions',
        block_id: 'b',
        elements: [
          { type: 'external_select', action_id: 'find', placeholder: plain('Search'), min_query_length: 2 },
        ],
      },
      {
        type: 'section',
        block_id: 'c',
        text: plain('x'),
        accessory: { type: 'overflow', action_id: 'more', options: [{ text: plain('Mute'), value: 'm' }] },
      },
    ];
    const { sender, world } = await setUp((app) => {
      app.options('find', async ({ ack, payload }) =>
        ack({ options: options.filter(({ text }) => text.text.includes(payload.value)) }),
      );
      app.action(/.*/, async ({ ack, action }) => {
        picked.push('selected_option' in action ? (action.selected_option as { value: string }).value : null);
        await ack();
      });
    });
    const { botUserId, botId } = world.installation();
    const { addMessage } = await import('../../../../sandbox/worlds/slack-messages.ts');
    addMessage(world.state, { channelId: 'C0GENERAL', userId: botUserId, botId, text: 't', blocks });
    await sender.click('eva', 'Store=loja b');
    await sender.click('eva', 'find=Loja A');
    await sender.click('eva', 'Mute');
    expect(picked).toEqual(['B', 'A', 'm']);
    expect((await sender.options('eva', 'Search', 'Loja B')).body).toEqual({ options: [options[1]] });
    expect((await sender.options('eva', 'Search', 'L')).status).toBe(0);
    await expect(sender.click('eva', 'Store')).rejects.toThrow('Store=…');
    await expect(sender.click('eva', 'Store=Loja C')).rejects.toThrow('Loja A, Loja B');
  });

  it('sends nothing when the confirm dialog is declined', async () => {
    const { sender, world } = await setUp(() => undefined);
    const { botUserId, botId } = world.installation();
    const { addMessage } = await import('../../../../sandbox/worlds/slack-messages.ts');
    const blocks = [{ type: 'actions', elements: [button('Delete', { confirm: { text: plain('Sure?') } })] }];
    addMessage(world.state, { channelId: 'C0GENERAL', userId: botUserId, botId, text: 't', blocks });
    expect(await sender.click('eva', 'Delete', { confirm: false })).toMatchObject({
      status: 0,
      body: 'declined',
    });
  });
});

describe('a modal', () => {
  it('opens, shows errors, changes and closes', async () => {
    const submitted: unknown[] = [];
    const { sender, seen, world, slack } = await setUp((app) => {
      app.command('/tiktok', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: modal(nameInput) });
      });
      app.view('form', async ({ ack, view }) => {
        const value = view.state.values['name']?.['typed']?.value;
        submitted.push(value);
        if (value === 'bad') await ack({ response_action: 'errors', errors: { name: 'Taken' } });
        else if (value === 'more')
          await ack({ response_action: 'update', view: modal(nameInput, { type: 'divider' }) });
        else await ack();
      });
    });
    await sender.command('eva', 'general', '/tiktok add');
    await seen('eva', 1);
    expect(await sender.submit('eva')).toMatchObject({
      status: 0,
      body: { errors: { name: 'Please complete this required field.' } },
    });
    expect(await sender.submit('eva', { name: 'x' })).toMatchObject({
      status: 0,
      body: { errors: { name: expect.stringContaining('at least 2') as string } },
    });
    await sender.submit('eva', '{"Store name":"bad"}');
    const shown = renderView(world.modals('eva')[0]!, readerOf(world, world.person('eva')));
    expect(shown).toContain('⚠ Taken');
    expect(shown).toContain('[ bad ]');
    await sender.submit('eva', { typed: 'more' });
    expect(world.modals('eva')[0]?.content['blocks']).toHaveLength(2);
    await sender.submit('eva');
    await sender.submit('eva', { name: 'good' });
    expect(world.modals('eva')).toEqual([]);
    expect(submitted).toEqual(['bad', 'more', 'more', 'good']);
    expect(
      slack.requests
        .filter(({ path }) => path === '/response/ack')
        .map(({ body }) => body['response_action']),
    ).toEqual(['errors', 'update', 'update']);
    const kinds = [
      'modal',
      'modal-errors',
      'modal-errors',
      'modal-errors',
      'modal-update',
      'modal-update',
      'modal-closed',
    ];
    expect(world.timeline('eva').map(({ kind }) => kind)).toEqual(kinds);
    await expect(sender.submit('eva')).rejects.toThrow('no modal open');
  });

  it('pushes, tells of closing only when asked, and clears', async () => {
    const closed: string[] = [];
    const { sender, seen, world } = await setUp((app) => {
      app.shortcut('add', async ({ ack, shortcut, client }) => {
        await ack();
        await client.views.open({
          trigger_id: shortcut.trigger_id,
          view: modal({ type: 'actions', elements: [button('Next')] }),
        });
      });
      app.action('go', async ({ ack, body, client }) => {
        await ack();
        const view = { ...modal(nameInput), callback_id: 'second', notify_on_close: true };
        await client.views.push({ trigger_id: 'trigger_id' in body ? body.trigger_id : '', view });
      });
      app.view({ callback_id: 'second', type: 'view_closed' }, async ({ ack, view }) => {
        closed.push(view.callback_id);
        await ack();
      });
      app.view('second', async ({ ack }) => ack({ response_action: 'clear' }));
    });
    await sender.shortcut('eva', 'add');
    await seen('eva', 1);
    await sender.click('eva', 'Next');
    await seen('eva', 2);
    expect((await sender.closeView('eva')).status).toBe(200);
    expect([closed, world.modals('eva').length]).toEqual([['second'], 1]);
    await sender.click('eva', 'Next');
    await seen('eva', 4);
    await sender.submit('eva', { name: 'ok' });
    expect(world.modals('eva')).toEqual([]);
  });

  it('tells the person when the answer is not one Slack takes', async () => {
    const { sender, seen, world } = await setUp((app) => {
      app.command('/tiktok', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: modal(nameInput) });
      });
      app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { no_such_block: 'x' } }));
    });
    await sender.command('eva', 'general', '/tiktok');
    await seen('eva', 1);
    await sender.submit('eva', { name: 'ok' });
    expect(world.timeline('eva').at(-1)).toMatchObject({ kind: 'notice' });
    expect(world.modals('eva')).toHaveLength(1);
  });
});

describe('events', () => {
  it('open the Home, whose buttons then work', async () => {
    const clicks: unknown[] = [];
    const { sender, seen } = await setUp((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        const blocks = [{ type: 'actions' as const, elements: [button('Add')] }];
        if (event.tab === 'home')
          await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
      });
      app.action('go', async ({ ack, body }) => {
        clicks.push('view' in body ? body.view?.type : null);
        await ack();
      });
    });
    expect((await sender.openHome('mario')).status).toBe(200);
    await seen('mario', 1);
    await sender.click('mario', 'Add');
    expect(clicks).toEqual(['home']);
  });

  it('come in an envelope with an id, again with retry headers', async () => {
    const heard: unknown[] = [];
    const { sender } = await setUp((app) => {
      app.event('channel_archive', async ({ event, body, context }) => {
        heard.push([event.channel, body.event_id, context.retryNum, context.teamId]);
      });
    });
    const event = { channel: 'C0GENERAL', user: 'U0ANA' };
    await sender.event('channel_archive', event, { eventId: 'Ev1' });
    await sender.event('channel_archive', event, { eventId: 'Ev1', retryNum: 1 });
    expect(heard).toEqual([
      ['C0GENERAL', 'Ev1', undefined, 'T0TIENDA'],
      ['C0GENERAL', 'Ev1', 1, 'T0TIENDA'],
    ]);
  });

  it('verify the URL', async () => {
    const { sender } = await setUp(() => undefined);
    expect(await sender.urlVerification('abc')).toMatchObject({ status: 200, body: { challenge: 'abc' } });
  });
});
