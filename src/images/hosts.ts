/** Hosts whose images are looked at, each with its subdomains; a loopback address is one that the sandbox and tests name. */
export type ImageHosts = readonly string[];

/**
 * An address as it is asked for; null: we do not look there. VTEX's own addresses are plain HTTP (vtex.md 3.3) and the same
 * images are to be had by HTTPS. Whoever can write an address into a catalog must not choose what this machine talks to, hence no
 * other port and no password either.
 */
export function askedAddress(address: string, hosts: ImageHosts): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '' || !isOneOf(url.hostname, hosts)) return null;
  if (isLoopback(url.hostname)) return url;
  if (url.port !== '') return null;
  url.protocol = 'https:';
  return url;
}

/** Whole labels only: `evilvteximg.com.br` is not VTEX's. */
const isOneOf = (hostname: string, hosts: ImageHosts): boolean =>
  hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
