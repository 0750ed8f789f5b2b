import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { imageSize } from 'image-size';

const directory = 'docs/pictures';
const widthPx = 1200;
const mostBytes = 200_000;

/** `![alt](address)` of a text, the address as a path from here. */
function picturesIn(file: string): { readonly alt: string; readonly path: string }[] {
  const found = readFileSync(file, 'utf8').matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g);
  return [...found].map(([, alt = '', address = '']) => ({
    alt,
    path: normalize(join(dirname(file), address)),
  }));
}

const named = ['README.md', 'sandbox/README.md'].flatMap(picturesIn);
const present = readdirSync(directory).map((name) => join(directory, name));

describe('the pictures that npm run screenshots takes', () => {
  it('are those that the READMEs show', () => {
    expect([...new Set(named.map(({ path }) => path))].sort()).toEqual([...present].sort());
  });

  it('each have words for whoever cannot see them', () => {
    for (const { alt } of named) expect(alt.length).toBeGreaterThan(20);
  });

  it.each(present)('%s is of the width of a README, and small', (path) => {
    const bytes = readFileSync(path);
    expect(imageSize(bytes)).toMatchObject({ type: 'png', width: widthPx });
    expect(bytes.length).toBeLessThan(mostBytes);
  });
});
