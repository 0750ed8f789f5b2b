import { describe, expect, it } from '@jest/globals';
import { callSlackApi } from '../../../../sandbox/slack/api/methods.ts';
import { setUp, startMs } from './api-harness.ts';
import type { Fields } from './api-harness.ts';

describe('chat.postMessage', () => {
  it('posts where the app is and where it may post to public channels', () => {
    const { post, world } = setUp();
    expect(post('tiktok-alerts')).toMatchObject({
      ok: true,
      ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
    });
    expect(post('catalogo').ok).toBe(true);
    expect(world.visibleNow('eva', 'tiktok-alerts')).toHaveLength(1);
  });

  it.each([
    ['a public channel without chat:write.public', 'catalogo', 'not_in_channel'],
    ['a private channel', 'diretoria', 'not_in_channel'],
    ['an archived channel', 'campanha-2024', 'is_archived'],
  ])('refuses %s', (_, channel, error) => {
    const { post } = setUp({ scopes: ['chat:write'] });
    expect(post(channel)).toMatchObject({ ok: false, error });
  });

  it.each([
    ['an unknown channel', { channel: 'C0NONE' }, 'channel_not_found'],
    ['a stranger', { channel: 'U0OLGA' }, 'channel_not_found'],
    ['no text', { text: '' }, 'no_text'],
    ['blocks that are not JSON', { blocks: '[{' }, 'invalid_blocks_format'],
    ['wrong blocks', { blocks: [{ type: 'section' }] }, 'invalid_blocks'],
    ['metadata without a type', { metadata: { event_payload: {} } }, 'invalid_metadata_format'],
    [
      'too much metadata',
      { metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(9000) } } },
      'metadata_too_large',
    ],
    ['markdown_text with text', { markdown_text: '**a**' }, 'markdown_text_conflict'],
    ['a thread that is not there', { thread_ts: '1.000001' }, 'thread_not_found'],
  ])('refuses %s', (_, args, error) => {
    expect(setUp().post('general', args)).toMatchObject({ ok: false, error });
  });

  it('names pointer and constraint of wrong blocks', () => {
    expect(setUp().post('general', { blocks: [{ type: 'divider', txt: 1 }] })).toMatchObject({
      errors: ['invalid additional property: txt [json-pointer:/blocks/0]'],
      response_metadata: { messages: ['[ERROR] invalid additional property: txt [json-pointer:/blocks/0]'] },
    });
  });

  it('cuts a text over 40,000 characters', () => {
    const { post, world } = setUp();
    post('general', { text: 'x'.repeat(40_001) });
    expect(world.visibleNow('eva', 'general')[0]?.message.text).toHaveLength(40_000);
  });

  it('gives blocks and elements ids and keeps those they have', () => {
    const { post, world } = setUp();
    const button = { type: 'button', text: { type: 'plain_text', text: 'Go' } };
    post('general', {
      blocks: [{ type: 'actions', block_id: 'mine', elements: [button] }, { type: 'divider' }],
    });
    const [actions, divider] = world.visibleNow('eva', 'general')[0]?.message.blocks ?? [];
    expect(actions).toMatchObject({
      block_id: 'mine',
      elements: [{ action_id: expect.any(String) }],
    });
    expect(divider).toMatchObject({ block_id: expect.any(String) });
  });

  it('posts to a person in the DM of app and person, always the same', () => {
    const { call, world } = setUp();
    const sent = ['a', 'b'].map((text) => call('chat.postMessage', { channel: 'U0EVA', text }));
    expect(sent[0]?.['channel']).toBe(sent[1]?.['channel']);
    expect(world.visibleNow('eva', '@eva')).toHaveLength(2);
    expect(world.timeline('eva').map(({ kind }) => kind)).toEqual(['dm', 'dm']);
    expect(world.timeline('ana')).toEqual([]);
  });

  it('answers messages_tab_disabled when there is no tab for it', () => {
    const { call } = setUp({ settings: { messagesTabEnabled: false } });
    expect(call('chat.postMessage', { channel: 'U0EVA', text: 'a' })).toMatchObject({
      error: 'messages_tab_disabled',
    });
  });

  it('posts one client_msg_id twice, unless the world dedupes', () => {
    const twice = (dedupesClientMsgId: boolean) => {
      const { post } = setUp({ settings: { dedupesClientMsgId } });
      return new Set([post('general', { client_msg_id: 'x' }).ts, post('general', { client_msg_id: 'x' }).ts])
        .size;
    };
    expect([twice(false), twice(true)]).toEqual([2, 1]);
  });

  it('takes one post per second and channel when the limit is on', () => {
    const { world, clock, id, post } = setUp({ settings: { limitsPosts: true } });
    expect(post('general').ok).toBe(true);
    const args = { channel: id('general'), text: 'a' };
    const throttled = callSlackApi(world, 'chat.postMessage', args, world.installation().botToken);
    expect(throttled).toEqual({ status: 429, retryAfterS: 1, body: { ok: false, error: 'ratelimited' } });
    expect(post('catalogo').ok).toBe(true);
    clock.nowMs += 1000;
    expect(post('general').ok).toBe(true);
  });
});

