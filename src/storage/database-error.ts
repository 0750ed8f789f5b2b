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

export function isUnreachable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnreachable); // one per address of a host name
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return unreachableStates.test(code) || socketCodes.has(code);
  return driverTexts.test(error.message);
}

/** Deadlock and serialization failure: PostgreSQL ended one of two transactions so that the other could go on. */
export function isWorthRepeating(error: unknown): boolean {
  return ['40P01', '40001'].includes(sqlState(error) ?? '');
}

function sqlState(error: unknown): string | null {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : null;
}
