import { describe, expect, it } from '@jest/globals';
import { createSender } from '../../../../sandbox/slack/sender.ts';
import { setUp, button } from './bolt-harness.ts';

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
    }, 200);
    expect((await sender.command('eva', 'general', '/tiktok')).status).toBe(500);
    expect(world.timeline('eva')).toMatchObject([
      { kind: 'notice', text: '/tiktok failed with the error "dispatch_failed"' },
    ]);
  });

  it('fails visibly when the app is too slow', async () => {
    const { world, url } = await setUp((app) => {
      app.command('/tiktok', () => new Promise(() => undefined));
    }, 200);
    const sender = createSender({ world, appUrl: () => url, ackTimeoutMs: 30 });
    expect(await sender.command('eva', 'general', '/tiktok')).toMatchObject({
      status: 0,
      body: 'operation_timeout',
    });
    expect(world.timeline('eva')).toMatchObject([
      { text: '/tiktok failed with the error "operation_timeout"' },
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
    await expect(sender.command('eva', 'campanha-2024', '/tiktok')).rejects.toThrow('archived');
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
