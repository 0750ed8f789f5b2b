import { AppError } from '../errors.ts';

// Classes of SQLSTATE that say "not reachable now": 08 connection, 57P server shuts down or starts, 53 out of resources.
const unreachableStates = /^(08|57P|53)/;
const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
// The driver gives these no code.
const driverTexts = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/;

/** A lost connection becomes `database_unreachable`, which may be repeated; everything else stays what it is. */
export function toDatabaseError(error: unknown): unknown {
  if (error instanceof AppError || !isUnreachable(error)) return error;
  return new AppError('database_unreachable', 'The database cannot be reached.', { cause: error });
}

/** Deadlock and serialization failure: PostgreSQL ended one of two transactions so that the other could go on. */
export function isWorthRepeating(error: unknown): boolean {
  return ['40P01', '40001'].includes(partsOf(error).code ?? '');
}

/** Somebody else holds a row for longer than this transaction may wait. It had no effect. */
export function isLockTimeout(error: unknown): boolean {
  return partsOf(error).code === '55P03';
}

/** For a sentence; an error of several addresses (::1 and 127.0.0.1) has a code and no text. */
export function reasonOf(error: unknown): string {
  const { message, code } = partsOf(error);
  return message === '' ? (code ?? 'unknown error') : message;
}

function isUnreachable(error: unknown): boolean {
  const { code, message } = partsOf(error);
  if (code !== null) return unreachableStates.test(code) || socketCodes.has(code);
  return driverTexts.test(message);
}

/** Looks at what an error has, not at its class: Node's own errors are of another class in a test runner's sandbox. */
function partsOf(error: unknown): { code: string | null; message: string } {
  if (typeof error !== 'object' || error === null) return { code: null, message: '' };
  const { code, message } = error as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'string' ? code : null,
    message: typeof message === 'string' ? message : '',
  };
}
