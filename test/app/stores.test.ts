import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { submitForm } from '../../sandbox/browser/browser-steps.ts';
import { textOf } from '../../sandbox/slack/json.ts';
import { elementsOf } from '../../sandbox/slack/block-kit/surfaces.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession, Outcome } from '../support/app-session.ts';

// Ana is an admin who speaks Portuguese, Eva a member who speaks English. The stores come and go in the order of this file.
let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
  // Both are known from now on: a form is answered from the database.
  for (const user of ['ana', 'eva']) await session.ask(user, '/tiktok help');
});
afterAll(async () => {
  const secrets = [...links.map((link) => link.split('/').at(-1) ?? ''), token()];
  await session.stop();
  for (const secret of secrets) expect(session.log.text()).not.toContain(secret);
});

const links: string[] = [];
const token = () => [...session.worlds.vtex.key('lojamodelo').appTokens][0] ?? '';
const submit = (values: object, user = 'ana') =>
  session.after(user, () => session.sender.submit(user, JSON.stringify(values)));
const errorsOf = ({ acked }: Outcome) => (acked.body as { errors?: Record<string, string> }).errors;
const labels = ({ blocks }: Outcome) =>
  blocks.flatMap(elementsOf).map(({ text }) => (text as { text: string }).text);
const audit = async () =>
  (
    await session.database.query<{ action: string; actor: string | null; label: string | null }>(
      `select action, actor, store_label as label from audit_entry where actor_kind <> 'host' order by seq`,
    )
  ).map(({ action, actor, label }) => [action, actor, label].join(' '));
const keysStored = async () =>
  (await session.database.query<{ account: string }>('select account from vtex_key')).map(
    (row) => row.account,
  );

/** A list that no modal lies over. */
async function listStores(): Promise<Outcome> {
  const { slack } = session.worlds;
  while (slack.modals(slack.person('ana').id).length > 0) await session.sender.closeView('ana');
  return session.ask('ana', '/tiktok lojas');
}

/** A new link for this person, by the button of the list. */
async function newLink(): Promise<string> {
  await listStores();
  const { blocks } = await session.click('ana', 'Informar chaves da VTEX');
  const url = textOf(blocks.flatMap(elementsOf).find(({ url }) => url !== undefined)?.['url']);
  links.push(url);
  return url;
}
const visit = (url: string, user = 'ana') => session.browserOf(user).visit(url);
const send = (values: string, user = 'ana') => submitForm(session, user, values);
const right = 'appKey={appKey};appToken={appToken}';

