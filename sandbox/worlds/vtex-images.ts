import { firstIndexOfProduct, productIdAt, skusPerProduct } from './catalog-seed.ts';
import type { SeedSku } from './catalog-seed.ts';
import { tiktokChannel } from './vtex-model.ts';
import type { ImageTrouble, VtexAccount } from './vtex-model.ts';
import { inChannel } from './vtex-sku.ts';

/** A new picture is a new file, and so has another address: ids of the same product are this far apart. */
const idsPerVersion = 1_000_000;
const firstFileId = 900_000;

const fileIdOf = (account: VtexAccount, productId: number): number =>
  firstFileId + productId + (account.images.get(productId)?.version ?? 0) * idsPerVersion;

/** All SKUs of a product show one picture. */
export const imagePath = (account: VtexAccount, { productId }: Pick<SeedSku, 'productId'>): string =>
  `/arquivos/ids/${String(fileIdOf(account, productId))}`;

/** What stands under this file id; null: nothing. A picture that was replaced stays where it was. */
export function imageAt(account: VtexAccount, fileId: number): ImageTrouble | 'sound' | null {
  const productId = (fileId % idsPerVersion) - firstFileId;
  const index = firstIndexOfProduct(productId);
  if (index < 0 || index >= account.skuCount) return null;
  const image = account.images.get(productId);
  if (image === undefined || fileIdOf(account, productId) !== fileId) return 'sound';
  return image.trouble ?? 'sound';
}

/** The first n products of the TikTok trade policy with nothing wrong get such a picture; answers their ids. */
export function spoilImages(account: VtexAccount, n: number, trouble: ImageTrouble): number[] {
  const victims: number[] = [];
  for (let index = 0; index < account.skuCount && victims.length < n; index += skusPerProduct) {
    const skus = Array.from({ length: skusPerProduct }, (_, at) => index + at);
    const isSound = skus.every((sku) => !account.troubles.has(sku) && inChannel(account, sku, tiktokChannel));
    const isFine = (account.images.get(productIdAt(index))?.trouble ?? null) === null;
    if (isSound && isFine) victims.push(productIdAt(index));
  }
  for (const productId of victims) replacePicture(account, productId, trouble);
  return victims;
}

/** Somebody uploads good pictures of n products; answers their ids. */
export function replaceImages(account: VtexAccount, n: number): number[] {
  const spoilt = [...account.images].filter(([, { trouble }]) => trouble !== null);
  const replaced = spoilt.slice(0, n).map(([productId]) => productId);
  for (const productId of replaced) replacePicture(account, productId, null);
  return replaced;
}

/** Somebody uploads a picture like this for the product; null: a good one. */
export function replacePicture(account: VtexAccount, productId: number, trouble: ImageTrouble | null): void {
  const version = (account.images.get(productId)?.version ?? 0) + 1;
  account.images.set(productId, { version, trouble });
}
