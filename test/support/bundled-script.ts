import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A script of this directory as JavaScript for the tests of one file, which start it many times: a process that translates
 * its modules first needs a second more. Answers where it lies, once the tests run.
 */
export function bundledScript(name: string): () => string {
  let directory: string | undefined;
  const script = () => join(directory ?? '', 'script.mjs');
  beforeAll(async () => {
    // Inside the repository: the bundle finds its packages from where it lies.
    const cache = join(root, 'node_modules', '.cache');
    await mkdir(cache, { recursive: true });
    directory = await mkdtemp(join(cache, 'script-'));
    const shape = [
      '--bundle',
      '--packages=external',
      '--platform=node',
      '--format=esm',
      '--log-level=warning',
    ];
    const args = [join(root, 'test/support', name), ...shape, `--outfile=${script()}`];
    await promisify(execFile)(join(root, 'node_modules/.bin/esbuild'), args);
  });
  afterAll(async () => {
    if (directory !== undefined) await rm(directory, { recursive: true });
  });
  return script;
}
