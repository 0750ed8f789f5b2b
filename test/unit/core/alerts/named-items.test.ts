import { describe, expect, it } from '@jest/globals';
import { fc } from '../../../support/fast-check.ts';
import { observeNeedDetails } from '../../../../src/core/alerts/conditions/products-need-details.ts';
import { productsNeedDetails } from '../../../../src/core/alerts/conditions/products-need-details.ts';
import { isCounted } from '../../../../src/core/alerts/incident.ts';
import { judge } from '../../../../src/core/alerts/judge.ts';
import { good, MINUTE_MS } from '../../../support/builders.ts';
import { channelOf } from './channel.ts';
import { at, emptyFile } from './files.ts';

/** One check: what TikTok rejects, and whether the list of items is up to date. */
type Step = { readonly rejected: string; readonly isListed: boolean };

/** A store whose checks come every five minutes, and a channel that is told and delivered at each of them. */
function storeOf(steps: readonly Step[]) {
  const channel = channelOf();
  let file = emptyFile;
  const news = steps.map(({ rejected, isListed }, index) => {
    const names = [...rejected];
    const store = { id: 's1', name: 'Loja', at: at(5 * index), intervalMs: 5 * MINUTE_MS };
    const reading = { counts: good({ approved: 80, processing: 8, rejected: names.length }) };
    const listed = isListed ? names.map((id) => ({ id, label: id })) : [];
    const observation = observeNeedDetails(store, reading, listed);
    if (observation === null) throw new Error('the counts are good');
    const judged = judge(productsNeedDetails, file, observation, { now: store.at, newId: () => 'inc' });
    file = judged.file;
    channel.setFile(file);
    if (file.incident?.phase === 'open') {
      channel.pass(5 * index + 2);
      channel.deliver(5 * index + 2);
    }
    return judged.isNews;
  });
  return { file, news, channel };
}

const counted = ({ file }: ReturnType<typeof storeOf>) =>
  file.findings.filter(isCounted).map(({ fingerprint }) => fingerprint);
/** What the replies in the thread say: `+2 −1`. */
const told = ({ channel }: ReturnType<typeof storeOf>) =>
  channel
    .posts()
    .flatMap(({ content }) => (content?.kind === 'update' ? [[content.added, content.fixed]] : []));

const named = (rejected: string): Step => ({ rejected, isListed: true });
const unnamed = (rejected: string): Step => ({ rejected, isListed: false });

describe('rejected items that get their names', () => {
  it('post nothing', () => {
    const store = storeOf([
      unnamed('ab'),
      unnamed('ab'),
      named('ab'),
      named('ab'),
      unnamed('ab'),
      named('ab'),
    ]);
    expect(counted(store)).toEqual(['item:a', 'item:b']);
    expect(store.news).toEqual([false, true, false, false, false, false]);
    expect(told(store)).toEqual([]);
  });

  it('are still bad with the reading that names them: the rule of two holds', () => {
    expect(storeOf([unnamed('ab'), named('ab')]).news).toEqual([false, true]);
    expect(storeOf([named('ab'), unnamed('ab')]).news).toEqual([false, true]);
  });

  it('tell how many more there are when the list is late, and nothing again once it is there', () => {
    const store = storeOf([named('ab'), named('ab'), unnamed('abc'), named('abc'), named('abc')]);
    expect(told(store)).toEqual([[1, 0]]);
  });

  it('tell one that takes the place of another, though their number is the same', () => {
    const store = storeOf([named('ab'), named('ab'), named('bc'), named('bc'), named('bc')]);
    expect(counted(store)).toEqual(['item:b', 'item:c']);
    expect(
      told(store).reduce(([added = 0, fixed = 0], [a = 0, f = 0]) => [added + a, fixed + f], [0, 0]),
    ).toEqual([1, 1]);
  });

  it('tell once what grew while the channel was not looking and the names came', () => {
    const store = storeOf([named('ab'), named('ab')]);
    const later = storeOf([named('ab'), named('ab'), unnamed('abcd'), named('abcd')]);
    store.channel.setFile(later.file);
    store.channel.pass(30);
    expect(told(store)).toEqual([[2, 0]]);
  });
});

describe('any history of named and counted readings', () => {
  const step = fc.record({
    rejected: fc.subarray([...'abcde']).map((names) => names.join('')),
    isListed: fc.boolean(),
  });

  it('ends with what the last two equal readings say, and all that was told adds up to it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), step, (steps, last) => {
        const store = storeOf([...steps, last, last]);
        const { channel } = store;
        const names = [...last.rejected].map((name) => `item:${name}`);
        const amount = store.file.findings.filter(isCounted).reduce((sum, one) => sum + one.amount, 0);
        expect(amount).toBe(last.rejected.length);
        if (last.isListed) expect(counted(store).toSorted()).toEqual(names);
        if (amount > 0) expect(channel.route.shown?.count).toBe(amount);
      }),
      { numRuns: 300 },
    );
  });

  it('has no news where nothing changes but the way it is read', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 25 }), (listed) => {
        const { news } = storeOf(listed.map((isListed) => ({ rejected: 'abc', isListed })));
        expect(news).toEqual(listed.map((_, index) => index === 1));
      }),
    );
  });
});
