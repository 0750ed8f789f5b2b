import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readOrCreateKeyFile } from '../../../src/storage/key-file.ts';

describe('key file', () => {
  let root: string;
  let keysDir: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'keys-'));
    keysDir = join(root, 'sub', 'keys');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('is made once and read after that', async () => {
    const first = await readOrCreateKeyFile(keysDir);
    expect(first.key).toHaveLength(32);
    expect(await readOrCreateKeyFile(keysDir)).toEqual(first);
  });

  it('can be read by its owner only', async () => {
    await readOrCreateKeyFile(keysDir);
    const modes = await Promise.all([keysDir, join(keysDir, 'encryption-key')].map((path) => stat(path)));
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600]);
  });

  it('is the same for all who make it at once, and leaves no other file', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => readOrCreateKeyFile(keysDir)));
    expect(new Set(keys.map(({ kid, key }) => `${kid}:${key.toString('hex')}`)).size).toBe(1);
    expect(await readdir(keysDir)).toEqual(['encryption-key']);
  });

  it('has another name and another key in another directory', async () => {
    const [one, other] = await Promise.all([
      readOrCreateKeyFile(keysDir),
      readOrCreateKeyFile(join(root, 'b')),
    ]);
    expect(one.kid).not.toBe(other.kid);
    expect(one.key.equals(other.key)).toBe(false);
  });

  it.each(['', 'local-00000000:short', 'no colon', `local-00000000:${'A'.repeat(44)}x`])(
    'is refused when it is damaged: %j',
    async (text) => {
      await readOrCreateKeyFile(keysDir);
      await writeFile(join(keysDir, 'encryption-key'), text);
      await expect(readOrCreateKeyFile(keysDir)).rejects.toMatchObject({
        code: 'config_invalid',
        message: expect.stringContaining(join(keysDir, 'encryption-key')),
      });
    },
  );
});
