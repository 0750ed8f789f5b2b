import { setTimeout as sleepFor } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession, Outcome } from '../support/app-session.ts';
import { startProcess } from '../support/app-process.ts';
import { bundledScript } from '../support/bundled-script.ts';

const MINUTE_MS = 60_000;

// One workspace, in the order of this file: cancelled, shared, alone.
let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
  await session.advance(MINUTE_MS);
  await session.ask('ana', '/tiktok alerts on');
});
afterAll(() => session.stop());

/** What she sees of what happens meanwhile. */
const passing = (ms: number): Promise<Outcome> =>
  session.after('ana', async () => {
    await session.advance(ms);
    return { status: 200, body: null, ackMs: 0 };
  });
const store = () => session.worlds.tiktok.stores[0]!;
const isBound = () =>
  [...session.worlds.tiktok.catalogs.values()].some(({ eventSources }) =>
    eventSources.some(({ pixelCode }) => pixelCode === store().pixelCode),
  );
const isAlive = () => session.worlds.tiktok.tokens.get(store().token)?.state === 'valid';

const script = bundledScript('disconnect-app.ts');
const revocation = '/oauth2/revoke_token/';
const calls = (path: string) =>
  session.worlds.http.tiktok.requests.filter((request) => request.path === path).length;

/** A worker of its own is gone, by kill -9, after TikTok was asked to revoke and before it has heard the answer. */
async function killedAtRevocation(): Promise<void> {
  const [saga] = await session.database.query<{ workspace_id: string; id: string }>(
    'select workspace_id, id from disconnect where ended_at is null',
  );
  await session.jump(MINUTE_MS);
  session.worlds.faults.tiktok.add({ kind: 'answerLost' }, revocation);
  const worker = startProcess({
    ...{ file: script(), env: session.env, args: [saga!.workspace_id, saga!.id] },
  });
  let hasEnded = false;
  void worker.ended.then(() => (hasEnded = true));
  while (isAlive() && !hasEnded) await sleepFor(2);
  await worker.kill();
  expect(worker.errors()).toBe('');
  expect(isAlive()).toBe(false);
  // The lease is over.
  await session.jump(3 * MINUTE_MS);
}

describe('the page', () => {
  it('is for admins only, and says who they are; nothing is opened', async () => {
    const { text, entries } = await session.ask('eva', '/tiktok disconnect');
    expect(text).toContain('Only owners and admins');
    expect(entries.every(({ kind }) => kind === 'ephemeral')).toBe(true);
  });

  it('states what stays, with the number that TikTok says now, what stops, and what VTEX does on its own', async () => {
    session.world('approved=1000');
    const { text, entries } = await session.ask('ana', '/tiktok desconectar');
    expect(entries.map(({ kind }) => kind)).toEqual(['modal', 'modal-update']);
    expect(text).toContain('1.040 itens deste catálogo ficam no TikTok');
    expect(text).toContain('VTEX Admin');
    expect(text).toContain('revogado no TikTok');
    expect(isAlive()).toBe(true);
  });

  it('says that the number is unknown where TikTok does not answer', async () => {
    session.world('down');
    const { text } = await session.ask('ana', '/tiktok disconnect');
    session.world('up');
    expect(text).toContain('Não se sabe agora quantos itens');
    expect(text).not.toMatch(/\b0 itens/);
  });
});

describe('a disconnect', () => {
  it('can be cancelled for a minute: the pixel that was unlinked is linked again', async () => {
    await session.ask('ana', '/tiktok disconnect');
    await session.click('ana', 'disconnect:unlink=Desvincular também o pixel do catálogo');
    const started = await session.click('ana', 'Desconectar');
    expect(started.text).toContain('está sendo desconectada');
    expect((await passing(20_000)).text).toContain('Pixel desvinculado do catálogo; o TikTok mostra assim');
    expect(isBound()).toBe(false);
    expect((await session.click('ana', 'Cancelar')).text).toContain('Sendo cancelado');
    expect((await passing(30_000)).text).toContain('Cancelado: Loja Modelo está conectada como antes');
    expect([isBound(), isAlive()]).toEqual([true, true]);
    expect((await session.ask('ana', '/tiktok status')).text).toContain('Conectada');
  });

  it('leaves the sign-in to another store that stands on it', async () => {
    const { advertiserId, bcId, catalogId, pixelCode, coreUserId, token, appId } = store();
    await session.addStores([
      {
        store: { handle: 'outra', name: 'Outra <Loja> & Cia', vtexAccount: 'lojamodelo', tradePolicy: '3' },
        grant: { appId, coreUserId, displayName: 'Marina Souza', token },
        ids: { bcId, advertiserId, catalogId, pixelCode },
      },
    ]);
    await session.advance(MINUTE_MS);
    const page = await session.ask('ana', '/tiktok disconnect outra');
    expect(page.text).toContain('*O acesso fica no TikTok*, pois outra loja o usa: *Loja Modelo*');
    await session.click('ana', 'Desconectar');
    const { text } = await passing(5 * MINUTE_MS);
    expect(text).toContain('Outra <Loja> & Cia está desconectada do TikTok');
    expect(isAlive()).toBe(true);
    expect((await session.ask('ana', '/tiktok status loja-modelo')).text).toContain('O TikTok respondeu');
    const status = await session.ask('ana', '/tiktok status outra');
    expect(status.text).toMatch(/Desconectada\* desde .* Feito por @ana/);
    expect(status.text).toContain('ainda não se sabe');
  });

  it('of the last one revokes it, proves it, tells the channel once, and is never called revoked by TikTok', async () => {
    await session.ask('ana', '/tiktok disconnect loja-modelo');
    await session.click('ana', 'Desconectar');
    await killedAtRevocation();
    const { text } = await passing(10 * MINUTE_MS);
    expect(calls(revocation)).toBe(1);
    expect(text).toContain('Provado: o acesso está morto');
    expect(isAlive()).toBe(false);
    const posts = [...session.worlds.slack.state.messages.values()].flatMap((posted) => [...posted.values()]);
    const told = posts.filter((post) =>
      JSON.stringify(post).includes('Loja Modelo foi desconectada do TikTok por'),
    );
    expect(told).toHaveLength(1);
    await session.advance(60 * MINUTE_MS);
    const { text: seen } = await session.ask('ana', '/tiktok status loja-modelo');
    expect(seen).toContain('Desconectada');
    expect(seen).not.toContain('revogad');
    expect((await session.ask('ana', '/tiktok disconnect loja-modelo')).text).toContain(
      'está desconectada desde',
    );
  });

  it('stands in the record with every step, by whom, and the reference of the request', async () => {
    const rows = await session.database.query<{ action: string; actor_kind: string; reference: string }>(
      `select action, actor_kind, reference from audit_entry where action like 'disconnect.%' order by seq`,
    );
    expect(rows.filter(({ action }) => action === 'disconnect.begun').map((row) => row.actor_kind)).toEqual([
      'user',
      'user',
      'user',
    ]);
    expect(rows.map(({ action }) => action)).toContain('disconnect.cancelled');
    expect(rows.every(({ reference }) => reference !== '')).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(store().token);
  });
});
