import fc from 'fast-check';

/**
 * Everything random in a test comes from this seed, so that a run says the same tomorrow. `FAST_CHECK_SEED=<number>` looks elsewhere:
 * whoever hunts for mistakes runs a test with many of them.
 */
const seed = Number(process.env['FAST_CHECK_SEED'] ?? '20261123');

fc.configureGlobal({ seed });

export { fc };
