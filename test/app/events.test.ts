import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fields } from '../../sandbox/slack/json.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());

const publishes = () =>
  session.worlds.http.slack.requests.filter(({ path }) => path === '/api/views.publish').length;

describe('Home', () => {
  it('shows the stores with their counts and the "as of" when it is opened', async () => {
    const { entries, text, raw } = await session.openHome('eva');
    expect(entries.map(({ kind }) => kind)).toEqual(['home']);
    expect(text).toContain('*Loja Modelo* `loja-modelo`');
    expect(text).toContain('812 available · 31 in review · 9 rejected');
    expect(raw).toMatch(/as of <!date\^\d{10}\^/);
  });

  it.each([
    ['mario', 'Tus tiendas en TikTok', '812 disponibles · 31 en revisión · 9 rechazados'],
    ['ana', 'Suas lojas no TikTok', '812 disponíveis · 31 em análise · 9 rejeitados'],
  ])('speaks the language of %s', async (user, title, summary) => {
    const { text } = await session.openHome(user);
    expect(text).toContain(title);
    expect(text).toContain(summary);
  });

  it('is published anew at every visit, with the newest figures', async () => {
    session.worlds.tiktok.setCounts({ rejected: 10 });
    await session.advance(6 * 60_000);
    const { entries, text } = await session.openHome('eva');
    expect(entries.map(({ kind }) => kind)).toEqual(['home']);
    expect(text).toContain('10 rejected');
  });

  it('is not published when somebody opens the Messages tab', async () => {
    const before = publishes();
    const { acked, entries } = await session.openHome('eva', 'messages');
    expect(acked.status).toBe(200);
    expect(entries).toEqual([]);
    expect(publishes()).toBe(before);
  });

  it.each([
    ['Status', 'Loja Modelo on TikTok'],
    ['Catalog', 'Loja Modelo: TikTok catalog'],
  ])('its button %s opens a modal', async (label, title) => {
    await session.openHome('eva');
    const { entries, text } = await session.click('eva', label);
    expect(entries.map(({ kind }) => kind)).toEqual(['modal']);
    expect(text).toContain(title);
    await session.sender.closeView('eva');
  });

  it('Refresh and Catalog in that modal change it in place', async () => {
    await session.openHome('eva');
    await session.click('eva', 'Status');
    const refreshed = await session.click('eva', 'Refresh');
    expect(refreshed.entries.map(({ kind }) => kind)).toEqual(['modal-update']);
    expect(refreshed.text).toContain('Loja Modelo on TikTok');
    const catalog = await session.click('eva', 'Catalog');
    expect(catalog.entries.map(({ kind }) => kind)).toEqual(['modal-update']);
    expect(catalog.text).toContain('TikTok catalog');
    await session.sender.closeView('eva');
  });

  it('a modal that was closed meanwhile is no trouble for the next click', async () => {
    await session.openHome('eva');
    await session.click('eva', 'Status');
    session.worlds.faults.slack.add({ kind: 'delay', ms: 50 }, 'views.update');
    await session.after('eva', async () => {
      const acked = await session.sender.click('eva', 'Refresh');
      await session.sender.closeView('eva');
      return acked;
    });
    const { entries } = await session.click('eva', 'Status');
    expect(entries.map(({ kind }) => kind)).toEqual(['modal']);
    await session.sender.closeView('eva');
  });

  it('says how to add the first store while there is none', async () => {
    const own = await startAppSession();
    await own.admin(['store', 'remove', '--handle', 'loja-modelo']);
    const home = await own.openHome('eva');
    const status = await own.ask('eva', '/tiktok status');
    const use = await own.ask('eva', '/tiktok use loja-modelo');
    await own.stop();
    expect(home.text).toContain('Add your store');
    for (const { text } of [status, use]) expect(text).toContain('/tiktok stores');
  });

  it('of the same visit delivered twice is published twice and harms nothing', async () => {
    const fields = { user: 'U0EVA', channel: 'D0EVA', tab: 'home' };
    const options = { eventId: 'Ev0SAME' };
    const { entries } = await session.after('eva', async () => {
      await session.sender.event('app_home_opened', fields, options);
      return session.sender.event('app_home_opened', fields, { ...options, retryNum: 1 });
    });
    expect(entries.map(({ kind }) => kind)).toEqual(['home', 'home']);
  });
});

