import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { playStep, stepUsage } from '../../../../sandbox/terminal/steps.ts';
import { startWorlds } from '../../../../sandbox/worlds.ts';
import type { Worlds } from '../../../../sandbox/worlds.ts';
import { acked, fakeSession } from './fake-session.ts';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.close());

const viewpoint = { user: 'ana', channel: 'general' };

async function played(step: string, failure?: Error) {
  const { session, asked } = fakeSession(worlds, failure);
  return { result: await playStep(session, viewpoint, step), asked };
}

describe('playStep', () => {
  it.each([
    ['/tiktok status', 'command | ana | general | /tiktok status'],
    ['  /tiktok use a b  ', 'command | ana | general | /tiktok use a b'],
    ['click:Refresh', 'click | ana | Refresh'],
    ['click: Refresh', 'click | ana | Refresh'],
    ['click Which store?=Loja Modelo', 'click | ana | Which store?=Loja Modelo'],
    ['click:status:show', 'click | ana | status:show'],
    ['submit:{"a":1}', 'submit | ana | {"a":1}'],
    ['submit', 'submit | ana | {}'],
    ['home', 'openHome | ana | home'],
    ['advance:30m', 'advance | 1800000'],
    ['advance 7d', 'advance | 604800000'],
  ])('plays %j and waits until all is answered', async (step, expected) => {
    const { asked, result } = await played(step);
    expect(asked).toEqual([expected, 'settle']);
    expect(result.failed).toBe(false);
  });

  it.each([
    ['/tiktok status', true],
    ['home', true],
    ['click:Refresh', false],
    ['submit', false],
  ])('hands back how the app acknowledged %s, and whether it must answer: %s', async (step, mustAnswer) => {
    const { result } = await played(step);
    expect(result).toEqual({ note: null, acked, mustAnswer, failed: false });
  });

  it.each([
    ['advance:30m', '30m later.'],
    ['world:down', expect.stringMatching(/^down: /)],
    ['fault:tiktok:garbage*3', 'tiktok: garbage on any call, 3 times.'],
    ['fault:tiktok:clear', 'tiktok: planned faults are gone.'],
  ])('says what %s did, and sends nothing', async (step, note) => {
    const { result } = await played(step);
    expect(result).toEqual({ note, acked: null, mustAnswer: false, failed: false });
  });

  it.each([
    ['advance:soon', '"soon" is no duration: 90s, 30m, 3h, 7d.'],
    ['advance', '"" is no duration'],
    ['advance:-5m', '"-5m" is no duration'],
    ['world:wat', 'I do not know "wat". Levers: '],
    ['world:down=5', 'takes no value.'],
    ['fault:wat', 'I do not understand "wat". A fault is '],
    ['fault:tiktok:wat', 'I do not know the fault "wat".'],
  ])('refuses %s and says why', async (step, note) => {
    const { result, asked } = await played(step);
    expect(result).toMatchObject({ failed: true, acked: null, note: expect.stringContaining(note) });
    expect(asked.filter((one) => one !== 'settle')).toEqual([]);
  });

  it.each([
    '',
    'dance',
    'Click:Refresh',
    'tiktok status',
    'constructor',
    'toString:x',
    '__proto__',
    'click1:x',
  ])('does not know the step %j and lists those there are', async (step) => {
    const { result, asked } = await played(step);
    expect(result.failed).toBe(true);
    expect(result.note).toContain(stepUsage);
    expect(asked).toEqual([]);
  });

  it.each(['click:Nothing', 'submit', '/tiktok status'])(
    'says why %s could not be played instead of throwing',
    async (step) => {
      const { result } = await played(step, new Error('There is no button "Nothing".'));
      expect(result).toMatchObject({ failed: true, note: 'There is no button "Nothing".' });
    },
  );
});
