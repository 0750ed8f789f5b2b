import type { RequestListener } from 'node:http';

const TOLERANCE_S = 5 * 60;
const FORM = 'application/x-www-form-urlencoded';

/**
 * Closes three gaps of Bolt's receiver (slack.md 1.5): it accepts signed timestamps from the future, so that a captured
 * request could be kept and replayed for as long as its timestamp is ahead; it answers 400 to a form body whose
 * content type names a charset, which proxies may add; and it throws at every method but POST, which ends the process.
 * The raw body, over which the signature goes, stays untouched.
 */
export function withFreshTimestamp(handle: RequestListener): RequestListener {
  return (request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end();
      return;
    }
    const timestamp = Number(request.headers['x-slack-request-timestamp']);
    if (timestamp - Date.now() / 1000 > TOLERANCE_S) {
      response.writeHead(401).end();
      return;
    }
    if (request.headers['content-type']?.startsWith(`${FORM};`) === true)
      request.headers['content-type'] = FORM;
    void handle(request, response);
  };
}
