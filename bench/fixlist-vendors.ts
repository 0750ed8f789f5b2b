import type { TikTokIds } from '../src/core/connection.ts';
import { environmentFor, startWorlds } from '../sandbox/worlds.ts';
import { tiktokChannel } from '../sandbox/worlds/vtex-model.ts';
import { skuIdAt } from '../sandbox/worlds/catalog-seed.ts';

// A process of its own: the vendors, so that what is measured in the other one is the app's alone.
// It ends with the channel to whoever started it.

/** What the measured processes need to know. */
export type Vendors = {
  readonly env: Readonly<Record<string, string>>;
  readonly access: { readonly account: string; readonly appKey: string; readonly appToken: string };
  readonly policyId: number;
  readonly connection: {
    readonly ids: TikTokIds;
    readonly appId: string;
    readonly coreUserId: string;
    readonly token: string;
  };
};

const account = 'bench';
/** A twentieth of the products lack something, which makes a long list to publish. */
const skusPerDefect = 20;

const [, , skus = ''] = process.argv;
const skuCount = Number(skus);
const worlds = await startWorlds();
worlds.vtex.addAccount({ name: account, skuCount, channelSkuCount: skuCount });
const spoilt = Array.from({ length: Math.floor(skuCount / skusPerDefect) }, (_, at) =>
  skuIdAt(at * skusPerDefect),
);
worlds.vtex.breakSkus(spoilt, 'no-description', account);
const { appKey, appTokens } = worlds.vtex.key(account);
const { appId, coreUserId, token, bcId, advertiserId, catalogId, pixelCode } = worlds.tiktok.addStore({
  name: account,
});
const [appToken = ''] = appTokens;
const vendors: Vendors = {
  env: environmentFor(worlds),
  access: { account, appKey, appToken },
  policyId: tiktokChannel,
  connection: { ids: { bcId, advertiserId, catalogId, pixelCode }, appId, coreUserId, token },
};
process.send?.(vendors);
process.once('disconnect', () => process.exit(0));
