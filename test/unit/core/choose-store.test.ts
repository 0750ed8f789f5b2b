import { describe, expect, it } from '@jest/globals';
import { chooseStore } from '../../../src/core/use-cases/choose-store.ts';
import { statusOf, storeIdOf, storesOf, workspace, workspaceOf } from '../../support/builders.ts';
import { fakeStoreRepository } from '../../support/fakes.ts';

const repositoryOf = (count: number) =>
  fakeStoreRepository(...storesOf(count).map((store) => statusOf({ store })));

describe('chooseStore', () => {
  it('finds none where none is set up', async () => {
    expect(await chooseStore(repositoryOf(0), workspace, 'C1', ['anything'])).toEqual({ kind: 'none' });
  });

  it('takes the only store without a word', async () => {
    expect(await chooseStore(repositoryOf(1), workspace, 'C1', [])).toMatchObject({
      kind: 'chosen',
      store: { handle: 'store-1' },
    });
  });

  it('asks with all stores when there are several and nothing says which', async () => {
    const choice = await chooseStore(repositoryOf(3), workspace, 'C1', []);
    expect(choice).toMatchObject({ kind: 'ask', stores: [{}, {}, {}] });
  });

  it("takes the channel's default", async () => {
    const repository = repositoryOf(3);
    repository.defaults.set('C1', storeIdOf(2));
    expect(await chooseStore(repository, workspace, 'C1', [])).toMatchObject({
      store: { handle: 'store-2' },
    });
  });

  it('does not take the default of another channel', async () => {
    const repository = repositoryOf(3);
    repository.defaults.set('C2', storeIdOf(2));
    expect(await chooseStore(repository, workspace, 'C1', [])).toMatchObject({ kind: 'ask' });
  });

  it('asks no channel for its default where there is none', async () => {
    const repository = repositoryOf(3);
    await chooseStore(repository, workspace, null, []);
    expect(repository.calls).toEqual(['list -']);
  });

  it('asks when the default is a store that is gone', async () => {
    const repository = repositoryOf(2);
    repository.defaults.set('C1', storeIdOf(9));
    expect(await chooseStore(repository, workspace, 'C1', [])).toMatchObject({ kind: 'ask' });
  });

  it('puts a handle above the default', async () => {
    const repository = repositoryOf(3);
    repository.defaults.set('C1', storeIdOf(2));
    expect(await chooseStore(repository, workspace, 'C1', ['store-3'])).toMatchObject({
      store: { handle: 'store-3' },
    });
  });

  it.each(['STORE-2', 'Stóre-2'])('folds case and accents of %j', async (word) => {
    expect(await chooseStore(repositoryOf(3), workspace, 'C1', [word])).toMatchObject({
      store: { handle: 'store-2' },
    });
  });

  it('takes one store that is named twice', async () => {
    const choice = await chooseStore(repositoryOf(3), workspace, 'C1', ['store-2', 'STORE-2']);
    expect(choice).toMatchObject({ kind: 'chosen', store: { handle: 'store-2' } });
  });

  it('asks between exactly the two that are named', async () => {
    const choice = await chooseStore(repositoryOf(3), workspace, 'C1', ['store-3', 'store-1']);
    expect(choice).toMatchObject({ kind: 'ask', stores: [{ handle: 'store-3' }, { handle: 'store-1' }] });
  });

  it('guesses nothing from a word that is no handle, even where there is one store only', async () => {
    const choice = await chooseStore(repositoryOf(1), workspace, 'C1', ['store']);
    expect(choice).toMatchObject({ kind: 'unknown', word: 'store', stores: [{ handle: 'store-1' }] });
  });

  it('names the first word that it does not know, though another is a handle', async () => {
    const choice = await chooseStore(repositoryOf(2), workspace, 'C1', ['store-1', 'wat', 'huh']);
    expect(choice).toMatchObject({ kind: 'unknown', word: 'wat' });
  });

  it('sees no store of another workspace', async () => {
    expect(await chooseStore(repositoryOf(2), workspaceOf('other'), 'C1', ['store-1'])).toEqual({
      kind: 'none',
    });
  });
});
