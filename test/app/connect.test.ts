import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { startProcess } from '../support/app-process.ts';
import { bundledScript } from '../support/bundled-script.ts';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession({
    worlds: { tiktok: { counts: { approved: 12, processing: 3, rejected: 1 } } },
  });
  session.worlds.slack.person('ana').locale = 'en-US';
  await session.advance(60_000);
});
afterAll(() => session.stop());
afterEach(() => {
  session.worlds.tiktok.tokenIssue = 'new';
});

const browser = () => session.browserOf('ana');

/** What she sees in her messages after something was done and all that follows from it. */
const seen = (act: () => Promise<unknown>) =>
  session.after('ana', async () => {
    await act();
    await session.advance(30_000);
    return { status: 200, body: null } as never;
  });

/** Types the command and answers the address behind *Open TikTok*. */
async function link(typed = '/tiktok connect loja-modelo'): Promise<string> {
  const { raw } = await session.ask('ana', typed);
  const url = /http:\/\/127\.0\.0\.1:\d+\/connect\/[\w-]{43}/.exec(raw)?.[0];
  if (url === undefined) throw new Error(raw);
  return url;
}

async function consent(as: string, typed?: string): Promise<string> {
  await browser().visit(await link(typed));
  return (await browser().follow(`Allow as ${as}`))?.text ?? '';
}

const exchanges = () =>
  session.worlds.http.tiktok.requests.filter(({ path }) => path === '/oauth2/access_token/').length;
const rows = async <R>(text: string): Promise<R[]> => (await session.database.query(text)) as R[];

