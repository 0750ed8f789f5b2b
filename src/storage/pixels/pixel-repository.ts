import type { NoPixel, PixelRepository, PixelStart } from '../../core/manage/pixel-ports.ts';
import type { Reading } from '../../core/reading.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { AccessReader } from '../access-reader.ts';
import { saveParts } from '../check-finish.ts';
import { readConnected } from '../check-repository.ts';
import type { Database, Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { grantPlace } from '../encryption-keys.ts';
import { isSameAccess } from '../products/items/item-access.ts';
import { rowId } from '../row-id.ts';
import { lockStore } from '../store-lock.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { readEventDays } from './event-days.ts';
import { beginChange, endChange, settleChange } from './pixel-change.ts';

export function createPixelRepository(
  database: Database,
  cipher: TokenCipher,
  accessIn: AccessReader,
): PixelRepository {
  return {
    begin: (workspace, storeId) => database.transaction((trx) => begin(trx, cipher, workspace, storeId)),
    save: (workspace, start, reading) => database.transaction((trx) => save(trx, workspace, start, reading)),
    beginChange: (workspace, start, wanted) =>
      database.transaction((trx) => beginChange(trx, accessIn, workspace, { start, wanted })),
    endChange: (workspace, start, changeId, after) =>
      database.transaction((trx) => endChange(trx, workspace, { start, changeId, after })),
    settleChange: (workspace, start, seen) =>
      database.transaction((trx) => settleChange(trx, workspace, start, seen)),
  };
}

async function begin(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  storeId: string,
): Promise<PixelStart | NoPixel> {
  const store = await trx
    .selectFrom('store')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(storeId))
    .executeTakeFirst();
  if (store === undefined) return 'gone';
  const found = await readConnected(trx, workspace, storeId);
  if (found === null) return 'not-connected';
  const { generation, tokenVersion, appId, coreUserId } = found;
  const { pixelCode } = found.ids;
  if (pixelCode === null) return 'no-pixel';
  return {
    ...{ storeId, generation, tokenVersion, startedAt: await readNow(trx) },
    token: cipher.decrypt(found.token, grantPlace(workspace.id, appId, coreUserId)),
    ids: { ...found.ids, pixelCode },
    events: (await readEventDays(trx, workspace, { storeId, generation })).good?.value ?? [],
  };
}

async function save(
  trx: Trx,
  workspace: Workspace,
  start: PixelStart,
  reading: Reading,
): Promise<'saved' | 'superseded'> {
  if (!(await lockStore(trx, workspace, start.storeId))) return 'superseded';
  if (!(await isSameAccess(trx, workspace, start.storeId, start))) return 'superseded';
  await saveParts(trx, workspace, start, reading);
  return 'saved';
}
