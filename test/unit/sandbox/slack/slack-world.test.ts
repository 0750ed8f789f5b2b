import { describe, expect, it } from '@jest/globals';
import { answerResponseUrl } from '../../../../sandbox/slack/response-url.ts';
import { issueResponseUrl, issueTrigger, useTrigger } from '../../../../sandbox/worlds/slack-tickets.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';
import type { SlackWorldOptions } from '../../../../sandbox/worlds/slack-world.ts';

const startMs = Date.UTC(2026, 10, 22, 13, 30);
function setUp(options: Partial<SlackWorldOptions> = {}) {
  const clock = { nowMs: startMs };
  const world = createSlackWorld({ nowMs: () => clock.nowMs, ...options });
  const idOf = (url: string) => url.split('/').at(-1) ?? '';
  const urlFor = (source = world.say('ana', 'general', 'hi')) =>
    idOf(
      issueResponseUrl(world.state, { userId: world.person('ana').id, channelId: source.channelId, source }),
    );
  const commandUrl = () =>
    idOf(
      issueResponseUrl(world.state, {
        userId: world.person('ana').id,
        channelId: world.channel('general').id,
      }),
    );
  return { clock, world, urlFor, commandUrl };
}

describe('the people and channels of the world', () => {
  it('are there by default, with locales, guests and strangers', () => {
    const { world } = setUp();
    expect(world.person('ana')).toMatchObject({
      isAdmin: true,
      locale: 'pt-BR',
      timeZone: 'America/Sao_Paulo',
    });
    expect(world.person('@mario').locale).toBe('es-ES');
    expect(world.person('gil')).toMatchObject({ isRestricted: true, isUltraRestricted: true });
    expect(world.person('olga').isStranger).toBe(true);
    expect(world.person('olga').teamId).not.toBe(world.installation().teamId);
    expect(world.channel('#tiktok-alerts').members.has(world.installation().botUserId)).toBe(true);
    expect(world.channel('catalogo').members.has(world.installation().botUserId)).toBe(false);
    expect(world.channel('diretoria').kind).toBe('private');
    expect(world.channel('campanha-2024').isArchived).toBe(true);
  });

  it('are named when a wrong one is asked for', () => {
    const { world } = setUp();
    expect(() => world.person('zoe')).toThrow(/ana, eva/);
    expect(() => world.channel('nowhere')).toThrow(/general/);
  });

  it('can be others', () => {
    const { world } = setUp({ people: [{ name: 'zoe' }], channels: [{ name: 'one', members: ['zoe'] }] });
    expect(world.channel('one').members).toEqual(new Set([world.person('zoe').id]));
  });

  it('can be of several workspaces, each with its token', () => {
    const more = { id: 'T0LOJA', name: 'Loja', domain: 'loja', people: [{ name: 'rui' }] };
    const { world } = setUp({ moreTeams: [more] });
    expect(world.installation('T0LOJA').botToken).not.toBe(world.installation().botToken);
    expect(world.person('rui').teamId).toBe('T0LOJA');
  });
});

describe('timestamps of messages', () => {
  it('are unique and rising while the clock stands still, and follow it', () => {
    const { world, clock } = setUp();
    const ts = [1, 2, 3].map((at) => world.say('ana', 'general', String(at)).ts);
    expect(new Set(ts).size).toBe(3);
    expect([...ts].sort()).toEqual(ts);
    clock.nowMs += 5000;
    expect(world.say('ana', 'general', 'later').ts).toBe(`${startMs / 1000 + 5}.000000`);
  });
});

describe('a trigger', () => {
  it('works once', () => {
    const { world } = setUp();
    const id = issueTrigger(world.state, 'U0ANA');
    expect(useTrigger(world.state, id)).toMatchObject({ userId: 'U0ANA' });
    expect(useTrigger(world.state, id)).toBe('exchanged');
  });

  it('works for three seconds', () => {
    const { world, clock } = setUp();
    const [inTime, late] = [issueTrigger(world.state, 'U0ANA'), issueTrigger(world.state, 'U0ANA')];
    clock.nowMs += 3000;
    expect(useTrigger(world.state, inTime)).toMatchObject({ userId: 'U0ANA' });
    clock.nowMs += 1;
    expect(useTrigger(world.state, late)).toBe('expired');
  });

  it('is invalid when nobody issued it', () => {
    expect(useTrigger(setUp().world.state, 'made-up')).toBe('invalid');
  });
});

