import type { ConnectRepository, ConnectWakeUp } from '../../core/connect/ports.ts';
import type { AccessReader } from '../access-reader.ts';
import type { Database } from '../database.ts';
import { readNextDue } from '../next-due.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { loadWorkspace } from '../workspace-repository.ts';
import { choose } from './connect-choose.ts';
import { recordUser } from './connect-merge.ts';
import { begin, offer, refuse } from './connect-offer.ts';
import { recordPixels, wantPixels } from './connect-pixels.ts';
import { findAssets, readChoice } from './connect-reach.ts';
import { recordPage, recordReach } from './connect-reading.ts';
import { reopen } from './connect-reopen.ts';
import { recordDead, recordFailed, recordIssued, recordLost, recordRefused } from './connect-token.ts';
import { nextConnect, postpone, recordRevokeSent, take, takeDue } from './connect-work.ts';

export type SendConnectWakeUps = (transaction: unknown, wakeUps: readonly ConnectWakeUp[]) => Promise<void>;

export type ConnectRepositoryOptions = {
  readonly cipher: TokenCipher;
  readonly accessIn: AccessReader;
  readonly sendConnectWakeUps: SendConnectWakeUps;
  /** Of the first check of a store. */
  readonly intervalMs: number;
};

export function createConnectRepository(
  database: Database,
  options: ConnectRepositoryOptions,
): ConnectRepository {
  const { cipher, sendConnectWakeUps } = options;
  return {
    offer: (workspace, wish) => database.transaction((trx) => offer(trx, workspace, wish)),
    begin: (secret) => database.transaction((trx) => begin(trx, secret)),
    refuse: (secret) => database.transaction((trx) => refuse(trx, secret)),
    recordIssued: (workspace, attemptId, token) =>
      database.transaction((trx) => recordIssued(trx, cipher, workspace, { attemptId, token })),
    recordFailed: (workspace, attemptId, reason) =>
      database.transaction((trx) => recordFailed(trx, workspace, attemptId, reason)),
    recordLost: (workspace, attemptId) =>
      database.transaction((trx) => recordLost(trx, workspace, attemptId)),
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const wakeUps = await takeDue(trx, limit);
        if (wakeUps.length > 0) await sendConnectWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    take: (workspace, attemptId) => database.transaction((trx) => take(trx, options, workspace, attemptId)),
    recordUser: (workspace, work, user) =>
      database.transaction((trx) => recordUser(trx, cipher, workspace, work, user)),
    recordDead: (workspace, work) => database.transaction((trx) => recordDead(trx, cipher, workspace, work)),
    recordPage: (workspace, work, page) =>
      database.transaction((trx) => recordPage(trx, workspace, work, page)),
    recordReach: (workspace, work, reach) =>
      database.transaction((trx) => recordReach(trx, options, workspace, work, reach)),
    recordRevokeSent: (workspace, work) =>
      database.transaction((trx) => recordRevokeSent(trx, cipher, workspace, work)),
    recordRefused: (workspace, work) => database.transaction((trx) => recordRefused(trx, workspace, work)),
    postpone: (workspace, work, why) => database.transaction((trx) => postpone(trx, workspace, work, why)),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextConnect)),
    reopen: (workspace, wish) => database.transaction((trx) => reopen(trx, workspace, wish)),
    wantPixels: (workspace, attemptId, advertiserId) =>
      database.transaction((trx) => wantPixels(trx, cipher, workspace, { attemptId, advertiserId })),
    recordPixels: (workspace, attemptId, advertiserId, pixels) =>
      database.transaction((trx) => recordPixels(trx, workspace, { attemptId, advertiserId, pixels })),
    readChoice: (workspace, id) => database.transaction((trx) => readChoice(trx, workspace, id)),
    assets: (workspace, attemptId, query) =>
      database.transaction((trx) => findAssets(trx, workspace, attemptId, query)),
    choose: (workspace, attemptId, ids) =>
      database.transaction((trx) => choose(trx, options, workspace, { attemptId, ids })),
  };
}
