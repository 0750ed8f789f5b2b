import type { ConnectRepository } from '../../src/core/connect/ports.ts';

const never = async (): Promise<never> => Promise.reject(new Error('nobody connects here'));

/** No browser can reach the app, and nothing waits to be chosen. */
export const noConnects: { readonly connects: ConnectRepository; readonly publicPages: null } = {
  connects: {
    offer: async () => ({ kind: 'gone' }),
    begin: async () => 'unknown',
    refuse: async () => 'unknown',
    recordIssued: never,
    recordFailed: never,
    recordLost: never,
    wakeDue: async () => 0,
    workspaceOf: async () => null,
    take: async () => 'nothing',
    recordUser: never,
    recordDead: never,
    recordPage: never,
    recordReach: never,
    recordRevokeSent: never,
    recordRefused: never,
    postpone: never,
    nextDueAt: async () => null,
    reopen: async () => 'gone',
    wantPixels: async () => null,
    recordPixels: never,
    readChoice: async () => null,
    assets: async () => [],
    choose: async () => ({ kind: 'gone' }),
  },
  publicPages: null,
};
