import { isRecord } from './parameters.ts';
import { badParameter } from './refused.ts';

/** Fields that `conditions` knows for e-commerce; image_status and availability are not among them (4.3). */
export const filterableFields = [
  'sku_id',
  'product_id',
  'audit_status',
  'title',
  'description',
  'brand',
  'item_group_id',
  'google_product_category',
  'price_info',
  'sale_price',
  'condition',
  'age_group',
  'color',
  'gender',
  'size',
  'material',
  'pattern',
  'product_category',
  'active_status',
] as const;
export type Field = (typeof filterableFields)[number];
/** Reads a field of a product; the caller decides how cheaply. */
export type ReadField<T> = (row: T, field: Field) => string;

const operators = [
  'EQ',
  'NE',
  'GT',
  'GTE',
  'LT',
  'LTE',
  'RNG',
  'WILDCARD',
  'NOT_WILDCARD',
  'PREFIX',
  'EXIST',
  'IN',
  'NOT_IN',
] as const;
type Operator = (typeof operators)[number];
const severalValues: readonly Operator[] = ['RNG', 'IN', 'NOT_IN'];

type Condition = { readonly field: Field; readonly operator: Operator; readonly values: readonly string[] };

/** `{"and":[…]}` or `{"or":[…]}`: one key only. null: no filter. */
export function filterOf<T>(
  given: Record<string, unknown> | null,
  readField: ReadField<T>,
): ((row: T) => boolean) | null {
  if (given === null) return null;
  const keys = Object.keys(given);
  const key = keys[0];
  if (keys.length !== 1 || (key !== 'and' && key !== 'or')) throw bad('one key, and or or, is expected.');
  const list = given[key];
  if (!Array.isArray(list) || list.length === 0) throw bad('a list of conditions is expected.');
  const tests = list
    .map(parse)
    .map((condition) => (row: T) => holds(condition, readField(row, condition.field)));
  return key === 'and' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
}

function parse(given: unknown): Condition {
  if (!isRecord(given)) throw bad('a condition is an object.');
  const field = filterableFields.find((name) => name === given['field']);
  if (field === undefined) throw bad(`the field ${JSON.stringify(given['field'])} cannot be used.`);
  const operator = operators.find((name) => name === given['operator']);
  if (operator === undefined) throw bad('unknown operator.');
  const values: unknown = given['values'];
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) {
    throw bad('values must be a list of strings.');
  }
  if (values.length !== 1 && !severalValues.includes(operator)) throw bad(`${operator} takes one value.`);
  return { field, operator, values };
}

function holds({ operator, values }: Condition, actual: string): boolean {
  const wanted = values[0] ?? '';
  switch (operator) {
    case 'EQ':
      return actual === wanted;
    case 'NE':
      return actual !== wanted;
    case 'IN':
      return values.includes(actual);
    case 'NOT_IN':
      return !values.includes(actual);
    case 'PREFIX':
      return actual.startsWith(wanted);
    case 'WILDCARD':
      return actual.toLowerCase().includes(wanted.toLowerCase().replaceAll('*', ''));
    case 'NOT_WILDCARD':
      return !actual.toLowerCase().includes(wanted.toLowerCase().replaceAll('*', ''));
    case 'EXIST':
      return (actual !== '') === (wanted !== 'false');
    default:
      return compares(operator, Number(actual), values.map(Number));
  }
}

function compares(
  operator: 'GT' | 'GTE' | 'LT' | 'LTE' | 'RNG',
  actual: number,
  wanted: readonly number[],
): boolean {
  const [first = NaN, last = NaN] = wanted;
  if (operator === 'GT') return actual > first;
  if (operator === 'GTE') return actual >= first;
  if (operator === 'LT') return actual < first;
  return operator === 'LTE' ? actual <= first : actual >= first && actual <= last;
}

const bad = (why: string) => badParameter('conditions', why);
