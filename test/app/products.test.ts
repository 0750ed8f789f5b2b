import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { elementsOf } from '../../sandbox/slack/block-kit/surfaces.ts';
import { actionIds, filterIds } from '../../src/slack/ids.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

// One store of the sandbox: 430 SKUs, of which some lack this or that. The tests of this file read it and change nothing.
let session: AppSession;
beforeAll(async () => {
  session = await startAppSession({
    hasVtexKeys: true,
    worlds: { tiktok: { counts: { approved: 400, processing: 20, rejected: 10 } } },
  });
});
afterAll(() => session.stop());

const ask = (text: string, user = 'eva') => session.ask(user, `/tiktok products${text}`);
const click = (wanted: string, user = 'eva') => session.click(user, wanted);
const slack = () => session.worlds.slack;
const filesOf = () => [...slack().state.files.values()];
const modal = (user = 'eva') => slack().modals(slack().person(user).id).at(-1);
/** The newest thing that this person saw. */
const last = ({ text }: { readonly text: string }) => text.split('[modal]').at(-1) ?? '';

/** As if the newest message had been sent when another button stood there: old ones work for ever. */
function exchangeButton(from: string, to: string): void {
  const messages = [...slack().state.messages.values()].flatMap((channel) => [...channel.values()]);
  const element = messages
    .flatMap(({ blocks }) => blocks)
    .flatMap(elementsOf)
    .findLast((one) => one['action_id'] === from);
  if (element === undefined) throw new Error(`there is no ${from}`);
  element['action_id'] = to;
}

describe('before everything was read once', () => {
  it('there is no list and no file, also not from an old button', async () => {
    const { text } = await ask('');
    expect(text).toContain('are being read for the first time');
    expect(text).not.toContain('CSV of all');
    exchangeButton(actionIds.productsRefresh, actionIds.productsCsv);
    expect((await click(actionIds.productsCsv)).text).toContain('have not been read completely');
    expect(filesOf()).toEqual([]);
    await ask('');
    exchangeButton(actionIds.productsRefresh, actionIds.productsBrowse);
    const { text: opened } = await click(actionIds.productsBrowse);
    expect(opened).toContain('are being read for the first time');
    expect(opened).not.toMatch(/ of \d/);
    await session.sender.closeView('eva');
    await session.advance(60_000);
  });
});

