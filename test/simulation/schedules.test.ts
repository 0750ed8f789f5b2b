import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

type Summary = {
  readonly schedules: number;
  readonly openViolations: number;
  readonly steps: number;
  readonly markedRepeats: number;
};

const seed = 1;

/**
 * `npm run simulate` in a process of its own: inside of jest a schedule takes three times as long. One thread, since jest has
 * the other core.
 */
function simulate(...args: readonly string[]): Promise<{ readonly summary: Summary; readonly told: string }> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const call = ['--import', 'tsx', main, '--seed', String(seed), '--workers', '1', ...args];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      call,
      { env: { ...process.env, NODE_OPTIONS: '' } },
      (error, stdout, stderr) => {
        const lines = stdout.trim().split('\n');
        const last = lines.pop() ?? '';
        if (!last.startsWith('{'))
          reject(new Error(`it ended without a summary: ${stderr}`, { cause: error }));
        else resolve({ summary: JSON.parse(last) as Summary, told: lines.join('\n') }); // main.ts writes it
      },
    );
  });
}

describe('alerts under faults', () => {
  it('are shown exactly once, in time, and only what is so', async () => {
    const { summary, told } = await simulate('--schedules', '250');
    expect(told).toBe('');
    expect(summary).toMatchObject({ schedules: 250, openViolations: 0 });
    // It says something only if much does happen.
    expect(summary.steps).toBeGreaterThan(50_000);
  }, 120_000);

  it("are so without Slack's history, too: what may be there twice says so", async () => {
    const { summary, told } = await simulate('--schedules', '150', '--no-history');
    expect(told).toBe('');
    expect(summary).toMatchObject({ schedules: 150, openViolations: 0 });
    expect(summary.markedRepeats).toBeGreaterThan(0);
  }, 120_000);
});
