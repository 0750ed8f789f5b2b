import { isInteger, isSafeNumber, parse } from 'lossless-json';

/** Sixteen or more digits where a value may start: the shortest integer that a double can round. */
const mayHoldUnsafeInteger = /(?:^|[[:,])\s*-?\d{16}/;

/**
 * JSON.parse, but an integer beyond 2^53 becomes its text: rounded, a 19-digit id is another customer's account.
 * The slower parser runs only where such a number can be; a large VTEX page costs several times as much with it.
 */
export function parseJson(text: string): unknown {
  if (!mayHoldUnsafeInteger.test(text)) return JSON.parse(text);
  return parse(text, null, {
    parseNumber: (digits) => (isInteger(digits) && !isSafeNumber(digits) ? digits : Number(digits)),
    onDuplicateKey: ({ newValue }) => newValue, // as JSON.parse does
  });
}
