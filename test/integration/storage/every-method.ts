import type { Storage } from '../../../src/storage/storage.ts';
import { alertsMethods } from './methods/alerts-methods.ts';
import type { Call } from './methods/belongings-of.ts';
import { connectionsMethods } from './methods/connections-methods.ts';
import { peopleMethods } from './methods/people-methods.ts';
import { productsMethods } from './methods/products-methods.ts';

/** Methods that take a Workspace, each asked for somebody's ids. */
export const scopedMethods: Readonly<Record<string, Call>> = {
  ...peopleMethods,
  ...connectionsMethods,
  ...alertsMethods,
  ...productsMethods,
  'stores.remove': (storage, scope, { storeId }) => storage.stores.remove(scope, storeId),
  'workspaces.uninstall': (storage, scope) => storage.workspaces.uninstall(scope),
  // Makes another workspace of the team, so it is the last one.
  'settings.erase': (storage, scope) => storage.settings.erase(scope),
};

/** Of the storage itself: they open and close it. */
const lifecycle = ['onLost', 'close'];

/** Every method that the storage has, as `repository.method`, found by looking at it. */
export function methodsOf(storage: Storage): string[] {
  return Object.entries(storage).flatMap(([name, member]) => {
    if (typeof member === 'function') return lifecycle.includes(name) ? [] : [name];
    return Object.entries(member)
      .filter(([, value]) => typeof value === 'function')
      .map(([method]) => `${name}.${method}`);
  });
}
