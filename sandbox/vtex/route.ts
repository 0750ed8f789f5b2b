import type { VtexAccount, VtexResource } from '../worlds/vtex-model.ts';
import type { VtexWorld } from '../worlds/vtex-world.ts';
import { badRequest } from './refused.ts';
import type { Family } from './refused.ts';

export type VtexCall = {
  readonly world: VtexWorld;
  readonly account: VtexAccount;
  /** Parameter names in lower case: clients spell `pageSize` in two ways (vtex.md 2.4). */
  readonly query: ReadonlyMap<string, string>;
  readonly body: string;
  /** The group of the path: an id, or ''. */
  readonly id: string;
};

export type Route = {
  /** The name by which faults are planned. */
  readonly operation: string;
  /** `account`: {account}.vtexcommercestable.com.br; `api`: api.vtex.com/{account}. */
  readonly host: 'account' | 'api';
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly family: Family;
  /** The License Manager resource of the app key; null: public, no key needed. */
  readonly resource: VtexResource | null;
  readonly answer: (call: VtexCall) => unknown;
};

export function number(
  call: VtexCall,
  name: string,
  fallback: number | null,
  min = 1,
  max = 2 ** 31 - 1,
): number {
  const value = call.query.get(name.toLowerCase());
  if (value === undefined && fallback !== null) return fallback;
  if (value === undefined || !/^\d+$/.test(value)) throw badRequest(`The value of ${name} is not valid.`);
  const parsed = Number(value);
  if (parsed < min || parsed > max) throw badRequest(`${name} must be between ${min} and ${max}.`);
  return parsed;
}
