import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Days pass; checks run only in their first and last hours, which is what the comparisons look at. */
async function pass(ms: number): Promise<void> {
  await session.advance(2 * HOUR_MS);
  await session.jump(ms - 4 * HOUR_MS);
  await session.advance(2 * HOUR_MS);
}

// The tests of this file follow one store through a week, in order.
let session: AppSession;
beforeAll(async () => {
  session = await startAppSession({
    env: { CHECK_INTERVAL_MINUTES: '60' },
    worlds: { tiktok: { counts: { approved: 800, processing: 150, rejected: 50 } } },
  });
});
afterAll(() => session.stop());

describe('/tiktok catalog', () => {
  it('shows each count with its share', async () => {
    const { counts } = await session.ask('eva', '/tiktok catalog');
    expect(counts.map((field) => field.split('\n').slice(0, 2))).toEqual([
      ['*Available*', '800 · 80.0% of all'],
      ['*In review*', '150 · 15.0% of all'],
      ['*Rejected: need attention*', '50 · 5.0% of all'],
    ]);
  });

  it('says that there is no reading from yesterday and last week, instead of "no change"', async () => {
    const { counts, text } = await session.ask('eva', '/tiktok catalog');
    for (const field of counts) {
      expect(field).toContain('no reading from yesterday');
      expect(field).toContain('no reading from 7 days ago');
    }
    expect(text).not.toContain('no change');
  });

  it('has its "as of" and says what TikTok counts', async () => {
    const { raw } = await session.ask('eva', '/tiktok catalog');
    expect(raw).toMatch(/As of <!date\^\d{10}\^[^>]+>\. TikTok counts items/);
  });

  it('says after a quiet day that nothing changed', async () => {
    await pass(DAY_MS);
    const { counts } = await session.ask('eva', '/tiktok catalog');
    for (const field of counts) expect(field).toContain('no change since yesterday');
  });

  it('shows how the counts moved since yesterday, with signs', async () => {
    session.worlds.tiktok.setCounts({ approved: 812, processing: 131, rejected: 57 });
    await session.advance(2 * HOUR_MS);
    const { counts } = await session.ask('eva', '/tiktok catalog');
    const changes = counts.map((field) => field.split('\n')[2]);
    expect(changes).toEqual(['+12 since yesterday', '−19 since yesterday', '+7 since yesterday']);
  });

  it('still has no reading from 7 days ago on the second day', async () => {
    const { counts } = await session.ask('eva', '/tiktok catalog');
    for (const field of counts) expect(field).toContain('no reading from 7 days ago');
  });

  it('says what TikTok holds against products, and lists them, although nothing of VTEX is read', async () => {
    const { text } = await session.ask('eva', '/tiktok catalog');
    expect(text).toMatch(/What keeps products out, or may do so[^]*% of TikTok’s items\) · /);
    const list = await session.ask('eva', '/tiktok products');
    expect(list.text).toContain('VTEX’s product data are not read yet');
    expect(list.text).toContain('SKU id at TikTok `');
    const opened = await session.click('eva', 'All products');
    expect(opened.text).toContain('VTEX’s products have not been read completely yet. TikTok’s items as of');
    expect(opened.text).toMatch(/\*1–20\* of \d+ products/);
    await session.sender.closeView('eva');
    expect((await session.click('eva', 'CSV of all')).text).toMatch(
      /The file with \d+ rows is in your direct/,
    );
  });

  it('shows the change of 7 days once a week has passed, apart from that since yesterday', async () => {
    // Hour 26 of the story; hour 169 compares itself with hours 1 and 145.
    await pass(117 * HOUR_MS);
    await pass(DAY_MS);
    session.worlds.tiktok.setCounts({ rejected: 60 });
    await session.advance(2 * HOUR_MS);
    const { counts } = await session.ask('eva', '/tiktok catalog');
    expect(counts.map((field) => field.split('\n').slice(2))).toEqual([
      ['no change since yesterday', '+12 in 7 days'],
      ['no change since yesterday', '−19 in 7 days'],
      ['+3 since yesterday', '+10 in 7 days'],
    ]);
  });

  it('says the same in Spanish', async () => {
    const { counts } = await session.ask('mario', '/tiktok catalogo');
    expect(counts[2]).toBe(
      '*Rechazados: requieren atención*\n60 · 6,0\u00a0% del total\n+3 desde ayer\n+10 en 7 días',
    );
  });

  it('says the same in Portuguese', async () => {
    const { counts } = await session.ask('ana', '/tiktok catálogo');
    expect(counts[2]).toBe(
      '*Rejeitados: precisam de atenção*\n60 · 6,0% do total\n+3 desde ontem\n+10 em 7 dias',
    );
  });

  it('shows an empty catalog as three zeros that were read, without shares', async () => {
    session.worlds.tiktok.setCounts({ approved: 0, processing: 0, rejected: 0 });
    await session.advance(HOUR_MS);
    const { counts, raw } = await session.ask('eva', '/tiktok catalog');
    expect(counts.map((field) => field.split('\n')[1])).toEqual(['0', '0', '0']);
    expect(raw).toMatch(/As of <!date/);
  });

  it('writes large counts as people of that language do', async () => {
    session.worlds.tiktok.setCounts({ approved: 12_345 });
    await session.advance(HOUR_MS);
    expect((await session.ask('eva', '/tiktok catalog')).counts[0]).toContain('12,345');
    expect((await session.ask('ana', '/tiktok catalog')).counts[0]).toContain('12.345');
    expect((await session.ask('mario', '/tiktok catalog')).counts[0]).toContain('12.345');
  });

  it('Status leads back to the status', async () => {
    const { text } = await session.click('eva', 'Status');
    expect(text).toContain('Loja Modelo on TikTok');
  });
});
