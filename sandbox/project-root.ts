import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sign = 'manifest.yml';

/** The repository: it lies above these sources, and above the bundle that `npm run sandbox` makes of them. */
export const projectRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

function rootAbove(directory: string): string {
  if (existsSync(join(directory, sign))) return directory;
  const above = dirname(directory);
  if (above === directory) throw new Error(`There is no ${sign} above the sandbox.`);
  return rootAbove(above);
}
