import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answer, startVendorServer } from '../http-client/vendor-server.ts';
import type { VendorServer } from '../http-client/vendor-server.ts';
import { createTestApi } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

async function signIn(code: number) {
  server.plan(answer({ code, message: 'no', request_id: 'r', data: {} }));
  const { api, lines } = createTestApi(server.url);
  return { answered: await api.signIn('probe'), lines };
}

describe('the control question', () => {
  it.each([40110, 40002, 40101, 40113, 40400])(
    'is good where TikTok looked at it and said no: %i',
    async (code) => {
      expect((await signIn(code)).answered.class).toBe('good');
    },
  );

  it('says nothing unusual in the log for the code that is expected', async () => {
    expect((await signIn(40110)).lines.join('\n')).not.toContain('needs a look');
  });

  it.each([51039, 50000, 60001])('says nothing where a service of TikTok failed: %i', async (code) => {
    expect((await signIn(code)).answered.class).toBe('noInfo');
  });

  it.each([40010, 40099, 42000, 50001, 99999])(
    'says nothing by a code that nobody knows: %i',
    async (code) => {
      expect((await signIn(code)).answered.class).toBe('noInfo');
    },
  );

  it.each([51021, 40905])('says nothing where a service behind the gateway speaks: %i', async (code) => {
    expect((await signIn(code)).answered.class).toBe('noInfo');
  });

  it('says nothing where no answer came', async () => {
    server.plan(answer('<html>', 502));
    const { api } = createTestApi(server.url);
    expect((await api.signIn('probe')).class).toBe('noInfo');
  });

  it('is no answer where TikTok asks to slow down', async () => {
    expect((await signIn(40100)).answered.class).toBe('throttled');
  });

  it('shows an outage where a token is refused although none was sent', async () => {
    expect((await signIn(40105)).answered.class).toBe('tokenRefused');
    expect(server.requests[0]!.headers['access-token']).toBeUndefined();
  });

  it('is sent once only: it is a POST', async () => {
    await signIn(51039);
    expect(server.requests).toHaveLength(1);
  });
});
