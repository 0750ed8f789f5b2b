import { sql } from 'kysely';
import type {
  DisconnectRepository,
  DisconnectResult,
  DisconnectWakeUp,
  DisconnectWork,
} from '../../core/disconnect/ports.ts';
import {
  cancelled,
  hastened,
  proved,
  relinked,
  revoked,
  sawBinding,
  sentRevoke,
  unlinked,
  unsubscribed,
  workKinds,
} from '../../core/disconnect/saga.ts';
import type { Saga } from '../../core/disconnect/saga.ts';
import { isUuid } from '../../core/uuid.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database, Trx } from '../database.ts';
import { readNextDue } from '../next-due.ts';
import type { NextDue } from '../next-due.ts';
import { appIn } from '../domain-time.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { loadWorkspace } from '../workspace-repository.ts';
import { saveParts } from '../check-finish.ts';
import { hasKept } from '../connect/kept-tokens.ts';
import { beginWork, release } from './disconnect-begin.ts';
import { readFacts } from './disconnect-facts.ts';
import { change, columnsOf, holdDisconnect } from './disconnect-rows.ts';
import type { Held } from './disconnect-rows.ts';
import { settle } from './disconnect-settle.ts';
import { start } from './disconnect-start.ts';

export type SendDisconnectWakeUps = (
  transaction: unknown,
  wakeUps: readonly DisconnectWakeUp[],
) => Promise<void>;

export type DisconnectRepositoryOptions = {
  readonly cipher: TokenCipher;
  readonly sendDisconnectWakeUps: SendDisconnectWakeUps;
};

export function createDisconnectRepository(
  database: Database,
  { cipher, sendDisconnectWakeUps }: DisconnectRepositoryOptions,
): DisconnectRepository {
  return {
    facts: (workspace, storeId) => database.transaction((trx) => readFacts(trx, cipher, workspace, storeId)),
    start: (workspace, wanted) => database.transaction((trx) => start(trx, workspace, wanted)),
    cancel: (workspace, sagaId) => database.transaction((trx) => cancel(trx, workspace, sagaId)),
    hasten: (workspace, sagaId) => database.transaction((trx) => hasten(trx, workspace, sagaId)),
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const wakeUps = await takeDue(trx, limit);
        if (wakeUps.length > 0) await sendDisconnectWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    begin: (workspace, sagaId) => database.transaction((trx) => beginWork(trx, cipher, workspace, sagaId)),
    recordBinding: (workspace, work, binding) =>
      database.transaction((trx) => recordIntent(trx, workspace, work, (saga) => sawBinding(saga, binding))),
    recordRevokeSent: (workspace, work) =>
      database.transaction((trx) => recordIntent(trx, workspace, work, sentRevoke)),
    finish: (workspace, work, result) =>
      database.transaction((trx) => finish(trx, cipher, workspace, { work, result })),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextDisconnect)),
  };
}

/** Longer than the lease: should the wake-up be lost, the next one comes then. */
const rewakeMs = 150_000;

async function takeDue(trx: Trx, limit: number): Promise<readonly DisconnectWakeUp[]> {
  const { rows } = await sql<DisconnectWakeUp>`
    with due as (
      select d.workspace_id, d.id from disconnect d
        join workspace w on w.id = d.workspace_id and w.uninstalled_at is null
      -- Or farther away than any: the clock was set back since.
      where d.due_at <= app_now() or d.due_at > app_now() + interval '2 hours'
      order by d.due_at limit ${limit} for update of d skip locked
    )
    update disconnect d set due_at = ${appIn(rewakeMs)} from due
    where d.workspace_id = due.workspace_id and d.id = due.id
    returning d.workspace_id as "workspaceId", d.id as "sagaId"`.execute(trx);
  return rows;
}

export const nextDisconnect: NextDue = sql`(
  select min(d.due_at) from disconnect d
    join workspace w on w.id = d.workspace_id and w.uninstalled_at is null)`;

