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
  it('is answered with "no such code" while sign-ins work, which is no refusal of a token', async () => {
    const { answered, lines } = await signIn(40110);
    expect(answered.class).toBe('noInfo');
    expect(lines.join('\n')).not.toContain('needs a look');
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
