import { parseArgs } from 'node:util';
import type { Parts } from '../parts.ts';
import { parts as partNames } from '../core/reading.ts';
import type { Part, Reading, ReadingValues } from '../core/reading.ts';
import type { StoreStatus } from '../core/status.ts';
import type { Store } from '../core/store.ts';
import { readStore, runCheck } from '../core/use-cases/run-check.ts';
import type { Workspace } from '../core/workspace.ts';
import { AppError } from '../errors.ts';
import { readStoreFlags, storeFlags } from './store-flags.ts';

type Context = {
  readonly parts: Parts;
  readonly readStdin: () => Promise<string>;
  readonly print: (line: string) => void;
};

/** Registers a store and its token, proves the token first, and reads TikTok once, so that a wrong id shows at once. */
export async function addStore(
  context: Context,
  workspace: Workspace,
  args: readonly string[],
): Promise<void> {
  const { store, ids } = readStoreFlags(args);
  const { storage, tiktok } = context.parts;
  const token = (await context.readStdin()).trim();
  if (token === '') {
    throw new AppError('input_invalid', 'The TikTok access token is missing: pipe it into standard input.');
  }
  const reading = await readStore(tiktok, { token, ids }, 'interactive');
  const user = provenUser(reading);
  refuseWrongIds(reading, user.displayName);
  const grant = { appId: context.parts.appId, token, ...user };
  const added = await storage.stores.addConnected(workspace, { store, grant, ids });
  if (added === 'handle-taken') {
    throw new AppError(
      'input_invalid',
      `There is a store "${store.handle}" already. Choose another --handle, or remove it first.`,
    );
  }
  context.print(`Store "${store.handle}" was added. TikTok user: ${user.displayName}.`);
  await runCheck(
    { checks: storage.checks, tiktok },
    { workspaceId: workspace.id, storeId: added.store.id },
    'interactive',
  );
  const status = await storage.stores.readStatus(workspace, added.store.id);
  if (status !== null) printFirstReading(context.print, status);
}

/** Whose token it is. Throws AppError when TikTok refuses the token or did not say. */
function provenUser({ user }: Reading): ReadingValues['user'] {
  if (user?.class === 'good') return user.value;
  if (user?.class === 'tokenRefused') {
    throw new AppError('tiktok_refused', 'TikTok does not accept this token. Nothing was stored.');
  }
  throw new AppError(
    'tiktok_unavailable',
    `TikTok did not confirm the token (${user?.reason ?? 'no answer'}). Nothing was stored; try again.`,
  );
}

/** The flags behind the parts of a reading, for a sentence about a wrong id. */
const flagOf: Partial<Record<Part, string>> = {
  adAccount: '--advertiser-id',
  businessCenter: '--bc-id',
  catalog: '--catalog-id',
  pixel: '--pixel-code',
};

/** A wrong id would be asked for in vain for ever. What TikTok merely did not answer is left to the checks. */
function refuseWrongIds(reading: Reading, user: string): void {
  const wrong = partNames.flatMap((part) =>
    reading[part]?.class === 'objectRefused' && flagOf[part] !== undefined ? [`  ${flagOf[part]}`] : [],
  );
  if (wrong.length === 0) return;
  throw new AppError(
    'tiktok_refused',
    [
      `TikTok does not show these to ${user}: a wrong id, or no role there. Nothing was stored.`,
      ...wrong,
    ].join('\n'),
  );
}

function printFirstReading(print: Context['print'], { memory }: StoreStatus): void {
  const counts = memory.counts.good?.value;
  if (counts !== undefined) {
    print(
      `${String(counts.approved)} available, ${String(counts.processing)} in review, ${String(counts.rejected)} rejected.`,
    );
  }
  for (const name of partNames) {
    const last = memory[name].last;
    if (last !== null && last.class !== 'good')
      print(`Not read yet: ${name}. The app tries again by itself.`);
  }
}

export async function listStores(context: Context, workspace: Workspace): Promise<void> {
  const statuses = await context.parts.storage.stores.readAllStatus(workspace);
  if (statuses.length === 0) context.print('No store is set up yet.');
  for (const { store, connection } of statuses) {
    context.print(`${store.handle}\t${store.name}\t${store.vtexAccount}\t${connection.phase}`);
  }
}

export async function removeStore(
  context: Context,
  workspace: Workspace,
  args: readonly string[],
): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { handle: storeFlags.handle }, strict: false });
  const store = await storeNamed(context.parts, workspace, values['handle']);
  await context.parts.storage.stores.remove(workspace, store.id);
  context.print(
    `Store "${store.handle}" was removed from this app. An access to TikTok that no other store uses is given back there; VTEX and the products on TikTok were not touched.`,
  );
}

/** Throws AppError `input_invalid` where there is none. */
export async function storeNamed(parts: Parts, workspace: Workspace, handle: unknown): Promise<Store> {
  const { stores } = await parts.storage.stores.list(workspace);
  const store = stores.find((one) => one.handle === handle);
  if (store !== undefined) return store;
  throw new AppError(
    'input_invalid',
    `There is no store "${typeof handle === 'string' ? handle : ''}". Name one with --handle.`,
  );
}
