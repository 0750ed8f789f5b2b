import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pageFile } from '../../../../sandbox/page-server/page-files.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'page-files-'));
  await mkdir(join(directory, 'page', 'assets'), { recursive: true });
  await writeFile(join(directory, 'page', 'index.html'), '<!doctype html>');
  await writeFile(join(directory, 'page', 'assets', 'index-1.js'), 'run()');
  await writeFile(join(directory, 'page', '.built.json'), '{}');
  await writeFile(join(directory, 'secret.json'), '{}');
});
afterAll(() => rm(directory, { recursive: true }));

const get = (path: string) => pageFile(join(directory, 'page'), path, 'http://127.0.0.1:7');

describe('a file of the built page', () => {
  it('is served with a policy that lets in nothing from elsewhere', async () => {
    const document = await get('/');
    expect(document).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("default-src 'self'; "),
      },
      bytes: Buffer.from('<!doctype html>'),
    });
    expect(JSON.stringify(document)).toContain("img-src 'self' data: http://127.0.0.1:7;");
    expect(await get('/assets/index-1.js')).toMatchObject({
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
  });

  it.each([
    ...['/../secret.json', '/assets/../../secret.json', '/%2e%2e/secret.json', '/..\\secret.json'],
    ...['/.built.json', '/assets', '/nothing.js', '/assets/index-1.ts'],
  ])('%s is none', async (path) => {
    expect(await get(path)).toBeNull();
  });
});
