import { describe, expect, it } from '@jest/globals';
import { readerOf, renderView } from '../../../../sandbox/terminal/render-blocks.ts';
import { setUp, button, modal, nameInput } from './bolt-harness.ts';

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
      body: { errors: { name: expect.stringContaining('at least 2') } },
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