describe('the modal of products', () => {
  it('opens at once, then shows the products of the cause with what to do', async () => {
    await ask('');
    const { text, entries } = await click('Show all');
    expect(entries.map(({ kind }) => kind)).toEqual(['modal', 'modal-update']);
    expect(text).toMatch(/\*1–\d+\* of \d+ products/);
    expect(text).toContain('Only: No description');
    expect(text).toContain('→ *Description* and type a text of your own.');
    expect(text).toContain('/admin/Site/ProdutoForm.aspx?id=');
  });

  it('turns its pages, on each of which a product stands once', async () => {
    await ask('');
    const seen = [(await click('All products')).raw];
    while (JSON.stringify(modal()?.content).includes(filterIds.next)) seen.push((await click('Next')).raw);
    expect(seen.length).toBeGreaterThan(1);
    const rechecked = seen.flatMap(
      (raw) => raw.match(/\[\\"[0-9a-f-]{36}\\",\\"product\\",\\"\d+\\"\]/g) ?? [],
    );
    const [, total] = / of (\d+) products/.exec(seen[0] ?? '') ?? [];
    expect(rechecked).toHaveLength(Number(total));
    expect(new Set(rechecked).size).toBe(Number(total));
    expect((await click('Previous')).raw).toContain(`*${String(20 * (seen.length - 2) + 1)}–`);
  });

  it('filters by brand, category and cause, searches, and shows what is filtered', async () => {
    await ask('');
    await click('All products');
    const { body } = await session.sender.options('eva', filterIds.brand, 'GARO');
    expect(body).toMatchObject({
      options: [{ text: { text: 'Garoa' }, description: { text: expect.any(String) } }],
    });
    expect((await click(`${filterIds.brand}=Garoa`)).text).toContain('Only: Garoa');
    const both = await click(`${filterIds.cause}=No price`);
    expect(both.text).toContain('Only: No price · Garoa');
    const found = await click(`${filterIds.search}=BOTA`);
    expect(found.text).toMatch(/\*1–1\* of 1 product[^s]/);
    const none = await session.after('eva', () => session.sender.submit('eva', { [filterIds.search]: '%' }));
    expect(none.text).toContain('No product fits.');
    expect(modal()).toBeDefined();
    const all = await click('Clear filters');
    expect(all.text).not.toContain('Only:');
    expect(all.text).toContain('Type and press Enter');
  });

  it('shows the last page where the one that is asked for is no more', async () => {
    await ask('');
    await click('All products');
    const state = JSON.parse(String(modal()!.content['private_metadata'])) as object;
    modal()!.content['private_metadata'] = JSON.stringify({ ...state, page: 900 });
    const nextButton = JSON.stringify(modal()!.content).replace(/"value":"2"/, '"value":"900"');
    modal()!.content['blocks'] = (JSON.parse(nextButton) as { blocks: unknown[] }).blocks;
    const { raw } = await click('Next');
    expect(raw).toContain(filterIds.previous);
    expect(raw).not.toContain(filterIds.next);
  });

  it('shows nothing of a store that is not of this workspace, whatever comes back in it', async () => {
    await ask('');
    await click('All products');
    const state = JSON.parse(String(modal()!.content['private_metadata'])) as object;
    const foreign = { ...state, storeId: '00000000-0000-4000-8000-000000000099' };
    modal()!.content['private_metadata'] = JSON.stringify(foreign);
    const { body } = await session.sender.options('eva', filterIds.brand, '');
    expect(body).toEqual({ options: [] });
    expect(last(await click('Next'))).toContain('This store no longer exists.');
    await ask('');
    await click('All products');
    modal()!.content['private_metadata'] = 'nonsense';
    expect(last(await click('Next'))).toContain('This store no longer exists.');
  });

  it('stays under a recheck, which is answered over it once and then in place, and is as new as that', async () => {
    await ask('');
    await click('All products');
    const list = modal()!;
    const before = list.hash;
    expect((await click('Recheck')).entries[0]?.kind).toBe('modal');
    expect(list.hash).not.toBe(before);
    for (let again = 0; again < 3; again += 1) {
      const { entries, text } = await click('Recheck');
      expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['modal-update']));
      expect(text).toContain('read at VTEX');
    }
    await session.sender.closeView('eva');
    expect(modal()?.id).toBe(list.id);
  });

  it('opens in place of the third modal where Slack allows no fourth', async () => {
    await ask('');
    await click('All products');
    await click('Recheck');
    await click('Products');
    expect((await click('All products')).text).toMatch(/\*1–\d+\* of \d+ products/);
    expect((await click('Recheck')).text).toContain('read at VTEX');
    expect(slack().modals(slack().person('eva').id)).toHaveLength(3);
  });

  it('may be closed before its answer comes', async () => {
    await ask('');
    await click('All products');
    const mark = session.log.text().length;
    session.worlds.faults.slack.add({ kind: 'delay', ms: 150 }, 'views.update');
    await session.after('eva', async () => {
      const acked = await session.sender.click('eva', 'Next');
      await session.sender.closeView('eva');
      return acked;
    });
    expect(modal()).toBeUndefined();
    const log = session.log.text().slice(mark);
    expect(log).toContain('the modal was closed or changed before its answer');
    expect(log).not.toContain('a listener failed');
  });

  it('says what went wrong, in the modal that is open', async () => {
    await ask('');
    session.worlds.faults.slack.add({ kind: 'html502' }, 'views.update', 2);
    const { text, entries } = await click('All products');
    expect(entries.map(({ kind }) => kind)).toEqual(['modal', 'modal-update']);
    expect(text).toContain('That did not work.');
    session.worlds.faults.slack.clear();
  });
});