describe('a response_url', () => {
  it('takes five messages', () => {
    const { world, commandUrl } = setUp();
    const id = commandUrl();
    const statuses = [1, 2, 3, 4, 5, 6].map((at) => answerResponseUrl(world.state, id, { text: String(at) }));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 404]);
    expect(statuses[5]?.body).toEqual({ ok: false, error: 'used_url' });
  });

  it('takes messages for thirty minutes', () => {
    const { world, clock, commandUrl } = setUp();
    const id = commandUrl();
    clock.nowMs += 30 * 60_000;
    expect(answerResponseUrl(world.state, id, { text: 'a' }).status).toBe(200);
    clock.nowMs += 1;
    expect(answerResponseUrl(world.state, id, { text: 'a' })).toEqual({
      status: 404,
      body: { ok: false, error: 'expired_url' },
    });
  });

  it('shows its message to the person alone unless it says in_channel', () => {
    const { world, commandUrl } = setUp();
    const id = commandUrl();
    answerResponseUrl(world.state, id, { text: 'for you' });
    answerResponseUrl(world.state, id, { text: 'for all', response_type: 'in_channel' });
    const seenBy = (name: string) => world.visibleNow(name, 'general').map(({ message }) => message.text);
    expect(seenBy('ana')).toEqual(['for you', 'for all']);
    expect(seenBy('eva')).toEqual(['for all']);
  });

  it('works in a channel that the app is not in', () => {
    const { world } = setUp();
    const target = { userId: world.person('ana').id, channelId: world.channel('diretoria').id };
    const id = issueResponseUrl(world.state, target).split('/').at(-1) ?? '';
    expect(answerResponseUrl(world.state, id, { text: 'a' }).status).toBe(200);
  });

  it('replaces and deletes the message that was clicked', () => {
    const { world, urlFor } = setUp();
    const source = world.say('ana', 'general', 'old');
    const id = urlFor(source);
    answerResponseUrl(world.state, id, { text: 'new', replace_original: true });
    expect(world.visibleNow('eva', 'general').map(({ message }) => message.text)).toEqual(['new']);
    answerResponseUrl(world.state, id, { delete_original: 'true' });
    expect(world.visibleNow('eva', 'general')).toEqual([]);
    expect(answerResponseUrl(world.state, id, { text: 'a', replace_original: true }).body).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('of a slash command has no original to replace or delete', () => {
    const { world, commandUrl } = setUp();
    const id = commandUrl();
    answerResponseUrl(world.state, id, { text: 'first' });
    for (const change of [{ replace_original: true, text: 'b' }, { delete_original: true }]) {
      expect(answerResponseUrl(world.state, id, change)).toEqual({
        status: 404,
        body: { ok: false, error: 'message_not_found' },
      });
    }
    expect(world.visibleNow('ana', 'general').map(({ message }) => message.text)).toEqual(['first']);
  });

  it('refuses bad content with 400', () => {
    const { world, commandUrl } = setUp();
    expect(answerResponseUrl(world.state, commandUrl(), {})).toEqual({
      status: 400,
      body: { ok: false, error: 'no_text' },
    });
    const answer = answerResponseUrl(world.state, commandUrl(), { blocks: [{ type: 'section' }] });
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_blocks' } });
  });
});

describe('what a person sees', () => {
  it('comes in order and only from channels they are in', () => {
    const { world } = setUp();
    world.say('ana', 'general', 'one');
    world.say('ana', 'diretoria', 'secret');
    const mark = world.mark();
    world.say('eva', 'general', 'two');
    const texts = (name: string, after?: number) =>
      world.timeline(name, after).flatMap((entry) => ('message' in entry ? [entry.message.text] : []));
    expect(texts('mario')).toEqual(['one', 'two']);
    expect(texts('ana')).toEqual(['one', 'secret', 'two']);
    expect(texts('ana', mark)).toEqual(['two']);
    expect(texts('olga')).toEqual([]);
  });

  it('stays as it was when the message changes', () => {
    const { world, urlFor } = setUp();
    const source = world.say('ana', 'general', 'old');
    answerResponseUrl(world.state, urlFor(source), { text: 'new', replace_original: true });
    world.erase('general', source.ts);
    const seen = world
      .timeline('eva')
      .map((entry) => ('message' in entry ? `${entry.kind} ${entry.message.text}` : entry.kind));
    expect(seen).toEqual(['message old', 'edit new', 'delete new']);
    expect(world.visibleNow('eva', 'general')).toEqual([]);
  });

  it('ends when they leave the channel', () => {
    const { world } = setUp();
    world.leave('general', 'eva');
    world.say('ana', 'general', 'a');
    expect(world.timeline('eva')).toEqual([]);
    expect(world.visibleNow('eva', 'general')).toEqual([]);
  });
});