type ChannelRow = { channel_id: string; name: string | null; state: string; default_store_id: string | null };
const channels = () =>
  session.database.query<ChannelRow>(
    'select channel_id, name, state, default_store_id from channel order by 1',
  );

/** Delivers an event; the answer must come and the work must end. */
async function deliver(type: string, fields: Fields): Promise<void> {
  const { acked } = await session.after('eva', () => session.sender.event(type, fields));
  expect(acked.status).toBe(200);
}

describe('a channel with a default store', () => {
  const general = 'C0GENERAL';
  const bot = () => session.worlds.slack.installation().botUserId;
  const stateOf = async () => (await channels()).find(({ channel_id }) => channel_id === general)?.state;

  beforeAll(async () => {
    await session.ask('eva', '/tiktok use loja-modelo');
    await session.database.query("update channel set state = 'active'");
  });

  it('that is renamed has its new name', async () => {
    await deliver('channel_rename', { channel: { id: general, name: 'todos', created: 1 } });
    expect((await channels())[0]?.name).toBe('todos');
  });

  it('that somebody else leaves stays active', async () => {
    await deliver('member_left_channel', { user: 'U0ANA', channel: general, channel_type: 'C' });
    expect(await stateOf()).toBe('active');
  });

  it('that the app leaves is remembered as left', async () => {
    await deliver('member_left_channel', { user: bot(), channel: general, channel_type: 'C' });
    expect(await stateOf()).toBe('left');
  });

  it('that is archived is remembered as archived, also when told twice', async () => {
    await deliver('channel_archive', { channel: general, user: 'U0ANA' });
    await deliver('channel_archive', { channel: general, user: 'U0ANA' });
    expect(await stateOf()).toBe('archived');
  });

  it('that gets another id takes its default store along', async () => {
    session.worlds.slack.state.channels.set('C0NEW', {
      ...session.worlds.slack.channel('tiktok-alerts'),
      id: 'C0NEW',
      name: 'new-id',
    });
    await deliver('channel_id_changed', { old_channel_id: general, new_channel_id: 'C0NEW' });
    await deliver('channel_id_changed', { old_channel_id: general, new_channel_id: 'C0NEW' });
    const rows = await channels();
    expect(rows.map(({ channel_id }) => channel_id)).toEqual(['C0NEW']);
    expect(rows[0]?.default_store_id).not.toBeNull();
  });

  it('that is deleted is remembered as deleted', async () => {
    await deliver('channel_deleted', { channel: 'C0NEW' });
    expect((await channels())[0]?.state).toBe('deleted');
  });
});

describe('an event about a channel that we do not know', () => {
  it.each<readonly [string, Fields]>([
    ['channel_archive', { channel: 'C0NOBODY', user: 'U0ANA' }],
    ['channel_deleted', { channel: 'C0NOBODY' }],
    ['channel_rename', { channel: { id: 'C0NOBODY', name: 'x', created: 1 } }],
    ['channel_id_changed', { old_channel_id: 'C0NOBODY', new_channel_id: 'C0NOBODY2' }],
    ['member_left_channel', { user: 'U0APPTIENDA', channel: 'C0NOBODY', channel_type: 'C' }],
  ])('%s is acknowledged and adds nothing', async (type, fields) => {
    const before = await channels();
    await deliver(type, fields);
    expect(await channels()).toEqual(before);
  });
});

it('an event of a team that has not installed the app changes nothing', async () => {
  const before = await channels();
  const acked = await session.sender.event('channel_deleted', { channel: 'C0NEW' }, { teamId: 'T0OTHER' });
  await session.app.time.settle();
  expect(acked.status).toBeGreaterThanOrEqual(400);
  expect(await channels()).toEqual(before);
});
