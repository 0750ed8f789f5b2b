import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { errorCodes } from '../../src/errors.ts';
import { en } from '../../src/locales/en.ts';

const documented = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `(\w+)`\s*\| (\w+)\s*\|/gm)].map(
  ([, code, kind]) => [code, kind],
);

describe('docs/errors.md', () => {
  it('lists exactly the codes of src/errors.ts with their kinds', () => {
    const codes = Object.entries(errorCodes).map(([code, { kind }]) => [code, kind]);
    expect(documented.sort()).toEqual(codes.sort());
  });

  it('has a sentence for a person behind each code', () => {
    for (const code of Object.keys(errorCodes)) expect(en).toHaveProperty([`error.${code}`]);
  });
});

describe('src/errors.ts', () => {
  it('has no code that nothing throws', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && path !== 'errors.ts')
      .map((path) => readFileSync(`src/${path}`, 'utf8'))
      .join('\n');
    // `bug` is what toAppError makes of everything that we did not expect.
    const unused = Object.keys(errorCodes).filter((code) => code !== 'bug' && !sources.includes(`'${code}'`));
    expect(unused).toEqual([]);
  });
});
