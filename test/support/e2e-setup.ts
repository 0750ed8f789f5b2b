import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Says once and loudly why nothing is tested; else bundles the sandbox as `npm run sandbox` does. */
function setup(_runner: unknown, { rootDir }: { rootDir: string }): void {
  // The same place as in sandbox/pictures/chromium.ts, which cannot be loaded here: jest makes CommonJS of this file.
  const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(chromium)) {
    const line = '='.repeat(80);
    process.stderr.write(
      `${line}\nALL END-TO-END TESTS ARE SKIPPED: there is no ${chromium}.\n` +
        `Install Chromium (Debian: apt-get install chromium), or name one in $CHROMIUM.\n${line}\n`,
    );
    return;
  }
  const env = { ...process.env, NODE_OPTIONS: '' };
  execFileSync('npm', ['run', '-s', 'build:sandbox'], { cwd: rootDir, env, stdio: 'inherit' });
}

export { setup as default };
