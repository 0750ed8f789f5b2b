import { randomUUID } from 'node:crypto';
import { exchangeMs } from '../../core/connect/attempt.ts';
import type { ConnectCard } from '../../core/connect/connect-card.ts';
import type { Begun, ConnectOffer, ConnectWish } from '../../core/connect/ports.ts';
import type { LinkRefusal, OneTimeLink } from '../../core/link-ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import { postCard } from '../cards/card-rows.ts';
import type { Trx } from '../database.ts';
import { appIn } from '../domain-time.ts';
import { findLink, makeLink } from '../links/link-rows.ts';
import { rowId } from '../row-id.ts';
import { lockStore } from '../store-lock.ts';
import { changeAttempt, ended, recordedIn, showStep } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';

export async function offer(trx: Trx, workspace: Workspace, wish: ConnectWish): Promise<ConnectOffer> {
  if (!(await lockStore(trx, workspace, wish.storeId))) return { kind: 'gone' };
  const store = await storeOf(trx, workspace, wish.storeId);
  if (store.phase === 'disconnecting') return { kind: 'disconnecting' };
  // One that waits for its accounts stays: only the next consent takes its place (end-connects.ts).
  const waiting = await waitingAttempt(trx, workspace, wish);
  const { secret, link } = await makeLink(trx, workspace, { purpose: 'connect', ...wish });
  await recordAudit(trx, workspace, {
    ...{ action: 'link.made', storeId: wish.storeId },
    after: { purpose: 'connect' },
  });
  const untilMs = link.expiresAt.getTime();
  const postId =
    waiting === undefined
      ? await beginAttempt(trx, workspace, { wish, link, store })
      : await renewAttempt(trx, workspace, waiting, link);
  return { kind: 'offered', secret, postId, untilMs };
}

type StoreFacts = { readonly name: string; readonly handle: string; readonly phase: string | null };

export async function storeOf(trx: Trx, workspace: Workspace, storeId: string): Promise<StoreFacts> {
  return trx
    .selectFrom('store as s')
    .leftJoin('connection as c', (join) =>
      join.onRef('c.workspace_id', '=', 's.workspace_id').onRef('c.store_id', '=', 's.id'),
    )
    .select(['s.name', 's.handle', 'c.phase'])
    .where('s.workspace_id', '=', workspace.id)
    .where('s.id', '=', rowId(storeId))
    .executeTakeFirstOrThrow();
}

const waitingAttempt = (trx: Trx, workspace: Workspace, { storeId, userId }: ConnectWish) =>
  trx
    .selectFrom('connect_attempt')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('user_id', '=', userId)
    .where('state', '=', 'offered')
    .forNoKeyUpdate()
    .executeTakeFirst();

type Beginning = { readonly wish: ConnectWish; readonly link: OneTimeLink; readonly store: StoreFacts };

async function beginAttempt(
  trx: Trx,
  workspace: Workspace,
  { wish, link, store }: Beginning,
): Promise<string> {
  const { storeId, userId, language } = wish;
  const id = randomUUID();
  const reference = id.slice(0, 8);
  const step = { at: 'offered', untilMs: link.expiresAt.getTime() } as const;
  const content: ConnectCard = {
    ...{ kind: 'connect', attemptId: id, storeId, store: store.name, handle: store.handle, reference, step },
  };
  const { cardId, postId } = await postCard(trx, workspace, { storeId, userId, language, content });
  await trx
    .insertInto('connect_attempt')
    .values({
      ...{ workspace_id: workspace.id, id, store_id: storeId, user_id: userId, language, reference },
      ...{ link_id: link.id, card_id: cardId, state: 'offered' },
      ...{ ends_at: link.expiresAt, due_at: link.expiresAt },
    })
    .execute();
  return postId;
}

async function renewAttempt(
  trx: Trx,
  workspace: Workspace,
  attempt: AttemptRow,
  { id, expiresAt }: OneTimeLink,
): Promise<null> {
  await changeAttempt(trx, attempt, { link_id: id, ends_at: expiresAt, due_at: expiresAt });
  await showStep(trx, workspace, attempt.card_id, { at: 'offered', untilMs: expiresAt.getTime() });
  return null;
}

/** Uses up the link: of two callbacks at once the other one finds it used. */
async function useLink(
  trx: Trx,
  secret: string,
): Promise<{ readonly workspace: Workspace; readonly attempt: AttemptRow } | LinkRefusal> {
  const found = await findLink(trx, 'connect', secret, 'use');
  if (typeof found === 'string') return found;
  const attempt = await trx
    .selectFrom('connect_attempt')
    .selectAll()
    .where('workspace_id', '=', found.workspace.id)
    .where('link_id', '=', found.link.id)
    .where('state', '=', 'offered')
    .forNoKeyUpdate()
    .executeTakeFirst();
  return attempt === undefined ? 'used' : { workspace: found.workspace, attempt };
}

const begunBy = (workspace: Workspace, attempt: AttemptRow): Begun => ({
  workspace: recordedIn(workspace, attempt),
  ...{ attemptId: attempt.id, language: attempt.language },
});

export async function begin(trx: Trx, secret: string): Promise<Begun | LinkRefusal> {
  const used = await useLink(trx, secret);
  if (typeof used === 'string') return used;
  const { workspace, attempt } = used;
  const lostAt = appIn(exchangeMs);
  await changeAttempt(trx, attempt, { state: 'exchanging', ends_at: lostAt, due_at: lostAt });
  await showStep(trx, workspace, attempt.card_id, { at: 'exchanging' });
  await recordAudit(trx, recordedIn(workspace, attempt), {
    action: 'connect.begun',
    storeId: attempt.store_id,
  });
  return begunBy(workspace, attempt);
}

export async function refuse(trx: Trx, secret: string): Promise<Begun | LinkRefusal> {
  const used = await useLink(trx, secret);
  if (typeof used === 'string') return used;
  const { workspace, attempt } = used;
  await changeAttempt(trx, attempt, { ...ended, state: 'refused' });
  await showStep(trx, workspace, attempt.card_id, { at: 'refused' });
  await recordAudit(trx, recordedIn(workspace, attempt), {
    action: 'connect.refused',
    storeId: attempt.store_id,
  });
  return begunBy(workspace, attempt);
}
