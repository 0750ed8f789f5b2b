import { describe, expect, it } from '@jest/globals';
import { nothing, replaceWith, send, show } from '../../../src/slack/reply.ts';
import type { Reply, Way } from '../../../src/slack/reply.ts';
import { message, section } from '../../../src/slack/blocks/elements.ts';
import type { Home } from '../../../src/slack/blocks/elements.ts';
import { deferred, turn } from '../../support/fakes.ts';
import { slackClientOver } from '../../support/slack-client.ts';

const hello = message([section('hello')]);
const home: Home = { type: 'home', blocks: hello.blocks };

/** A response_url that fails so many times first; records what was sent. `used`: once it was. */
function respondWay(failures = 0) {
  const bodies: unknown[] = [];
  const used = deferred<void>();
  let left = failures;
  const way: Way = {
    kind: 'respond',
    async respond(body) {
      bodies.push(body);
      used.resolve();
      left -= 1;
      if (left >= 0) throw new Error(`failure ${String(failures - left)}`);
    },
  };
  return { way, bodies, used: used.promise };
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

describe('work that takes long', () => {
  const patient = { patienceMs: 0, respondEveryMs: 0, updateEveryMs: 0 };
  const said = (text: string) => message([section(text)]);
  /** Tells its progress so many times, a turn of the event loop apart, then answers; not before somebody waits where it is slow. */
  const working = (times: number, isWaitedFor?: Promise<void>): Reply => ({
    kind: 'later',
    waiting: said('Checking'),
    work: async (tell) => {
      await isWaitedFor;
      for (let at = 0; at <= times; at += 1) {
        tell(said(`${String(at)} read`));
        await turn();
      }
      return show(hello);
    },
  });
  const textsOf = (bodies: readonly unknown[]) => bodies.map((body) => (body as { text: string }).text);

  it('uses a response_url four times at most, the last time for the answer', async () => {
    const { way, bodies, used } = respondWay();
    await send(working(40, used), way, patient);
    expect(textsOf(bodies)).toEqual([
      'Checking',
      expect.stringMatching(/read/),
      expect.stringMatching(/read/),
      'hello',
    ]);
  });

  it('says nothing before the answer where that comes soon, nor more than one progress in its time', async () => {
    const quick = respondWay();
    await send(working(5), quick.way, { ...patient, patienceMs: 60_000 });
    expect(textsOf(quick.bodies)).toEqual(['hello']);
    const slow = respondWay();
    await send(working(20, slow.used), slow.way, { ...patient, respondEveryMs: 60_000 });
    expect(textsOf(slow.bodies)).toEqual(['Checking', 'hello']);
  });

  it('goes on where a progress cannot be shown, and does not try it again', async () => {
    const bodies: string[] = [];
    const used = deferred<void>();
    const way: Way = {
      kind: 'respond',
      async respond({ text }) {
        bodies.push(text);
        used.resolve();
        if (text.includes('read')) throw new Error('Slack is away');
      },
    };
    await send(working(40, used.promise), way, patient);
    expect(bodies).toHaveLength(4);
    expect(bodies.at(-1)).toBe('hello');
  });

  it('is shown in the modal that it was asked for from, in place, and ends with the answer', async () => {
    const { client, calls } = slackClientOver(() => ({ ok: true, view: { id: 'V1' } }));
    await send(
      working(10),
      { kind: 'pushModal', client, triggerId: 't1', viewId: 'V0', title: 'x' },
      patient,
    );
    const texts = calls.map(({ method, body }) => `${method} ${JSON.stringify(body)}`);
    expect(texts[0]).toMatch(/views.push .*Checking/);
    expect(texts.slice(1, -1).length).toBeGreaterThan(2);
    for (const text of texts.slice(1, -1)) expect(text).toMatch(/views.update .*V1.* read/);
    expect(texts.at(-1)).toContain('hello');
  });
});

describe('send of nothing', () => {
  it('says nothing', async () => {
    const { way, bodies } = respondWay();
    await send(nothing, way);
    expect(bodies).toEqual([]);
  });
});
