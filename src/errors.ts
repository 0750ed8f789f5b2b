/**
 * Every failure that we expect has a code in this table; branch on the code, never on a text.
 * `docs/errors.md` explains each one and a contract test compares both ways. What a person reads is the
 * locale message `error.<code>`; `message` is for the log.
 */
export const errorCodes = {
  config_invalid: { kind: 'config', retryable: false },
  encryption_key_wrong: { kind: 'config', retryable: false },
  secret_unreadable: { kind: 'config', retryable: false },
  data_directory_in_use: { kind: 'config', retryable: false },
  postgres_unavailable: { kind: 'config', retryable: false },
  schema_too_new: { kind: 'config', retryable: false },
  slack_token_refused: { kind: 'config', retryable: false },
  database_unreachable: { kind: 'vendor', retryable: true },
  slack_unreachable: { kind: 'vendor', retryable: true },
  tiktok_unavailable: { kind: 'vendor', retryable: true },
  tiktok_refused: { kind: 'vendor', retryable: false },
  vtex_unavailable: { kind: 'vendor', retryable: true },
  vtex_refused: { kind: 'vendor', retryable: false },
  not_allowed: { kind: 'not_allowed', retryable: false },
  input_invalid: { kind: 'user_input', retryable: false },
  bug: { kind: 'bug', retryable: false },
} as const satisfies Record<string, { kind: ErrorKind; retryable: boolean }>;

export type ErrorKind = 'user_input' | 'not_allowed' | 'vendor' | 'config' | 'bug';
export type ErrorCode = keyof typeof errorCodes;

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null | undefined>>;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly retryable: boolean;
  /** Safe to log; never a token, a body or a response_url. */
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, more: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.kind = errorCodes[code].kind;
    this.retryable = errorCodes[code].retryable;
    this.details = more.details ?? {};
  }
}

/** Turns anything that was thrown into an AppError, so that the rest of the code has one shape to read. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('bug', message, { cause: thrown });
}
