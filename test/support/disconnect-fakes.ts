import type { DisconnectRepository } from '../../src/core/disconnect/ports.ts';

/** Nothing is being disconnected. */
export const noDisconnects: {
  readonly disconnects: DisconnectRepository;
  readonly disconnectLinks: { readonly authorizations: string; readonly vtexTikTok: string };
} = {
  disconnects: {
    facts: async () => null,
    start: async () => 'gone',
    cancel: async () => 'gone',
    hasten: async () => 'gone',
    wakeDue: async () => 0,
    workspaceOf: async () => null,
    begin: async () => 'idle',
    recordBinding: async () => false,
    recordRevokeSent: async () => false,
    finish: async () => 'lost',
    nextDueAt: async () => null,
  },
  disconnectLinks: {
    authorizations: 'https://ads.tiktok.com/ac/page/authorizations',
    vtexTikTok: 'https://{account}.myvtex.com/admin/tiktok',
  },
};
