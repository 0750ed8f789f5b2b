import { sql } from 'kysely';
import type { LinkRefusal } from '../core/link-ports.ts';
import type { VtexAccess } from '../core/products/ports.ts';
import type { KeyLink, KeyLinkRepository } from '../core/store-ports.ts';
import type { Store } from '../core/store.ts';
import type { Workspace } from '../core/workspace.ts';
import type { AccessReader } from './access-reader.ts';
import { lockAudience } from './alerts/audience-lock.ts';
import { recordAudit } from './audit/audit-rows.ts';
import type { Database, Db, Trx } from './database.ts';
import { findLink, hashOf, makeLink } from './links/link-rows.ts';
import type { LinkWish } from './links/link-rows.ts';
import { saveKeys } from './products/keys/vtex-key-repository.ts';
import { rowId } from './row-id.ts';
import { lockStore } from './store-lock.ts';
import { storeColumns, storeOf } from './store-rows.ts';
import type { TokenCipher } from './token-cipher.ts';

const purpose = 'vtex-keys';
/** Enough for typing errors, and no way to try out keys through us. */
const mostTries = 5;

export function createKeyLinkRepository(
  database: Database,
  cipher: TokenCipher,
  accessIn: AccessReader,
): KeyLinkRepository {
  return {
    make: (workspace, wish) =>
      database.transaction((trx) => makeKeyLink(trx, workspace, { ...wish, purpose })),
    look: (secret) => database.transaction((trx) => look(trx, secret)),
    beginTry: (secret) => database.transaction((trx) => beginTry(trx, secret)),
    returnTry: (secret) =>
      database.statement(async (db) => {
        await sql`update one_time_link set tries = tries - 1
          where secret_hash = ${hashOf(secret)} and purpose = ${purpose} and tries > 0`.execute(db);
      }),
    use: (secret, access, policyId) =>
      database.transaction((trx) => use(trx, { cipher, accessIn }, secret, { access, policyId })),
  };
}

async function makeKeyLink(trx: Trx, workspace: Workspace, wish: LinkWish): Promise<string | null> {
  // Before the links, as whoever removes the store does.
  if (!(await lockStore(trx, workspace, wish.storeId))) return null;
  const { secret, link } = await makeLink(trx, workspace, wish);
  await recordAudit(trx, workspace, {
    ...{ action: 'link.made', storeId: wish.storeId },
    after: { purpose, until: link.expiresAt.toISOString() },
  });
  return secret;
}

async function look(db: Db, secret: string): Promise<KeyLink | LinkRefusal> {
  const found = await findLink(db, purpose, secret, 'look');
  if (typeof found === 'string') return found;
  const store = await readStore(db, found.workspace, found.link.storeId);
  return store === null ? 'unknown' : { ...found, store };
}

async function readStore(db: Db, workspace: Workspace, storeId: string): Promise<Store | null> {
  const row = await db
    .selectFrom('store')
    .select(storeColumns)
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(storeId))
    .executeTakeFirst();
  return row === undefined ? null : storeOf(row);
}

/** Counted before VTEX is asked: of many at once no more are tried, either. */
async function beginTry(trx: Trx, secret: string): Promise<KeyLink | LinkRefusal | 'worn'> {
  const found = await look(trx, secret);
  if (typeof found === 'string') return found;
  const { numAffectedRows = 0n } = await sql`update one_time_link set tries = tries + 1
    where workspace_id = ${found.workspace.id} and id = ${found.link.id} and tries < ${mostTries}`.execute(
    trx,
  );
  return numAffectedRows > 0n ? found : 'worn';
}

type UseDeps = { readonly cipher: TokenCipher; readonly accessIn: AccessReader };
type Tried = { readonly access: VtexAccess; readonly policyId: number };

/** In the order of all locks: the audience, the store, and only then the link, which goes with its store. */
async function use(
  trx: Trx,
  { cipher, accessIn }: UseDeps,
  secret: string,
  { access, policyId }: Tried,
): Promise<'saved' | 'moved' | 'notAllowed' | LinkRefusal> {
  const found = await look(trx, secret);
  if (typeof found === 'string') return found;
  const { workspace, link } = found;
  await lockAudience(trx, workspace, 'speaks');
  // VTEX was asked meanwhile; and no right is withdrawn while this holds the audience (right-repository.ts).
  if ((await accessIn(trx, workspace, link.userId)) !== 'admin') return 'notAllowed';
  if (!(await lockStore(trx, workspace, link.storeId))) return 'unknown';
  const store = await readStore(trx, workspace, link.storeId);
  if (store?.vtexAccount !== access.account || Number(store.tradePolicy) !== policyId) return 'moved';
  const used = await findLink(trx, purpose, secret, 'use');
  if (typeof used === 'string') return used;
  await saveKeys(trx, cipher, workspace, access);
  return 'saved';
}
