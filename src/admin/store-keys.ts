import { parseArgs } from 'node:util';
import type { VtexAccess, VtexAnswer, VtexApi } from '../core/products/ports.ts';
import type { Store } from '../core/store.ts';
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

/** One call of each kind that reading the products takes. Throws AppError with what is missing. */
async function proveKeys(vtex: VtexApi, store: Store, access: VtexAccess): Promise<void> {
  const policyId = Number(store.tradePolicy);
  const policies = valueOf(await vtex.tradePolicies(access, 'interactive'), access);
  if (!policies.some(({ id }) => id === policyId)) {
    const known = policies.map(({ id, name }) => `  ${String(id)}  ${name}`).join('\n');
    throw new AppError(
      'vtex_refused',
      `VTEX has no trade policy ${store.tradePolicy}. Nothing was stored. It has these:\n${known}`,
    );
  }
  const skuIds = valueOf(await vtex.skuIds(access, policyId, 1, 'interactive'), access);
  const [first] = skuIds;
  if (first === undefined) return;
  const sku = await vtex.sku(access, policyId, first, 'interactive');
  // Deleted since: it was answered, and that is what was to be seen.
  if (sku.class !== 'good' && sku.class !== 'absent') throw refusalOf(sku, access);
}

function valueOf<T>(answer: VtexAnswer<T>, access: VtexAccess): T {
  if (answer.class === 'good') return answer.value;
  throw refusalOf(answer, access);
}

function refusalOf(
  answer: Exclude<VtexAnswer<unknown>, { class: 'good' }>,
  { account }: VtexAccess,
): AppError {
  if (answer.class === 'keyRefused')
    return new AppError(
      'vtex_refused',
      `VTEX does not accept these keys for the account "${account}". Nothing was stored.`,
    );
  if (answer.class === 'forbidden')
    return new AppError(
      'vtex_refused',
      `The keys lack a permission: give their role the License Manager resource "${answer.resource ?? ''}". Nothing was stored.`,
    );
  return new AppError(
    'vtex_unavailable',
    `VTEX did not confirm the keys (${answer.reason}). Nothing was stored; try again.`,
  );
}
