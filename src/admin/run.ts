import type { Overrides } from '../app.ts';
import { loadConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { createLogger } from '../logger.ts';
import { openParts } from '../parts.ts';
import type { Parts } from '../parts.ts';
import { rotateKeys } from './keys.ts';
import { grantRight, listRights, withdrawRight } from './rights.ts';
import { addStoreKeys } from './store-keys.ts';
import { showPings } from './store-pings.ts';
import { addStore, listStores, removeStore } from './stores.ts';
import { installedWorkspace } from './workspace.ts';

export type AdminInput = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The secret that a command needs; never an argument, which other users of the machine could see. */
  readonly readStdin: () => Promise<string>;
  readonly print: (line: string) => void;
  readonly overrides?: Overrides;
};

const usage = `Usage: npm run admin -- <command>

  store add --handle H --name N --vtex-account A --trade-policy P
            --bc-id ID --advertiser-id ID --catalog-id ID [--pixel-code CODE]
      Registers a store; the TikTok access token is read from standard input.
  store keys --handle H --app-key K
      Stores the VTEX keys of the store's account; the app token is read from standard input.
  store pings --handle H [--new]
      Shows the address for VTEX's affiliate pings, or makes a new one.
  store list
  store remove --handle H
  right list
  right grant <user id> <operator|admin>
  right withdraw <user id>
      Who may do what in Slack, beside ADMIN_USER_IDS and the owners and admins of the workspace.
  keys rotate
      Re-encrypts every secret with the first key of ENCRYPTION_KEYS.

It reads the same configuration as the app and may run beside it.`;

type AdminContext = AdminInput & { readonly parts: Parts; readonly publicUrl: string | null };
type AdminCommand = (context: AdminContext, args: readonly string[]) => Promise<void>;

const commands: Readonly<Record<string, AdminCommand>> = {
  'store add': async (context, args) => addStore(context, await installed(context), args),
  'store keys': async (context, args) => addStoreKeys(context, await installed(context), args),
  'store pings': async (context, args) => showPings(context, await installed(context), args),
  'store list': async (context) => listStores(context, await installed(context)),
  'store remove': async (context, args) => removeStore(context, await installed(context), args),
  'right list': async (context) => listRights(context, await installed(context)),
  'right grant': async (context, args) => grantRight(context, await installed(context), args),
  'right withdraw': async (context, args) => withdrawRight(context, await installed(context), args),
  'keys rotate': (context) => rotateKeys(context),
};

/** One admin command. Answers the exit code; expected mistakes are printed as sentences. */
export async function runAdmin(input: AdminInput): Promise<number> {
  const [noun = '', verb = '', ...args] = input.argv;
  const command = commands[`${noun} ${verb}`];
  if (command === undefined) {
    input.print(usage);
    return ['', 'help', '--help'].includes(noun) ? 0 : 2;
  }
  try {
    await withParts(input, (context) => command(context, args));
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    input.print(error.message);
    return 1;
  }
}

async function withParts(input: AdminInput, run: (context: AdminContext) => Promise<void>): Promise<void> {
  const { config, secrets } = loadConfig(input.env);
  // Log lines would drown the answer; errors are printed.
  const log = input.overrides?.logger ?? createLogger('silent');
  const parts = await openParts(config, secrets, { ...input.overrides, log, access: 'join' });
  try {
    await run({ ...input, parts, publicUrl: config.publicUrl });
  } finally {
    await parts.storage.close();
  }
}

const installed = ({ env, parts }: AdminContext) => installedWorkspace(loadConfig(env), parts);
