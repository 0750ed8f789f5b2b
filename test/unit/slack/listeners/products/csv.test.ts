import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { causeNames } from '../../../../../src/core/products/causes.ts';
import type { FindingRow } from '../../../../../src/core/products/fix-list.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import { byteOrderMark, csvRecord } from '../../../../../src/slack/listeners/products/csv.ts';
import { csvParts } from '../../../../../src/slack/listeners/products/csv-file.ts';
import {
  fileDay,
  findingCells,
  headerCells,
  zoneOr,
} from '../../../../../src/slack/listeners/products/csv-rows.ts';
import { now, storeOf, workspace } from '../../../../support/builders.ts';
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
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", 'x', '＝'),
    maxLength: 6,
  }),
);
const formula = /^[=+\-@\t\r＝＋－＠]/;

describe('a record of the CSV', () => {
  it('holds exactly the cells that were written, and none that a spreadsheet would run', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const read = parse(rows.map(csvRecord).join(''));
          expect(read.flat().filter((one) => formula.test(one))).toEqual([]);
          const bare = (one: string, given: string) =>
            one === `'${given}` && /^[^\w' ]/.test(given) ? given : one;
          expect(read.map((row, y) => row.map((one, x) => bare(one, rows[y]?.[x] ?? '')))).toEqual(rows);
        },
      ),
      { numRuns: 300, seed: 20260310 },
    );
  });

  it.each([
    ['=1+1', `"'=1+1"\r\n`],
    ['-5', `"'-5"\r\n`],
    ['\t=1', `"'\t=1"\r\n`],
    ['10" TV, "new"', '"10"" TV, ""new"""\r\n'],
    ['a=1', '"a=1"\r\n'],
    ['', '""\r\n'],
  ])('writes %j as %j', (given, expected) => {
    expect(csvRecord([given])).toBe(expected);
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

/** A list of so many findings, handed out as the database does; remembers how much was asked for at once. */
function listOf(count: number) {
  const rows = Array.from({ length: count }, (_, at) => rowOf(at));
  const asked: number[] = [];
  return {
    asked,
    findings: async (_w: unknown, _s: string, after: { skuId: string } | null, limit: number) => {
      asked.push(limit);
      const from = after === null ? 0 : rows.findIndex(({ skuId }) => skuId === after.skuId) + 1;
      return rows.slice(from, from + limit);
    },
  };
}

async function partsOf(count: number, limits?: { rowsPerRead: number; mostBytes: number }) {
  const list = listOf(count);
  const parts = [];
  for await (const part of csvParts(list, workspace, around, limits)) parts.push(part);
  return { parts, asked: list.asked };
}

describe('the file of all findings', () => {
  it('has a byte order mark, a header in the language of the person, and a row for each finding', async () => {
    const { parts } = await partsOf(2);
    const text = parts[0]!.content.toString('utf8');
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
        'Visto desde (America/Sao_Paulo)',
        'Última verificação (America/Sao_Paulo)',
        'VTEX Admin',
      ],
    ]);
    expect(first).toEqual([
      ...['Imagem pequena demais', around.t('severity.blocks'), expect.not.stringMatching(/[*`]/)],
      ...['12', 'sku000000', 'Camiseta "Básica"', 'Azul, P', "'=cmd", 'Roupas', '320 × 400'],
      ...['2026-03-10 09:00', '2026-03-10 09:00'],
      'https://lojamodelo.myvtex.com/admin/Site/SkuForm.aspx?IdSku=sku000000',
    ]);
    expect(second![4]).toBe('sku000001');
  });

  it('has as many cells in each row as in its header, in every language and for every cause', () => {
    for (const locale of locales) {
      const one = { ...around, t: translatorFor(locale) };
      for (const cause of causeNames) {
        expect(findingCells(one, rowOf(1, { cause }))).toHaveLength(headerCells(one).length);
      }
    }
  });

  it('is read a thousand rows at a time, and is one file', async () => {
    const { parts, asked } = await partsOf(2_500);
    expect([parts.length, parts[0]?.rows]).toEqual([1, 2_500]);
    expect(asked).toEqual([1_000, 1_000, 1_000, 1_000]);
  });

  it('becomes several whole files where one would not fit into memory, with each finding in one of them', async () => {
    const { parts } = await partsOf(100, { rowsPerRead: 7, mostBytes: 5_000 });
    expect(parts.length).toBeGreaterThan(3);
    const read = parts.map(({ content }) => parse(content.toString('utf8').slice(1)));
    for (const [header, ...rows] of read) expect([header?.[0], rows.length > 0]).toEqual(['Causa', true]);
    const ids = read.flatMap(([, ...rows]) => rows.map((row) => row[4]));
    expect(ids).toEqual(Array.from({ length: 100 }, (_, at) => rowOf(at).skuId));
    expect(parts.map(({ rows }) => rows)).toEqual(read.map((records) => records.length - 1));
  });

  it('is no file where there is nothing to say', async () => {
    expect((await partsOf(0)).parts).toEqual([]);
  });

  it('opens a SKU whose product is not known by its SKU, and nothing of an item that VTEX does not have', () => {
    const linkOf = (over: Partial<FindingRow>) =>
      findingCells(around, rowOf(1, { productId: '', cause: 'tiktok.rejected', ...over })).at(-1);
    expect(linkOf({ idKind: 'sku' })).toContain('SkuForm');
    expect(linkOf({ idKind: 'item' })).toBe('');
  });

  it('says in the words of the person why TikTok refuses an image', () => {
    const row = rowOf(1, { cause: 'tiktok.image', reason: 'notFound', detail: '' });
    expect(findingCells(around, row)[9]).toBe('não está no seu endereço');
  });

  it('is named after the day of the person, and takes a zone that nobody knows for UTC', () => {
    const late = new Date('2026-03-11T01:00:00Z');
    expect(fileDay(late, zoneOr('America/Sao_Paulo'))).toBe('2026-03-10');
    expect([zoneOr('Mars/Olympus'), zoneOr(null)]).toEqual(['UTC', 'UTC']);
  });
});
