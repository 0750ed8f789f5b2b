import { describe, expect, it } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { parseJson } from '../../../src/http-client/json.ts';

describe('parseJson', () => {
  it('reads any JSON as JSON.parse does while no integer is beyond 2^53', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const expected: unknown = JSON.parse(text, (_key, value: unknown) => {
          fc.pre(!Number.isInteger(value) || Number.isSafeInteger(value));
          return value;
        });
        expect(parseJson(text)).toEqual(expected);
      }),
    );
  });

  it('keeps every digit of an integer beyond 2^53, as text', () => {
    const large = fc.bigInt({ min: 2n ** 53n, max: 10n ** 22n });
    fc.assert(
      fc.property(large, fc.boolean(), (value, negative) => {
        const digits = `${negative ? '-' : ''}${value}`;
        const isSafe = Number.isSafeInteger(Number(digits));
        const read = parseJson(`{"id": ${digits}, "list": [1,${digits}], "text": "${digits}"}`) as {
          id: unknown;
          list: unknown[];
          text: unknown;
        };
        expect(String(read.id)).toBe(isSafe ? String(Number(digits)) : digits);
        expect(String(read.list[1])).toBe(digits);
        expect(read.text).toBe(digits);
      }),
    );
  });

  it('keeps a bare 19-digit number at the top and in every position of an object', () => {
    expect(parseJson('7000000000000000001')).toBe('7000000000000000001');
    expect(parseJson('{"a":\n7000000000000000001,"b":[ -7000000000000000001 ]}')).toEqual({
      a: '7000000000000000001',
      b: ['-7000000000000000001'],
    });
  });

  it('leaves fractions and small numbers as numbers beside a large one', () => {
    expect(parseJson('[7000000000000000001, 1.6, 3, 1e3, 0.12345678901234567]')).toEqual([
      '7000000000000000001',
      1.6,
      3,
      1000,
      0.12345678901234567,
    ]);
  });

  it('takes the last of doubled keys, with and without a large number', () => {
    expect(parseJson('{"a": 1, "a": 2}')).toEqual({ a: 2 });
    expect(parseJson('{"a": 7000000000000000001, "a": 2}')).toEqual({ a: 2 });
  });

  it('refuses text that is cut off', () => {
    expect(() => parseJson('{"code": 0,')).toThrow();
    expect(() => parseJson('{"id": 7000000000000000001,')).toThrow();
    expect(() => parseJson('')).toThrow();
  });
});
