import { describe, expect, it } from '@jest/globals';
import { readDraft } from '../../../src/core/store-draft.ts';
import type { StoreField } from '../../../src/core/store-draft.ts';

const typed = {
  ...{ vtexAccount: 'loja', tradePolicy: '1', handle: 'loja', name: 'Loja' },
  ...{ tiktokAffiliateId: '', ownAffiliateId: '' },
};
const read = (field: StoreField, text: string) => {
  const result = readDraft({ ...typed, [field]: text });
  return 'draft' in result ? result.draft[field] : result.mistakes;
};

describe('what people type of a store', () => {
  it.each<[StoreField, string, string | null]>([
    ['vtexAccount', ' MinhaLoja ', 'minhaloja'],
    ['vtexAccount', 'https://minhaloja.myvtex.com/admin/tiktok?x=1', 'minhaloja'],
    ['vtexAccount', 'minhaloja.vtexcommercestable.com.br', 'minhaloja'],
    ['vtexAccount', 'https://dev1--minha-loja.myvtex.com:443#a', 'minha-loja'],
    ['vtexAccount', 'https://user:pw@conta.myvtex.com/', 'conta'],
    ['vtexAccount', 'https://user@conta.myvtex.com:443/a@b', 'conta'],
    ['tradePolicy', ' 03 ', '3'],
    ['tradePolicy', 'SC=12', '12'],
    ['tradePolicy', '#1', '1'],
    ['handle', ' Loja São_João ', 'loja-sao-joao'],
    ['name', '  Loja \n  Dois\0 ', 'Loja Dois'],
    ['name', 'x'.repeat(200), 'x'.repeat(200)],
    ['name', '\u200BLo\u202Eja 👩\u200D💻', 'Loja 👩\u200D💻'],
    ['tiktokAffiliateId', ' tkt ', 'TKT'],
    ['tiktokAffiliateId', '   ', null],
    ['ownAffiliateId', 'slk', 'SLK'],
  ])('is taken where it can mean one thing only: %s %j', (field, text, expected) => {
    expect(read(field, text)).toBe(expected);
  });

  it.each<[StoreField, string, string]>([
    ['vtexAccount', '', 'missing'],
    ['vtexAccount', 'minha loja', 'notAnAccount'],
    ['vtexAccount', 'x'.repeat(64), 'notAnAccount'],
    ['vtexAccount', 'javascript:alert(1)', 'notAnAccount'],
    ['vtexAccount', 'user:pw@host', 'notAnAccount'],
    ['vtexAccount', 'ana@minhaloja', 'notAnAccount'],
    ['vtexAccount', '-', 'notAnAccount'],
    ['vtexAccount', '-.myvtex.com', 'foreignAddress'],
    ['vtexAccount', 'https://www.minhaloja.com.br', 'foreignAddress'],
    ['vtexAccount', 'minhaloja.myvtex.com.evil.example', 'foreignAddress'],
    ['vtexAccount', 'evil.example/minhaloja.myvtex.com', 'foreignAddress'],
    ['tradePolicy', 'principal', 'notANumber'],
    ['tradePolicy', '0', 'notANumber'],
    ['tradePolicy', '1234567890', 'notANumber'],
    ['handle', 'x'.repeat(22), 'notAHandle'],
    ['handle', 'loja!', 'notAHandle'],
    ['handle', ' ', 'missing'],
    ['handle', '-', 'notAHandle'],
    ['name', '\u200B\u200B', 'missing'],
    ['name', '\u200D \u202E', 'missing'],
    ['name', '\0 ', 'missing'],
    ['name', 'x'.repeat(201), 'tooLong'],
    ['tiktokAffiliateId', 'TIK', 'notAnAffiliate'],
    ['tiktokAffiliateId', 'TKTT', 'notAnAffiliate'],
    ['ownAffiliateId', 'T1K', 'notAnAffiliate'],
  ])('is refused at its field: %s %j', (field, text, mistake) => {
    expect(read(field, text)).toEqual({ [field]: mistake });
  });

  it('names all mistakes at once, TikTok’s affiliate as our own among them', () => {
    const both = { ...typed, name: '', tiktokAffiliateId: 'TKT', ownAffiliateId: 'tkt' };
    expect(readDraft(both)).toEqual({ mistakes: { name: 'missing', ownAffiliateId: 'sameAffiliate' } });
  });
});
