import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Reply } from '../control/server.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** A file of the built page; `/` is its document. null: there is none of that name. `imageHost`: where the shop's pictures are. */
export async function pageFile(directory: string, path: string, imageHost: string): Promise<Reply | null> {
  const name = path === '/' ? '/index.html' : path;
  const type = types[extname(name)];
  // Nothing above the directory and no hidden file can be named.
  if (type === undefined || normalize(name) !== name || /\/\.|\\|%/.test(name)) return null;
  const bytes = await readOrNull(join(directory, name));
  if (bytes === null) return null;
  const isDocument = name.endsWith('.html');
  return {
    status: 200,
    headers: {
      'content-type': type,
      // Names of the others hold a hash of what is in them.
      'cache-control': isDocument ? 'no-store' : 'max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': policy(imageHost),
    },
    bytes,
  };
}

/** Nothing from elsewhere, but the shop's own pictures; the package that renders Block Kit sets styles on elements. */
const policy = (imageHost: string): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: ${imageHost}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR') return null;
    throw error;
  }
}
