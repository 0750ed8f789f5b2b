import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import type { EncryptionKey } from './token-cipher.ts';

const fileName = 'encryption-key';
// A name by chance: a lost and newly made key file is then noticed as "another key", not as a broken one.
const line = /^(local-[0-9a-f]{8}):([A-Za-z0-9+/]{43}=)\n?$/;

/**
 * The key of an app that was not given one, in a directory of its own: whoever copies the data directory
 * alone does not get it. Two processes that start at once end with the same key.
 */
export async function readOrCreateKeyFile(keysDir: string): Promise<EncryptionKey> {
  await openKeysDir(keysDir);
  const path = join(keysDir, fileName);
  const text = (await readOrNull(path)) ?? (await create(keysDir, path));
  const [, kid, key] = line.exec(text) ?? [];
  if (kid === undefined || key === undefined) {
    throw new AppError(
      'config_invalid',
      `The key file ${path} is damaged. Restore it from a backup: without it the stored tokens cannot be read.`,
    );
  }
  await chmod(path, 0o600);
  return { kid, key: Buffer.from(key, 'base64') };
}

async function openKeysDir(keysDir: string): Promise<void> {
  try {
    await mkdir(dirname(keysDir), { recursive: true });
    await mkdir(keysDir, { recursive: true, mode: 0o700 });
    await chmod(keysDir, 0o700);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new AppError(
      'config_invalid',
      `KEYS_DIR ${keysDir} cannot be used as a directory (${code}). Choose one that the app may write to.`,
      { cause: error },
    );
  }
}

/** Written aside and then linked: the name never points to half a key, and the second of two makers loses. */
async function create(keysDir: string, path: string): Promise<string> {
  const kid = `local-${randomBytes(4).toString('hex')}`;
  const temporary = join(keysDir, `.${fileName}.${randomBytes(8).toString('hex')}`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${kid}:${randomBytes(32).toString('base64')}\n`);
    await file.sync();
    await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
  await syncDirectory(keysDir);
  return readFile(path, 'utf8');
}

// The new name itself must survive a power cut: secrets are encrypted with this key right after.
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  await directory.sync().finally(() => directory.close());
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