describe('a connect', () => {
  it('is for admins only, who are named to others', async () => {
    const { text } = await session.ask('mario', '/tiktok connect');
    expect(text).toMatch(/Only owners and admins|Solo pueden|Só proprietários/);
  });

  it('goes on with the same accounts where the store had them, and shows the figures of before and now', async () => {
    const page = await consent('Marina Souza');
    expect(page).toContain('TikTok gave access');
    expect(page).toContain('go back to Slack');
    const { text } = await seen(() => Promise.resolve());
    expect(text).toContain('Connected as TikTok user');
    expect(text).toMatch(/Before.*Available: \*?12/);
    expect(text).toMatch(/Now.*Available: \*?12/);
  });

  it('of a store that is connected offers other accounts without a new consent', async () => {
    const { text } = await session.ask('ana', '/tiktok connect loja-modelo');
    expect(text).toContain('Choose other accounts');
    const before = exchanges();
    await session.click('ana', 'Choose other accounts');
    const { text: card } = await seen(() => Promise.resolve());
    expect(card).toContain('Choose accounts');
    // The next link does not take that away while nobody uses it.
    await link();
    await session.advance(12 * 60_000);
    const { text: again } = await session.ask('ana', '/tiktok connect loja-modelo');
    expect(again).toContain('Choose other accounts');
    await session.click('ana', 'Choose other accounts');
    await session.database.query(`delete from reachable_asset where kind = 'pixel'`);
    const [{ advertiser_id: id } = { advertiser_id: '' }] = await rows<{ advertiser_id: string }>(
      `select advertiser_id from connection c join store s on s.id = c.store_id where s.handle = 'loja-modelo'`,
    );
    await session.sender.click('ana', `connect:pick:advertiser=${id}`);
    await session.advance(1_000);
    expect(await rows(`select id from reachable_asset where kind = 'pixel'`)).not.toEqual([]);
    await seen(() => session.sender.submit('ana', {}));
    expect(exchanges()).toBe(before);
  });

  it('asks for the accounts where the store has none on it, and proves what is chosen', async () => {
    const other = session.worlds.tiktok.addStore({ name: 'Outra <& Loja> *_~`' });
    await consent(`Equipe ${other.name}`);
    const { text } = await seen(() => Promise.resolve());
    expect(text).toContain('Choose accounts');
    expect(text).toContain('Not reached any more');
    expect(text).toContain('Until then the store goes on with the accounts that it has.');
    await session.click('ana', 'Choose accounts');
    const options = await session.sender.options('ana', 'connect:pick:catalog', 'outra');
    expect(JSON.stringify(options.body)).toContain(other.catalogId);
    const { text: connected } = await seen(() => session.sender.submit('ana', {}));
    expect(connected).toContain('Connected as TikTok user');
    expect(connected).not.toContain('Before');
    const [row] = await rows<{ catalog_id: string; generation: number }>(
      `select catalog_id, generation from connection`,
    );
    expect(row?.catalog_id).toBe(other.catalogId);
    // Nobody stands on the first person any more: neither their token nor the one that it replaced is left alive.
    const { stores, tokens } = session.worlds.tiktok;
    const left = [...tokens.values()].filter(
      ({ coreUserId, state }) => coreUserId === stores[0]!.coreUserId && state === 'valid',
    );
    expect(left).toEqual([]);
    // Whoever connects hears of what no channel hears (product.md 2).
    const contacts = `select channel_id from subscription where kind = 'contact' and state = 'active'`;
    expect(await rows(contacts)).toEqual([{ channel_id: session.worlds.slack.person('ana').id }]);
  });

  it.each(['new', 'same', 'killing-old'] as const)(
    'of one store leaves another on the same TikTok user at work, where TikTok issues tokens as "%s"',
    async (tokenIssue) => {
      const { tiktok } = session.worlds;
      const [first] = tiktok.stores;
      const sister = tiktok.addStore({ name: `Sister ${tokenIssue}`, sharingWith: first! });
      const handle = `sister-${tokenIssue}`;
      const known = [...tiktok.tokens.values()].findLast(
        ({ coreUserId, state }) => coreUserId === first!.coreUserId && state === 'valid',
      );
      const token = (known ?? tiktok.issueToken(first!.coreUserId)).value;
      const { bcId, advertiserId, catalogId, pixelCode, appId, coreUserId } = sister;
      await session.addStores([
        {
          store: { handle, name: sister.name, vtexAccount: handle, tradePolicy: '1' },
          grant: { appId, coreUserId, displayName: 'Marina Souza', token },
          ids: { bcId, advertiserId, catalogId, pixelCode },
        },
      ]);
      tiktok.tokenIssue = tokenIssue;
      await consent('Marina Souza', `/tiktok connect ${handle}`);
      const { text: card } = await seen(() => Promise.resolve());
      expect(card).toContain('Connected as TikTok user');
      await session.advance(10 * 60_000);
      for (const one of ['sister-new', handle]) {
        const { text } = await session.ask('ana', `/tiktok status ${one}`);
        expect(text).toContain('made as Marina Souza');
      }
      const grants = await rows<{ state: string; token_version: number }>(
        `select state, token_version from tiktok_grant where core_user_id = '${coreUserId}'`,
      );
      expect(grants).toEqual([{ state: 'ok', token_version: expect.any(Number) }]);
    },
  );

  it('changes nothing where the person says no, and says so in the browser and in Slack', async () => {
    await browser().visit(await link());
    const before = exchanges();
    expect((await browser().follow('Refuse'))?.text).toContain('Nothing was changed');
    const { text } = await seen(() => Promise.resolve());
    expect(text).toContain('without a consent');
    expect(exchanges()).toBe(before);
  });

  it('takes no callback of another browser, of a used link, or of nobody', async () => {
    await browser().visit(await link());
    const html = browser().shown?.html ?? '';
    const callback = /href="([^"]*auth_code[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const before = exchanges();
    expect((await fetch(callback)).status).toBe(403);
    expect((await fetch(callback.replace(/state=[^&]*/, 'state=x'))).status).toBe(403);
    expect(exchanges()).toBe(before);
    // Some redirects carry both names, and one of them empty.
    const both = callback.replace('auth_code=', 'auth_code=&code=');
    expect((await browser().visit(both)).status).toBe(200);
    expect((await browser().visit(callback)).status).toBe(410);
    expect(exchanges()).toBe(before + 1);
  });

  it('tells of an exchange whose answer was lost, and exchanges nothing twice', async () => {
    await browser().visit(await link());
    session.worlds.faults.tiktok.add({ kind: 'answerLost' }, '/oauth2/access_token/');
    const before = exchanges();
    expect((await browser().follow('Allow as Marina Souza'))?.text).toContain('did not finish');
    const { text } = await seen(() => session.advance(5 * 60_000));
    expect(text).toContain('The connect did not finish');
    expect(text).toContain('[ Reconnect ]');
    expect(exchanges()).toBe(before + 1);
  });

  it('expires with its link, and a new click renews it', async () => {
    const first = await link();
    const second = await link();
    expect(second).not.toBe(first);
    // Whoever has the address cannot fill the record with it.
    for (let visit = 0; visit < 7; visit += 1) expect((await fetch(first)).status).toBe(410);
    expect(
      await rows(`select actor_kind, store_label from audit_entry
        where action = 'link.refused' and after ->> 'why' = 'expired'`),
    ).toEqual(Array.from({ length: 5 }, () => ({ actor_kind: 'app', store_label: 'loja-modelo' })));
    const { text } = await seen(() => session.advance(11 * 60_000));
    expect(text).toContain('expired');
  });
});

describe('a process that is killed with -9 while TikTok answers', () => {
  const script = bundledScript('connect-app.ts');

  it('leaves a connect that is told to be lost, whose code is never sent again, and that can be begun anew', async () => {
    const secret = (await link()).slice(-43);
    const { code } = session.worlds.tiktok.issueAuthCode();
    const path = '/oauth2/access_token/';
    const before = exchanges();
    session.worlds.faults.tiktok.add({ kind: 'delay', ms: 2_000 }, path);
    const called = session.called(path);
    const callback = startProcess({ file: script(), env: session.env, args: [secret, code] });
    await called;
    await callback.kill();
    const { text } = await seen(() => session.advance(3 * 60_000));
    expect(text).toContain('The connect did not finish');
    expect(exchanges()).toBe(before + 1);
    await consent('Marina Souza');
    expect((await seen(() => Promise.resolve())).text).toMatch(
      /Connected as TikTok user|choose the accounts/,
    );
  });
});
