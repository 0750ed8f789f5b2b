import { parseArgs } from 'node:util';
import type { VtexAccess, VtexApi } from '../core/products/ports.ts';
import type { Store } from '../core/store.ts';
import { tryKeys } from '../core/use-cases/try-keys.ts';
import type { KeyTrial } from '../core/use-cases/try-keys.ts';
import type { Workspace } from '../core/workspace.ts';
import { AppError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { printPings } from './store-pings.ts';
import { storeNamed } from './stores.ts';

type Context = {
  readonly parts: Parts;
  readonly readStdin: () => Promise<string>;
  readonly print: (line: string) => void;
  readonly publicUrl: string | null;
};

/** Keys of VTEX look like this (vtex.md 1.1). */
const appKeyPattern = /^\S{1,200}$/;

/** Stores the VTEX keys of a store's account, after they were tried: a missing permission is named at once. */
export async function addStoreKeys(
  context: Context,
  workspace: Workspace,
  args: readonly string[],
): Promise<void> {
  const options = { handle: { type: 'string' }, 'app-key': { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options, strict: false });
  const { storage, vtex } = context.parts;
  const store = await storeNamed(context.parts, workspace, values.handle);
  const appKey = typeof values['app-key'] === 'string' ? values['app-key'].trim() : '';
  if (!appKeyPattern.test(appKey))
    throw new AppError('input_invalid', '--app-key must be the key, as VTEX shows it (vtexappkey-…).');
  const appToken = (await context.readStdin()).trim();
  if (appToken === '')
    throw new AppError('input_invalid', 'The VTEX app token is missing: pipe it into standard input.');
  const access = { account: store.vtexAccount, appKey, appToken };
  await proveKeys(vtex, store, access);
  await storage.vtexKeys.save(workspace, access);
  context.print(
    `The keys of the VTEX account "${store.vtexAccount}" were stored. Its products are being read; /tiktok products shows how far that is.`,
  );
  const secret = await storage.pings.secretOf(workspace, store.vtexAccount);
  if (secret !== null) printPings(context, store, secret);
}

/** Throws AppError with what is missing. */
async function proveKeys(vtex: VtexApi, store: Store, access: VtexAccess): Promise<void> {
  const trial = await tryKeys(vtex, access, Number(store.tradePolicy));
  if (trial.kind !== 'accepted')
    throw new AppError(trial.kind === 'noInfo' ? 'vtex_unavailable' : 'vtex_refused', whyNot(trial, store));
}

function whyNot(trial: Exclude<KeyTrial, { kind: 'accepted' }>, { vtexAccount, tradePolicy }: Store): string {
  switch (trial.kind) {
    case 'refused':
      return `VTEX does not accept these keys for the account "${vtexAccount}". Nothing was stored.`;
    case 'forbidden':
      return `The keys lack a permission: give their role the License Manager resource "${trial.resource}". Nothing was stored.`;
    case 'noInfo':
      return `VTEX did not confirm the keys (${trial.reason}). Nothing was stored; try again, and check the account name “${vtexAccount}”.`;
    case 'noPolicy': {
      const known = trial.policies.map(({ id, name }) => `  ${String(id)}  ${name}`).join('\n');
      return `VTEX has no trade policy ${tradePolicy}. Nothing was stored. It has these:\n${known}`;
    }
  }
}
