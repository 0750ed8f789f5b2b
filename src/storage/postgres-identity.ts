import { execFile } from 'node:child_process';
import { chown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../errors.ts';

const run = promisify(execFile);

type Owner = { readonly uid: number; readonly gid: number };

/** How to start PostgreSQL's programs, and who must own its files (null: they are ours already). */
export type Identity = {
  readonly name: 'self' | 'nobody' | 'user-namespace';
  readonly owner: Owner | null;
  readonly prefix: readonly string[];
};

const self: Identity = { name: 'self', owner: null, prefix: [] };

// Does the program run (is its whole path traversable, do its libraries load), and can it write to its directory?
const probe = '"$1" --version >/dev/null && cd "$2" && test -w .';

/**
 * PostgreSQL refuses to run as root. As root we start it as `nobody`; where a path is closed to nobody (a directory
 * of mode 0700 above the app), in a user namespace: in there the process is not root, outside it still owns root's files.
 */
export async function chooseIdentity(postgres: string, directory: string): Promise<Identity> {
  if (process.getuid?.() !== 0) return self;
  const owner = await lstat(directory);
  for (const identity of [await asNobody(), inNamespace]) {
    if (identity.owner !== null) await chown(directory, identity.owner.uid, identity.owner.gid);
    if (await works(identity, postgres, directory)) return identity;
  }
  await chown(directory, owner.uid, owner.gid);
  throw new AppError(
    'postgres_unavailable',
    `PostgreSQL does not run as root, and neither the user nobody nor a user namespace can use ${directory}. ` +
      'Run the app as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

const inNamespace: Identity = {
  name: 'user-namespace',
  owner: { uid: 0, gid: 0 },
  prefix: ['unshare', '--user', '--'],
};

async function asNobody(): Promise<Identity> {
  // 65534 is nobody on Linux; other systems number it differently.
  const uid = await run('id', ['-u', 'nobody']).then(
    ({ stdout }) => Number(stdout),
    () => 65_534,
  );
  return { name: 'nobody', owner: { uid, gid: uid }, prefix: [] };
}

async function works(identity: Identity, postgres: string, directory: string): Promise<boolean> {
  const [file = 'sh', ...args] = [...identity.prefix, 'sh', '-c', probe, 'probe', postgres, directory];
  return run(file, args, { cwd: '/', ...spawnUser(identity) }).then(
    () => true,
    () => false,
  );
}

/** The part of spawn's options that makes the child somebody else. */
export function spawnUser(identity: Identity): { uid?: number; gid?: number } {
  return identity.name === 'nobody' && identity.owner !== null ? identity.owner : {};
}

/** Hands PostgreSQL's files to the identity that will run now; they may have been made under another one. */
export async function takeOwnership(path: string, { owner }: Identity): Promise<void> {
  if (owner === null) return;
  const present = await lstat(path);
  if (present.uid === owner.uid) return;
  if (present.isDirectory()) {
    for (const name of await readdir(path)) await takeOwnership(join(path, name), { ...self, owner });
  }
  // Last, so that a crash on the way leaves the top unchanged and the next start does it all again.
  if (!present.isSymbolicLink()) await chown(path, owner.uid, owner.gid);
}
