/**
 * What a vendor's answer is worth as evidence (alerts.md 1). Whatever is not in a vendor's table is `noInfo`:
 * it never changes a state and never overwrites the last good reading.
 */
export type AnswerClass =
  | 'good'
  | 'noInfo' // no answer, or one that says nothing about the store: outage, garbage, unknown code
  | 'throttled' // too many requests: noInfo, and everybody pauses until the stated time
  | 'tokenRefused' // incorrect, expired or revoked: suspect, not proven
  | 'askUser' // only /user/info/ can say what it means
  | 'appRefused' // the developer app's own matter, says nothing about a store
  | 'objectRefused'; // no permission on, or absence of, the object with the id that we asked for

export type Refusal = {
  readonly class: Exclude<AnswerClass, 'good'>;
  /** For the log: never a body, never a token. */
  readonly reason: string;
  readonly vendorCode?: number;
  readonly requestId?: string;
};

export type Answer<T> = { readonly class: 'good'; readonly value: T } | Refusal;
