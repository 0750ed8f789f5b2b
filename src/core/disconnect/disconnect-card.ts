import type { Saga, SagaOrigin } from './saga.ts';

/** The card of a disconnect, step by step, each with its time and its proof. */
export type DisconnectCard = {
  readonly kind: 'disconnect';
  readonly origin: Omit<SagaOrigin, 'language' | 'reference'>;
  readonly saga: Omit<Saga, 'dueMs' | 'isRevokeSent'>;
  /** It ended with its store; the access is given back all the same. */
  readonly isStoreRemoved?: true;
};

/** Without what changes at every look: a message is edited for what a person wants to know. */
export function disconnectCard(
  { language: _language, reference: _reference, ...origin }: SagaOrigin,
  { dueMs: _dueMs, isRevokeSent: _isRevokeSent, ...saga }: Saga,
): DisconnectCard {
  return { kind: 'disconnect', origin, saga };
}
