import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { captureLog } from '../support/app-log.ts';
import { expectNoSecrets, secretsOf, startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { said } from '../support/app-words.ts';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());

const store = () => {
  const [first] = session.worlds.tiktok.stores;
  if (first === undefined) throw new Error('no store');
  return first;
};
const requestsTo = (path: RegExp) => session.worlds.http.slack.requests.filter((one) => path.test(one.path));

describe('/tiktok status', () => {
  it('shows that the store is connected, since when, and which TikTok user proves it', async () => {
    const { raw } = await session.ask('eva', '/tiktok status');
    expect(raw).toMatch(/\*Connected\* since <!date\^\d{10}\^/);
    expect(raw).toMatch(/TikTok answered a check made as Marina Souza \(<!date\^\d{10}\^/);
  });

  it('shows the ids of Business Center, ad account, catalog and pixel, each to copy', async () => {
    const { raw } = await session.ask('eva', '/tiktok status');
    const { bcId, advertiserId, catalogId, pixelCode } = store();
    for (const id of [bcId, advertiserId, catalogId, pixelCode]) expect(raw).toContain(`\`${id}\``);
  });

  it('shows the three counts of TikTok', async () => {
    const { counts } = await session.ask('eva', '/tiktok status');
    expect(counts).toEqual(['*Available*\n812', '*In review*\n31', '*Rejected: need attention*\n9']);
  });

  it('shows of when the counts are, in the time zone of whoever reads', async () => {
    const { raw, text } = await session.ask('eva', '/tiktok status');
    expect(raw).toMatch(
      /As of <!date\^\d{10}\^\{date_short_pretty\} \{time\}\|\d{4}-\d\d-\d\d \d\d:\d\d UTC>/,
    );
    expect(text).toMatch(/As of (today|yesterday) \d+:\d\d [AP]M/);
  });

  it('shows VTEX account, trade policy and TikTok user', async () => {
    const { text } = await session.ask('eva', '/tiktok status');
    for (const fact of ['`lojamodelo`', 'trade policy 3', 'Marina Souza']) expect(text).toContain(fact);
  });

  it('speaks Spanish to whoever has Slack in Spanish', async () => {
    const { text, raw, counts } = await session.ask('mario', '/tiktok status');
    expect(text).toContain('*Conectada* desde');
    expect(counts).toEqual([
      '*Disponibles*\n812',
      '*En revisión*\n31',
      '*Rechazados: requieren atención*\n9',
    ]);
    expect(raw).toContain(`${said('mario', 'counts.asOf')}<!date^`);
    expect(text).toContain(store().catalogId);
    expect(text).not.toMatch(/Connected|Available|As of/);
  });

  it('speaks Portuguese to whoever has Slack in Portuguese', async () => {
    const { text, raw, counts } = await session.ask('ana', '/tiktok status');
    expect(text).toContain('*Conectada* desde');
    expect(counts).toEqual([
      '*Disponíveis*\n812',
      '*Em análise*\n31',
      '*Rejeitados: precisam de atenção*\n9',
    ]);
    expect(raw).toContain(`${said('ana', 'counts.asOf')}<!date^`);
    expect(text).toContain(store().catalogId);
    expect(text).not.toMatch(/Connected|Available|As of/);
  });

  it('shows its answer only to whoever asked', async () => {
    const mark = session.worlds.slack.mark();
    const { entries } = await session.ask('eva', '/tiktok status');
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral']);
    expect(session.worlds.slack.timeline('ana', mark)).toEqual([]);
  });

  it('answers with exactly one message', async () => {
    const before = requestsTo(/^\/response\//).length;
    await session.ask('eva', '/tiktok status');
    expect(requestsTo(/^\/response\//).length).toBe(before + 1);
  });

  it('says everything in the text for notifications too', async () => {
    const { entries } = await session.ask('eva', '/tiktok status');
    const [seen] = entries;
    const text = seen !== undefined && 'message' in seen ? seen.message.text : '';
    for (const fact of ['Connected', '812', store().catalogId, 'As of']) expect(text).toContain(fact);
  });

  it('asks TikTok nothing', async () => {
    const before = session.worlds.http.tiktok.requests.length;
    await session.ask('eva', '/tiktok status');
    await session.ask('eva', '/tiktok catalog');
    expect(session.worlds.http.tiktok.requests.length).toBe(before);
  });

  it('works in a channel that the app is not in', async () => {
    const { text } = await session.ask('mario', '/tiktok status', 'catalogo');
    expect(text).toContain('812');
  });
});

describe('the buttons of a status', () => {
  it('Catalog opens the catalog view below the status', async () => {
    await session.ask('eva', '/tiktok status');
    const { entries, text } = await session.click('eva', 'Catalog');
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral']);
    expect(text).toContain('TikTok catalog');
  });

  it('Refresh puts the newest figures in place of the old ones', async () => {
    await session.ask('eva', '/tiktok status');
    session.worlds.tiktok.setCounts({ rejected: 14 });
    await session.advance(6 * 60_000);
    const { entries, counts } = await session.click('eva', 'Refresh');
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit']);
    expect(counts).toContain('*Rejected: need attention*\n14');
  });

  it('Refresh of the catalog stays a catalog', async () => {
    await session.ask('eva', '/tiktok catalog');
    const { entries, text } = await session.click('eva', 'Refresh');
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit']);
    expect(text).toContain('TikTok catalog');
  });

  it('still works days later', async () => {
    await session.ask('eva', '/tiktok status');
    await session.jump(3 * 24 * 3_600_000);
    const { entries, text } = await session.click('eva', 'Refresh');
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit']);
    expect(text).toContain('These figures are 3 days old.');
  });

  it('may be clicked twice', async () => {
    await session.ask('eva', '/tiktok status');
    const clicks = () =>
      Promise.all([session.sender.click('eva', 'Refresh'), session.sender.click('eva', 'Refresh')]);
    const { entries } = await session.after('eva', async () => (await clicks())[0]);
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit', 'ephemeral-edit']);
  });

  it('link buttons lead to this store’s pages and are acknowledged without an answer', async () => {
    await session.ask('eva', '/tiktok status');
    expect((await session.click('eva', 'Ads')).raw).toContain(`aadvid=${store().advertiserId}`);
    expect((await session.click('eva', 'Business Center')).raw).toContain(`org_id=${store().bcId}`);
    const { acked, entries } = await session.click('eva', 'Manage');
    expect(acked.status).toBe(200);
    expect(entries).toEqual([]);
  });

  it('of a store that was removed say so', async () => {
    await session.admin(['store', 'add', '--handle', 'gone', '--name', 'Gone', ...flags()], store().token);
    await session.ask('eva', '/tiktok status gone');
    await session.admin(['store', 'remove', '--handle', 'gone']);
    const { text } = await session.click('eva', 'Refresh');
    expect(text).toContain('This store no longer exists.');
  });
});

const flags = () => [
  ...['--vtex-account', 'lojamodelo', '--trade-policy', '1', '--bc-id', store().bcId],
  ...['--advertiser-id', store().advertiserId, '--catalog-id', store().catalogId],
];

describe('the search for secrets that ends every session', () => {
  it('finds each of them in a log', () => {
    const secrets = secretsOf(session.worlds);
    expect(secrets.length).toBeGreaterThan(10);
    for (const secret of secrets) {
      const log = captureLog();
      log.logger.info({ note: `before ${secret} after` }, 'stopped');
      expect(() => {
        expectNoSecrets(session.worlds, log);
      }).toThrow('secrets in the log');
    }
  });

  it('does not pass where nothing was logged', () => {
    expect(() => {
      expectNoSecrets(session.worlds, captureLog());
    }).toThrow('nothing could be checked');
  });
});
