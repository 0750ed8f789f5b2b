/** An address is part of an index entry, which ends at 2,700 bytes; VTEX's are some 100 characters long. */
const longestAddress = 2_000;

export function isWebAddress(url: string): boolean {
  return /^\s*https?:\/\//i.test(url) && URL.canParse(url);
}

/**
 * The address of the image that TikTok gets: the first one that is an address (vtex.md 3.1). In one spelling, in ASCII, so that equal
 * images are equal texts. '': there is none that could be looked at.
 */
export function imageAddressOf(imageUrls: readonly string[]): string {
  const first = imageUrls.find(isWebAddress);
  if (first === undefined) return '';
  const address = new URL(first);
  address.hash = '';
  return address.href.length > longestAddress ? '' : address.href;
}

/** The host of such an address. The database cuts it out in the same way. */
export const imageHostOf = (address: string): string => address.split('/')[2] ?? '';
