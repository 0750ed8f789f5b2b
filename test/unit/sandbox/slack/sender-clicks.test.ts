import { describe, expect, it } from '@jest/globals';
import { addMessage } from '../../../../sandbox/worlds/slack-messages.ts';
import { setUp, plain, button } from './bolt-harness.ts';

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

  it('is not for people who have left the channel', async () => {
    const { sender, world } = await setUp(() => undefined);
    const { botUserId, botId } = world.installation();
    const blocks = [{ type: 'actions', elements: [button('Go')] }];
    addMessage(world.state, { channelId: 'C0GENERAL', userId: botUserId, botId, text: 't', blocks });
    world.leave('general', 'eva');
    await expect(sender.click('eva', 'Go')).rejects.toThrow('nothing to click');
  });

  it('sends nothing when the confirm dialog is declined', async () => {
    const { sender, world } = await setUp(() => undefined);
    const { botUserId, botId } = world.installation();
    const blocks = [{ type: 'actions', elements: [button('Delete', { confirm: { text: plain('Sure?') } })] }];
    addMessage(world.state, { channelId: 'C0GENERAL', userId: botUserId, botId, text: 't', blocks });
    expect(await sender.click('eva', 'Delete', { confirm: false })).toMatchObject({
      status: 0,
      body: 'declined',
    });
  });
});
