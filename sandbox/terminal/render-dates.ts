/** Whose eyes the text is for. */
export type DateReader = { readonly locale: string; readonly timeZone: string; readonly nowMs: number };

const dayMs = 86_400_000;
const yearOmittedMs = 183 * dayMs; // Slack leaves the year out within six months

type Parts = Intl.DateTimeFormatOptions;
const format = (reader: DateReader, atMs: number, parts: Parts): string =>
  new Intl.DateTimeFormat(reader.locale, { timeZone: reader.timeZone, ...parts })
    .format(atMs)
    .replaceAll(/[\u202F\u00A0]/g, ' '); // ICU puts narrow spaces before AM and PM

const isoDay = (reader: DateReader, atMs: number): string => format({ ...reader, locale: 'sv-SE' }, atMs, {});

/** Whole calendar days from now, in the reader's zone. */
const daysFromNow = (reader: DateReader, atMs: number): number =>
  Math.round((Date.parse(isoDay(reader, atMs)) - Date.parse(isoDay(reader, reader.nowMs))) / dayMs);

const isEnglish = ({ locale }: DateReader) => locale.startsWith('en');

// English puts "18th" where other languages have the bare number.
const withOrdinal = (text: string): string =>
  text.replace(/(?<![\d:])(\d{1,2})(?=,|$)/, (day) => {
    const rest = Number(day) % 10;
    const isTeen = Math.floor(Number(day) / 10) === 1;
    return day + (isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][rest] ?? 'th'));
  });

const year = (reader: DateReader, atMs: number): Parts =>
  Math.abs(atMs - reader.nowMs) < yearOmittedMs ? {} : { year: 'numeric' };

function dated(reader: DateReader, atMs: number, parts: Parts, ordinal = true): string {
  const text = format(reader, atMs, { day: 'numeric', ...parts });
  return ordinal && isEnglish(reader) ? withOrdinal(text) : text;
}

/** "today", "yesterday", "tomorrow" in the reader's language, else the date. */
function pretty(reader: DateReader, atMs: number, otherwise: string): string {
  const days = daysFromNow(reader, atMs);
  if (Math.abs(days) > 1) return otherwise;
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(days, 'day');
}

function ago(reader: DateReader, atMs: number): string {
  const seconds = Math.round((atMs - reader.nowMs) / 1000);
  const steps = [
    ['second', 60],
    ['minute', 60],
    ['hour', 24],
    ['day', 30],
    ['month', 12],
    ['year', Infinity],
  ] as const;
  let amount = seconds;
  for (const [unit, size] of steps) {
    if (Math.abs(amount) < size) return new Intl.RelativeTimeFormat(reader.locale).format(amount, unit);
    amount = Math.trunc(amount / size);
  }
  return '';
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Token = (reader: DateReader, atMs: number) => string;
const date: Token = (reader, atMs) => dated(reader, atMs, { month: 'long', ...year(reader, atMs) });
const short: Token = (reader, atMs) => dated(reader, atMs, { month: 'short', ...year(reader, atMs) }, false);
const long: Token = (reader, atMs) =>
  dated(reader, atMs, { weekday: 'long', month: 'long', ...year(reader, atMs) });

// Slack's documented tokens of <!date^…>.
const tokens: Readonly<Record<string, Token>> = {
  date_num: isoDay,
  date_slash: (reader, atMs) => format(reader, atMs, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  date,
  date_pretty: (reader, atMs) => pretty(reader, atMs, date(reader, atMs)),
  date_short: short,
  date_short_pretty: (reader, atMs) => pretty(reader, atMs, short(reader, atMs)),
  date_long: long,
  date_long_pretty: (reader, atMs) => pretty(reader, atMs, long(reader, atMs)),
  date_long_full: (reader, atMs) => dated(reader, atMs, { weekday: 'long', month: 'long', year: 'numeric' }),
  day_divider_pretty: (reader, atMs) => capital(pretty(reader, atMs, long(reader, atMs))),
  time: (reader, atMs) => format(reader, atMs, { timeStyle: 'short' }),
  time_secs: (reader, atMs) => format(reader, atMs, { timeStyle: 'medium' }),
  ago,
};

/** `{date_short_pretty} {time}` for this reader; a token that Slack does not know stays as it is. */
export const formatDate = (timestampS: number, pattern: string, reader: DateReader): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(tokens, name) ? (tokens[name]?.(reader, timestampS * 1000) ?? whole) : whole,
  );
