/** The cookies of one browser, as far as our pages and TikTok's use them: by host (ports share them) and path. */
export type CookieJar = {
  keep(url: URL, headers: Headers): void;
  /** The `cookie` header for this address; null: none. */
  headerFor(url: URL): string | null;
  clear(): void;
};

type Cookie = { readonly host: string; readonly path: string; readonly name: string; readonly value: string };

export function createCookieJar(): CookieJar {
  let cookies: readonly Cookie[] = [];
  const fits = ({ host, path }: Cookie, url: URL) =>
    host === url.hostname && (url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')));
  return {
    keep(url, headers) {
      for (const line of headers.getSetCookie()) {
        const cookie = cookieOf(url, line);
        const others = cookies.filter(
          ({ host, path, name }) => host !== cookie.host || path !== cookie.path || name !== cookie.name,
        );
        cookies = [...others, cookie];
      }
    },
    headerFor(url) {
      // The nearest path first, as browsers do.
      const near = cookies.filter((one) => fits(one, url)).sort((a, b) => b.path.length - a.path.length);
      const sent = near.map(({ name, value }) => `${name}=${value}`);
      return sent.length === 0 ? null : sent.join('; ');
    },
    clear() {
      cookies = [];
    },
  };
}

function cookieOf(url: URL, line: string): Cookie {
  const [pair = '', ...flags] = line.split(';').map((part) => part.trim());
  const [name = '', ...value] = pair.split('=');
  const path = flags.find((flag) => /^path=/i.test(flag))?.slice('path='.length) ?? '/';
  return { host: url.hostname, path, name, value: value.join('=') };
}
