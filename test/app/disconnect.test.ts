import { setTimeout as sleepFor } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession, Outcome } from '../support/app-session.ts';
import { startProcess } from '../support/app-process.ts';
import { said } from '../support/app-words.ts';
import { bundledScript } from '../support/bundled-script.ts';
import { postButton } from '../support/post-element.ts';

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
    // As the last check read them.
    expect(text).toMatch(/Último dado conhecido: 852 itens/);
    expect(text).not.toMatch(/\b0 itens/);
  });
});

/** A click on a button that no page of ours showed: signed by Slack all the same. */
async function forged(user: string, actionId: string, value: string): Promise<string> {
  const label = `Forged ${actionId} ${value}`.slice(0, 70);
  await postButton(session, 'general', label, { actionId, value });
  return (await session.click(user, label)).text;
}
const recorded = () => session.database.query('select action from audit_entry order by seq');

describe('a disconnect', () => {
  it('is not begun by a value that no page showed, nor by a page of somebody who may not', async () => {
    const [{ id }] = (await session.database.query<{ id: string }>('select id from store')) as [
      { id: string },
    ];
    const before = await recorded();
    for (const value of ['', 'all', id, `${id}/x`, `${id}/-1`, `${'0'.repeat(8)}-${id.slice(9)}/1`])
      expect(await forged('ana', 'disconnect:start', value)).toContain(said('ana', 'store.gone'));
    expect(await forged('ana', 'disconnect:start', `${id}/99`)).toContain('Nada foi feito');
    expect(await forged('eva', 'disconnect:start', `${id}/1`)).toContain('Only owners and admins');
    expect(await recorded()).toEqual(before);
    expect(await session.database.query('select from disconnect')).toEqual([]);
  });

  it('can be cancelled for a minute: the pixel that was unlinked is linked again', async () => {
    await session.ask('ana', '/tiktok disconnect');
    await session.click('ana', 'Desvincular também o pixel do catálogo');
    const started = await session.click('ana', 'Desconectar');
    expect(started.text).toContain('está sendo desconectada');
    expect((await passing(20_000)).text).toContain('Pixel desvinculado do catálogo; o TikTok mostra assim');
    expect(isBound()).toBe(false);
    const [saga] = await session.database.query<{ id: string }>('select id from disconnect');
    const before = await recorded();
    for (const actionId of ['disconnect:cancel', 'disconnect:check'])
      expect(await forged('eva', actionId, saga!.id)).toContain('Only owners and admins');
    expect(await recorded()).toEqual(before);
    expect(isBound()).toBe(false);
    expect(await forged('ana', 'disconnect:cancel', 'x')).toContain(said('ana', 'disconnect.over'));
    expect((await session.ask('ana', '/tiktok connect')).text).toContain(
      said('ana', 'connect.disconnecting'),
    );
    expect((await session.ask('ana', '/tiktok status')).text).toContain('[ Ver a desconexão ]');
    expect((await session.openHome('ana')).text).toContain('Pode ser cancelad');
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
    expect(page.text).toContain('Outra loja conectada usa este pixel com o mesmo catálogo: *Loja Modelo*');
    expect(page.raw).not.toContain('disconnect:unlink');
    await session.click('ana', 'Desconectar');
    const { text } = await passing(5 * MINUTE_MS);
    expect(text).toContain('Outra <Loja> & Cia está desconectada do TikTok');
    expect(isAlive()).toBe(true);
    expect((await session.ask('ana', '/tiktok status loja-modelo')).text).toContain('O TikTok respondeu');
    const status = await session.ask('ana', '/tiktok status outra');
    expect(status.text).toMatch(/Desconectada\* desde .* Feito por @ana/);
    expect(status.counts.map((field) => field.split('\n')[1])).toEqual(['1.000', '31', '9']);
    expect(status.text).toContain('A loja não está conectada ao TikTok, por isso nada é lido.');
    expect(status.raw).toMatch(/<!date\^\d+\^/);
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
