import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { exec } from '../../sandbox/terminal/exec.ts';

type Played = { readonly exitCode: number; readonly lines: readonly string[]; readonly text: string };
type Options = { readonly json?: boolean; readonly locale?: string };

// The sandbox says on standard error what is wrong with a step.
let complaints: string[];
beforeEach(() => {
  complaints = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    // Node writes its own warnings there too.
    if (String(text).startsWith('!')) complaints.push(String(text));
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

async function play(steps: readonly string[], { json = false, locale }: Options = {}): Promise<Played> {
  const lines: string[] = [];
  const viewpoint = { user: 'eva', channel: 'general' };
  const exitCode = await exec({ steps, viewpoint, locale, json, print: (line) => lines.push(line) });
  return { exitCode, lines, text: lines.join('\n') };
}

describe('npm run sandbox -- exec', () => {
  it('shows connection, ids, counts, "as of", the commands and "did you mean", and ends with 0', async () => {
    const { exitCode, text } = await play([
      '/tiktok status',
      '/tiktok catalog',
      '/tiktok help',
      '/tiktok staus',
      'world:break=mixed:12',
      'world:fix=5',
    ]);
    expect(complaints).toEqual([]);
    expect(exitCode).toBe(0);
    expect(text).toContain('Connected');
    expect(text.match(/\b7\d{18}\b/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).toMatch(/`C[A-Z0-9]{19}`/);
    for (const count of ['812', '31', '9']) expect(text).toMatch(new RegExp(`\\b${count}\\b`));
    expect(text).toContain('As of today');
    for (const name of ['status', 'catalog', 'use', 'help']) expect(text).toContain(`/tiktok ${name}`);
    expect(text).toContain('Did you mean');
    expect(text).toContain('12 products broken: 1 product.inactive, 1 sku.inactive');
    expect(text).toContain('5 products fixed: 1 product.inactive, 1 sku.inactive');
  });

  it('speaks the language asked for, and says why there are no new figures', async () => {
    const { exitCode, text } = await play(['world:down', '/tiktok status'], { locale: 'pt-BR' });
    expect(exitCode).toBe(0);
    expect(text).toContain('Conectada');
    expect(text).not.toMatch(/revo(k|c|g)/i);
  });

  it('with --json prints one request a line, with method, path and body, and no token', async () => {
    const { exitCode, lines } = await play(['/tiktok status', 'home', 'click:Status'], { json: true });
    expect(exitCode).toBe(0);
    const requests = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const request of requests) {
      expect(Object.keys(request).toSorted()).toEqual(['body', 'method', 'path']);
      expect(JSON.stringify(request)).not.toContain('xoxb-');
    }
    const paths = requests.map(({ path }) => String(path).replace(/^\/response\/.*/, '/response/…'));
    expect(paths).toEqual([
      ...['/api/auth.test', '/api/auth.test', '/api/auth.test', '/api/users.info'],
      ...['/response/…', '/api/views.publish', '/api/views.open'],
    ]);
  });

  it('ends with 1 when steps go wrong, says what is wrong with each, and plays the others', async () => {
    const wrong = {
      dance: 'I do not know the step "dance"',
      'click:Nothing like it': 'Nothing named "Nothing like it" is in sight',
      'world:sideways': 'I do not know "sideways"',
      'advance:soon': '"soon" is no duration',
      'fault:tiktok:sulk': 'I do not know the fault "sulk"',
      'submit:{}': 'has no modal open',
    };
    const unanswered = ['fault:slack:response:html502*4', '/tiktok status'];
    const { exitCode, text } = await play([...Object.keys(wrong), ...unanswered, '/tiktok help']);
    expect(exitCode).toBe(1);
    const said = complaints.join('');
    for (const [step, reason] of Object.entries(wrong)) expect(said).toMatch(complaint(step, reason));
    expect(said).toContain('! /tiktok status: the app gave no reply');
    expect(text).toContain('What you can do here');
  });
});

const literal = (text: string) => text.replaceAll(/[^\w\s]/g, '\\$&');
const complaint = (step: string, reason: string) =>
  new RegExp(`^! ${literal(step)}: .*${literal(reason)}`, 'm');
