import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Database, Db } from './database.ts';
import type { SecretPlace, TokenCipher } from './token-cipher.ts';

/** Every encrypted column; `row` is the SQL of what names the row in the secret's place. */
const secretColumns = [
  { table: 'installation', column: 'bot_token', row: 'workspace_id' },
  { table: 'tiktok_grant', column: 'token', row: `app_id || '/' || core_user_id` },
  { table: 'connect_attempt', column: 'token', row: 'id' },
  { table: 'vtex_key', column: 'app_token', row: 'account' },
  { table: 'vtex_key', column: 'ping_secret', row: 'account' },
] as const;

export function installationPlace(workspaceId: string): SecretPlace {
  return { table: 'installation', column: 'bot_token', workspaceId, row: workspaceId };
}

/** Bound to TikTok's ids and not to our own of the row: so one statement can insert or replace the token. */
export function grantPlace(workspaceId: string, appId: string, coreUserId: string): SecretPlace {
  return { table: 'tiktok_grant', column: 'token', workspaceId, row: `${appId}/${coreUserId}` };
}

/** Until it is known whose token it is, and so in which grant it belongs. */
export function attemptPlace(workspaceId: string, attemptId: string): SecretPlace {
  return { table: 'connect_attempt', column: 'token', workspaceId, row: attemptId };
}

export function vtexKeyPlace(workspaceId: string, account: string): SecretPlace {
  return { table: 'vtex_key', column: 'app_token', workspaceId, row: account };
}

export function pingSecretPlace(workspaceId: string, account: string): SecretPlace {
  return { table: 'vtex_key', column: 'ping_secret', workspaceId, row: account };
}

const checkText = 'this key is the right one';

/**
 * Compares the configured keys with the database: each key opens its own check value, and no stored secret
 * needs a key that is missing. At the start, before a wrong key can encrypt anything.
 */
export async function verifyKeys(database: Database, cipher: TokenCipher): Promise<void> {
  for (const kid of cipher.kids) await verifyKey(database, cipher, kid);
  for (const { table, column } of secretColumns) {
    const kids = await database.statement((db) => usedKids(db, table, column));
    const missing = kids.find((kid) => !cipher.kids.includes(kid));
    if (missing !== undefined) {
      throw new AppError(
        'encryption_key_wrong',
        `The database holds secrets encrypted with key "${missing}", which is not configured. Add it to ENCRYPTION_KEYS.`,
        { details: { kid: missing } },
      );
    }
  }
}

async function verifyKey(database: Database, cipher: TokenCipher, kid: string): Promise<void> {
  const place = { table: 'encryption_key', column: 'check_value', workspaceId: '', row: kid };
  // Two processes at once: the first value stays, and both are measured against it.
  const stored = await database.transaction(async (trx) => {
    const check_value = cipher.encrypt(checkText, place, kid);
    await trx
      .insertInto('encryption_key')
      .values({ kid, check_value })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = trx.selectFrom('encryption_key').select('check_value').where('kid', '=', kid);
    return row.executeTakeFirstOrThrow();
  });
  try {
    cipher.decrypt(stored.check_value, place);
  } catch (error) {
    throw new AppError(
      'encryption_key_wrong',
      `Encryption key "${kid}" is not the one that this database was used with. Restore the old key under this name.`,
      { cause: error, details: { kid } },
    );
  }
}

async function usedKids(db: Db, table: string, column: string): Promise<string[]> {
  const { rows } = await sql<{ kid: string }>`
    select distinct split_part(${sql.ref(column)}, '.', 2) as kid
    from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(db);
  return rows.map(({ kid }) => kid);
}

const rotatedAtOnce = 100;

/**
 * Encrypts with the current key whatever another one encrypted; answers how many secrets. Each row by itself and only
 * if it still holds the old text, so it may run beside the app, stop half-way and be repeated.
 */
export async function rotateSecrets(database: Database, cipher: TokenCipher): Promise<number> {
  let rotated = 0;
  for (const { table, column, row } of secretColumns) {
    const ref = sql.ref(column);
    for (;;) {
      const { rows } = await database.statement((db) =>
        sql<{ workspaceId: string; row: string; stored: string }>`
          select workspace_id as "workspaceId", (${sql.raw(row)})::text as row, ${ref} as stored
          from ${sql.table(table)} where split_part(${ref}, '.', 2) <> ${cipher.currentKid}
          limit ${rotatedAtOnce}`.execute(db),
      );
      if (rows.length === 0) break;
      for (const { stored, ...where } of rows) {
        const place = { table, column, ...where };
        const renewed = cipher.encrypt(cipher.decrypt(stored, place), place);
        const { numAffectedRows = 0n } = await database.statement((db) =>
          sql`update ${sql.table(table)} set ${ref} = ${renewed}
            where workspace_id = ${where.workspaceId} and ${ref} = ${stored}`.execute(db),
        );
        rotated += Number(numAffectedRows);
      }
    }
  }
  return rotated;
}
