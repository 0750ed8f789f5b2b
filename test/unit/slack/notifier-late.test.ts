import { describe, expect, it } from '@jest/globals';
import { editOf, sendingOf } from '../../support/alert-fakes.ts';
import { workspace } from '../../support/builders.ts';
import { incidentOf } from './blocks/alerts/alert-scenes.ts';
import { setUp } from './notifier-harness.ts';

const late = () => true;
const place = { channelId: 'C0GENERAL', ts: '1.1' };

describe('once the send window has passed', () => {
  it('no post is sent, and the answer proves it', async () => {
    const { notifier, callsOf } = await setUp();
    expect(await notifier.post(workspace, sendingOf(), late)).toMatchObject({
      kind: 'refused',
      refusal: { because: 'later' },
    });
    expect(callsOf('chat.postMessage')).toEqual([]);
  });

  it('no edit is sent either', async () => {
    const { notifier, callsOf } = await setUp();
    const edit = editOf(place, { content: incidentOf() });
    expect(await notifier.edit(workspace, edit, late)).toMatchObject({ kind: 'refused' });
    expect(callsOf('chat.update')).toEqual([]);
  });
});

describe('an edit of a message', () => {
  const edited = async (over: { plain?: boolean; possiblyRepeated?: boolean }) => {
    const slack = await setUp();
    const content = { kind: 'incident', incident: incidentOf(), mention: false } as const;
    const answer = await slack.notifier.post(workspace, sendingOf({ ...over }, { content }));
    if (answer.kind !== 'ok') throw new Error(answer.kind);
    await slack.notifier.edit(
      workspace,
      editOf(answer.place, { content: incidentOf({ count: 5 }), ...over }),
    );
    const [message] = slack.visible();
    if (message === undefined) throw new Error('no message');
    return message;
  };

  it('that was posted without blocks stays without', async () => {
    const message = await edited({ plain: true });
    expect(message.blocks).toEqual([]);
    expect(message.text).toContain('*5 items');
  });

  it('that may stand there twice goes on saying so', async () => {
    const plainText = (await edited({})).text;
    const marked = (await edited({ possiblyRepeated: true })).text;
    expect(marked.length).toBeGreaterThan(plainText.length);
  });
});
