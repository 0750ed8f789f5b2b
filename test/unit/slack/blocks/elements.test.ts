import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../../support/fast-check.ts';
import { renderMrkdwn } from '../../../../sandbox/terminal/render-text.ts';
import { translatorFor } from '../../../../src/locales/index.ts';
import {
  button,
  clip,
  code,
  context,
  date,
  escape,
  fields,
  header,
  limits,
  linkButton,
  message,
  mrkdwn,
  option,
  section,
  words,
} from '../../../../src/slack/blocks/elements.ts';
import { now } from '../../../support/builders.ts';
import { asSent, isBroken, looseMarks, mrkdwnTexts } from './eyes.ts';

const t = translatorFor('en');
const anyText = fc.string({ unit: anyCharacter, maxLength: 300 });
const reader = {
  locale: 'en-US',
  timeZone: 'UTC',
  nowMs: now.getTime(),
  userName: () => '',
  channelName: () => '',
  width: 100,
};

describe('escape', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['R&D', 'R&amp;D'],
    ['&lt;', '&amp;lt;'],
    ['plain', 'plain'],
  ])('turns %j into %j', (given, expected) => {
    expect(escape(given)).toBe(expected);
  });

  it('leaves nothing loose of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(looseMarks(escape(text))).toEqual([]);
      }),
    );
  });

  it('shows the reader exactly what was given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '&', 'a', ';', 'lt', '!channel', '|', '@', ' ') }),
        (text) => {
          expect(renderMrkdwn(escape(text), reader)).toBe(text);
        },
      ),
    );
  });
});

describe('words', () => {
  it.each(['*', '_', '~', '`'])('puts a word joiner before %s, so that it starts no formatting', (sign) => {
    expect(words(`${sign}x${sign}`)).toBe(`\u2060${sign}x\u2060${sign}`);
  });

  it('leaves nothing loose and no bare formatting sign of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(looseMarks(words(text))).toEqual([]);
        expect(words(text)).not.toMatch(/(?<!\u2060)[*_~`]/);
      }),
    );
  });
});

describe('code', () => {
  it('is a span that people can copy an id from', () => {
    expect(code('7000000000000000001')).toEqual({ markup: '`7000000000000000001`' });
  });

  it('cannot be ended by a backtick inside', () => {
    expect(code('a`b` <!here>').markup).toBe('`aʼbʼ &lt;!here&gt;`');
  });

  it('has exactly its two backticks, whatever is inside', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { markup } = code(text);
        expect(markup.match(/`/g)).toHaveLength(2);
        expect(looseMarks(markup)).toEqual([]);
      }),
    );
  });
});

describe('date', () => {
  it("is Slack's token with seconds and a fallback in UTC", () => {
    expect(date(new Date('2026-03-10T11:59:59.999Z')).markup).toBe(
      '<!date^1773143999^{date_short_pretty} {time}|2026-03-10 11:59 UTC>',
    );
  });

  it('reads in the zone of the reader', () => {
    const tokyo = { ...reader, timeZone: 'Asia/Tokyo' };
    const at = date(new Date('2026-03-10T18:30:00Z')).markup;
    expect([renderMrkdwn(at, reader), renderMrkdwn(at, tokyo)]).toEqual([
      'today 6:30 PM',
      'tomorrow 3:30 AM',
    ]);
  });
});

describe('mrkdwn', () => {
  it('escapes a plain value and neutralizes its formatting', () => {
    expect(mrkdwn(t, 'use.done', { store: '*<!here>*', command: '`x`' })).toBe(
      '*\u2060*&lt;!here&gt;\u2060** is now the store of this channel. \u2060`x\u2060` shows it.',
    );
  });

  it('takes markup as it is', () => {
    expect(mrkdwn(t, 'status.partAsOf', { asOf: { markup: '<!date^1^{time}|x>' } })).toBe(
      'as of <!date^1^{time}|x>',
    );
  });

  it('does not read a value as a pattern of its own', () => {
    expect(mrkdwn(t, 'guess.title', { word: "{count, plural, other {#}} '{x}'" })).toContain(
      "{count, plural, other {#}} '{x}'",
    );
  });
});

