import { describe, expect, it } from '@jest/globals';
import { badImages } from '../../../src/core/products/items/catalog-item.ts';
import { causes } from '../../../src/core/products/causes.ts';
import type { CauseName, CauseSeverity } from '../../../src/core/products/causes.ts';
import { hasOwnRemedy, tiktokReasonNames } from '../../../src/core/products/list/tiktok-reasons.ts';
import type { PolicyDefect } from '../../../src/core/products/rules/policy-defects.ts';
import { enProducts } from '../../../src/locales/en-products.ts';
import type { MessageKey } from '../../../src/locales/index.ts';
import { locales, translatorFor } from '../../../src/locales/index.ts';

const names = Object.keys(causes) as CauseName[];
const policyCauses: readonly PolicyDefect['cause'][] = ['missing', 'inactive', 'currency'];
const severities: readonly CauseSeverity[] = ['blocks', 'mayHoldBack', 'hint'];
// The compiler refuses these lines when a cause has no words.
const titleOf = (name: CauseName): MessageKey => `cause.${name}`;
const fixOf = (name: CauseName): MessageKey => `fix.${name}`;
const severityOf = (severity: CauseSeverity): MessageKey => `severity.${severity}`;
const policyKeysOf = (cause: PolicyDefect['cause']): readonly MessageKey[] => [
  `policy.${cause}`,
  `policy.${cause}.fix`,
];

const may = { en: /\bmay\b/i, es: /\bpueden?\b/i, 'pt-BR': /\bpodem?\b/i } as const;
const arrows = (text: string) => text.split('→').length - 1;

describe('the words of the fix list', () => {
  it('are those of the causes, severities and policy defects, and no others', () => {
    const needed = [
      ...names.flatMap((name) => [titleOf(name), fixOf(name)]),
      ...severities.map(severityOf),
      ...policyCauses.flatMap(policyKeysOf),
      ...badImages.map((state) => `reason.tiktok.image.${state}`),
      ...tiktokReasonNames.map((reason) => `reason.tiktok.${reason}`),
      ...tiktokReasonNames.filter(hasOwnRemedy).map((reason) => `fix.tiktok.${reason}`),
      'fix.tiktok.again',
    ];
    expect(Object.keys(enProducts).sort()).toEqual([...needed].sort());
  });

  describe.each(locales)('in %s', (locale) => {
    const t = translatorFor(locale);

    it('have titles that fit into a menu and differ from each other', () => {
      const titles = names.map((name) => t(titleOf(name)));
      expect(titles.filter((title) => title.length > 40 || /[*`.]/.test(title))).toEqual([]);
      expect(new Set(titles).size).toBe(titles.length);
    });

    it.each(names.filter((name) => causes[name].severity === 'mayHoldBack'))(
      'say "may" of %s, which is not known to block',
      (name) => {
        expect(t(fixOf(name))).toMatch(may[locale]);
      },
    );

    it('say "may" of no field that is proven to block', () => {
      const proven: readonly CauseName[] = [
        'product.inactive',
        'name.missing',
        'images.missing',
        'price.missing',
      ];
      expect(proven.filter((name) => may[locale].test(t(fixOf(name))))).toEqual([]);
    });

    it('lead to as many steps in VTEX Admin as in English', () => {
      const english = translatorFor('en');
      expect(names.filter((name) => arrows(t(fixOf(name))) !== arrows(english(fixOf(name))))).toEqual([]);
    });

    it('name the currency and the policy that are wrong', () => {
      const values = { policy: 'TikTok (3)', currency: 'USD' };
      expect(t('policy.currency', values)).toContain('TikTok (3)');
      expect(t('policy.currency', values)).toContain('USD');
      expect(t('policy.missing', values)).toContain('TikTok (3)');
    });

    it('fit into one section of a message', () => {
      const all = Object.keys(enProducts) as (keyof typeof enProducts)[];
      expect(all.filter((key) => t(key, { policy: 'x', currency: 'x', fix: 'x' }).length > 300)).toEqual([]);
    });
  });
});
