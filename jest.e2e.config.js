// The sandbox's page in real Chromium: `npm run test:e2e`. It takes more than `npm test` may, and a browser.
import whole, { project } from './jest.config.js';

export default {
  ...whole,
  // A sandbox and a browser keep two cores busy.
  maxWorkers: 1,
  testTimeout: 300_000,
  projects: [project('e2e', { globalSetup: '<rootDir>/test/support/e2e-setup.ts' })],
};
