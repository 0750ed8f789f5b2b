import { describe, expect, it } from '@jest/globals';
import { editOf, sendingOf } from '../../support/alert-fakes.ts';
import { workspace } from '../../support/builders.ts';
import { incidentOf } from './blocks/alerts/alert-scenes.ts';
import { setUp } from './notifier-harness.ts';

describe('an edit', () => {
  const posted = async (slack: Awaited<ReturnType<typeof setUp>>) => {
    const answer = await slack.notifier.post(
      workspace,
      sendingOf({}, { content: { kind: 'incident', incident: incidentOf(), mention: true } }),
    );
    if (answer.kind !== 'ok') throw new Error(answer.kind);
    return answer.place;
  };

  it('changes the message in place, keeps its id and mentions nobody again', async () => {
    const slack = await setUp();
    const place = await posted(slack);
    expect(slack.visible()[0]?.text).toContain('<!channel>');
    const edit = editOf(place, { content: incidentOf({ count: 5 }) });
    expect(await slack.notifier.edit(workspace, edit)).toEqual({ kind: 'ok' });
    const [message] = slack.visible();
    expect(message?.text).toContain('*5 items of 1,000*');
    expect(message?.text).not.toContain('<!channel>');
    expect(message).toMatchObject({ ts: place.ts, metadata: { event_payload: { post: edit.postId } } });
    expect(JSON.stringify(message?.blocks)).toContain(`post:${edit.postId}`);
  });

  it.each([
    [
      'message_not_found',
      'message-gone',
      (s: Awaited<ReturnType<typeof setUp>>, ts: string) => {
        s.world.erase('general', ts);
      },
    ],
    [
      'edit_window_closed',
      'not-editable',
      (s: Awaited<ReturnType<typeof setUp>>) => {
        s.world.state.settings.editWindowClosed = true;
      },
    ],
    [
      'is_inactive',
      'channel',
      (s: Awaited<ReturnType<typeof setUp>>) => {
        s.world.channel('general').isArchived = true;
      },
    ],
  ] as const)('is refused with proof: %s', async (code, because, spoil) => {
    const slack = await setUp();
    const place = await posted(slack);
    spoil(slack, place.ts);
    expect(await slack.notifier.edit(workspace, editOf(place, { content: incidentOf() }))).toEqual({
      kind: 'refused',
      refusal: { code, because, retryAfterMs: null },
    });
  });

  it('is of unknown fate when its answer is lost', async () => {
    const slack = await setUp();
    const place = await posted(slack);
    slack.faults.add({ kind: 'answerLost' }, 'chat.update');
    const edit = editOf(place, { content: incidentOf({ count: 5 }) });
    expect(await slack.notifier.edit(workspace, edit)).toMatchObject({ kind: 'unknown' });
    expect(slack.callsOf('chat.update')).toHaveLength(1);
  });
});

describe('remove', () => {
  it('deletes a copy, and is content where it is gone already', async () => {
    const { notifier, visible } = await setUp();
    const answer = await notifier.post(workspace, sendingOf());
    const place = answer.kind === 'ok' ? answer.place : { channelId: '', ts: '' };
    expect(await notifier.remove(workspace, place)).toEqual({ kind: 'ok' });
    expect(visible()).toEqual([]);
    expect(await notifier.remove(workspace, place)).toEqual({ kind: 'ok' });
  });

  it('does not delete what a person wrote', async () => {
    const { notifier, world } = await setUp();
    const { ts } = world.say('ana', 'general', 'mine');
    expect(await notifier.remove(workspace, { channelId: 'C0GENERAL', ts })).toMatchObject({
      kind: 'refused',
      refusal: { because: 'not-editable' },
    });
  });

  it('says what it does not know', async () => {
    const { notifier, faults } = await setUp();
    faults.add({ kind: 'html502' }, 'chat.delete');
    expect(await notifier.remove(workspace, { channelId: 'C0GENERAL', ts: '1.000001' })).toMatchObject({
      kind: 'unknown',
    });
  });
});