async function cancel(
  trx: Trx,
  workspace: Workspace,
  sagaId: string,
): ReturnType<DisconnectRepository['cancel']> {
  const held = isUuid(sagaId) ? await holdDisconnect(trx, workspace, sagaId) : null;
  if (held === null) return 'gone';
  const { saga } = held.row;
  if (saga.stage === 'cancelling') return 'cancelling';
  if (saga.outcome === 'cancelled') return 'cancelled';
  const after = cancelled(saga, held.now.getTime());
  if (after === null) return 'late';
  await settle(trx, held, after);
  return after.stage === 'cancelling' ? 'cancelling' : 'cancelled';
}

async function hasten(
  trx: Trx,
  workspace: Workspace,
  sagaId: string,
): ReturnType<DisconnectRepository['hasten']> {
  const held = isUuid(sagaId) ? await holdDisconnect(trx, workspace, sagaId) : null;
  if (held === null) return 'gone';
  const after = hastened(held.row.saga, held.now.getTime());
  if (after === held.row.saga) return { storeId: held.row.store_id };
  await settle(trx, held, after);
  return 'asked';
}

/** The same work, still in our hands: nobody went on with it. */
async function holdWork(trx: Trx, workspace: Workspace, work: DisconnectWork): Promise<Held | null> {
  const held = await holdDisconnect(trx, workspace, work.sagaId);
  return held?.row.lease_id === work.leaseId ? held : null;
}

async function recordIntent(
  trx: Trx,
  workspace: Workspace,
  work: DisconnectWork,
  noted: (saga: Saga) => Saga,
): Promise<boolean> {
  const held = await holdWork(trx, workspace, work);
  if (held === null || workKinds[held.row.stage] !== work.kind) return false;
  await settle(trx, held, noted(held.row.saga));
  return true;
}

async function finish(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { work, result }: Omit<Seen, 'hasOlder'>,
): ReturnType<DisconnectRepository['finish']> {
  const held = await holdWork(trx, workspace, work);
  if (held === null) return 'lost';
  const isSame = workKinds[held.row.stage] === work.kind;
  const seen = { work, result, hasOlder: await hasOlder(trx, held) };
  const after = isSame ? advanced(held.row.saga, seen, held.now.getTime()) : held.row.saga;
  await saveSeen(trx, held, result);
  await settle(trx, held, after);
  await release(trx, cipher, held, after);
  await change(trx, held)
    .set({ lease_id: null, lease_until: null, due_at: columnsOf(after).due_at })
    .execute();
  return after.unprovenSinceMs !== null && after.outcome === null ? 'unproven' : after.stage;
}

/** Else the store's pages would go on saying what a check read before. */
async function saveSeen(
  trx: Trx,
  { workspace, row, grant, now: startedAt }: Held,
  result: DisconnectResult,
): Promise<void> {
  if (!('seen' in result)) return;
  const at = { storeId: row.store_id, startedAt, generation: row.generation };
  const start = { ...at, tokenVersion: grant?.token_version ?? 0 };
  await saveParts(trx, workspace, start, { pixelBinding: { class: 'good', value: result.seen } });
}

const hasOlder = async (trx: Trx, { workspace, row, grant }: Held): Promise<boolean> =>
  row.stage === 'proving' && grant !== null && hasKept(trx, workspace, grant.core_user_id);

type Seen = {
  readonly work: DisconnectWork;
  readonly result: DisconnectResult;
  readonly hasOlder: boolean;
};

function advanced(saga: Saga, { work, result, hasOlder }: Seen, nowMs: number): Saga {
  switch (result.kind) {
    case 'unlink':
      return unlinked(saga, result.result, nowMs);
    case 'relink':
      return relinked(saga, result.result, nowMs);
    case 'revoke':
      return revoked(saga, result.result, result.answer, nowMs);
    case 'prove':
      return proved(
        saga,
        { atMs: work.startedAt.getTime(), user: result.user, control: result.control, hasOlder },
        nowMs,
      );
    case 'unsubscribe':
      return unsubscribed(saga, result.result, nowMs);
  }
}
