import { isFields } from '../json.ts';
import type { Fields } from '../json.ts';

/** One thing that Slack refuses, with the JSON pointer that its answer names. */
export type Problem = { readonly pointer: string; readonly message: string };

/** Looks at one value and adds what is wrong with it. */
export type Check = (value: unknown, pointer: string, problems: Problem[]) => void;
type Field = { readonly check: Check; readonly required: boolean };

export const required = (check: Check): Field => ({ check, required: true });
export const optional = (check: Check): Field => ({ check, required: false });

// Slack counts characters, not bytes and not UTF-16 units: an emoji outside the basic plane is one.
export const lengthOf = (value: string): number => {
  let length = 0;
  for (const _ of value) length += 1;
  return length;
};

export function string(
  min: number,
  max: number,
  pattern?: RegExp,
  named = 'must match the required format',
): Check {
  return (value, pointer, problems) => {
    if (typeof value !== 'string') {
      problems.push({ pointer, message: 'must provide a string' });
      return;
    }
    const length = lengthOf(value);
    if (length < min) problems.push({ pointer, message: `must be more than ${min - 1} characters` });
    else if (length > max) problems.push({ pointer, message: `must be less than ${max + 1} characters` });
    else if (pattern !== undefined && !pattern.test(value)) problems.push({ pointer, message: named });
  };
}

export const boolean: Check = (value, pointer, problems) => {
  if (typeof value !== 'boolean') problems.push({ pointer, message: 'must provide a boolean' });
};

export function integer(min: number, max: number): Check {
  return (value, pointer, problems) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      problems.push({ pointer, message: 'must provide an integer' });
    } else if (value < min) problems.push({ pointer, message: `must be greater than or equal to ${min}` });
    else if (value > max) problems.push({ pointer, message: `must be less than or equal to ${max}` });
  };
}

export const number: Check = (value, pointer, problems) => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    problems.push({ pointer, message: 'must provide a number' });
};

export function oneOf(...allowed: readonly (string | number)[]): Check {
  return (value, pointer, problems) => {
    if (!allowed.some((one) => one === value)) {
      problems.push({ pointer, message: `must be a valid enum value: ${allowed.join(', ')}` });
    }
  };
}

export function list(item: Check, min: number, max = Infinity): Check {
  return (value, pointer, problems) => {
    if (!Array.isArray(value)) {
      problems.push({ pointer, message: 'must provide an array' });
      return;
    }
    if (value.length < min) problems.push({ pointer, message: `no fewer than ${min} items allowed` });
    if (value.length > max) problems.push({ pointer, message: `no more than ${max} items allowed` });
    value.forEach((one: unknown, index) => {
      item(one, `${pointer}/${index}`, problems);
    });
  };
}

/** An object with exactly these properties: Slack answers a typo with `invalid additional property`. */
export function object(fields: Readonly<Record<string, Field>>, ...also: readonly Check[]): Check {
  return (value, pointer, problems) => {
    if (!isFields(value)) {
      problems.push({ pointer, message: 'must provide an object' });
      return;
    }
    for (const [name, field] of Object.entries(fields)) {
      if (value[name] !== undefined) field.check(value[name], `${pointer}/${name}`, problems);
      else if (field.required) problems.push({ pointer, message: `missing required field: ${name}` });
    }
    for (const name of Object.keys(value)) {
      if (fields[name] === undefined)
        problems.push({ pointer, message: `invalid additional property: ${name}` });
    }
    for (const check of also) check(value, pointer, problems);
  };
}

/** Picks the shape by the `type` property. */
export function byType(shapes: Readonly<Record<string, Check>>): Check {
  return (value, pointer, problems) => {
    const type = isFields(value) ? value['type'] : undefined;
    if (typeof type !== 'string') {
      problems.push({
        pointer,
        message: isFields(value) ? 'missing required field: type' : 'must provide an object',
      });
      return;
    }
    const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
    if (shape === undefined) problems.push({ pointer, message: `unsupported type: ${type}` });
    else shape(value, pointer, problems);
  };
}

/** A rule over the whole object, in words: it answers with a message, or null when all is well. */
export function rule(judge: (value: Fields) => string | null): Check {
  return (value, pointer, problems) => {
    const message = isFields(value) ? judge(value) : null;
    if (message !== null) problems.push({ pointer, message });
  };
}

export const exactlyOne = (...names: readonly string[]): Check =>
  rule((value) =>
    names.filter((name) => value[name] !== undefined).length === 1
      ? null
      : `must define exactly one of: ${names.join(', ')}`,
  );

export const atLeastOne = (...names: readonly string[]): Check =>
  rule((value) =>
    names.some((name) => value[name] !== undefined)
      ? null
      : `must define either ${names.map((n) => `\`${n}\``).join(' or ')}`,
  );
