import type { Call } from './belongings-of.ts';
import { person } from './given.ts';

export const peopleMethods: Readonly<Record<string, Call>> = {
  'people.find': (storage, scope, { userId }) => storage.people.find(scope, userId),
  'people.save': (storage, scope, { userId }) =>
    storage.people.save(scope, { ...person(userId), isAdmin: true }),
  'rights.find': (storage, scope, { userId }) => storage.rights.find(scope, userId),
  'rights.list': (storage, scope) => storage.rights.list(scope),
  'rights.grant': (storage, scope, { userId }) => storage.rights.grant(scope, userId, 'admin'),
  'audit.list': (storage, scope, { storeId }) =>
    storage.audit.list(scope, { about: { storeId }, before: null, limit: 9 }),
  'audit.beginFile': (storage, scope, { userId }) => storage.audit.beginFile(scope, userId),
  'audit.endFile': (storage, scope, { userId }) => storage.audit.endFile(scope, userId),
  'settings.read': (storage, scope) => storage.settings.read(scope),
  'settings.setLanguage': (storage, scope) => storage.settings.setLanguage(scope, 'es'),
  'channels.setDefaultStore': (storage, scope, { channelId, storeId }) =>
    storage.channels.setDefaultStore(scope, channelId, storeId),
  'channels.setState': (storage, scope, { channelId }) =>
    storage.channels.setState(scope, channelId, 'archived'),
  'channels.rename': (storage, scope, { channelId }) => storage.channels.rename(scope, channelId, 'renamed'),
  'channels.changeId': (storage, scope, { channelId }) =>
    storage.channels.changeId(scope, channelId, 'C0NEW'),
  'workspaces.installationOf': (storage, scope) => storage.workspaces.installationOf(scope),
};
