import { pino, stdTimeFunctions } from 'pino';
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
  'secret',
  'signingSecret',
  'appSecret',
  'response_url',
  'responseUrl',
  'trigger_id',
  'auth_code',
  'password',
];

/** `destination` is for tests, which search the whole log of a run for planted secrets. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths, censor: '[redacted]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
