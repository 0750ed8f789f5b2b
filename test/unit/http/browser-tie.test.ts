import { ServerResponse } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { csrfOf, isTied, readTie, setTie } from '../../../src/http/browser-tie.ts';
import { markup, pageHeaders } from '../../../src/http/page.ts';

const secret = 's'.repeat(43);
const requestWith = (cookie?: string) =>
  ({ headers: cookie === undefined ? {} : { cookie } }) as IncomingMessage;
const set = (cookie: string | undefined, publicUrl = 'https://app.example/slack') => {
  const request = requestWith(cookie);
  const response = new ServerResponse(request);
  const tie = setTie(request, response, { publicUrl, place: '/keys/' });
  return { tie, header: String(response.getHeader('set-cookie')) };
};

describe('the tie of a link to a browser', () => {
  it('is a new random value in a cookie of that path alone, and the same one for a second tab', () => {
    const first = set(undefined);
    expect(first.header).toBe(
      `tie=${first.tie}; Path=/slack/keys/; Max-Age=600; HttpOnly; SameSite=Lax; Secure`,
    );
    expect(set(undefined).tie).not.toBe(first.tie);
    expect(set(`other=1; tie=${first.tie}`).tie).toBe(first.tie);
    expect(set(undefined, 'http://127.0.0.1:3000').header).not.toContain('Secure');
  });

  it.each(['tie=short', `tie=${'x'.repeat(44)}`, `tie=${'!'.repeat(43)}`, `untie=${'x'.repeat(43)}`, ''])(
    'is not read from what we never made: %s',
    (cookie) => {
      expect(readTie(requestWith(cookie))).toBeNull();
      expect(set(cookie).tie).toMatch(/^[\w-]{43}$/);
    },
  );

  it('holds for this browser and this link only', () => {
    const [mine, theirs] = [set(undefined).tie, set(undefined).tie];
    const csrf = csrfOf(mine, secret);
    expect(isTied(mine, secret, csrf)).toBe(true);
    expect(isTied(theirs, secret, csrf)).toBe(false);
    expect(isTied(mine, 't'.repeat(43), csrf)).toBe(false);
    for (const wrong of ['', csrf.slice(1), `${csrf}x`, `${csrf.slice(0, 42)}é`])
      expect(isTied(mine, secret, wrong)).toBe(false);
    // Nobody's browser: also what an empty cookie would give.
    expect(isTied(null, secret, csrfOf('', secret))).toBe(false);
  });
});

describe('a page', () => {
  it('escapes what is put in, and not what is markup already', () => {
    const item = markup`<li>${`<b>&"'`}</li>`;
    expect(markup`<ul title="${'"'}">${[item, item]}</ul>`.html).toBe(
      '<ul title="&quot;"><li>&lt;b&gt;&amp;&quot;&#39;</li>\n<li>&lt;b&gt;&amp;&quot;&#39;</li></ul>',
    );
  });

  it('lets its form lead elsewhere only where that is said', () => {
    const policyOf = (formTo?: string) => pageHeaders(formTo)['content-security-policy'];
    expect(policyOf()).toContain("form-action 'self';");
    expect(policyOf('https://tiktok.example')).toContain("form-action 'self' https://tiktok.example;");
  });
});
