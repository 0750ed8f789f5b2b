import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';

const check = (...paths: string[]) =>
  spawnSync(process.execPath, ['scripts/check-imports.js', ...paths], { encoding: 'utf8' });
const planted = 'src/core/planted-violation.ts';
const plantedInPage = 'sandbox/page/planted-violation.ts';

afterEach(() => {
  for (const path of [planted, plantedInPage]) rmSync(path, { force: true });
});

describe('the import rules', () => {
  it('hold, and the check reads the whole project', () => {
    const { stdout, stderr, status } = check();
    const files = execFileSync('git', ['ls-files', 'src/*.ts', 'sandbox/*.ts'], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(stderr).toBe('');
    expect(Number(/(\d+) modules/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(files.length);
    expect(status).toBe(0);
  });

  it('bite: a planted violation is named', () => {
    writeFileSync(
      planted,
      "import { createQueue } from '../jobs/queue.ts';\nimport axios from 'axios';\nexport const x = [createQueue, axios];\n",
    );
    // Enough that the check is not blind; the whole project takes twice as long.
    const { stderr, status } = check('src/core', 'src/storage');
    expect(stderr).not.toContain('blind');
    expect(stderr).toContain('core-is-pure: src/core/planted-violation.ts');
    expect(stderr).toContain('core-has-no-packages: src/core/planted-violation.ts');
    expect(stderr).toContain('axios-has-one-owner: src/core/planted-violation.ts');
    expect(status).toBe(1);
  });

  it('keep the product and the server out of the page', () => {
    writeFileSync(
      plantedInPage,
      "import { loadConfig } from '../../src/config.ts';\nimport { appName } from '../page-server/commands.ts';\nexport const x = [loadConfig, appName];\n",
    );
    const { stderr, status } = check('sandbox/page');
    expect(stderr).toContain(
      'the-page-knows-types-alone: sandbox/page/planted-violation.ts -> src/config.ts',
    );
    expect(stderr).toContain(
      'the-page-takes-types-only: sandbox/page/planted-violation.ts -> sandbox/page-server/commands.ts',
    );
    expect(status).toBe(1);
  });
});
