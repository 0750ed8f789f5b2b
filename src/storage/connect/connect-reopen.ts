import { randomUUID } from 'node:crypto';
import { patienceMs } from '../../core/connect/attempt.ts';
import type { ConnectCard } from '../../core/connect/connect-card.ts';
import type { ConnectWish } from '../../core/connect/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import { postCard } from '../cards/card-rows.ts';
import type { Trx } from '../database.ts';
import { appIn, appNow } from '../domain-time.ts';
import { lockStore } from '../store-lock.ts';
import { lockConnection, lockGrant } from './connect-grants.ts';
import { storeOf } from './connect-offer.ts';

/** An attempt that begins where a consent would have led: at the sign-in that the store has. */
export async function reopen(
  trx: Trx,
  workspace: Workspace,
  { storeId, userId, language }: ConnectWish,
): Promise<'reading' | 'gone'> {
  if (!(await lockStore(trx, workspace, storeId))) return 'gone';
  if (await isUnderWay(trx, workspace, storeId)) return 'reading';
  const connection = await lockConnection(trx, workspace, storeId);
  const grant = await lockGrant(trx, workspace, connection?.grant_id ?? null);
  if (connection?.phase !== 'connected' || grant === undefined || grant.state === 'revoked') return 'gone';
  const { name, handle } = await storeOf(trx, workspace, storeId);
  const id = randomUUID();
  const reference = id.slice(0, 8);
  const step = { at: 'authorized', user: grant.display_name } as const;
  const content: ConnectCard = {
    ...{ kind: 'connect', attemptId: id, storeId, store: name, handle, reference, step },
  };
  const { cardId } = await postCard(trx, workspace, { storeId, userId, language, content });
  await trx
    .insertInto('connect_attempt')
    .values({
      ...{ workspace_id: workspace.id, id, store_id: storeId, user_id: userId, language, reference },
      ...{ link_id: randomUUID(), card_id: cardId, state: 'authorized' },
      ...{ grant_id: grant.id, core_user_id: grant.core_user_id },
      ...{ due_at: appNow, ends_at: appIn(patienceMs) },
    })
    .execute();
  return 'reading';
}

async function isUnderWay(trx: Trx, workspace: Workspace, storeId: string): Promise<boolean> {
  const attempt = await trx
    .selectFrom('connect_attempt')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .where('state', 'in', ['exchanging', 'issued', 'authorized'])
    .limit(1)
    .executeTakeFirst();
  return attempt !== undefined;
}
