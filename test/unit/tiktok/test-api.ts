import { createTikTokApi } from '../../../src/tiktok/client.ts';
import type { TikTokOptions } from '../../../src/tiktok/request.ts';
import type { ThrottleEvent } from '../../../src/tiktok/throttle.ts';
import { fakeLimiter } from '../http-client/fake-limiter.ts';
import { captureLog } from '../http-client/log-lines.ts';
import { answer } from '../http-client/vendor-server.ts';
import type { Reply } from '../http-client/vendor-server.ts';

/** Searched for in every log line and refusal of the tests below. */
export const planted = { token: 'planted-token-4711', appSecret: 'planted-app-secret-0815' };

/** The client under test against a local server, with a recording limiter, log and throttle listener. */
export function createTestApi(baseUrl: string, more: Partial<TikTokOptions> = {}) {
  const limiter = fakeLimiter();
  const log = captureLog();
  const throttles: ThrottleEvent[] = [];
  const api = createTikTokApi({
    baseUrl,
    appId: '7000000000000000900',
    appSecret: planted.appSecret,
    limiter,
    logger: log.logger,
    sleep: async () => undefined,
    onThrottle: (event) => void throttles.push(event),
    ...more,
    timing: { retryBaseMs: 0, ...more.timing },
  });
  return { api, limiter, throttles, lines: log.lines };
}

/** TikTok's success envelope. */
export function good(data: unknown): Reply {
  return answer({ code: 0, message: 'OK', request_id: 'req-good', data });
}

/** TikTok's refusal: HTTP 200 and a code. */
export function refusal(code: number, message = 'refused', status = 200): Reply {
  return answer({ code, message, request_id: `req-${code}`, data: {} }, status);
}
