/** The import rules of docs/architecture.md. test/contract/imports.test.ts plants a violation and expects its name. */
const adapters = '^src/(slack|tiktok|vtex|images|storage|jobs|http)/';
const owner = (name, pattern, path) => ({
  name,
  comment: `only ${path} may use ${pattern}`,
  severity: 'error',
  from: { path: '^src/', pathNot: path },
  to: { path: pattern, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/errors\\.ts$'] },
    },
    {
      name: 'core-has-no-packages',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'] },
    },
    {
      name: 'blocks-are-pure',
      severity: 'error',
      from: { path: '^src/slack/blocks/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/slack/blocks/',
          '^src/slack/ids\\.ts$',
          '^src/core/',
          '^src/locales/',
          '^src/errors\\.ts$',
        ],
      },
    },
    {
      name: 'adapters-are-strangers',
      comment: 'they meet through core/ports',
      severity: 'error',
      from: { path: adapters },
      to: { path: adapters, pathNot: '^src/$1/' },
    },
    {
      name: 'ports-by-type-only',
      severity: 'error',
      from: { path: adapters },
      to: { path: '^src/core/.*ports\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'leaves-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/(errors|logger|config)\\.ts$' },
      to: { path: '^src/', pathNot: '^src/errors\\.ts$' },
    },
    {
      name: 'only-entries-import-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.ts|admin/)' },
      to: { path: '^src/app\\.ts$' },
    },
    {
      name: 'sandbox-only-starts-the-app',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^src/', pathNot: '^src/(app|config|admin/run)\\.ts$' },
    },
    {
      name: 'the-page-knows-types-alone',
      comment: 'it is built for the browser: of its server the types of snapshot.ts, of the product nothing',
      severity: 'error',
      from: { path: '^sandbox/page/' },
      to: {
        path: '^(src|sandbox|test|bench)/',
        pathNot: [
          '^sandbox/page/',
          '^sandbox/page-server/snapshot\\.ts$',
          '^sandbox/terminal/render-dates\\.ts$',
        ],
      },
    },
    {
      name: 'the-page-takes-types-only',
      severity: 'error',
      from: { path: '^sandbox/page/' },
      to: { path: '^sandbox/page-server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'src-never-imports-the-sandbox-or-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(sandbox|test|bench)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    owner('axios-has-one-owner', 'node_modules/(axios|cockatiel)/', '^src/http-client/'),
    owner('image-size-has-one-owner', 'node_modules/image-size/', '^src/images/'),
    owner('slack-packages-stay-in-slack', 'node_modules/@slack/', '^src/slack/'),
    owner('database-packages-stay-in-storage', 'node_modules/(pg|kysely)/', '^src/storage/'),
    owner('queue-packages-stay-in-jobs', 'node_modules/(pg-boss|node-cron)/', '^src/jobs/'),
    owner('pino-has-one-owner', 'node_modules/pino/', '^src/logger\\.ts$'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Without it `import type` is invisible, and half of the rules with it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
