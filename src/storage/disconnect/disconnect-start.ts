import { randomUUID } from 'node:crypto';
import { disconnectCard } from '../../core/disconnect/disconnect-card.ts';
import type { DisconnectRepository, DisconnectWanted } from '../../core/disconnect/ports.ts';
import { begun } from '../../core/disconnect/saga.ts';
import type { Saga } from '../../core/disconnect/saga.ts';
import type { Workspace } from '../../core/workspace.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import { postCard } from '../cards/card-rows.ts';
import { endConnectsOf } from '../connect/end-connects.ts';
import { markConnects } from '../connect/mark-connects.ts';
import type { Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import { lockStore } from '../store-lock.ts';
import { columnsOf, lockConnection, originOf, sharingPixel } from './disconnect-rows.ts';
import type { ConnectionRow } from './disconnect-rows.ts';

/** From here on nothing is read of the store; the raised generation throws away what is being read. */
export async function start(
  trx: Trx,
  workspace: Workspace,
  wanted: DisconnectWanted,
): ReturnType<DisconnectRepository['start']> {
  const { storeId, generation } = wanted;
  const isThere = await lockStore(trx, workspace, storeId);
  const connection = isThere ? await lockConnection(trx, workspace, storeId) : undefined;
  if (connection === undefined) return 'gone';
  if (connection.phase === 'disconnecting') return 'running';
  if (!isWanted(connection, generation)) return 'changed';
  // Another store came to use it since the page was shown.
  if (wanted.unlinksPixel && (await sharingPixel(trx, workspace, storeId)).length > 0) return 'changed';
  const now = await readNow(trx);
  const saga = begun(wanted.unlinksPixel && connection.pixel_code !== null, now.getTime());
  const sagaId = await insert(trx, workspace, { wanted, saga, connection, now });
  await trx
    .updateTable('connection')
    .set({ phase: 'disconnecting', generation: generation + 1 })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .execute();
  await endConnectsOf(trx, workspace, storeId);
  await markConnects(trx, workspace, { storeId, sagaId });
  const after = { unlinksPixel: wanted.unlinksPixel };
  await recordAudit(trx, workspace, { action: 'disconnect.begun', storeId, after });
  return { sagaId };
}

const isWanted = ({ phase, generation, grant_id }: ConnectionRow, shown: number): boolean =>
  (phase === 'connected' || phase === 'authorized') && generation === shown && grant_id !== null;

type New = {
  readonly wanted: DisconnectWanted;
  readonly saga: Saga;
  readonly connection: ConnectionRow;
  readonly now: Date;
};

async function insert(
  trx: Trx,
  workspace: Workspace,
  { wanted, saga, connection, now }: New,
): Promise<string> {
  const { storeId, by, language, manualUrl } = wanted;
  const { store, signIn } = await namesOf(trx, workspace, storeId);
  const row = {
    ...{ id: randomUUID(), store_id: storeId, asked_by: by, language, sign_in: signIn },
    ...{ manual_url: manualUrl, reference: workspace.act?.reference ?? '' },
  };
  const content = disconnectCard(originOf({ row, store }), saga);
  const card =
    by === null ? null : await postCard(trx, workspace, { storeId, userId: by, language, content });
  await trx
    .insertInto('disconnect')
    .values({
      ...{ ...row, ...columnsOf(saga), workspace_id: workspace.id, card_id: card?.cardId ?? null },
      ...{ grant_id: connection.grant_id, generation: connection.generation + 1, started_at: now },
      phase_before: connection.phase,
    })
    .execute();
  return row.id;
}

async function namesOf(trx: Trx, workspace: Workspace, storeId: string) {
  return trx
    .selectFrom('store as s')
    .innerJoin('connection as c', (join) =>
      join.onRef('c.workspace_id', '=', 's.workspace_id').onRef('c.store_id', '=', 's.id'),
    )
    .innerJoin('tiktok_grant as g', (join) =>
      join.onRef('g.workspace_id', '=', 'c.workspace_id').onRef('g.id', '=', 'c.grant_id'),
    )
    .select(['s.name as store', 'g.display_name as signIn'])
    .where('s.workspace_id', '=', workspace.id)
    .where('s.id', '=', rowId(storeId))
    .executeTakeFirstOrThrow();
}
