import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../../../support/fast-check.ts';
import { isBlank, isBlankHtml } from '../../../../../src/core/products/rules/html-text.ts';

describe('isBlankHtml', () => {
  it.each([
    '',
    ' \r\n\t ',
    '<p>&nbsp;</p>',
    '<p>&nbsp</p>',
    '<P STYLE="x">\u00a0</P><br><br/>',
    '&#160;&#xA0;&#8203;&#x200B;&#xFEFF;',
    '&ensp;&emsp;&thinsp;&zwnj;&zwj;&shy;&ZeroWidthSpace;',
    '\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u3164\u2800',
    '<img src="https://loja.example/a.jpg" alt="Camiseta">',
    '<!-- nothing yet -->',
    '<!-->',
    '<!-- never closed <p>text</p>',
    '<style>p { color: red }</style><script>var a = "<b>";</SCRIPT >',
    '<script>never closed',
    '<p',
    '<div\nclass="a">\n</div>',
  ])('is true of %j', (html) => {
    expect(isBlankHtml(html)).toBe(true);
  });

  it.each([
    'Camiseta',
    '<p>a</p>',
    'a < b',
    '<3',
    '<',
    '&amp;',
    '&lt;',
    '&#65;',
    '&#x1F600;',
    '&#x110000;',
    '&#99999999999;',
    '<!-->text',
    '\u0600',
    '&amp;nbsp;',
    '&<b>nbsp;</b>',
    '<!-- one -->text<!-- two -->',
    '<script>1</script>text',
    '<styled>text</styled>',
    '-',
  ])('is false of %j', (html) => {
    expect(isBlankHtml(html)).toBe(false);
  });

  it('is true of any nest of tags around nothing, and false as soon as one letter is in it', () => {
    const nothing = fc.constantFrom(
      '',
      ' ',
      '&nbsp;',
      '&#8203;',
      '\u200b',
      '<br>',
      '<!-- x -->',
      '<img alt="b">',
    );
    const inTags = fc.tuple(fc.constantFrom('p', 'div', 'span', 'h1'), fc.array(nothing));
    fc.assert(
      fc.property(fc.array(inTags), (nest) => {
        const html = nest.map(([tag, inner]) => `<${tag} class="a">${inner.join('')}</${tag}>`).join('');
        expect(isBlankHtml(html)).toBe(true);
        expect(isBlankHtml(`${html}a`)).toBe(false);
        expect(isBlankHtml(`<p>é</p>${html}`)).toBe(false);
      }),
    );
  });

  it('agrees with isBlank on texts without markup', () => {
    const plain = fc.string({ unit: anyCharacter }).filter((text) => !/[<&]/.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        expect(isBlankHtml(text)).toBe(isBlank(text));
      }),
    );
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '!--',
      '-->',
      '/',
      'script',
      'p',
      '&#',
      'x',
      '9',
      ';',
      '&nbsp',
      '"',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        expect(typeof isBlankHtml(parts.join(''))).toBe('boolean');
      }),
    );
  });

  it.each(['<', '<!--', '<script>', '<a ', '</script', '&#', '&nbsp', '<b>&#8203;'])(
    'takes a megabyte of %j in one pass',
    (piece) => {
      const html = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const begun = performance.now();
      isBlankHtml(html);
      // A quadratic search would take minutes.
      expect(performance.now() - begun).toBeLessThan(5_000);
    },
  );
});
