import { request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { applyFault } from '../../../../sandbox/control/fault-words.ts';
import { applyLever } from '../../../../sandbox/control/levers.ts';
import type { Worlds } from '../../../../sandbox/control/levers.ts';
import { controlRoutes } from '../../../../sandbox/control/routes.ts';
import { serveLocally } from '../../../../sandbox/control/server.ts';
import type { LocalServer } from '../../../../sandbox/control/server.ts';
import { worldState } from '../../../../sandbox/control/world-state.ts';
import { createFaults } from '../../../../sandbox/faults.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';
import { createTikTokWorld } from '../../../../sandbox/worlds/tiktok-world.ts';
import { createVtexWorld } from '../../../../sandbox/worlds/vtex-world.ts';

function someWorlds() {
  const clock = { ms: Date.UTC(2026, 10, 23, 12) };
  const nowMs = () => clock.ms;
  const worlds: Worlds = {
    slack: createSlackWorld({ nowMs }),
    tiktok: createTikTokWorld({ nowMs }),
    vtex: createVtexWorld({ nowMs }),
    faults: { tiktok: createFaults(), vtex: createFaults(), slack: createFaults() },
  };
  return { clock, worlds };
}

describe('fault words', () => {
  it.each([
    ['tiktok:/catalog/overview/:reset', 'tiktok', '/catalog/overview/', { kind: 'reset' }],
    ['slack:chat.postMessage:answerLost', 'slack', 'chat.postMessage', { kind: 'answerLost' }],
    ['slack:chat.postMessage:answer-lost', 'slack', 'chat.postMessage', { kind: 'answerLost' }],
    ['vtex:simulation:throttle=7', 'vtex', 'simulation', { kind: 'throttle', retryAfterS: 7 }],
    ['Tiktok:delay=250', 'tiktok', '/anything/', { kind: 'delay', ms: 250 }],
    ['vtex:HTML502', 'vtex', 'anything', { kind: 'html502' }],
  ] as const)('%s plans one fault', (text, vendor, operation, fault) => {
    const { worlds } = someWorlds();
    expect(applyFault(worlds, text)).toMatchObject({ ok: true });
    expect(worlds.faults[vendor].take(operation)).toEqual(fault);
    expect(worlds.faults[vendor].take(operation)).toBeNull();
  });

  it('plan several, for ever, and none any more', () => {
    const { worlds } = someWorlds();
    const { tiktok } = worlds.faults;
    applyFault(worlds, 'tiktok:garbage*3');
    const taken = Array.from({ length: 4 }, () => tiktok.take('/user/info/'));
    expect(taken).toEqual([{ kind: 'garbage' }, { kind: 'garbage' }, { kind: 'garbage' }, null]);
    applyFault(worlds, 'tiktok:/user/info/:hang*forever');
    for (let call = 0; call < 5; call += 1) expect(tiktok.take('/user/info/')).toEqual({ kind: 'hang' });
    expect(tiktok.take('/bc/get/')).toBeNull();
    applyFault(worlds, 'tiktok:clear');
    expect(tiktok.take('/user/info/')).toBeNull();
  });

  it.each([
    ['meta:reset', 'Vendors: tiktok, vtex, slack'],
    ['tiktok', 'A fault is'],
    ['tiktok:explode', 'answerLost'],
    ['tiktok:/no/such/:reset', '/catalog/overview/'],
    ['vtex:skus:reset', 'stockkeepingunitbyid'],
    ['tiktok:reset*0', 'at least once'],
    ['tiktok:delay=soon', 'delay=<ms>'],
  ])('%s is refused with a hint', (text, hint) => {
    const { worlds } = someWorlds();
    expect(applyFault(worlds, text)).toEqual({ ok: false, error: expect.stringContaining(hint) });
    expect(worlds.faults.tiktok.take('/user/info/')).toBeNull();
  });
});

describe('the control server', () => {
  const open: LocalServer[] = [];
  afterEach(() => Promise.all(open.splice(0).map((control) => control.close())));

  async function start() {
    const { clock, worlds } = someWorlds();
    const control = await serveLocally(
      controlRoutes({
        lever: (text) => applyLever(worlds, text),
        fault: (text) => applyFault(worlds, text),
        advance: (ms) => {
          clock.ms += ms;
          return { ok: true, text: `now ${clock.ms}` };
        },
        state: () => worldState(worlds),
      }),
    );
    open.push(control);
    const post = async (path: string, body: unknown, type = 'application/json') => {
      const answer = await fetch(`${control.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: answer.status, json: await answer.json() };
    };
    return { clock, worlds, control, post };
  }

  it('pulls levers, plans faults, moves the clock and tells the state', async () => {
    const { clock, worlds, control, post } = await start();
    expect(await post('/world', { lever: 'suspended' })).toMatchObject({ status: 200, json: { ok: true } });
    expect(await post('/fault', { fault: 'vtex:reset' })).toMatchObject({ status: 200, json: { ok: true } });
    expect(worlds.faults.vtex.take('simulation')).toEqual({ kind: 'reset' });
    const before = clock.ms;
    expect(await post('/advance', { ms: 60_000 })).toMatchObject({ status: 200 });
    expect(clock.ms).toBe(before + 60_000);
    const state = await (await fetch(`${control.url}/state`)).text();
    expect(JSON.parse(state)).toMatchObject({
      nowMs: clock.ms,
      tiktok: { stores: [{ account: 'STATUS_LIMIT', token: 'valid', counts: { approved: 812 } }] },
      vtex: { accounts: [{ name: 'lojamodelo', skus: 2000 }] },
    });
    expect(state).not.toContain(worlds.tiktok.stores[0]!.token);
  });

  it('answers mistakes with a sentence', async () => {
    const { post, control } = await start();
    expect(await post('/world', { lever: 'explode' })).toMatchObject({ status: 400, json: { ok: false } });
    expect(await post('/world', { lever: 5 })).toMatchObject({ status: 400 });
    expect(await post('/fault', {})).toMatchObject({ status: 400 });
    for (const ms of [-1, 1.5, '5', null])
      expect(await post('/advance', { ms })).toMatchObject({ status: 400 });
    expect(await post('/world', '{')).toMatchObject({ status: 400 });
    expect(await post('/world', JSON.stringify({ lever: 'x'.repeat(200_000) }))).toMatchObject({
      status: 400,
    });
    expect(await post('/elsewhere', {})).toMatchObject({ status: 404 });
    expect((await fetch(`${control.url}/world`)).status).toBe(404);
  });

  it('refuses what a page of another origin could send', async () => {
    const { post, control, worlds } = await start();
    expect(await post('/world', { lever: 'revoked' }, 'text/plain')).toMatchObject({ status: 415 });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(control.url);
      const headers = { host: 'attacker.example' };
      request({ port, host: '127.0.0.1', path: '/state', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
    expect(worlds.tiktok.tokens.get(worlds.tiktok.stores[0]!.token)?.state).toBe('valid');
  });
});
