import { describe, expect, it } from '@jest/globals';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import {
  chooseStoreMessage,
  didYouMeanMessage,
  errorMessage,
  storeOption,
  useDoneMessage,
  useMissingMessage,
} from '../../../../src/slack/blocks/notices.ts';
import { fieldsOf, listOf } from '../../../../sandbox/slack/json.ts';
import { storeIdOf, storeOf, storesOf } from '../../../support/builders.ts';
import { asSent, hostileName, seen } from './eyes.ts';

const t = translatorFor('en');
const selectOf = (count: number) =>
  fieldsOf(
    listOf(fieldsOf(asSent(chooseStoreMessage(t, storesOf(count), 'catalog')).blocks[1])['elements'])[0],
  );

describe('errorMessage', () => {
  it('says what failed, that nothing changed, the next step and the reference', () => {
    expect(seen(errorMessage(t, 'database_unreachable', '1a2b3c4d'))).toBe(
      `⚠️ *That did not work.* The app cannot reach its database at the moment.
Nothing was changed. Try again; if it stays, give this reference to whoever runs the app: \`1a2b3c4d\``,
    );
  });

  it('is marked as an error for the sandbox and for tests', () => {
    expect(errorMessage(t, 'bug', '1a2b3c4d').blocks[0]).toMatchObject({ block_id: 'error:1a2b3c4d' });
  });

  it('has its reference in the text of every language', () => {
    for (const locale of locales)
      expect(errorMessage(translatorFor(locale), 'bug', 'ref-1').text).toContain('`ref-1`');
  });
});

describe('chooseStoreMessage', () => {
  it('reads like this', () => {
    expect(seen(chooseStoreMessage(t, storesOf(2), 'status'))).toBe(`*Which store?*
This workspace has 2 stores. Choose one, or set a default for this channel with \`/tiktok use store-1\`.
( Choose a store ▾ )`);
  });

  it('remembers in its block id which view was asked for', () => {
    expect(chooseStoreMessage(t, storesOf(2), 'catalog').blocks[1]).toMatchObject({
      block_id: 'view:catalog',
    });
  });

  it('offers up to 100 stores in a list of its own', () => {
    const select = selectOf(100);
    expect(select['type']).toBe('static_select');
    expect(listOf(select['options'])).toHaveLength(100);
    expect(listOf(select['options'])[99]).toMatchObject({ value: storeIdOf(100) });
  });

  it('asks the app for options beyond 100 stores, before anything is typed too', () => {
    expect(selectOf(101)).toMatchObject({
      type: 'external_select',
      min_query_length: 0,
      action_id: 'store:pick',
    });
  });
});

describe('storeOption', () => {
  it('keeps the handle readable however long the name is', () => {
    expect(storeOption(storeOf({ name: hostileName })).text.text).toMatch(/^loja-modelo · <!channel>/);
  });
});

describe('didYouMeanMessage', () => {
  it('suggests what is near', () => {
    expect(seen(didYouMeanMessage(t, 'staus', ['status', 'store-1'])))
      .toBe(`I do not know “staus”. Did you mean \`status\`, \`store-1\`?
\`/tiktok help\` shows everything that you can do.`);
  });

  it('suggests nothing when nothing is near', () => {
    expect(didYouMeanMessage(t, 'xyzzy', []).text).not.toContain('Did you mean');
  });

  it('repeats only the beginning of a very long word', () => {
    expect(didYouMeanMessage(t, 'x'.repeat(10_000), []).text.length).toBeLessThan(250);
  });
});

describe('the answers to use', () => {
  it('name the store that the channel now has', () => {
    expect(seen(useDoneMessage(t, storeOf()))).toBe(
      '*Loja Modelo* is now the store of this channel. `/tiktok status` shows it.',
    );
  });

  it('list the handles when none was given', () => {
    expect(seen(useMissingMessage(t, storesOf(2)))).toBe(
      'Say which store: `/tiktok use store-1`\nStores: `store-1`, `store-2`',
    );
  });
});
