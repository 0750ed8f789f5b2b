import type { CardRepository } from '../../src/core/card-ports.ts';

/** Nobody has a card. */
export const noCards: CardRepository = {
  claim: async () => [],
  recordUnsent: async () => undefined,
  recordEdited: async () => undefined,
  recordRefused: async () => undefined,
  recordUnknown: async () => undefined,
  nextDueAt: async () => null,
};
