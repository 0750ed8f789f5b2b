import { parseArgs } from 'node:util';
import type { TikTokIds } from '../core/connection.ts';
import { handlePattern, vtexAccountPattern } from '../core/store.ts';
import type { NewStore } from '../core/store.ts';
import { AppError } from '../errors.ts';

export const storeFlags = {
  handle: { type: 'string' },
  name: { type: 'string' },
  'vtex-account': { type: 'string' },
  'trade-policy': { type: 'string' },
  'bc-id': { type: 'string' },
  'advertiser-id': { type: 'string' },
  'catalog-id': { type: 'string' },
  'pixel-code': { type: 'string' },
} as const;

type Flag = keyof typeof storeFlags;

/** TikTok's ids are digits, up to 19 of them (tiktok-business-api.md 1). */
const idPattern = /^\d{1,20}$/;

const rules: readonly (readonly [Flag, RegExp, string])[] = [
  ['handle', handlePattern, 'must have 1 to 21 of a-z, 0-9 and -'],
  ['name', /^.{1,200}$/u, 'must have 1 to 200 characters'],
  ['vtex-account', vtexAccountPattern, 'must be the VTEX account name (a-z, 0-9 and -)'],
  ['trade-policy', /^\d{1,9}$/, 'must be the number of the trade policy'],
  ['bc-id', idPattern, 'must be the number of the Business Center'],
  ['advertiser-id', idPattern, 'must be the number of the ad account'],
  ['catalog-id', idPattern, 'must be the number of the catalog'],
];

/** Throws AppError `input_invalid` with every mistake at once. */
export function readStoreFlags(args: readonly string[]): { store: NewStore; ids: TikTokIds } {
  const flags = parse(args);
  const mistakes = rules
    .filter(([flag, pattern]) => !pattern.test(flags[flag] ?? ''))
    .map(([flag, , remedy]) => `  --${flag} ${remedy}`);
  const pixelCode = flags['pixel-code'] ?? null;
  if (pixelCode !== null && !/^\w{1,64}$/.test(pixelCode))
    mistakes.push('  --pixel-code must be the code shown in Events Manager');
  if (mistakes.length > 0)
    throw new AppError('input_invalid', ['The store was not added:', ...mistakes].join('\n'));
  const value = (flag: Flag) => flags[flag] ?? '';
  return {
    store: {
      handle: value('handle'),
      name: value('name'),
      vtexAccount: value('vtex-account'),
      tradePolicy: value('trade-policy'),
    },
    ids: {
      bcId: value('bc-id'),
      advertiserId: value('advertiser-id'),
      catalogId: value('catalog-id'),
      pixelCode,
    },
  };
}

function parse(args: readonly string[]): Partial<Record<Flag, string>> {
  try {
    return parseArgs({ args: [...args], options: storeFlags }).values;
  } catch (error) {
    throw new AppError('input_invalid', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
