import { describe, expect, it } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { AppError } from '../../../src/errors.ts';
import { parseInt8 } from '../../../src/storage/database.ts';
import { toDatabaseError } from '../../../src/storage/database-error.ts';
import { migrations, migrationNumber } from '../../../src/storage/migrations/index.ts';
import { withoutTransaction } from '../../../src/storage/migrations/0002-queue.ts';
import { rowId } from '../../../src/storage/row-id.ts';

describe('bigint parser', () => {
  it('gives exactly the number or throws', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const exact = value >= -(2n ** 53n - 1n) && value <= 2n ** 53n - 1n;
        if (exact) expect(BigInt(parseInt8(String(value)))).toBe(value);
        else expect(() => parseInt8(String(value))).toThrow(RangeError);
      }),
    );
  });

  it('throws for a TikTok id of 19 digits', () => {
    expect(() => parseInt8('7012345678901234567')).toThrow('beyond 2^53 - 1');
  });
});

describe('database error', () => {
  const withCode = (code: string) => Object.assign(new Error('from the driver'), { code });

  it.each(['ECONNREFUSED', 'ENOENT', '57P01', '57P03', '08006', '53300'])('%s is unreachable', (code) => {
    const error = withCode(code);
    expect(toDatabaseError(error)).toMatchObject({
      code: 'database_unreachable',
      retryable: true,
      cause: error,
    });
  });

  it('of the driver without a code is unreachable', () => {
    const error = new Error('Connection terminated unexpectedly');
    expect(toDatabaseError(error)).toMatchObject({ code: 'database_unreachable' });
  });

  it.each([
    withCode('23505'),
    withCode('42P01'),
    new Error('other'),
    new AppError('not_allowed', 'x'),
    'text',
  ])('%p stays what it is', (error) => {
    expect(toDatabaseError(error)).toBe(error);
  });
});

describe('row id', () => {
  it('is a uuid for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uuid()), (text) => {
        expect(rowId(text)).toMatch(/^[0-9a-f-]{36}$/i);
      }),
    );
  });

  it('keeps a uuid', () => {
    fc.assert(fc.property(fc.uuid(), (id) => rowId(id) === id));
  });
});

describe('migrations', () => {
  it('are numbered from 1 without a gap, and none needs an app that is newer than itself', () => {
    expect(migrations.map(migrationNumber)).toEqual(migrations.map((_, index) => index + 1));
    for (const migration of migrations) {
      expect(migration.name).toMatch(/^\d{4}-[a-z0-9-]+$/);
      expect(migration.minApp).toBeLessThanOrEqual(migrationNumber(migration));
    }
  });

  it('take the transaction out of the text of the queue, but not out of its functions', () => {
    const text = 'BEGIN;\ncreate function f() as $$ BEGIN\n x; END; $$;\nCOMMIT;\n ';
    expect(withoutTransaction(text).trim()).toBe('create function f() as $$ BEGIN\n x; END; $$;');
  });

  it('refuse a text of the queue that would end their transaction half-way', () => {
    expect(() => withoutTransaction('BEGIN; a;\nCOMMIT;\nBEGIN;\nb; COMMIT;')).toThrow(
      'controls transactions',
    );
  });
});
