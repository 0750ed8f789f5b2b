import { describe, expect, it } from '@jest/globals';
import { callSlackApi } from '../../../../sandbox/slack/api/methods.ts';
import { setUp } from './api-harness.ts';
import type { Fields } from './api-harness.ts';

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
    expect(call('users.info', { user: 'U0OLGA' })).toMatchObject({ user: { team_id: 'T0OTHER' } });
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
