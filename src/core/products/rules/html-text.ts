/** A reader sees nothing of white space, control characters, zero-width and other ignorable ones, the blank Braille cell. */
const seen = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Named entities that show nothing; every other one shows a character. `&nbsp` and `&shy` need no semicolon in HTML. */
const blankEntities =
  /&(?:(?:nbsp|shy);?|(?:ensp|emsp|emsp13|emsp14|numsp|puncsp|thinsp|hairsp|Tab|NewLine|zwnj|zwj|lrm|rlm|ZeroWidthSpace|NoBreak|NonBreakingSpace);)/g;
const numericEntities = /&#(?:x([0-9a-f]+)|([0-9]+));?/gi;

/** True where a plain text shows nothing. */
export function isBlank(text: string): boolean {
  return !seen.test(text);
}

/** True where a page made of this HTML shows no text: `<p>&nbsp;</p>` is blank, and so is a lone picture (vtex.md 3.2). */
export function isBlankHtml(html: string): boolean {
  return isBlank(textOf(html));
}

/** Characters that a page made of this HTML shows: white space in a row is one, and so is an entity. */
export function shownLength(html: string): number {
  const text = textOf(html)
    .replace(/&[a-z]{2,31}\d{0,2};/gi, '&')
    .replace(/\s+/g, ' ')
    .trim();
  return [...text].length;
}

function textOf(html: string): string {
  return withoutTags(html).replace(blankEntities, ' ').replace(numericEntities, characterOf);
}

function characterOf(_entity: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** One pass: each step goes forward or ends, so that a description of a megabyte of `<` costs no more than any other. */
function withoutTags(html: string): string {
  let text = '';
  let at = 0;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', at)) {
    text += html.slice(at, open);
    at = endOfTag(html, open);
    // A space in its place, so that what a tag divides does not become an entity.
    text += at === open + 1 ? '<' : ' ';
  }
  return text + html.slice(at);
}

/** Where the tag that opens here ends: a `<` that begins none is a sign of the text, an unclosed tag goes to the end. */
function endOfTag(html: string, open: number): number {
  // From its own dashes on: `<!-->` is a whole comment.
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 2);
  if (!/^<[a-z/!?]/i.test(html.slice(open, open + 2))) return open + 1;
  const hidden = /^<(script|style)\b/i.exec(html.slice(open, open + 8));
  return hidden ? afterElement(html, hidden[1] ?? '', open) : after(html, '>', open);
}

/** Script and style show nothing of what is between their tags. */
function afterElement(html: string, name: string, open: number): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = open;
  const found = close.exec(html);
  return found ? after(html, '>', found.index) : html.length;
}

function after(html: string, sign: string, from: number): number {
  const found = html.indexOf(sign, from);
  return found === -1 ? html.length : found + sign.length;
}
