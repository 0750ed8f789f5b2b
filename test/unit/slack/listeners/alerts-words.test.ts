import { describe, expect, it } from '@jest/globals';
import { fc } from '../../../support/fast-check.ts';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import {
  nearOptions,
  optionsExample,
  readAlertWords,
} from '../../../../src/slack/listeners/commands/alerts-words.ts';

const handles = ['loja-modelo', 'outlet', '10'];
const read = (...words: string[]) => readAlertWords(words, handles);
const understood = (chosen: object, named: readonly string[] = []) => ({
  kind: 'understood',
  handles: named,
  chosen,
});

describe('the words after /tiktok alerts on', () => {
  it.each([
    [[], {}],
    [['5'], { threshold: { items: 5, percent: 0 } }],
    [['15%'], { threshold: { items: 1, percent: 15 } }],
    [['5.5%'], { threshold: { items: 1, percent: 5.5 } }],
    [['5,5%'], { threshold: { items: 1, percent: 5.5 } }],
    [['0,5%'], { threshold: { items: 1, percent: 0.5 } }],
    [['100,0%'], { threshold: { items: 1, percent: 100 } }],
    [['5', '%'], { threshold: { items: 1, percent: 5 } }],
    [['7', '5,5', '%'], { threshold: { items: 7, percent: 5.5 } }],
    [['5', '15%'], { threshold: { items: 5, percent: 15 } }],
    [['15%', '5'], { threshold: { items: 5, percent: 15 } }],
    [['quiet=22-7'], { quietHours: { from: 22, to: 7 } }],
    [['quiet=22h-07:00'], { quietHours: { from: 22, to: 7 } }],
    [['Silencio=22–24'], { quietHours: { from: 22, to: 0 } }],
    [['quiet=off'], { quietHours: null }],
    [['digest=9'], { digestHour: 9 }],
    [['resumo=não'], { digestHour: null }],
    [['zone=america/sao_paulo'], { timeZone: 'America/Sao_Paulo' }],
    [['fuso=UTC'], { timeZone: 'UTC' }],
    [['lang=es'], { language: 'es' }],
    [['idioma=pt'], { language: 'pt-BR' }],
    [['lang=pt-BR'], { language: 'pt-BR' }],
    [['mention=on'], { mention: true }],
    [['mención=off'], { mention: false }],
    [['mención=sí'], { mention: true }],
    [['menção=ativado'], { mention: true }],
    [['silencio=desactivado'], { quietHours: null }],
    [['idioma=español'], { language: 'es' }],
    [['idioma=Português'], { language: 'pt-BR' }],
    [['lang=English'], { language: 'en' }],
  ])('%j choose %j', (words, chosen) => {
    expect(read(...words)).toEqual(understood(chosen));
  });

  it('name stores, in any spelling and between the settings', () => {
    expect(read('Loja-Modelo', '5', 'OUTLET')).toEqual(
      understood({ threshold: { items: 5, percent: 0 } }, ['loja-modelo', 'outlet']),
    );
  });

  it('mean a store where a number is the handle of one', () => {
    expect(read('10')).toEqual(understood({}, ['10']));
  });

  it('let the last one of two settings win', () => {
    expect(read('digest=9', 'digest=off')).toEqual(understood({ digestHour: null }));
  });

  it.each([
    ['quiet=22', 'quiet=22-7'],
    ['quiet=22-22', 'quiet=22-7'],
    ['quiet=22-25', 'quiet=22-7'],
    ['quiet=1-2-3', 'quiet=22-7'],
    ['quiet=', 'quiet=22-7'],
    ['digest=25', 'digest=9'],
    ['digest=-1', 'digest=9'],
    ['zone=Mars/Base', 'zone=America/Sao_Paulo'],
    ['zone=+03:00', 'zone=America/Sao_Paulo'],
    ['lang=klingon', 'lang=es'],
    ['mention=maybe', 'mention=on'],
    ['0', '5, 10%, 5.5%'],
    ['0%', '5, 10%, 5.5%'],
    ['0,0%', '5, 10%, 5.5%'],
    ['101%', '5, 10%, 5.5%'],
    ['100,1%', '5, 10%, 5.5%'],
    ['5,55%', '5, 10%, 5.5%'],
    ['1.000%', '5, 10%, 5.5%'],
    ['5.5', '5, 10%, 5.5%'],
    ['1.000', '5, 10%, 5.5%'],
    ['9999999', '5, 10%, 5.5%'],
  ])('%s is unclear, with an example', (word, example) => {
    expect(read('5', word)).toEqual({ kind: 'unclear', word, example });
  });

  it.each(['lojamodelo', 'queit=22-7', '=', '-5', '%', 'constructor', '__proto__=1', '5%%'])(
    '%s is unclear, and nothing is guessed',
    (word) => {
      expect(read(word)).toEqual({ kind: 'unclear', word, example: null });
    },
  );

  it.each([
    ['quite=22-7', ['quiet=']],
    ['quiet', ['quiet=']],
    ['Quiet:22-7', ['quiet=']],
    ['digets=9', ['digest=']],
    ['silensio=22-7', ['silencio=']],
    ['menção', ['mencao=']],
    ['zoneinfo=UTC', []],
    ['constructor', []],
    ['=', []],
    ['', []],
  ])('are near to an option, as it is written: %s', (word, expected) => {
    expect(nearOptions(word).map(({ spelling }) => spelling)).toEqual(expected);
  });

  it.each(locales)('that the help names in %s are all understood', (locale) => {
    const text = translatorFor(locale)('help.alerts.more');
    const named = [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
    expect(named.length).toBeGreaterThanOrEqual(9);
    expect(named.filter((word) => readAlertWords([word], []).kind === 'unclear')).toEqual([]);
  });

  it('of the help are understood', () => {
    const result = readAlertWords(optionsExample.split(' '), []);
    expect(result).toMatchObject({ kind: 'understood', handles: [] });
  });

  it('are understood whatever the order, or not at all', () => {
    const word = fc.constantFrom('5', '15%', 'quiet=22-7', 'digest=9', 'zone=UTC', 'lang=es', 'outlet');
    fc.assert(
      fc.property(fc.uniqueArray(word), fc.uniqueArray(word), (words, _) => {
        const forward = readAlertWords(words, handles);
        const backward = readAlertWords([...words].reverse(), handles);
        expect(backward).toEqual(forward);
      }),
      { seed: 1 },
    );
  });

  it('never throw, and choose only what the database takes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }), (words) => {
        const result = readAlertWords(words, handles);
        if (result.kind === 'unclear') return;
        const { threshold, quietHours, digestHour } = result.chosen;
        if (threshold !== undefined) expect(threshold.percent).toBeLessThanOrEqual(100);
        for (const hour of [quietHours?.from, quietHours?.to, digestHour ?? undefined]) {
          if (hour !== undefined) expect(hour >= 0 && hour < 24).toBe(true);
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