describe('the file of all findings', () => {
  it('comes once to the DM of whoever asked for it, also where they click twice', async () => {
    await ask('');
    const before = filesOf().length;
    const { text } = await session.after('eva', async () => {
      const [first] = await Promise.all([
        session.sender.click('eva', 'CSV of all'),
        session.sender.click('eva', 'CSV of all'),
      ]);
      return first;
    });
    expect(filesOf()).toHaveLength(before + 1);
    const file = filesOf().at(-1)!;
    expect(file.name).toMatch(/^fix-list-loja-modelo-\d{4}-\d{2}-\d{2}\.csv$/);
    const dm = [...slack().state.channels.values()].find(
      ({ dmWith }) => dmWith === slack().person('eva').id,
    )!;
    expect(file.channels).toEqual([dm.id]);
    const [, rows = ''] = /as CSV, (\d+) rows/.exec(text) ?? [];
    expect(text).toContain(`The file with ${rows} rows is in your direct messages`);
    expect(text).toContain('This file is being made, or was sent a moment ago.');
    const content = file.content ?? '';
    expect(content.startsWith('\uFEFF"Cause","Severity","What to do"')).toBe(true);
    expect(content.trimEnd().split('\r\n')).toHaveLength(Number(rows) + 1);
    expect(content).toContain('https://lojamodelo.myvtex.com/admin/Site/');
  });

  it('is refused in a sentence that says what to do where the app may not send files', async () => {
    await session.jump(60_000);
    const installation = slack().installation();
    const { scopes } = installation;
    installation.scopes = new Set([...scopes].filter((scope) => scope !== 'files:write'));
    await ask('');
    const { text } = await click('CSV of all');
    expect(text).toContain('it lacks the permission `files:write`');
    expect(text).toContain('OAuth & Permissions');
    installation.scopes = scopes;
  });

  it.each([
    ['its bytes do not arrive', 'upload', 'Slack does not answer the app at the moment.'],
    ['it cannot be shown', 'files.completeUploadExternal', 'Slack does not answer the app at the moment.'],
  ])('becomes a sentence where %s', async (_, operation, sentence) => {
    await session.jump(60_000);
    await ask('');
    session.worlds.faults.slack.add({ kind: 'html502' }, operation, 2);
    const { text } = await click('CSV of all');
    session.worlds.faults.slack.clear();
    expect(text).toContain(sentence);
    if (operation !== 'upload') expect(text).toContain('could not be attached');
    expect(text).not.toContain('is in your direct messages');
  });
});

describe('/tiktok products with words', () => {
  it.each([
    ['eva', 'price', 'Only this cause: No price.'],
    ['eva', 'loja-modelo PRICE', 'Only this cause: No price.'],
    ['ana', 'preco loja-modelo', 'preço'],
    ['eva', 'currency', 'I do not know “currency”.'],
    ['eva', 'imagge', 'Did you mean `/tiktok products image`'],
    ['eva', 'url', 'No product has this: No product URL.'],
  ])('answers %s, who types "%s"', async (user, words, expected) => {
    expect((await ask(` ${words}`, user)).text).toContain(expected);
  });

  it('asks which cause is meant, and shows its list in place of the question', async () => {
    await ask(' image');
    const { text, entries } = await click('Choose one=No image');
    expect(entries).toHaveLength(1);
    expect(text).toContain('Only this cause: No image.');
    expect((await click('Refresh')).text).toContain('Only this cause: No image.');
  });
});

describe('somebody who became a guest', () => {
  it('gets nothing more out of a modal that is still open', async () => {
    await ask('');
    await click('All products');
    slack().person('eva').isRestricted = true;
    await session.jump(25 * 3_600_000);
    // The app asks Slack once a day who somebody is.
    await session.ask('eva', '/tiktok help');
    const { body } = await session.sender.options('eva', filterIds.brand, '');
    expect(body).toEqual({ options: [] });
    expect((await session.sender.submit('eva')).body).toEqual({ response_action: 'clear' });
    expect(modal()).toBeUndefined();
  });
});
