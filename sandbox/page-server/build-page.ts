import { readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

const pageDir = join(projectRoot, 'sandbox', 'page');
/** Where the built page lies; node_modules is there wherever the sandbox runs. */
const outDir = join(projectRoot, 'node_modules', '.cache', 'sandbox-page');
/** Of the last build: written at its end, dated at its start. */
const stampName = '.built';

/** Builds the page unless no file of it is newer than the last build; answers its directory. */
export async function buildPage(): Promise<string> {
  const [newest, builtAt] = await Promise.all([newestOf(sources), mtimeOf(join(outDir, stampName))]);
  if (builtAt > newest) return outDir;
  const startedAt = new Date();
  // A directory of its own first: another sandbox may serve, or build, the old one.
  const fresh = `${outDir}.${String(process.pid)}`;
  // Loaded only when there is something to build: half a second.
  const { build } = await import('vite');
  await build({
    root: pageDir,
    configFile: false,
    logLevel: 'error',
    base: './',
    oxc: { jsx: { runtime: 'automatic' } },
    build: { outDir: fresh, emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
  });
  await writeFile(join(fresh, stampName), '');
  await utimes(join(fresh, stampName), startedAt, startedAt);
  await rm(outDir, { recursive: true, force: true });
  await rename(fresh, outDir).catch(() => rm(fresh, { recursive: true })); // the other one was faster by a hair
  return outDir;
}

/** All that the page is made of. */
const sources = [
  pageDir,
  join(projectRoot, 'sandbox', 'page-server', 'build-page.ts'),
  join(projectRoot, 'sandbox', 'page-server', 'snapshot.ts'),
  join(projectRoot, 'package-lock.json'),
];

async function newestOf(paths: readonly string[]): Promise<number> {
  const times = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path);
      if (!found.isDirectory()) return found.mtimeMs;
      const names = await readdir(path);
      return Math.max(found.mtimeMs, await newestOf(names.map((name) => join(path, name))));
    }),
  );
  return Math.max(0, ...times);
}

async function mtimeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return 0; // never built
  }
}
