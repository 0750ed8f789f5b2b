import { createHash, randomBytes } from 'node:crypto';
import type { Workspace } from '../../../core/workspace.ts';
import { onlyStoreOf, recordAudit } from '../../audit/audit-rows.ts';
import type { Db, Trx } from '../../database.ts';
import { pingSecretPlace } from '../../encryption-keys.ts';
import type { TokenCipher } from '../../token-cipher.ts';

/** VTEX signs nothing (vtex.md 5.1): who knows the address may ask for readings, so nobody can guess it. */
const secretBytes = 32;

/**
 * By its hash a secret is found, encrypted it can be shown again: a copy of the database alone gives none away. A plain hash is
 * enough, for 256 random bits cannot be tried out.
 */
export function newPingSecret(cipher: TokenCipher, workspace: Workspace, account: string) {
  const secret = randomBytes(secretBytes).toString('base64url');
  return {
    ping_secret: cipher.encrypt(secret, pingSecretPlace(workspace.id, account)),
    ping_hash: hashOf(secret),
  };
}

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export async function readPingSecret(
  db: Db,
  cipher: TokenCipher,
  workspace: Workspace,
  account: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('vtex_key')
    .select('ping_secret')
    .where('workspace_id', '=', workspace.id)
    .where('account', '=', account)
    .executeTakeFirst();
  const stored = row?.ping_secret ?? null;
  return stored === null ? null : cipher.decrypt(stored, pingSecretPlace(workspace.id, account));
}

export async function renewPingSecret(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  account: string,
): Promise<string | null> {
  const renewed = await trx
    .updateTable('vtex_key')
    .set(newPingSecret(cipher, workspace, account))
    .where('workspace_id', '=', workspace.id)
    .where('account', '=', account)
    // After an uninstall there are none, and new keys bring a new secret.
    .where('app_token', 'is not', null)
    .executeTakeFirst();
  if (renewed.numUpdatedRows > 0n) {
    const after = { vtexAccount: account };
    const storeId = await onlyStoreOf(trx, workspace, account);
    await recordAudit(trx, workspace, { action: 'pings.renewed', storeId, after });
  }
  return readPingSecret(trx, cipher, workspace, account);
}
