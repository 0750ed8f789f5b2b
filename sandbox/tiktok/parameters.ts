import { badParameter } from './refused.ts';

/** The parameters of one call: the query of a GET, the JSON body of a POST. Unknown ones are tolerated. */
export type Parameters = {
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
};

const missing = 'Missing data for required field.';

export function text({ query }: Parameters, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') throw badParameter(name, missing);
  return value;
}

export const optionalText = ({ query }: Parameters, name: string): string | null => query.get(name) || null;

/** Arrays travel as JSON text: `advertiser_ids=["123"]`; anything else is 40002. */
export function textList(parameters: Parameters, name: string, max: number): string[] | null {
  const value = json(parameters, name);
  if (value === null) return null;
  if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string')) {
    throw badParameter(name, 'Not a valid list of strings.');
  }
  if (value.length === 0 || value.length > max) {
    throw badParameter(name, `Length must be between 1 and ${max}.`);
  }
  return value as string[];
}

export function requiredTextList(parameters: Parameters, name: string, max: number): string[] {
  const list = textList(parameters, name, max);
  if (list === null) throw badParameter(name, missing);
  return list;
}

/** Objects travel as JSON text too. */
export function object(parameters: Parameters, name: string): Record<string, unknown> | null {
  const value = json(parameters, name);
  if (value === null) return null;
  if (!isRecord(value)) throw badParameter(name, 'Not a valid object.');
  return value;
}

export type Paging = { readonly page: number; readonly pageSize: number };

export function paging(parameters: Parameters, maxPageSize: number): Paging {
  const page = integer(parameters, 'page', 1, Number.MAX_SAFE_INTEGER);
  return { page, pageSize: integer(parameters, 'page_size', 10, maxPageSize) };
}

export function pageOf<T>(all: readonly T[], { page, pageSize }: Paging) {
  return {
    rows: all.slice((page - 1) * pageSize, page * pageSize),
    page_info: {
      page,
      page_size: pageSize,
      total_number: all.length,
      total_page: Math.ceil(all.length / pageSize),
    },
  };
}

export function bodyText({ body }: Parameters, name: string): string {
  const value = body[name];
  if (value === undefined || value === null || value === '') throw badParameter(name, missing);
  if (typeof value !== 'string') throw badParameter(name, 'Not a valid string.');
  return value;
}

export function optionalBodyText(parameters: Parameters, name: string): string | null {
  const value = parameters.body[name];
  return value === undefined || value === null ? null : bodyText(parameters, name);
}

export function optionalFlag({ body }: Parameters, name: string): boolean | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'boolean') throw badParameter(name, 'Not a valid boolean.');
  return value;
}

export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((entry) => entry === value);
  if (found === undefined) throw badParameter(name, `Must be one of: ${allowed.join(', ')}.`);
  return found;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function integer({ query }: Parameters, name: string, fallback: number, max: number): number {
  const value = query.get(name);
  if (value === null) return fallback;
  if (!/^\d+$/.test(value)) throw badParameter(name, 'Not a valid integer.');
  const number = Number(value);
  if (number < 1 || number > max) throw badParameter(name, `Value must be between 1 and ${max}.`);
  return number;
}

function json({ query }: Parameters, name: string): unknown {
  const value = query.get(name);
  if (value === null || value === '') return null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw badParameter(name, 'Not valid JSON.');
  }
}
