import { parseArgs } from 'node:util';
import type { Store } from '../core/store.ts';
import type { Workspace } from '../core/workspace.ts';
import { AppError } from '../errors.ts';
import { PINGS_PATH } from '../http/ping-route.ts';
import type { Parts } from '../parts.ts';
import { storeNamed } from './stores.ts';

type Context = {
  readonly parts: Parts;
  readonly print: (line: string) => void;
  /** Without a final slash; null: not configured. */
  readonly publicUrl: string | null;
};

/** Shows the address at which VTEX announces changes of a store's account, or makes a new one. */
export async function showPings(
  context: Context,
  workspace: Workspace,
  args: readonly string[],
): Promise<void> {
  const options = { handle: { type: 'string' }, new: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options, strict: false });
  const store = await storeNamed(context.parts, workspace, values.handle);
  const { vtexAccount } = store;
  const { pings } = context.parts.storage;
  const isNew = values.new === true;
  const secret = isNew
    ? await pings.renewSecret(workspace, vtexAccount)
    : await pings.secretOf(workspace, vtexAccount);
  if (secret === null)
    throw new AppError(
      'input_invalid',
      `The VTEX account "${vtexAccount}" has no keys yet: "store keys" first.`,
    );
  if (isNew) context.print('This is a new address; the old one is not answered any more.');
  printPings(context, store, secret);
}

/** How the affiliate is registered at VTEX (vtex.md 5.2). Who has the address can ask for readings and nothing else. */
export function printPings(
  { print, publicUrl }: Omit<Context, 'parts'>,
  { tradePolicy }: Pick<Store, 'tradePolicy'>,
  secret: string,
): void {
  print(
    [
      'Faster: VTEX tells this app which products change. VTEX Admin > Store Settings > Orders > Settings > Affiliates > New affiliate:',
      `  Trade policy      ${tradePolicy}`,
      `  Search endpoint   ${publicUrl ?? 'https://<your host>'}${PINGS_PATH}${secret}`,
      'An affiliate of its own: leave that of TikTok as it is. Keep the address to yourselves; "store pings" shows it again.',
    ].join('\n'),
  );
}
