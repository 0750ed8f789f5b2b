import { describe, expect, it } from '@jest/globals';
import { en } from '../../../src/locales/en.ts';
import { es } from '../../../src/locales/es.ts';
import { locales, translatorFor } from '../../../src/locales/index.ts';
import { ptBr } from '../../../src/locales/pt-br.ts';

const catalogs = [
  ['en', en],
  ['es', es],
  ['pt-BR', ptBr],
] as const;

describe.each(catalogs)('the messages in %s', (_, messages) => {
  const all = Object.entries<string>(messages);

  it('call a connection revoked only where there is the proof', () => {
    const proven = ['status.revoked', 'stale.reason.revoked'];
    // What we revoke ourselves, because somebody asked for it, is told as our own doing.
    const isOurs = (key: string) => key.startsWith('disconnect');
    const without = all.filter(
      ([key]) => !key.endsWith('.grant.revoked') && !proven.includes(key) && !isOurs(key),
    );
    expect(without.filter(([, text]) => /revoked|revocad|revogad/i.test(text))).toEqual([]);
  });

  it('have bold marks and backticks in pairs', () => {
    const unpaired = (sign: string) => all.filter(([, text]) => text.split(sign).length % 2 === 0);
    expect([...unpaired('*'), ...unpaired('`')]).toEqual([]);
  });

  it('write no mention and no link of their own', () => {
    expect(all.filter(([, text]) => /[<>]|@|&(amp|lt|gt);/.test(text))).toEqual([]);
  });

  it('have no space at their ends and none twice', () => {
    expect(all.filter(([, text]) => text !== text.trim() || / {2}/.test(text))).toEqual([]);
  });

  it('fit into the title of a modal where they are one', () => {
    const titles = [
      ...(['app.name', 'connect.modal.title', 'disconnect.modalTitle', 'products.modal.title'] as const),
      ...([
        'settings.title',
        'settings.erase.title',
        'stores.form.addTitle',
        'stores.form.editTitle',
      ] as const),
    ];
    // slack.md 5.2
    expect(titles.filter((key) => messages[key].length > 24)).toEqual([]);
  });

  it('fit where Slack has a limit, so that nothing of them is cut off', () => {
    // slack.md 5.2: of an option, of a placeholder and a button's text; of a confirm dialog's text and its answers.
    const limits: readonly (readonly [limit: number, keys: RegExp])[] = [
      [
        24,
        /^(stores\.form\.(save|cancel)|connect\.modal\.submit|settings\.(cancel|erase\.submit)|button\.(close|search))$/,
      ],
      [30, /\.confirm(\.y|\.n|Y|N)(es|o)$|^settings\.(give|remove|cancel)$/],
      [
        75,
        /^disconnect\.unlink(Hint)?$|^button\.|^settings\.language\.pick$|^connect\.(newLink|choose|otherUser|chooseOther|noPixel)$/,
      ],
      [
        75,
        /placeholder$|\.pick(Store)?$|^settings\.(rights|contacts)\.(makeOperator|makeAdmin|add)$|^products\.filter\./,
      ],
      [300, /Sure$|\.confirm(Text|Short)$|\.confirm\.(on|off|revoke|detach|elsewhere|ended|text)$/],
    ];
    for (const [limit, keys] of limits) {
      const found = all.filter(([key]) => keys.test(key));
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter(([, text]) => text.length > limit)).toEqual([]);
    }
  });

  it('send nobody along a path of TikTok’s for which we have no source', () => {
    const paths = all.flatMap(([, text]) => text.match(/(Assets|Activos|Ativos) → [^.,;]*/g) ?? []);
    expect(new Set(paths.map((path) => path.split(' → ')[1]))).toEqual(
      new Set([expect.stringMatching(/^Cat[aá]log(s|os)$/)]),
    );
    expect(paths.filter((path) => path.split(' → ').length > 2)).toEqual([]);
  });

  it('quote with one kind of marks', () => {
    expect(all.filter(([, text]) => /[«»"„]/.test(text))).toEqual([]);
  });

  it('fit into a button of Slack where they are one', () => {
    expect(all.filter(([key, text]) => key.startsWith('button.') && text.length > 30)).toEqual([]);
  });
});

describe('translatorFor', () => {
  it.each(locales)('makes one translator for %s, which knows its language', (locale) => {
    expect(translatorFor(locale)).toBe(translatorFor(locale));
    expect(translatorFor(locale).locale).toBe(locale);
  });

  it('puts values in as they are', () => {
    const value = "<!here> & {count} '{x}' # |";
    expect(translatorFor('en')('guess.title', { word: value })).toBe(`I do not know “${value}”.`);
  });

  it.each([
    ['en', '10,000,000 available · 0 in review · 1 rejected'],
    ['es', '10.000.000 disponibles · 0 en revisión · 1 rechazado'],
    ['pt-BR', '10.000.000 disponíveis · 0 em análise · 1 rejeitado'],
  ] as const)('writes numbers as %s does', (locale, expected) => {
    const counts = { approved: 10_000_000, processing: 0, rejected: 1 };
    expect(translatorFor(locale)('home.summary', counts)).toBe(expected);
  });
});
