import { describe, expect, it } from '@jest/globals';
import { postOf, sendingOf } from '../../support/alert-fakes.ts';
import { HOUR_MS, now, workspace } from '../../support/builders.ts';
import { from, json, scripted, setUp } from './notifier-harness.ts';

describe('find', () => {
  const post = postOf();

  it('finds every copy, on every page, and no other message', async () => {
    const { notifier, world, visible } = await setUp();
    await notifier.post(workspace, sendingOf());
    for (let at = 0; at < 250; at += 1) world.say('ana', 'general', `noise ${String(at)}`);
    await notifier.post(workspace, sendingOf());
    await notifier.post(workspace, sendingOf({ id: '00000000-0000-4000-8000-900000000099' }));
    const own = visible().filter(({ clientMsgId }) => clientMsgId === post.id);
    expect(own).toHaveLength(2);
    const found = await notifier.find(workspace, post, null, from);
    expect(found).toMatchObject({ kind: 'complete' });
    const places = found.kind === 'complete' ? found.places : [];
    expect(places.map(({ ts }) => ts).sort()).toEqual(own.map(({ ts }) => ts).sort());
  });

  it('says completely that there is none', async () => {
    const { notifier } = await setUp();
    expect(await notifier.find(workspace, post, null, from)).toEqual({ kind: 'complete', places: [] });
  });

  it('begins where it is told', async () => {
    const { notifier, clock } = await setUp();
    await notifier.post(workspace, sendingOf());
    clock.nowMs += HOUR_MS;
    const later = new Date(clock.nowMs - 1000);
    expect(await notifier.find(workspace, post, null, later)).toEqual({ kind: 'complete', places: [] });
    expect(await notifier.find(workspace, post, null, now)).toMatchObject({
      places: [{ channelId: 'C0GENERAL' }],
    });
  });

  it.each([true, false])('finds a reply in its thread, broadcast: %s', async (broadcast) => {
    const { notifier, world, visible } = await setUp();
    const { ts } = world.say('ana', 'general', 'parent');
    await notifier.post(workspace, sendingOf({ inThread: true, broadcast }, { threadTs: ts }));
    expect(await notifier.find(workspace, post, ts, from)).toEqual({
      kind: 'complete',
      places: [{ channelId: 'C0GENERAL', ts: visible()[1]?.ts }],
    });
  });

  it('leaves alone what another app wrote with our id in it', async () => {
    const page = {
      ok: true,
      has_more: false,
      messages: [
        {
          ts: '1700000000.000001',
          bot_id: 'B2',
          user: 'U2',
          metadata: { event_type: 'tiktok_alert', event_payload: { post: post.id } },
        },
        {
          ts: '1700000000.000002',
          bot_id: 'B1',
          metadata: { event_type: 'other', event_payload: { post: post.id } },
        },
        {
          ts: '1700000000.000003',
          bot_id: 'B1',
          metadata: { event_type: 'tiktok_alert', event_payload: { post: post.id } },
        },
        null,
        'text',
      ],
    };
    const { notifier } = await scripted(json(page));
    expect(await notifier.find(workspace, post, null, from)).toEqual({
      kind: 'complete',
      places: [{ channelId: 'C0GENERAL', ts: '1700000000.000003' }],
    });
  });

  it.each([
    ['no scope', { scopes: ['chat:write'] }, 'C0GENERAL', 'missing_scope'],
    ['no membership', {}, 'C0CATALOGO', 'not_in_channel'],
    ['no such channel', {}, 'C0NONE', 'channel_not_found'],
    ['a person', {}, 'U0EVA', 'channel_not_found'],
  ])('cannot read with %s', async (_, options, channelId, code) => {
    const { notifier } = await setUp(options);
    expect(await notifier.find(workspace, postOf({ channelId }), null, from)).toMatchObject({
      kind: 'unreadable',
      code,
    });
  });

  it('does not know of a workspace that is gone, since it may come back', async () => {
    const { notifier } = await setUp({}, { installationOf: async () => null });
    expect(await notifier.find(workspace, post, null, from)).toMatchObject({ kind: 'unknown' });
  });

  it.each(['answerLost', 'reset', 'html502', 'garbage', 'throttle'] as const)(
    'does not know after %s on any page',
    async (kind) => {
      const { notifier, world, faults } = await setUp();
      await notifier.post(workspace, sendingOf());
      for (let at = 0; at < 250; at += 1) world.say('ana', 'general', 'noise');
      const fault = kind === 'throttle' ? { kind, retryAfterS: 3 } : { kind };
      faults.add({ kind: 'delay', ms: 0 }, 'conversations.history');
      faults.add(fault, 'conversations.history');
      expect(await notifier.find(workspace, post, null, from)).toMatchObject({ kind: 'unknown' });
    },
  );

  const page = (more: object) => json({ ok: true, messages: [], has_more: false, ...more });
  it.each([
    ['a page without messages', [page({ messages: undefined })], 'incomplete_answer'],
    ['a page that does not say whether it is the last', [page({ has_more: undefined })], 'incomplete_answer'],
    ['more pages but no cursor', [page({ has_more: true })], 'cursor_missing'],
    [
      'a chain that turns in a circle',
      Array<ReturnType<typeof json>>(3).fill(
        page({ has_more: true, response_metadata: { next_cursor: 'a' } }),
      ),
      'cursor_repeats',
    ],
    [
      'a cursor as long as a book',
      [page({ has_more: true, response_metadata: { next_cursor: 'a'.repeat(5_000) } })],
      'cursor_absurd',
    ],
    [
      'a copy of ours without a ts',
      [
        page({
          messages: [
            { bot_id: 'B1', metadata: { event_type: 'tiktok_alert', event_payload: { post: post.id } } },
          ],
        }),
      ],
      'ts_missing',
    ],
  ])('does not know after %s', async (_, answers, code) => {
    const { notifier } = await scripted(...answers);
    expect(await notifier.find(workspace, post, null, from)).toEqual({ kind: 'unknown', code });
  });

  it('gives up on a chain of pages without an end', async () => {
    const pages = Array.from({ length: 501 }, (_, at) =>
      page({ has_more: true, response_metadata: { next_cursor: `c${String(at)}` } }),
    );
    const { notifier, seen } = await scripted(...pages);
    expect(await notifier.find(workspace, post, null, from)).toEqual({
      kind: 'unknown',
      code: 'pages_without_end',
    });
    expect(seen).toHaveLength(500);
  });

  it('goes on while there is a cursor, whatever has_more says', async () => {
    const { notifier, seen } = await scripted(page({ response_metadata: { next_cursor: 'a' } }), page({}));
    expect(await notifier.find(workspace, post, null, from)).toMatchObject({ kind: 'complete' });
    expect(seen[1]).toContain('cursor=a');
  });
});
