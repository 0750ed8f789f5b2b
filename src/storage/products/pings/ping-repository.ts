import type { PingRepository, PingWakeUp } from '../../../core/products/ping-ports.ts';
import type { Database } from '../../database.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import { loadWorkspace } from '../../workspace-repository.ts';
import { readPingSecret, renewPingSecret } from './ping-address.ts';
import { beginPinged } from './ping-begin.ts';
import { nextDueStore, takeDueStores } from '../due-stores.ts';
import { readNextDue } from '../../next-due.ts';
import { duePings } from './ping-due.ts';
import { finishPinged, postponePinged } from './ping-finish.ts';
import { receivePings } from './ping-receive.ts';

export type SendPingWakeUps = (transaction: unknown, wakeUps: readonly PingWakeUp[]) => Promise<void>;

export type PingRepositoryOptions = {
  readonly cipher: TokenCipher;
  readonly sendPingWakeUps: SendPingWakeUps;
};

export function createPingRepository(
  database: Database,
  { cipher, sendPingWakeUps }: PingRepositoryOptions,
): PingRepository {
  return {
    secretOf: (workspace, account) =>
      database.statement((db) => readPingSecret(db, cipher, workspace, account)),
    renewSecret: (workspace, account) =>
      database.transaction((trx) => renewPingSecret(trx, cipher, workspace, account)),
    receive: (received) => database.transaction((trx) => receivePings(trx, received)),
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const wakeUps = await takeDueStores(trx, duePings, limit);
        if (wakeUps.length > 0) await sendPingWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    begin: (workspace, storeId, limit) =>
      database.transaction((trx) => beginPinged(trx, cipher, workspace, { storeId, limit })),
    finish: (workspace, start, results) =>
      database.transaction((trx) => finishPinged(trx, workspace, start, results)),
    postpone: (workspace, start, retryInMs) =>
      database.transaction((trx) => postponePinged(trx, workspace, start, retryInMs)),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextDueStore(duePings))),
  };
}
