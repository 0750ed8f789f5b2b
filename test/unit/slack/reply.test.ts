import { describe, expect, it } from '@jest/globals';
import { nothing, replaceWith, send, show } from '../../../src/slack/reply.ts';
import type { Way } from '../../../src/slack/reply.ts';
import { message, section } from '../../../src/slack/blocks/elements.ts';
import type { Home } from '../../../src/slack/blocks/elements.ts';
import { slackClientOver } from '../../support/slack-client.ts';

const hello = message([section('hello')]);
const home: Home = { type: 'home', blocks: hello.blocks };

/** A response_url that fails so many times first; records what was sent. */
function respondWay(failures = 0) {
  const bodies: unknown[] = [];
  let left = failures;
  const way: Way = {
    kind: 'respond',
    async respond(body) {
      bodies.push(body);
      left -= 1;
      if (left >= 0) throw new Error(`failure ${String(failures - left)}`);
    },
  };
  return { way, bodies };
}

describe('send to a response_url', () => {
  it('answers only the person who asked', async () => {
    const { way, bodies } = respondWay();
    await send(show(hello), way);
    expect(bodies).toEqual([
      { response_type: 'ephemeral', replace_original: false, text: 'hello', blocks: hello.blocks },
    ]);
  });

  it('replaces the message that was clicked where the reply says so', async () => {
    const { way, bodies } = respondWay();
    await send(replaceWith(hello), way);
    expect(bodies).toMatchObject([{ response_type: 'ephemeral', replace_original: true }]);
  });

  it('tries once more after a failure, with the same answer', async () => {
    const { way, bodies } = respondWay(1);
    await send(show(hello), way);
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toEqual(bodies[1]);
  });

  it('gives up after two failures and throws the second', async () => {
    const { way, bodies } = respondWay(2);
    await expect(send(show(hello), way)).rejects.toThrow('failure 2');
    expect(bodies).toHaveLength(2);
  });

  it('refuses a Home view', async () => {
    const { way, bodies } = respondWay();
    await expect(send({ kind: 'home', home }, way)).rejects.toThrow('needs the Home tab');
    expect(bodies).toEqual([]);
  });
});

describe('send to a view', () => {
  const modal = {
    type: 'modal',
    title: { type: 'plain_text', text: 'TikTok for VTEX' },
    blocks: hello.blocks,
  };

  it('opens a modal over the Home tab', async () => {
    const { client, calls } = slackClientOver();
    await send(show(hello), { kind: 'openModal', client, triggerId: 't1', title: 'TikTok for VTEX' });
    expect(calls).toEqual([{ method: 'views.open', body: { trigger_id: 't1', view: modal } }]);
  });

  it.each([show(hello), replaceWith(hello)])('updates the modal that was clicked in', async (reply) => {
    const { client, calls } = slackClientOver();
    await send(reply, { kind: 'updateModal', client, viewId: 'V1', title: 'TikTok for VTEX' });
    expect(calls).toEqual([{ method: 'views.update', body: { view_id: 'V1', view: modal } }]);
  });

  it('publishes the Home tab of its person', async () => {
    const { client, calls } = slackClientOver();
    await send({ kind: 'home', home }, { kind: 'publishHome', client, userId: 'U1' });
    expect(calls).toEqual([{ method: 'views.publish', body: { user_id: 'U1', view: home } }]);
  });

  it('does not show a message on the Home tab', async () => {
    const { client, calls } = slackClientOver();
    await expect(send(show(hello), { kind: 'publishHome', client, userId: 'U1' })).rejects.toThrow(
      'not a message',
    );
    expect(calls).toEqual([]);
  });

  it('throws what Slack refused', async () => {
    const { client } = slackClientOver(() => ({ ok: false, error: 'expired_trigger_id' }));
    const way: Way = { kind: 'openModal', client, triggerId: 't1', title: 'x' };
    await expect(send(show(hello), way)).rejects.toThrow('expired_trigger_id');
  });
});

describe('send of nothing', () => {
  it('says nothing', async () => {
    const { way, bodies } = respondWay();
    await send(nothing, way);
    expect(bodies).toEqual([]);
  });
});
