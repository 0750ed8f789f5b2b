import { describe, expect, it } from '@jest/globals';
import { checkView } from '../../../../sandbox/slack/block-kit/validate.ts';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { readFormState, storeForm } from '../../../../src/slack/blocks/stores/store-form.ts';

const longest = {
  ...{ vtexAccount: 'x'.repeat(63), tradePolicy: '999999999', handle: 'x'.repeat(21), name: '"'.repeat(200) },
  ...{ tiktokAffiliateId: 'TKT', ownAffiliateId: 'SLK' },
};
const storeId = '00000000-0000-4000-8000-000000000001';

describe.each(locales)('the form of a store in %s', (locale) => {
  const t = translatorFor(locale);

  it('is one that Slack takes, new or with the longest values there are', () => {
    const endpoint = `https://${'x'.repeat(200)}.example/vtex/pings/${'s'.repeat(43)}`;
    for (const view of [
      storeForm(t, { storeId: null, seen: null, endpoint: null }),
      storeForm(t, { storeId, seen: longest, endpoint: null }),
      storeForm(t, { storeId, seen: longest, endpoint }),
    ]) {
      expect(checkView(view, 'modal')).toBeNull();
      expect(view.private_metadata!.length).toBeLessThan(3_000);
    }
  });

  it('brings back what it was opened with', () => {
    const view = storeForm(t, { storeId, seen: longest, endpoint: null });
    expect(readFormState(view.private_metadata!)).toEqual({ storeId, seen: longest });
  });
});
