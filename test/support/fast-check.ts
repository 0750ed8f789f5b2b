import fc from 'fast-check';

/**
 * Everything random in a test comes from this seed, so that a run says the same tomorrow. `FAST_CHECK_SEED=<number>` looks elsewhere:
 * whoever hunts for mistakes runs a test with many of them.
 */
const seed = Number(process.env['FAST_CHECK_SEED'] ?? '20261123');

fc.configureGlobal({ seed });

const surrogates = { first: 0xd800, count: 0x800 };

/**
 * The unit 'binary' of `fc.string`, the same characters from the same seed. That one looks up the way back in a table of all
 * 1,112,064 of them, which it makes anew for each test file: a second and 100 MB.
 */
export const anyCharacter = fc.nat({ max: 0x10ffff - surrogates.count }).map(
  (index) => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count),
  (character) => {
    const code = typeof character === 'string' ? character.codePointAt(0) : undefined;
    if (code === undefined || String.fromCodePoint(code) !== character) throw new Error('not one character');
    if (code < surrogates.first) return code;
    if (code < surrogates.first + surrogates.count) throw new Error('half a character');
    return code - surrogates.count;
  },
);

export { fc };