describe('chat.update and chat.delete', () => {
  it('change the own message in place and keep blocks that are not sent', () => {
    const { post, call, id, world } = setUp();
    const { ts } = post('general', { blocks: [{ type: 'divider' }] });
    expect(call('chat.update', { channel: id('general'), ts, text: 'new' })).toMatchObject({
      ok: true,
      ts,
      text: 'new',
    });
    expect(world.visibleNow('eva', 'general')[0]?.message).toMatchObject({
      text: 'new',
      blocks: [{ type: 'divider' }],
    });
    expect(call('chat.delete', { channel: id('general'), ts })).toMatchObject({ ok: true, ts });
    expect(world.visibleNow('eva', 'general')).toEqual([]);
  });

  it('take metadata away with an empty object', () => {
    const { post, call, id, world } = setUp();
    const { ts } = post('general', { metadata: { event_type: 'a', event_payload: { id: '1' } } });
    const stored = () => world.visibleNow('eva', 'general')[0]?.message.metadata;
    call('chat.update', { channel: id('general'), ts, text: 'b' });
    expect(stored()).toMatchObject({ event_type: 'a' });
    call('chat.update', { channel: id('general'), ts, text: 'b', metadata: {} });
    expect(stored()).toBeNull();
  });

  it.each([
    [
      'a message that is gone',
      'message_not_found',
      (s: ReturnType<typeof setUp>) =>
        s.world.erase('general', s.world.visibleNow('eva', 'general')[0]?.message.ts ?? ''),
    ],
    [
      'an edit after the window',
      'edit_window_closed',
      (s: ReturnType<typeof setUp>) => (s.world.state.settings.editWindowClosed = true),
    ],
    [
      'a message in an archived channel',
      'is_inactive',
      (s: ReturnType<typeof setUp>) => (s.world.channel('general').isArchived = true),
    ],
  ])('refuse %s', (_, error, spoil) => {
    const slack = setUp();
    const { ts } = slack.post('general');
    spoil(slack);
    expect(slack.call('chat.update', { channel: slack.id('general'), ts, text: 'new' })).toEqual({
      ok: false,
      error,
    });
  });

  it('refuse what a person wrote, and texts over 4,000 characters', () => {
    const { world, call, id, post } = setUp();
    const { ts } = world.say('ana', 'general', 'mine');
    expect(call('chat.update', { channel: id('general'), ts, text: 'a' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(call('chat.delete', { channel: id('general'), ts })).toMatchObject({
      error: 'cant_delete_message',
    });
    const own = post('general').ts;
    expect(call('chat.update', { channel: id('general'), ts: own, text: 'x'.repeat(4001) })).toMatchObject({
      error: 'msg_too_long',
    });
  });

  it('do not find ephemeral messages', () => {
    const { call, id } = setUp();
    const { message_ts: ts } = call('chat.postEphemeral', {
      channel: id('general'),
      user: 'U0EVA',
      text: 'psst',
    });
    expect(call('chat.update', { channel: id('general'), ts, text: 'a' })).toMatchObject({
      error: 'message_not_found',
    });
  });
});

describe('chat.postEphemeral, getPermalink and scheduleMessage', () => {
  it('shows a message to one person of the channel', () => {
    const { call, id, world } = setUp();
    expect(call('chat.postEphemeral', { channel: id('general'), user: 'U0EVA', text: 'psst' })).toMatchObject(
      { ok: true },
    );
    expect(world.visibleNow('eva', 'general')).toMatchObject([{ onlyYou: true }]);
    expect(world.visibleNow('ana', 'general')).toEqual([]);
    expect(call('chat.postEphemeral', { channel: id('general'), user: 'U0GIL', text: 'a' })).toMatchObject({
      error: 'user_not_in_channel',
    });
    expect(call('chat.postEphemeral', { channel: id('catalogo'), user: 'U0ANA', text: 'a' })).toMatchObject({
      error: 'not_in_channel',
    });
  });

  it('gives links to messages', () => {
    const { call, id, post } = setUp();
    const { ts } = post('general');
    const link = `https://tienda.slack.com/archives/${id('general')}/p${ts.replace('.', '')}`;
    expect(call('chat.getPermalink', { channel: id('general'), message_ts: ts })).toMatchObject({
      permalink: link,
    });
    expect(call('chat.getPermalink', { channel: id('general'), message_ts: '1.1' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('posts later, but never with metadata', () => {
    const { call, id, clock, world } = setUp();
    const at = startMs / 1000 + 60;
    const schedule = (more: Fields) =>
      call('chat.scheduleMessage', { channel: id('general'), text: 'later', post_at: at, ...more });
    expect(schedule({}).ok).toBe(true);
    expect(schedule({ metadata: { event_type: 'a', event_payload: {} } }).ok).toBe(true);
    expect(schedule({ post_at: at - 60 })).toMatchObject({ error: 'time_in_past' });
    expect(schedule({ post_at: at + 121 * 86_400 })).toMatchObject({ error: 'time_too_far' });
    clock.nowMs += 60_000;
    call('auth.test');
    expect(world.visibleNow('eva', 'general').map(({ message }) => message.text)).toEqual(['later']);
  });
});

describe('replies that stand in the channel too', () => {
  const history = (slack: ReturnType<typeof setUp>, args: Fields = {}) =>
    slack.call('conversations.history', { channel: slack.id('general'), ...args })['messages'] as Fields[];
  const replies = (slack: ReturnType<typeof setUp>, ts: string) =>
    slack.call('conversations.replies', { channel: slack.id('general'), ts })['messages'] as Fields[];

  it('are in history and in the thread, with their subtype', () => {
    const slack = setUp();
    const { ts } = slack.post('general');
    slack.post('general', { text: 'quiet', thread_ts: ts });
    slack.post('general', { text: 'loud', thread_ts: ts, reply_broadcast: 'true' });
    expect(history(slack).map(({ text, subtype }) => [text, subtype])).toEqual([
      ['loud', 'thread_broadcast'],
      ['hello', undefined],
    ]);
    expect(replies(slack, ts).map(({ text }) => text)).toEqual(['hello', 'quiet', 'loud']);
  });

  it('need a thread', () => {
    const slack = setUp();
    slack.post('general', { reply_broadcast: 'true' });
    expect(history(slack)[0]).not.toHaveProperty('subtype');
  });

  it('are edited like any other, or made from a quiet reply, but not both at once', () => {
    const slack = setUp();
    const { ts } = slack.post('general');
    const reply = slack.post('general', { text: 'quiet', thread_ts: ts });
    const update = (args: Fields) =>
      slack.call('chat.update', { channel: slack.id('general'), ts: reply.ts, ...args });
    expect(update({ text: 'new', reply_broadcast: 'true' })).toMatchObject({
      error: 'no_dual_broadcast_and_message_update',
    });
    expect(update({ reply_broadcast: 'true' }).ok).toBe(true);
    expect(update({ text: 'loud' }).ok).toBe(true);
    expect(history(slack)[0]).toMatchObject({ text: 'loud', subtype: 'thread_broadcast' });
    expect(
      slack.call('chat.update', { channel: slack.id('general'), ts, reply_broadcast: 'true' }),
    ).toMatchObject({ ok: false });
  });

  it('and all other messages are missing from a history that lags', () => {
    const slack = setUp();
    const { ts } = slack.post('general');
    slack.world.state.settings.historyLagMs = 60_000;
    slack.clock.nowMs += 30_000;
    slack.post('general', { thread_ts: ts });
    slack.post('general');
    expect(history(slack)).toEqual([]);
    expect(replies(slack, ts)).toHaveLength(1);
    slack.clock.nowMs += 30_000;
    expect(history(slack)).toHaveLength(1);
    slack.clock.nowMs += 30_001;
    expect([history(slack).length, replies(slack, ts).length]).toEqual([2, 2]);
  });

  it('are paged and bounded like all of history', () => {
    const slack = setUp();
    const all = [1, 2, 3].map(() => {
      slack.clock.nowMs += 1000;
      return slack.post('general').ts;
    });
    const timesOf = (args: Fields) => history(slack, args).map(({ ts }) => ts);
    expect(timesOf({ oldest: all[1], inclusive: 'true' })).toEqual([all[2], all[1]]);
    expect(timesOf({ oldest: all[1] })).toEqual([all[2]]);
    expect(timesOf({ latest: all[1], inclusive: 'true', limit: '1' })).toEqual([all[1]]);
  });
});
