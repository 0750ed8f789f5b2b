import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runAdmin } from '../../src/admin/run.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());

describe('keys rotate', () => {
  const withKeys = async (keys: string, argv: readonly string[]) => {
    const lines: string[] = [];
    const exitCode = await runAdmin({
      argv,
      env: { ...session.env, ENCRYPTION_KEYS: keys },
      readStdin: () => Promise.resolve(''),
      print: (line) => lines.push(line),
      overrides: { logger: session.log.logger },
    });
    return { exitCode, printed: lines.join('\n') };
  };
  const k2 = `k2:${randomBytes(32).toString('base64')}`;

  it('with the key that is used already has nothing to do', async () => {
    const { exitCode, printed } = await session.admin(['keys', 'rotate']);
    expect(exitCode).toBe(0);
    expect(printed).toBe('Every secret is encrypted with the first key already.');
  });

  it('re-encrypts everything with the first key; then the old one is not needed', async () => {
    const k1 = session.env['ENCRYPTION_KEYS'] ?? '';
    const rotated = await withKeys(`${k2},${k1}`, ['keys', 'rotate']);
    expect(rotated).toEqual({ exitCode: 0, printed: '2 secrets were re-encrypted with the first key.' });
    expect(await withKeys(k2, ['store', 'list'])).toMatchObject({ exitCode: 0 });
    // Back again, for the app that runs with the old key only.
    const back = await withKeys(`${k1},${k2}`, ['keys', 'rotate']);
    expect(back.printed).toBe('2 secrets were re-encrypted with the first key.');
    expect((await session.ask('eva', '/tiktok status loja-modelo')).text).toContain('Loja Modelo on TikTok');
  });

  it('without the key of the stored secrets is refused in a sentence', async () => {
    const { exitCode, printed } = await withKeys(`k3:${randomBytes(32).toString('base64')}`, [
      'keys',
      'rotate',
    ]);
    expect(exitCode).toBe(1);
    expect(printed).toContain('k1');
    expect(printed).not.toContain('    at ');
  });
});

describe('the command line', () => {
  it.each([
    [[], 0],
    [['help'], 0],
    [['--help'], 0],
    [['store'], 2],
    [['store', 'delete'], 2],
    [['shop', 'add'], 2],
    [['__proto__', 'x'], 2],
    [['toString', ''], 2],
  ] as const)('%j prints the usage and ends with %i', async (argv, expected) => {
    const { exitCode, printed } = await session.admin(argv);
    expect(exitCode).toBe(expected);
    expect(printed).toContain('Usage: npm run admin -- <command>');
    expect(printed).toContain('keys rotate');
  });

  it('with a wrong configuration prints the list of mistakes', async () => {
    const lines: string[] = [];
    const exitCode = await runAdmin({
      argv: ['store', 'list'],
      env: { ...session.env, PORT: 'x', TIKTOK_APP_ID: '' },
      readStdin: () => Promise.resolve(''),
      print: (line) => lines.push(line),
    });
    expect(exitCode).toBe(1);
    expect(lines.join('\n')).toContain('The configuration has 2 mistakes:');
  });
});
