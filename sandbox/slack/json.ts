/** What comes over the wire before anybody has looked at it. */
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [];

export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

/** Slack takes booleans of a form as `true`, `1` or `on`. */
export const flagOf = (value: unknown): boolean =>
  value === true || value === 1 || /^(true|1|on)$/i.test(textOf(value));

/** The text of a text object, or of nothing. */
export const labelOf = (textObject: unknown): string => textOf(fieldsOf(textObject)['text']);
