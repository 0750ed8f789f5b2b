import { describe, expect, it } from '@jest/globals';
import { callSlackApi } from '../../../../sandbox/slack/api/methods.ts';
import { issueTrigger } from '../../../../sandbox/worlds/slack-tickets.ts';
import { createSlackWorld, methodPageTriggerErrors } from '../../../../sandbox/worlds/slack-world.ts';
import type { SlackWorldOptions } from '../../../../sandbox/worlds/slack-world.ts';

type Fields = Record<string, unknown>;
const startMs = Date.UTC(2026, 10, 22, 13, 30);
const allScopes = [
  'chat:write',
  'chat:write.public',
  'channels:read',
  'groups:read',
  'im:read',
  'im:write',
  'users:read',
  'team:read',
  'channels:history',
  'groups:history',
  'im:history',
  'files:write',
];

function setUp(options: Partial<SlackWorldOptions> = {}) {
  const clock = { nowMs: startMs };
  const world = createSlackWorld({ nowMs: () => clock.nowMs, scopes: allScopes, ...options });
  const token = world.installation().botToken;
  const call = (method: string, args: Fields = {}) => callSlackApi(world, method, args, token).body;
  const id = (channel: string) => world.channel(channel).id;
  const post = (channel: string, more: Fields = {}) =>
    call('chat.postMessage', { channel: id(channel), text: 'hello', ...more }) as {
      ts: string;
      ok: boolean;
      error?: string;
    };
  const trigger = (name = 'ana') => issueTrigger(world.state, world.person(name).id);
  return { clock, world, call, id, post, trigger };
}

const modal = (text = 'hi', more: Fields = {}): Fields => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Title' },
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
  ...more,
});
const home = (text = 'hi'): Fields => ({
  type: 'home',
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
});

describe('authentication', () => {
  it.each([
    ['no token', null, 'not_authed'],
    ['an unknown token', 'xoxb-wrong', 'invalid_auth'],
  ])('refuses %s', (_, token, error) => {
    const { world } = setUp();
    expect(callSlackApi(world, 'auth.test', {}, token).body).toEqual({ ok: false, error });
  });

  it('tells who the app is', () => {
    expect(setUp().call('auth.test')).toMatchObject({
      ok: true,
      team_id: 'T0TIENDA',
      bot_id: 'B0APPTIENDA',
      is_enterprise_install: false,
    });
  });

  it('refuses a revoked token and an uninstalled app', () => {
    const revoked = setUp();
    expect(revoked.call('auth.revoke')).toEqual({ ok: true, revoked: true });
    expect(revoked.call('auth.test')).toEqual({ ok: false, error: 'token_revoked' });
    const gone = setUp();
    expect(gone.call('apps.uninstall', { client_id: '1', client_secret: 's' })).toEqual({ ok: true });
    expect(gone.call('auth.test')).toEqual({ ok: false, error: 'account_inactive' });
  });

  it('names needed and provided scopes', () => {
    const { call } = setUp({ scopes: ['commands', 'users:read'] });
    expect(call('chat.postMessage', { channel: 'C1' })).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands,users:read',
    });
    expect(call('conversations.list', { types: 'public_channel' })).toMatchObject({
      error: 'missing_scope',
      needed: 'channels:read',
    });
  });

  it('does not know other methods, and answers api.test to anybody', () => {
    const { call, world } = setUp();
    expect(call('chat.postMessag')).toMatchObject({ ok: false, error: 'unknown_method' });
    expect(callSlackApi(world, 'api.test', {}, null).body).toEqual({ ok: true, args: {} });
  });
});

