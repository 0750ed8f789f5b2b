import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { readers, said } from '../support/app-words.ts';

// From nothing to a connected store, off again and back: each reader in their language, one after the other, on one app.
let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
  // What is read of each store is another test's matter.
  const account = session.worlds.vtex.account('lojamodelo');
  account.skuCount = account.channelSkuCount = 5;
  for (const reader of readers)
    await session.admin(['right', 'grant', session.worlds.slack.person(reader).id, 'admin']);
});
afterAll(() => session.stop());

const minuteMs = 60_000;

describe.each(readers)('%s', (reader) => {
  const name = `Loja ${reader}`;
  const handle = `loja-${reader}`;
  const browser = () => session.browserOf(reader);
  /** What they see of what they do, and of the time after it. */
  const seen = async (act: () => Promise<unknown>, minutes = 0) =>
    session.after(reader, async () => {
      await act();
      if (minutes > 0) await session.advance(minutes * minuteMs);
      return { status: 200, body: null } as never;
    });
  const ask = (words: string) => session.ask(reader, `/tiktok ${words} ${handle}`);
  const linkIn = (raw: string, place: string): string => {
    const link = new RegExp(`http://127\\.0\\.0\\.1:\\d+/${place}/[\\w-]{43}`).exec(raw)?.[0];
    if (link === undefined) throw new Error(raw);
    return link;
  };
  const inWorld = () => session.worlds.tiktok.stores.find((one) => one.name === name);
  const matching = () =>
    [...session.worlds.tiktok.pixels.values()].find(({ pixelCode }) => pixelCode === inWorld()?.pixelCode)
      ?.manualMatching;

  it('adds a store', async () => {
    session.worlds.tiktok.addStore({ name, counts: { approved: 3, processing: 1, rejected: 1 } });
    await session.ask(reader, '/tiktok stores');
    await session.click(reader, 'store:add');
    const added = await seen(() =>
      session.sender.submit(reader, { vtexAccount: 'lojamodelo', tradePolicy: '3', name, handle }),
    );
    expect(added.text).toContain(name);
    expect((await ask('status')).text).toContain(said(reader, 'status.phase.new'));
  });

  it('enters the VTEX keys on a page outside Slack', async () => {
    await session.ask(reader, '/tiktok stores');
    const { raw } = await session.click(reader, `store:keys:${handle}`);
    await browser().visit(linkIn(raw, 'keys'));
    const { appKey, appTokens } = session.worlds.vtex.key('lojamodelo');
    const page = await browser().submit({ appKey, appToken: [...appTokens][0] ?? '' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('lojamodelo');
  });

  const tokensAlive = () => {
    const owner = inWorld()?.coreUserId;
    return [...session.worlds.tiktok.tokens.values()]
      .filter(({ coreUserId, state }) => coreUserId === owner && state === 'valid')
      .map(({ value }) => value);
  };
  /** Of others: VTEX's own app has one. */
  let before: readonly string[] = [];

  const connects = async () => {
    const { raw } = await ask('connect');
    await browser().visit(linkIn(raw, 'connect'));
    await seen(() => browser().follow(`Allow as Equipe ${name}`), 1);
    await session.click(reader, 'connect:choose');
    const pixel = inWorld()?.pixelCode ?? '';
    return seen(() => session.sender.submit(reader, { pixel }), 2);
  };

  it('connects it: consent, accounts, first figures', async () => {
    before = tokensAlive();
    const { text } = await connects();
    expect(text).toContain(`Equipe ${name}`);
    expect(text).toContain(inWorld()?.catalogId);
    expect((await ask('status')).text).toContain(`Equipe ${name}`);
  });

  it('turns Advanced Matching off and on again', async () => {
    for (const isOn of [false, true]) {
      await ask('data-sharing');
      await seen(() => session.sender.click(reader, `matching:switch:${isOn ? 'on' : 'off'}`), 1);
      expect(matching()).toEqual({ email: isOn, phone_number: isOn });
    }
  });

  it('disconnects it, which ends its token at TikTok, and connects it again', async () => {
    await ask('disconnect');
    await seen(() => session.sender.click(reader, 'disconnect:start'), 6);
    expect((await ask('status')).text).toContain(said(reader, 'button.reconnect'));
    expect(tokensAlive()).toEqual(before);
    expect((await connects()).text).toContain(`Equipe ${name}`);
    expect((await ask('status')).text).toContain(`Equipe ${name}`);
  });
});