describe('/tiktok stores', () => {
  it('shows a member the stores and nothing to click, an admin what can be done', async () => {
    const seen = await session.ask('eva', '/tiktok stores');
    expect(seen.text).toContain('*Loja Modelo* `loja-modelo`');
    expect(seen.text).toContain('TikTok: connected as Marina Souza · VTEX keys: missing');
    expect(seen.text).toContain('Admins of this app add, edit and remove stores');
    expect(labels(seen)).toEqual([]);
    const own = await listStores();
    expect(labels(own)).toEqual([
      ...['Editar', 'Informar chaves da VTEX', 'Desconectar', 'Remover…', 'Adicionar uma loja'],
    ]);
  });

  it('says at each field what is wrong with it, in the person’s language, and stores nothing', async () => {
    await listStores();
    await session.click('ana', 'Adicionar uma loja');
    const wrong = await submit({
      ...{
        vtexAccount: 'https://www.minhaloja.com.br',
        tradePolicy: 'três',
        name: 'Loja',
        handle: 'loja modelo!',
      },
      ...{ tiktokAffiliateId: 'TIK', ownAffiliateId: 'bcd' },
    });
    expect(errorsOf(wrong)).toEqual({
      vtexAccount: expect.stringContaining('não diz qual é a conta VTEX'),
      tradePolicy: 'Digite o número da política comercial, por exemplo 1.',
      handle: 'Use de 1 a 21 letras minúsculas, números e hifens.',
      tiktokAffiliateId: expect.stringContaining('três consoantes'),
    });
    const taken = await submit({
      ...{ vtexAccount: 'minhaloja', tradePolicy: '1', handle: 'Loja Modelo' },
      ...{ tiktokAffiliateId: 'TKT', ownAffiliateId: 'tkt' },
    });
    // All at once, also what only the database knows.
    expect(errorsOf(taken)).toEqual({
      ownAffiliateId: expect.stringContaining('afiliado do TikTok'),
      handle: 'Outra loja tem este nome curto. Escolha um diferente.',
    });
    expect(errorsOf(await submit({ ownAffiliateId: '' }))).toEqual({
      handle: 'Outra loja tem este nome curto. Escolha um diferente.',
    });
    expect(await audit()).toEqual([]);
  });

  it('adds it from the address of VTEX Admin, and says what comes next and that nothing is known yet', async () => {
    const added = await submit({
      ...{ vtexAccount: 'https://LojaModelo.myvtex.com/admin/tiktok', tradePolicy: 'sc=1' },
      ...{ name: 'Loja <&>*_~` Dois', handle: 'Dois', ownAffiliateId: 'slk' },
    });
    expect(added.text).toContain('foi adicionada');
    expect(labels(added)).toEqual(['Informar chaves da VTEX', 'Conectar o TikTok']);
    const status = await session.ask('eva', '/tiktok status dois');
    expect(status.text).toContain('*Not connected yet.*');
    expect(status.text).not.toMatch(/\b0\b|first check/i);
    const products = await session.ask('eva', '/tiktok products dois');
    expect(products.text).toContain('the keys of the VTEX account lojamodelo are missing');
    expect(await audit()).toEqual(['store.added U0ANA dois']);
  });

  it('refuses a member a button that was somebody else’s, and a form that they may not send', async () => {
    await listStores();
    await session.click('ana', 'Editar');
    session.worlds.slack.person('ana').isAdmin = false;
    await session.database.query('update person set is_admin = false');
    const form = await submit({ name: 'Tomada' });
    const click = await session.click('ana', 'Adicionar uma loja');
    session.worlds.slack.person('ana').isAdmin = true;
    await session.database.query(`update person set is_admin = user_id = 'U0ANA'`);
    for (const { text } of [form, click]) expect(text).toMatch(/administradores|proprietári/);
    expect(await audit()).toHaveLength(1);
  });

  it('edits only what was changed', async () => {
    await listStores();
    const form = await session.click('ana', 'Editar');
    expect(form.text).toContain('depois que as chaves da VTEX forem informadas');
    const saved = await submit({ tradePolicy: '2' });
    expect(saved.text).toContain('política comercial `2`');
    await listStores();
    await session.click('ana', 'Editar');
    await submit({ tradePolicy: '1', name: 'Loja Dois' });
    expect((await audit()).slice(1)).toEqual(['store.edited U0ANA dois', 'store.edited U0ANA dois']);
  });
});

