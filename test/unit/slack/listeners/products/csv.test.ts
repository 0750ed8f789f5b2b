import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../../../support/fast-check.ts';
import { causeNames } from '../../../../../src/core/products/causes.ts';
import type { FindingRow } from '../../../../../src/core/products/list/fix-list.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import { byteOrderMark, csvRecord } from '../../../../../src/slack/listeners/csv/csv.ts';
import { csvParts } from '../../../../../src/slack/listeners/csv/csv-file.ts';
import { fileDay, zoneOr } from '../../../../../src/slack/listeners/csv/csv-time.ts';
import {
  findingCells,
  findingSheet,
  headerCells,
} from '../../../../../src/slack/listeners/products/csv-rows.ts';
import { now, storeOf } from '../../../../support/builders.ts';
import { adminLinks } from '../../../../support/fakes.ts';

/** A reader of RFC 4180 that knows nothing of our writer: records of quoted or bare fields, CRLF between them. */
function parse(csv: string): string[][] {
  const records: string[][] = [[]];
  let rest = csv;
  while (rest !== '') {
    const [whole, quoted, bare, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/.exec(rest) ?? [];
    if (whole === undefined || whole === '') throw new Error(`no CSV from here: ${rest.slice(0, 40)}`);
    records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    rest = rest.slice(whole.length);
    if (end === '\r\n' && rest !== '') records.push([]);
  }
  return records;
}

const cell = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", 'x', '＝'),
    maxLength: 6,
  }),
);
const formula = /^[\s"]*[=+\-@＝＋－＠]/;
const without = (text: string): string => text.replaceAll("'", '');

describe('a record of the CSV', () => {
  it('holds exactly the cells that were written, but for apostrophes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const read = parse(rows.map(csvRecord).join(''));
          expect(read.map((row) => row.map(without))).toEqual(rows.map((row) => row.map(without)));
          expect(read.flat().filter((one) => /^[\t\r\n]/.test(one) || formula.test(one))).toEqual([]);
        },
      ),
      { numRuns: 300, seed: 20260310 },
    );
  });

  it('has nothing to run for Excel that takes semicolons for commas either', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (row) => {
        const cells = csvRecord(row).split(/[;\t\r\n]/);
        expect(cells.filter((one) => formula.test(one))).toEqual([]);
      }),
      { numRuns: 300, seed: 20260310 },
    );
  });

  it.each([
    ['=1+1', `"'=1+1"\r\n`],
    ['-5', `"'-5"\r\n`],
    ['  =1', `"  '=1"\r\n`],
    ['\tx', `"'\tx"\r\n`],
    ["Azul;=cmd|' /C calc'!A0;P", `"Azul;'=cmd|' /C calc'!A0;P"\r\n`],
    ['Azul;"=1', `"Azul;""'=1"\r\n`],
    ['Azul\n@x', `"Azul\n'@x"\r\n`],
    ['10" TV, "new"', '"10"" TV, ""new"""\r\n'],
    ['a=1; b-2', '"a=1; b-2"\r\n'],
    ['', '""\r\n'],
  ])('writes %j as %j', (given, expected) => {
    expect(csvRecord([given])).toBe(expected);
  });

  it('is written at once, whatever a cell is made of', () => {
    const startedAt = performance.now();
    csvRecord([' '.repeat(100_000), '\n"'.repeat(50_000), ';='.repeat(50_000)]);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

const rowOf = (number: number, over: Partial<FindingRow> = {}): FindingRow => ({
  ...{
    skuId: `sku${String(number).padStart(6, '0')}`,
    cause: 'image.tooSmall',
    reason: '',
    detail: '320 × 400',
  },
  ...{
    idKind: 'product' as const,
    productId: '12',
    productName: 'Camiseta "Básica"',
    skuName: 'Azul, P',
    brand: '=cmd',
    category: 'Roupas',
    consequences: [],
  },
  ...{ firstSeenAt: now, lastSeenAt: now },
  ...over,
});
const around = {
  t: translatorFor('pt-BR'),
  store: storeOf(),
  links: adminLinks,
  timeZone: 'America/Sao_Paulo',
};

/** A list of so many findings, handed out as the database does. */
async function* pagesOf(count: number, rowsAtOnce: number) {
  const rows = Array.from({ length: count }, (_, at) => rowOf(at));
  for (let from = 0; from < count; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}

async function partsOf(count: number, rowsAtOnce = 1_000, limit?: number) {
  const parts = await csvParts(pagesOf(count, rowsAtOnce), findingSheet(around), limit);
  return Promise.all(parts.map(async ({ rows, content }) => ({ rows, text: String(await content()) })));
}

describe('the file of all findings', () => {
  it('has a byte order mark, a header in the language of the person, and a row for each finding', async () => {
    const [{ text = '' } = {}] = await partsOf(2);
    expect(text.startsWith(byteOrderMark)).toBe(true);
    const [header, first, second] = parse(text.slice(1));
    expect(header).toEqual([
      ...[
        'Causa',
        'Gravidade',
        'O que fazer',
        'ID do produto',
        'ID do SKU',
        'Produto',
        'SKU',
        'Marca',
        'Categoria',
      ],
      ...[
        'Encontrado',
        'O TikTok rejeita por isso',
        'Visto desde (America/Sao_Paulo)',
        'Última verificação (America/Sao_Paulo)',
        'VTEX Admin',
      ],
    ]);
    expect(first).toEqual([
      ...['Imagem pequena demais', around.t('severity.blocks'), expect.not.stringMatching(/[*`]/)],
      ...['12', 'sku000000', 'Camiseta "Básica"', 'Azul, P', "'=cmd", 'Roupas', '320 × 400', ''],
      ...['2026-03-10 09:00', '2026-03-10 09:00'],
      'https://lojamodelo.myvtex.com/admin/Site/SkuForm.aspx?IdSku=sku000000',
    ]);
    expect(second![4]).toBe('sku000001');
  });

  it('has as many cells in each row as in its header, in every language and for every cause', () => {
    for (const locale of locales) {
      const one = { ...around, t: translatorFor(locale) };
      for (const cause of causeNames) {
        expect(findingCells(one)(rowOf(1, { cause }))).toHaveLength(headerCells(one).length);
      }
    }
  });

  it('becomes several whole files where one would not fit into memory, with each finding in one of them', async () => {
    expect((await partsOf(2_500)).map(({ rows }) => rows)).toEqual([2_500]);
    const parts = await partsOf(100, 7, 5_000);
    expect(parts.length).toBeGreaterThan(3);
    const read = parts.map(({ text }) => parse(text.slice(1)));
    for (const [header, ...rows] of read) expect([header?.[0], rows.length > 0]).toEqual(['Causa', true]);
    const ids = read.flatMap(([, ...rows]) => rows.map((row) => row[4]));
    expect(ids).toEqual(Array.from({ length: 100 }, (_, at) => rowOf(at).skuId));
    expect(parts.map(({ rows }) => rows)).toEqual(read.map((records) => records.length - 1));
  });

  it('is no file where there is nothing to say', async () => {
    expect(await partsOf(0)).toEqual([]);
  });

  it('opens a SKU whose product is not known by its SKU, and nothing of an item that VTEX does not have', () => {
    const linkOf = (over: Partial<FindingRow>) =>
      findingCells(around)(rowOf(1, { productId: '', cause: 'tiktok.rejected', ...over })).at(-1);
    expect(linkOf({ idKind: 'sku' })).toContain('SkuForm');
    expect(linkOf({ idKind: 'item' })).toBe('');
  });

  it('says in the words of the person, where there are some, what TikTok has against an item', () => {
    const row = rowOf(1, { cause: 'tiktok.image', reason: 'notFound', detail: '' });
    expect(findingCells(around)(row)[9]).toBe('não está no seu endereço');
    const rejected = (reason: string) =>
      findingCells(around)(rowOf(1, { cause: 'tiktok.rejected', reason, detail: 'Fix it' })).slice(9, 11);
    const prohibited = around.t('reason.tiktok.prohibited');
    expect(rejected('Prohibited content')).toEqual([prohibited, prohibited]);
    expect(rejected('Colour unknown')).toEqual(['Colour unknown: Fix it', 'Colour unknown']);
  });

  it('is named after the day of the person, and takes a zone that nobody knows for UTC', () => {
    const late = new Date('2026-03-11T01:00:00Z');
    expect(fileDay(late, zoneOr('America/Sao_Paulo'))).toBe('2026-03-10');
    expect([zoneOr('Mars/Olympus'), zoneOr(null)]).toEqual(['UTC', 'UTC']);
  });
});
