import { createCookieJar } from './cookie-jar.ts';
import { formIn, linkIn, textOf } from './page.ts';

export type Shown = {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  readonly text: string;
};

/** One person's browser: its cookies and the page that it shows. */
export type Browser = {
  /** Goes to an address, and on to wherever that sends it. */
  visit(address: string): Promise<Shown>;
  /** Follows the link with this text on the page that is shown; null: there is none. */
  follow(label: string): Promise<Shown | null>;
  /** Sends the form of the page that is shown, with these values in its fields. */
  submit(values: Readonly<Record<string, string>>): Promise<Shown>;
  readonly shown: Shown | null;
  /** As in another browser: the page stays, its cookies do not. */
  forget(): void;
};

const mostRedirects = 10;

type Sent = { readonly method: 'GET' | 'POST'; readonly url: URL; readonly body: string | null };

/** `language`: what the browser asks for, as Slack writes it, e.g. `pt-BR`. */
export function createBrowser(language: () => string = () => 'en'): Browser {
  const jar = createCookieJar();
  let shown: Shown | null = null;
  const go = async (sent: Sent, redirects = 0): Promise<Shown> => {
    const { method, url, body } = sent;
    const cookie = jar.headerFor(url);
    const headers = {
      'accept-language': language(),
      ...(cookie === null ? {} : { cookie }),
      ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const response = await fetch(url, { method, headers, body, redirect: 'manual' });
    jar.keep(url, response.headers);
    const html = await response.text();
    const location = response.headers.get('location');
    if (location !== null && response.status >= 300 && redirects < mostRedirects)
      return go({ method: 'GET', url: new URL(location, url), body: null }, redirects + 1);
    shown = { status: response.status, url: url.href, html, text: textOf(html) };
    return shown;
  };
  const visit = (address: string) => go({ method: 'GET', url: new URL(address), body: null });
  return {
    visit,
    follow: async (label) => {
      const link = shown === null ? null : linkIn(shown.html, label);
      return link === null || shown === null ? null : visit(new URL(link, shown.url).href);
    },
    submit: (values) => go(submission(shown, values)),
    get shown() {
      return shown;
    },
    forget: () => {
      jar.clear();
    },
  };
}

/** Throws where the page has no form, or no such field: a typing error of whoever plays. */
function submission(shown: Shown | null, values: Readonly<Record<string, string>>): Sent {
  const form = shown === null ? null : formIn(shown.html);
  if (shown === null || form === null) throw new Error('The browser shows no form. Visit one first.');
  const names = form.fields.map(({ name }) => name);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(`The form has no field "${unknown}"; it has: ${names.join(', ')}`);
  const filled = form.fields.map(({ name, value }): [string, string] => [name, values[name] ?? value]);
  const query = new URLSearchParams(filled).toString();
  const url = new URL(form.action === '' ? shown.url : form.action, shown.url);
  if (form.method === 'POST') return { method: 'POST', url, body: query };
  url.search = query;
  return { method: 'GET', url, body: null };
}