describe('a link for VTEX’s keys', () => {
  it('costs nothing to look at, by a preview or twice', async () => {
    const url = await newLink();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/keys\/[\w-]{43}$/);
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(405);
    for (let time = 0; time < 2; time += 1) expect((await visit(url)).status).toBe(200);
    const { headers } = await fetch(url, { headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('set-cookie')).toMatch(
      /^tie=[\w-]{43}; Path=\/keys\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
    expect((await visit(url)).text).toContain('Para a conta VTEX “lojamodelo”.');
  });

  it('says what VTEX has against keys, and stays good', async () => {
    const url = await newLink();
    await visit(url);
    expect(await send('appKey=vtexappkey-x;appToken=a b')).toContain('não têm espaços');
    expect(await send('appKey={appKey};appToken=wrong')).toContain('A VTEX não aceita esta chave');
    session.world('vtex-forbid=skus@lojamodelo');
    expect(await send(right)).toMatch(/License Manager → SKUs/);
    session.world('vtex-allow=skus@lojamodelo');
    session.world('vtex-down');
    expect(await send(right)).toContain('A VTEX não respondeu');
    session.world('vtex-up');
    expect(await keysStored()).toEqual([]);
    // The token is nowhere in the page, the key is as it was typed.
    const page = session.browserOf('ana').shown?.html ?? '';
    expect([page.includes(token()), page.includes(session.worlds.vtex.key('lojamodelo').appKey)]).toEqual([
      ...[false, true],
    ]);
  });

  it('ends after five keys that VTEX refused', async () => {
    await visit(await newLink());
    const wrong = [];
    for (let time = 0; time < 6; time += 1)
      wrong.push(await send('appKey=a;appToken=b').catch(() => 'no form'));
    expect(wrong.filter((text) => text.includes('[browser 422]'))).toHaveLength(5);
    expect(wrong.at(-1)).toContain('Chaves demais');
    expect(await keysStored()).toEqual([]);
  });

  it('refuses what is forged, of another browser, or nobody’s, without asking VTEX', async () => {
    const url = await newLink();
    const asked = session.worlds.http.vtex.requests.length;
    await visit(url);
    session.browserOf('ana').forget();
    expect(await send(right)).toContain('não foi aberto neste navegador');
    const cookie = (await fetch(url)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const type = 'application/x-www-form-urlencoded';
    const post = async (address: string, body: string, contentType = type) => {
      const headers = { cookie, 'content-type': contentType, 'accept-language': 'es-419,en;q=0.8' };
      const answer = await fetch(address, { method: 'POST', body, headers });
      return [answer.status, /role="alert">([^<]*)</.exec(await answer.text())?.[1]];
    };
    const fields = `appKey=a&appToken=b&csrf=${'x'.repeat(43)}`;
    const foreign = url.replace(/[\w-]{43}$/, 'f'.repeat(43));
    expect([
      await post(url, fields),
      await post(url, fields.replace(/csrf=.*/, '')),
      await post(url, '{}', 'application/json'),
      await post(url, 'a'.repeat(10_000)),
      await post(foreign, fields),
    ]).toEqual([
      [403, expect.stringContaining('no se abrió en este navegador')],
      [403, expect.stringContaining('no se abrió en este navegador')],
      [415, expect.stringContaining('no es lo que envía')],
      [413, expect.stringContaining('demasiado largo')],
      [403, expect.stringContaining('no se abrió en este navegador')],
    ]);
    for (const other of [foreign, url.replace(/[\w-]{43}$/, 'short'), `${url}x`])
      expect((await visit(other)).status).toBe(404);
    expect(session.worlds.http.vtex.requests.length).toBe(asked);
    expect(await keysStored()).toEqual([]);
    // Five of one link at most.
    expect((await audit()).slice(-5)).toEqual(Array.from({ length: 5 }, () => 'link.refused  dois'));
  });

  it('does nothing for somebody who is no admin any more', async () => {
    await visit(await newLink());
    await session.database.query('update person set is_admin = false');
    expect(await send(right)).toContain('não é mais administrador');
    await session.database.query(`update person set is_admin = user_id = 'U0ANA'`);
    expect(await keysStored()).toEqual([]);
  });

  it('stores the keys once, in the name of whoever asked, and is used up', async () => {
    const url = await newLink();
    const browser = session.browserOf('ana');
    const opened = await visit(url);
    expect(await send(right)).toContain('A VTEX aceita as chaves da conta “lojamodelo”.');
    expect([(await visit(url)).status, await keysStored()]).toEqual([410, ['lojamodelo']]);
    // The form of before, from the same browser.
    const csrf = /name="csrf" value="([^"]+)"/.exec(opened.html)?.[1] ?? '';
    expect(csrf).toMatch(/^[\w-]{43}$/);
    expect(browser.shown?.text).toContain('Este link já foi usado');
    expect((await audit()).slice(-3)).toEqual([
      'link.made U0ANA dois',
      'keys.saved U0ANA ',
      'link.refused  dois',
    ]);
    expect((await session.ask('eva', '/tiktok stores')).text).toContain('VTEX keys: stored');
    expect((await session.ask('eva', '/tiktok products dois')).text).not.toContain('are missing');
    await listStores();
    expect((await session.click('ana', 'Editar')).text).toMatch(/\/vtex\/pings\/[\w-]{43}/);
  });

  it('ends by a newer one and after ten minutes', async () => {
    const [older, newer] = [await newLink(), await newLink()];
    expect([(await visit(older)).status, (await visit(newer)).status]).toEqual([410, 200]);
    await session.jump(11 * 60_000);
    expect(await send(right)).toContain('vale dez minutos');
  });
});

describe('removing a store', () => {
  it('says what goes and what stays, and is done once', async () => {
    await listStores();
    const page = await session.click('ana', 'Remover…');
    expect(page.text).toContain('Remover Loja Dois deste app?');
    expect(page.text).toContain('ficam, porque outra loja as usa');
    expect(await session.database.query('select from store')).toHaveLength(2);
    const done = await session.click('ana', 'Remover esta loja');
    expect(done.text).toContain('foi removida deste app');
    expect(done.entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit']);
    expect(await session.database.query('select handle from store')).toEqual([{ handle: 'loja-modelo' }]);
    expect((await session.click('ana', 'Todas as lojas')).text).toContain('1 loja');
  });

  it('says that disconnecting comes first, and what it leaves at TikTok', async () => {
    await listStores();
    const page = await session.click('ana', 'Remover…');
    expect(page.text).toContain('Ela está conectada ao TikTok.');
    expect(page.text).toContain('`/tiktok disconnect loja-modelo`');
    expect(page.text).toContain('a autorização de Marina Souza');
    expect(page.text).toContain('são apagadas aqui');
    // Somebody else was faster.
    await session.admin(['store', 'remove', '--handle', 'loja-modelo']);
    expect((await session.click('ana', 'Remover esta loja')).text).toContain('alguém já a removeu');
    expect((await listStores()).text).toContain('Ainda não há lojas');
  });
});
