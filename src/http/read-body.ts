import type { IncomingMessage } from 'node:http';

/** null: longer than the limit, or cut off. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limitBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null; // the client went away: nobody waits for an answer
  }
  return Buffer.concat(chunks).toString('utf8');
}
