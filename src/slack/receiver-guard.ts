import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

const TOLERANCE_S = 5 * 60;
/** Slack's largest payload, a view with its state, has 250 KB (slack.md 5.2); form encoding may triple it. */
const BODY_LIMIT_BYTES = 1_000_000;
const FORM = 'application/x-www-form-urlencoded';

/**
 * Closes four gaps of Bolt's receiver (slack.md 1.5): it accepts signed timestamps from the future, so that a captured
 * request could be kept and replayed for as long as its timestamp is ahead; it answers 400 to a form body whose
 * content type names a charset, which proxies may add; and it throws outside of every catch, which ends the process, at
 * methods other than POST and at a body that is the JSON value `null`. The raw body, over which the signature goes, stays.
 */
export function guardReceiver(handle: RequestListener): RequestListener {
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
    void handOn(handle, request, response);
  };
}

async function handOn(
  handle: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const rawBody = await readBody(request);
  if (rawBody === null) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  if (isNull(rawBody.toString())) {
    response.writeHead(400).end();
    return;
  }
  // Where Bolt finds this property it does not read the request again.
  void handle(Object.assign(request, { rawBody }), response);
}

/** null: longer than the limit, or cut off. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > BODY_LIMIT_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    return null; // the client went away: nobody waits for an answer
  }
  return Buffer.concat(chunks);
}

function isNull(body: string): boolean {
  const json = body.startsWith('payload=') ? (new URLSearchParams(body).get('payload') ?? '') : body;
  return json.trim() === 'null';
}
