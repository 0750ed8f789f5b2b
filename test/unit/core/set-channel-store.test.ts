import { describe, expect, it } from '@jest/globals';
import { setChannelStore } from '../../../src/core/use-cases/set-channel-store.ts';
import { statusOf, storeIdOf, storesOf, workspace } from '../../support/builders.ts';
import { fakeChannelRepository, fakeStoreRepository } from '../../support/fakes.ts';

function portsOf(count: number, isStore?: (id: string) => boolean) {
  const stores = fakeStoreRepository(...storesOf(count).map((store) => statusOf({ store })));
  return { stores, channels: fakeChannelRepository(isStore) };
}

describe('setChannelStore', () => {
  it('makes the named store the default of this channel', async () => {
    const ports = portsOf(2);
    const result = await setChannelStore(ports, workspace, 'C1', ['STORE-2']);
    expect(result).toMatchObject({ kind: 'set', store: { handle: 'store-2' } });
    expect([...ports.channels.defaults]).toEqual([['C1', storeIdOf(2)]]);
  });

  it('gives the same answer when it is repeated', async () => {
    const ports = portsOf(2);
    const first = await setChannelStore(ports, workspace, 'C1', ['store-2']);
    expect(await setChannelStore(ports, workspace, 'C1', ['store-2'])).toEqual(first);
  });

  it.each([
    ['no word', [], { kind: 'missing', stores: [{}, {}] }],
    ['an unknown word', ['store-9'], { kind: 'unknown', word: 'store-9' }],
    ['a handle and one word more', ['store-1', 'please'], { kind: 'unknown', word: 'store-1 please' }],
  ])('changes nothing on %s', async (_, words, expected) => {
    const ports = portsOf(2);
    expect(await setChannelStore(ports, workspace, 'C1', words)).toMatchObject(expected);
    expect(ports.channels.defaults.size).toBe(0);
  });

  it('says that there is no store before it looks at the words', async () => {
    expect(await setChannelStore(portsOf(0), workspace, 'C1', [])).toEqual({ kind: 'none' });
  });

  it('does not claim success for a store that was removed in between', async () => {
    const result = await setChannelStore(
      portsOf(2, () => false),
      workspace,
      'C1',
      ['store-1'],
    );
    expect(result).toMatchObject({ kind: 'unknown', word: 'store-1' });
  });
});
