import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Language } from '../core/alerts/content.ts';

/** Markup that is safe to send; plain text becomes it only by being escaped. */
export type Html = { readonly html: string };
type HtmlValue = string | Html | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ '"': '&quot;', "'": '&#39;' },
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** A template whose values are escaped, unless they are Html already. Not called `html`: formatters would change its white space. */
export const markup = (texts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => ({
  html: texts.map((text, index) => text + markupOf(values[index] ?? '')).join(''),
});

function markupOf(value: HtmlValue): string {
  if (typeof value === 'string') return escapeHtml(value);
  return 'html' in value ? value.html : value.map((one) => one.html).join('\n');
}

export type Page = {
  readonly status: number;
  readonly language: Language;
  readonly title: string;
  readonly content: Html;
  /** Where its form leads besides ourselves, e.g. by a redirect: an origin such as https://business-api.tiktok.com. */
  readonly formTo?: string;
};

/** The smallest sheet that is readable on a phone and in the dark. */
const style = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}
label{display:block;margin-top:1rem;font-weight:600}input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
button{font:inherit;margin-top:1.5rem;padding:.5rem 1.25rem}.hint{font-size:.875rem}.wrong{border-left:.25rem solid #c00;padding-left:.75rem}`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** No script, nothing from elsewhere, in nobody's frame; the address holds a secret, so nobody is told it and nothing is kept. */
export const pageHeaders = (formTo?: string): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action 'self'${formTo === undefined ? '' : ` ${formTo}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
});

/** A cookie that was set before (setTie) goes along. */
export function sendPage(response: ServerResponse, { status, language, title, content, formTo }: Page): void {
  const document = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  response
    .writeHead(status, { ...pageHeaders(formTo), 'content-type': 'text/html; charset=utf-8' })
    .end(document.html);
}
