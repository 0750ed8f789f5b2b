import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = 'dist/sandbox/main.js';

export type SandboxProcess = {
  /** Of its page. */
  readonly url: string;
  /** All that it wrote. */
  output(): string;
  stop(): Promise<void>;
};

/** What `npm run sandbox` runs after its bundle is made (e2e-setup.ts makes it); resolves when it names its page. */
export async function startSandbox(): Promise<SandboxProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', program], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A run that is cut off leaves none behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const exited = once(child, 'exit');
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: string) => {
      output += text;
      const found = /browser:\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void exited.then(() => {
      reject(new Error(`The sandbox ended: ${output}`));
    });
  });
  return {
    url,
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      process.removeListener('exit', end);
    },
  };
}
