import type { Refused } from '../block-kit/validate.ts';
import { problemMessages } from '../block-kit/validate.ts';
import type { Fields } from '../json.ts';

/** Slack's `ok: false`: thrown by the methods, turned into the answer in one place. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly more: Fields;
  readonly retryAfterS: number | null;
  constructor(code: string, more: Fields = {}, retryAfterS: number | null = null) {
    super(code);
    this.code = code;
    this.more = more;
    this.retryAfterS = retryAfterS;
  }
}

export function refuse(code: string, more: Fields = {}): never {
  throw new SlackRefusal(code, more);
}

/** Refuses as the Block Kit rules say; null passes. */
export function refuseIf(refused: Refused | null): void {
  if (refused === null) return;
  const messages = problemMessages(refused.problems);
  if (messages.length === 0) refuse(refused.error);
  const errors = messages.map((message) => message.replace('[ERROR] ', ''));
  refuse(refused.error, { errors, response_metadata: { messages } });
}
