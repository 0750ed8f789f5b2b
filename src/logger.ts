import { pino, stdTimeFunctions } from 'pino';
import { AppError } from './errors.ts';
import type { DestinationStream, Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/** Keys whose values never reach a log line, wherever they stand (slack.md 10, tiktok-business-api.md 2). */
const secretKeys = [
  'token',
  'botToken',
  'access_token',
  'accessToken',
  'Access-Token',
  'authorization',
  'Authorization',
  'appToken',
  'app_token',
  'X-VTEX-API-AppToken',
  'secret',
  'signingSecret',
  'appSecret',
  'pingSecret',
  'ping_secret',
  'response_url',
  'responseUrl',
  'trigger_id',
  'auth_code',
  'password',
];

type LoggedError = {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code?: unknown;
  readonly details?: AppError['details'];
  readonly cause?: LoggedError;
};

/**
 * Of an error only what says what happened. pino's own serializer copies every property, and those of an HTTP client hold
 * the request with its headers and body.
 */
function describeError(thrown: unknown, depth = 0): LoggedError | string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const code: unknown = 'code' in thrown ? thrown.code : undefined;
  const cause =
    depth < 3 && thrown.cause instanceof Error ? describeError(thrown.cause, depth + 1) : undefined;
  return {
    type: thrown.name,
    message: thrown.message,
    stack: thrown.stack,
    ...(code === undefined ? {} : { code }),
    ...(thrown instanceof AppError ? { details: thrown.details } : {}),
    ...(typeof cause === 'object' ? { cause } : {}),
  };
}

/** `destination` is for tests, which search the whole log of a run for planted secrets. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: (thrown: unknown) => describeError(thrown) },
    redact: { paths, censor: '[redacted]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
