/** A page as far as a person can read and use it: our pages are plain HTML, so a few patterns find all there is. */
export type Field = { readonly name: string; readonly type: string; readonly value: string };
export type Form = {
  readonly method: 'GET' | 'POST';
  readonly action: string;
  readonly fields: readonly Field[];
};

const entities: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>' },
  ...{ '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' },
};
const decode = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (one) => entities[one] ?? one);

function attribute(tag: string, name: string): string | null {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? null : decode(value);
}

const tags = (html: string, name: string): readonly string[] =>
  html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];

/** The first form of the page; null: there is none. */
export function formIn(html: string): Form | null {
  const [whole] = /<form\b[\s\S]*?<\/form>/.exec(html) ?? [];
  if (whole === undefined) return null;
  const [tag = ''] = tags(whole, 'form');
  const fields = [...tags(whole, 'input'), ...tags(whole, 'button')].flatMap((input) => {
    const name = attribute(input, 'name');
    if (name === null) return [];
    return [{ name, type: attribute(input, 'type') ?? 'text', value: attribute(input, 'value') ?? '' }];
  });
  const method = (attribute(tag, 'method') ?? 'get').toUpperCase() === 'POST' ? 'POST' : 'GET';
  return { method, action: attribute(tag, 'action') ?? '', fields };
}

/** The address behind a link with this text. */
export function linkIn(html: string, label: string): string | null {
  for (const [, tag = '', text = ''] of html.matchAll(/(<a\b[^>]*>)([\s\S]*?)<\/a>/g)) {
    if (textOf(text).toLowerCase().startsWith(label.toLowerCase())) return attribute(tag, 'href');
  }
  return null;
}

/** What a person reads, fields as `[label or name: value]`. */
export function textOf(html: string): string {
  const body = html.replace(/<head\b[\s\S]*?<\/head>/, '');
  const shown = body
    .replace(/<input\b[^>]*>/g, (tag) => (attribute(tag, 'type') === 'hidden' ? '' : fieldText(tag)))
    .replace(/<button\b[^>]*>([\s\S]*?)<\/button>/g, '[ $1 ]')
    .replace(/<li\b[^>]*>/g, '- ');
  return decode(shown.replace(/<[^>]+>/g, ''))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

const fieldText = (tag: string): string => {
  const value = attribute(tag, 'value') ?? '';
  const shown = attribute(tag, 'type') === 'password' ? '•'.repeat(value.length) : value;
  return `[${attribute(tag, 'name') ?? ''}: ${shown}]`;
};
