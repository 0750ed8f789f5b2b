import type { Json } from '../../page-server/snapshot.ts';

// Blocks come from the app as they are: whatever they lack reads as empty.

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map((one: unknown) => jsonOf(one)) : [];

/** The words of a text object. */
export const labelOf = (value: unknown): string => textOf(jsonOf(value)['text']);
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;
