import type { CheckStart } from '../../../src/core/ports.ts';
import type { Person } from '../../../src/core/person.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { installation, newConnection, readingOf } from './fixtures.ts';

/** What a workspace owns, and with it every id that a method can be asked for. */
export type Belongings = {
  readonly workspace: Workspace;
  readonly teamId: string;
  readonly storeId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly check: CheckStart;
};

type Call = (storage: Storage, scope: Workspace, of: Belongings) => Promise<unknown>;

export const person = (userId: string): Person => ({
  userId,
  slackLocale: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
  isAdmin: false,
  isGuest: false,
  isForeign: false,
  fetchedAt: new Date('2026-01-01T00:00:00Z'),
});

/** Methods that take a Workspace, each asked for somebody's ids. */
export const scopedMethods: Readonly<Record<string, Call>> = {
  'people.find': (storage, scope, { userId }) => storage.people.find(scope, userId),
  'people.save': (storage, scope, { userId }) =>
    storage.people.save(scope, { ...person(userId), isAdmin: true }),
  'stores.list': (storage, scope, { channelId }) => storage.stores.list(scope, channelId),
  'stores.readStatus': (storage, scope, { storeId }) => storage.stores.readStatus(scope, storeId),
  'stores.readAllStatus': (storage, scope) => storage.stores.readAllStatus(scope),
  'stores.addConnected': (storage, scope) => storage.stores.addConnected(scope, newConnection('shop')),
  'channels.setDefaultStore': (storage, scope, { channelId, storeId }) =>
    storage.channels.setDefaultStore(scope, channelId, storeId),
  'channels.setState': (storage, scope, { channelId }) =>
    storage.channels.setState(scope, channelId, 'archived'),
  'channels.rename': (storage, scope, { channelId }) => storage.channels.rename(scope, channelId, 'renamed'),
  'channels.changeId': (storage, scope, { channelId }) =>
    storage.channels.changeId(scope, channelId, 'C0NEW'),
  'checks.begin': (storage, scope, { storeId }) => storage.checks.begin(scope, storeId),
  'checks.finish': (storage, scope, { check }) => storage.checks.finish(scope, check, readingOf(99)),
  'stores.remove': (storage, scope, { storeId }) => storage.stores.remove(scope, storeId),
  'workspaces.uninstall': (storage, scope) => storage.workspaces.uninstall(scope),
};

/** Methods that take no Workspace: they find one, or work for all of them. */
export const unscopedMethods: Readonly<Record<string, Call>> = {
  'workspaces.findByTeam': (storage, _scope, { teamId }) =>
    storage.workspaces.findByTeam({ teamId, enterpriseId: null }),
  'workspaces.install': (storage, _scope, { teamId }) =>
    storage.workspaces.install({ teamId, enterpriseId: null }, 'Again', installation),
  'workspaces.list': (storage) => storage.workspaces.list(),
  'checks.wakeDue': (storage) => storage.checks.wakeDue(10),
  'checks.workspaceOf': (storage, _scope, { workspace, storeId }) =>
    storage.checks.workspaceOf({ workspaceId: workspace.id, storeId }),
  'checks.nextDueAt': (storage) => storage.checks.nextDueAt(),
  'tiktokLimiter.take': (storage) => storage.tiktokLimiter.take('polling'),
  'tiktokLimiter.pause': (storage) => storage.tiktokLimiter.pause(1),
  'clock.now': (storage) => storage.clock.now(),
  'clock.shift': (storage) => storage.clock.shift(0),
  'retention.sweep': (storage) => storage.retention.sweep(),
  rotateSecrets: (storage) => storage.rotateSecrets(),
  hearsNotify: (storage) => storage.hearsNotify(),
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
