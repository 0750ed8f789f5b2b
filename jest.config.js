// Tests run as native ES modules (--experimental-vm-modules in package.json): pg-boss and kysely are ESM only.
const base = {
  rootDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.tools', '<rootDir>/.data'],
};

export const project = (name, more = {}) => ({
  ...base,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  ...more,
});

// Unit and contract tests need no database; the other two share one PostgreSQL server a run (test/support).
const withDatabase = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

export default {
  maxWorkers: 2,
  // Node 20 never gives back the modules of a test file that ended: without new workers the heap grows to 3 GB, and
  // collecting it costs a third of the whole run.
  workerIdleMemoryLimit: '500MB',
  testTimeout: 30_000,
  projects: [
    project('unit'),
    project('contract'),
    project('simulation'),
    project('integration', withDatabase),
    project('app', withDatabase),
  ],
};
