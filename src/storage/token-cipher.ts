import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';

/** `key` has 32 bytes. `kid` stands in every stored secret, so it has no dot. */
export type EncryptionKey = { readonly kid: string; readonly key: Buffer };

/** Where a secret is stored. It is bound to this place: moved to another row it no longer opens. */
export type SecretPlace = {
  readonly table: string;
  readonly column: string;
  readonly workspaceId: string;
  readonly row: string;
};

export type TokenCipher = {
  /** The key that new secrets are encrypted with. */
  readonly currentKid: string;
  readonly kids: readonly string[];
  /** `kid`: for the check values only; everything else uses the current key. */
  encrypt(secret: string, place: SecretPlace, kid?: string): string;
  /** Throws `secret_unreadable`: a matter of configuration, it says nothing about the secret itself. */
  decrypt(stored: string, place: SecretPlace): string;
};

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12; // NIST SP 800-38D, 8.2.2: 96 random bits
const tagBytes = 16;
const version = 'v1';
const kidPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** The first key encrypts, all of them decrypt. */
export function createTokenCipher(keys: readonly EncryptionKey[]): TokenCipher {
  const byKid = new Map(keys.map(({ kid, key }) => [kid, key]));
  const current = keys[0];
  if (current === undefined) throw new AppError('config_invalid', 'There is no encryption key.');
  if (byKid.size !== keys.length)
    throw new AppError('config_invalid', 'Two encryption keys have the same name.');
  for (const key of keys) assertUsable(key);
  return {
    currentKid: current.kid,
    kids: keys.map(({ kid }) => kid),
    encrypt: (secret, place, kid = current.kid) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, keyOf(byKid, kid), iv).setAAD(boundTo(kid, place));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [version, kid, iv.toString('base64url'), sealed.toString('base64url')].join('.');
    },
    decrypt: (stored, place) => {
      const kid = kidOf(stored);
      try {
        return open(stored, keyOf(byKid, kid), place);
      } catch (error) {
        const { table, column } = place;
        throw new AppError(
          'secret_unreadable',
          `A secret in ${table}.${column} cannot be read with key "${kid}".`,
          {
            cause: error,
            details: { table, column, kid },
          },
        );
      }
    },
  };
}

/** The name of the key that a stored secret was encrypted with. */
export function kidOf(stored: string): string {
  return stored.split('.')[1] ?? '';
}

function open(stored: string, key: Buffer, place: SecretPlace): string {
  const [format, kid = '', iv = '', sealed = '', ...rest] = stored.split('.');
  if (format !== version || rest.length > 0) throw new Error('unknown format');
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < tagBytes) throw new Error('too short');
  const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(kid, place)).setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
}

// JSON keeps the parts apart: joined by a separator, two different places could give the same bytes.
function boundTo(kid: string, { table, column, workspaceId, row }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([version, kid, table, column, workspaceId, row]), 'utf8');
}

function keyOf(byKid: ReadonlyMap<string, Buffer>, kid: string): Buffer {
  const key = byKid.get(kid);
  if (key === undefined) throw new Error('no such key');
  return key;
}

function assertUsable({ kid, key }: EncryptionKey): void {
  if (!kidPattern.test(kid)) {
    throw new AppError(
      'config_invalid',
      'The name of an encryption key has 1 to 64 letters, digits, - or _.',
    );
  }
  if (key.length !== keyBytes) {
    throw new AppError(
      'config_invalid',
      `Encryption key "${kid}" has ${key.length} bytes; it needs ${keyBytes}.`,
    );
  }
}