describe('chat.postMessage', () => {
  it('posts where the app is and where it may post to public channels', () => {
    const { post, world } = setUp();
    expect(post('tiktok-alerts')).toMatchObject({
      ok: true,
      ts: expect.stringMatching(/^\d{10}\.\d{6}$/) as string,
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
      elements: [{ action_id: expect.any(String) as string }],
    });
    expect(divider).toMatchObject({ block_id: expect.any(String) as string });
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

describe('views', () => {
  it('open with a trigger, once and in time', () => {
    const { call, trigger, world, clock } = setUp();
    const used = trigger();
    const late = trigger();
    expect(call('views.open', { trigger_id: used, view: modal() })).toMatchObject({
      ok: true,
      view: { type: 'modal', state: { values: {} } },
    });
    expect(call('views.open', { trigger_id: used, view: modal() })).toEqual({
      ok: false,
      error: 'trigger_exchanged',
    });
    expect(call('views.open', { trigger_id: 'no', view: modal() })).toEqual({
      ok: false,
      error: 'invalid_trigger_id',
    });
    clock.nowMs += 3001;
    expect(call('views.open', { trigger_id: late, view: modal() })).toEqual({
      ok: false,
      error: 'trigger_expired',
    });
    expect(world.modals('ana')).toHaveLength(1);
  });

  it('can use the error names of the method pages', () => {
    const { call, trigger } = setUp({ settings: { triggerErrors: methodPageTriggerErrors } });
    const used = trigger();
    call('views.open', { trigger_id: used, view: modal() });
    expect(call('views.open', { trigger_id: used, view: modal() })).toEqual({
      ok: false,
      error: 'exchanged_trigger_id',
    });
  });

  it('stack up to three', () => {
    const { call, trigger, world } = setUp();
    expect(call('views.push', { trigger_id: trigger(), view: modal() })).toMatchObject({
      error: 'not_found',
    });
    const root = call('views.open', { trigger_id: trigger(), view: modal('1') })['view'] as Fields;
    const second = call('views.push', { trigger_id: trigger(), view: modal('2') });
    expect(second).toMatchObject({ view: { root_view_id: root['id'], previous_view_id: root['id'] } });
    expect(call('views.push', { trigger_id: trigger(), view: modal('3') }).ok).toBe(true);
    expect(call('views.push', { trigger_id: trigger(), view: modal('4') })).toMatchObject({
      error: 'push_limit_reached',
    });
    expect(world.modals('ana')).toHaveLength(3);
  });

  it('update by id with the right hash, and not after they are closed', () => {
    const { call, trigger, world } = setUp();
    const opened = call('views.open', { trigger_id: trigger(), view: modal('1') })['view'] as {
      id: string;
      hash: string;
    };
    const update = (more: Fields) => call('views.update', { view_id: opened.id, view: modal('2'), ...more });
    expect(update({ hash: 'other' })).toEqual({ ok: false, error: 'hash_conflict' });
    expect(update({ hash: opened.hash }).ok).toBe(true);
    expect(update({ hash: opened.hash })).toEqual({ ok: false, error: 'hash_conflict' });
    expect(update({ view_id: 'V1' })).toEqual({ ok: false, error: 'not_found' });
    expect(world.timeline('ana').map(({ kind }) => kind)).toEqual(['modal', 'modal-update']);
  });

  it('refuse wrong content with the pointer under /view', () => {
    const { call, trigger } = setUp();
    expect(call('views.open', { trigger_id: trigger(), view: modal('') })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be more than 0 characters [json-pointer:/view/blocks/0/text/text]'],
      },
    });
  });

  it('publish one Home per person, with hash and people checked', () => {
    const { call, world } = setUp();
    const first = call('views.publish', { user_id: 'U0EVA', view: home('1') })['view'] as {
      hash: string;
      id: string;
    };
    const again = call('views.publish', { user_id: 'U0EVA', view: home('2'), hash: first.hash });
    expect(again).toMatchObject({ ok: true, view: { id: first.id } });
    expect(call('views.publish', { user_id: 'U0EVA', view: home(), hash: first.hash })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(call('views.publish', { user_id: 'U0NO', view: home() })).toMatchObject({
      error: 'user_not_found',
    });
    expect(world.timeline('eva').map(({ kind }) => kind)).toEqual(['home', 'home']);
    expect(world.home('ana')).toBeNull();
  });
});

describe('conversations', () => {
  it('tell about channels the app may know', () => {
    const { call, id } = setUp();
    expect(call('conversations.info', { channel: id('agencia') })).toMatchObject({
      channel: { is_ext_shared: true, is_member: true },
    });
    expect(call('conversations.info', { channel: id('catalogo') })).toMatchObject({
      channel: { is_member: false },
    });
    expect(call('conversations.info', { channel: id('diretoria') })).toMatchObject({
      error: 'channel_not_found',
    });
    expect(call('conversations.members', { channel: id('catalogo') })).toMatchObject({
      members: ['U0ANA', 'U0MARIO'],
    });
  });

  it('list by page and kind', () => {
    const { call } = setUp();
    const names = (answer: Fields) => (answer['channels'] as Fields[]).map(({ name }) => name);
    const first = call('conversations.list', { limit: 2, exclude_archived: 'true' });
    expect(names(first)).toEqual(['general', 'tiktok-alerts']);
    const { next_cursor: cursor } = first['response_metadata'] as Fields;
    const rest = call('conversations.list', { limit: 2, exclude_archived: 'true', cursor });
    expect(names(rest)).toEqual(['catalogo', 'agencia']);
    expect(rest['response_metadata']).toEqual({ next_cursor: '' });
    expect(call('conversations.list', { cursor: 'x' })).toMatchObject({ error: 'invalid_cursor' });
    expect(call('conversations.list', { types: 'private_channel' })).toMatchObject({ channels: [] });
  });

  it('read history newest first, between two times, with metadata only when asked', () => {
    const { call, id, post, clock } = setUp();
    const metadata = { event_type: 'outbox', event_payload: { id: '1' } };
    const first = post('general', { metadata });
    clock.nowMs += 1000;
    const second = post('general');
    post('general', { thread_ts: second.ts, text: 'reply' });
    const read = (args: Fields) =>
      call('conversations.history', { channel: id('general'), ...args })['messages'] as Fields[];
    expect(read({}).map(({ ts }) => ts)).toEqual([second.ts, first.ts]);
    expect(read({ oldest: first.ts }).map(({ ts }) => ts)).toEqual([second.ts]);
    expect(read({ oldest: first.ts, latest: second.ts, inclusive: true })).toHaveLength(2);
    expect(read({})[1]).not.toHaveProperty('metadata');
    expect(read({ include_all_metadata: 'true' })[1]).toMatchObject({ metadata });
    expect(read({ limit: 1 })).toHaveLength(1);
    expect(call('conversations.history', { channel: id('catalogo') })).toMatchObject({
      error: 'not_in_channel',
    });
  });

  it('read a thread from its parent on', () => {
    const { call, id, post } = setUp();
    const parent = post('general');
    const reply = post('general', { thread_ts: parent.ts });
    const thread = call('conversations.replies', { channel: id('general'), ts: parent.ts })[
      'messages'
    ] as Fields[];
    expect(thread.map(({ ts }) => ts)).toEqual([parent.ts, reply.ts]);
    expect(thread[0]).toMatchObject({ reply_count: 1, thread_ts: parent.ts });
    expect(call('conversations.replies', { channel: id('general'), ts: '1.1' })).toMatchObject({
      error: 'thread_not_found',
    });
  });

  it('need the history scope of the channel kind', () => {
    const { call, id } = setUp({ scopes: ['channels:read'] });
    expect(call('conversations.history', { channel: id('general') })).toMatchObject({
      error: 'missing_scope',
      needed: 'channels:history',
    });
  });

  it('open the DM with a person', () => {
    const { call } = setUp();
    const { channel } = call('conversations.open', { users: 'U0EVA' }) as { channel: Fields };
    expect(call('chat.postMessage', { channel: 'U0EVA', text: 'a' })).toMatchObject({
      channel: channel['id'],
    });
    expect(call('conversations.open', { users: 'U0NO' })).toMatchObject({ error: 'user_not_found' });
  });
});

describe('people, team and files', () => {
  it('tell the locale when asked', () => {
    const { call } = setUp();
    expect(call('users.info', { user: 'U0MARIO', include_locale: 'true' })).toMatchObject({
      user: { locale: 'es-ES', tz: 'Europe/Madrid', tz_offset: 3600, is_admin: false },
    });
    expect(call('users.info', { user: 'U0MARIO' })['user']).not.toHaveProperty('locale');
    expect(call('users.info', { user: 'U0OLGA' })).toMatchObject({ user: { is_stranger: true } });
    expect(call('users.info', { user: 'U0NO' })).toMatchObject({ error: 'user_not_found' });
    expect(call('users.list')['members']).toHaveLength(6);
    expect(call('team.info')).toMatchObject({ team: { domain: 'tienda' } });
  });

  it('need all three steps of an upload', () => {
    const { call, world, id } = setUp();
    const { file_id: fileId } = call('files.getUploadURLExternal', { filename: 'a.csv', length: 3 });
    const complete = () =>
      call('files.completeUploadExternal', { files: [{ id: fileId }], channel_id: id('general') });
    expect(complete()).toMatchObject({ error: 'file_not_found' });
    const file = world.state.files.get(String(fileId));
    file!.content = 'a,b';
    expect(complete()).toMatchObject({ ok: true, files: [{ id: fileId, title: 'a.csv' }] });
    expect(world.visibleNow('eva', 'general')[0]?.message.files).toMatchObject([{ name: 'a.csv' }]);
  });
});
