import bolt from '@slack/bolt';
import { describe, expect, it } from '@jest/globals';
import { boltLogger } from '../../../src/slack/bolt-logger.ts';
import { memoryLog } from '../../support/fakes.ts';

function bolting() {
  const { log, lines, text } = memoryLog();
  return { bolted: boltLogger(log), lines, text };
}

describe('boltLogger', () => {
  it('drops the debug level, which prints whole bodies', () => {
    const { bolted, text } = bolting();
    bolted.debug('{"token":"planted"}');
    expect(text()).toBe('');
  });

  it.each([
    ['info', 20],
    ['warn', 40],
    ['error', 50],
  ] as const)('writes %s as our level %i', (level, expected) => {
    const { bolted, lines } = bolting();
    bolted[level]('one', 2, new Error('three'));
    expect(lines).toMatchObject([{ level: expected, bolt: 'one 2 three' }]);
  });

  it('writes of an error only its message, never what hangs on it', () => {
    const { bolted, text } = bolting();
    bolted.error(Object.assign(new Error('refused'), { headers: { authorization: 'Bearer planted' } }));
    expect(text()).toContain('refused');
    expect(text()).not.toContain('planted');
  });

  it('cannot be talked into the debug level', () => {
    const { bolted, text } = bolting();
    bolted.setLevel(bolt.LogLevel.DEBUG);
    bolted.setName('bolt');
    bolted.debug('body');
    expect(text()).toBe('');
    expect(bolted.getLevel()).toBe(bolt.LogLevel.INFO);
  });
});