describe('clip', () => {
  it('leaves what fits, up to the last character', () => {
    expect(clip('12345', 5)).toBe('12345');
  });

  it('counts the ellipsis', () => {
    expect(clip('123456', 5)).toBe('1234…');
  });

  it('does not cut an emoji in half', () => {
    expect(clip('abc\u{1F600}', 4)).toBe('abc…');
  });

  it('stays within the limit, well-formed and a beginning of the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 200 }), (text, max) => {
        const clipped = clip(text, max);
        expect(clipped.length).toBeLessThanOrEqual(max);
        expect(isBroken(clipped)).toBe(false);
        expect(text.startsWith(clipped.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});

describe('the elements', () => {
  const long = '\u{1F600}'.repeat(20_000);
  const lengthsIn = (value: unknown) =>
    [...JSON.stringify(value).matchAll(/"text":"([^"]*)"/g)].map(([, text = '']) => text.length);

  it.each([
    ['a header', header(long), limits.headerText],
    ['a section', section(long), limits.sectionText],
    ['fields', fields(Array.from({ length: 20 }, () => long)), limits.fieldText],
    ['a context', context(...Array.from({ length: 20 }, () => long)), limits.sectionText],
    ['a button', button(long, 'a', 'v'), limits.buttonText],
    ['a link button', linkButton(long, 'n', 'https://x.example', 'a'), limits.buttonText],
    ['an option', option(long, 'v'), limits.optionText],
  ])('%s cuts its text at its limit of Slack', (_, element, limit) => {
    expect(Math.max(...lengthsIn(element))).toBeLessThanOrEqual(limit);
    expect(isBroken(JSON.stringify(element))).toBe(false);
  });

  it('fields are ten at most', () => {
    expect(fields(Array.from({ length: 20 }, () => 'x'))).toMatchObject({ fields: { length: 10 } });
  });

  it('a context has ten elements at most', () => {
    expect(context(...Array.from({ length: 20 }, () => 'x'))).toMatchObject({ elements: { length: 10 } });
  });

  it('link buttons of one message have ids of their own', () => {
    const [one, other] = ['bc', 'ads'].map((name) => linkButton('x', name, 'https://x.example', 'link:open'));
    expect([one?.action_id, other?.action_id]).toEqual(['link:open:bc', 'link:open:ads']);
  });
});

describe('message', () => {
  it('tells a screen reader all that the blocks say', () => {
    const { text } = message([
      header('A & B'),
      section('one'),
      fields(['two', 'three']),
      context('four', 'five'),
    ]);
    expect(text).toBe('A &amp; B\none\ntwo\nthree\nfour five');
  });

  it('has at most 50 blocks, and its text says nothing of those that are cut off', () => {
    const { blocks, text } = message(
      Array.from({ length: 60 }, (_, index) => section(`block ${String(index)}`)),
    );
    expect(blocks).toHaveLength(50);
    expect(text).toContain('block 49');
    expect(text).not.toContain('block 50');
  });

  it('has a text that chat.update takes', () => {
    const { text } = asSent(message(Array.from({ length: 3 }, () => section('x'.repeat(3_000)))));
    expect(text).toHaveLength(limits.messageText);
  });

  it('does not cut an entity in half', () => {
    // 2 + 1 + 599 × 5 + 1 = 2,999 characters before the last block: the 4,000th falls inside an entity of it.
    const blocks = [section('--'), section(escape('&'.repeat(599))), section(escape('&'.repeat(599)))];
    expect(looseMarks(message(blocks).text)).toEqual([]);
  });

  it('does not cut a date in half', () => {
    const blocks = [section('x'.repeat(2_000)), section('x'.repeat(1_960)), section(date(now).markup)];
    expect(looseMarks(message(blocks).text)).toEqual([]);
  });
});

describe('section', () => {
  it('does not cut an entity in half', () => {
    expect(mrkdwnTexts([section(`ab${escape('&'.repeat(700))}`)]).flatMap(looseMarks)).toEqual([]);
  });
});
