import { describe, expect, it } from '@jest/globals';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { helpMessage, helpTopicMessage } from '../../../../src/slack/blocks/help.ts';
import { commands } from '../../../../src/slack/listeners/commands/table.ts';
import { storesOf } from '../../../support/builders.ts';
import { seen } from './eyes.ts';

const t = translatorFor('en');
const entry = (name: string) => commands.find((command) => command.name === name)!;

describe('helpMessage', () => {
  it('reads like this with several stores, for somebody who may not do all of it', () => {
    const theirs = ['status', 'use', 'alerts', 'help'].map(entry);
    expect(seen(helpMessage(t, theirs, storesOf(2), ['recheck', 'products'].map(entry))))
      .toBe(`What you can do here
════════════════════
Type a command in any channel; only you see the answer.
\`/tiktok status store-1\` – connection, accounts and counts of the store
\`/tiktok use store-1\` – sets the default store of this channel
\`/tiktok alerts\` – alerts in this channel: on, off, list, test, mute, contact
\`/tiktok help\` – this overview, or more on one command
Stores: \`store-1\`, \`store-2\`
Not for you at present: \`recheck\`, \`products\`. Type one to see who may.
The app answers in the language of your Slack: English, Spanish or Portuguese.`);
  });

  it('asks nobody to name the only store', () => {
    const text = seen(helpMessage(t, commands, storesOf(1)));
    expect(text).toContain('`/tiktok status` –');
    expect(text).toContain('`/tiktok use store-1` –');
  });

  it('says how a store is added while there is none', () => {
    expect(seen(helpMessage(t, commands, []))).toContain('add one with `/tiktok stores`');
  });

  it.each(locales)('explains every command in %s', (locale) => {
    const translator = translatorFor(locale);
    const { text } = helpMessage(translator, commands, []);
    for (const { name, help } of commands)
      expect(text).toContain(`\`/tiktok ${name}\` – ${translator(help)}`);
  });
});

describe('helpTopicMessage', () => {
  it('explains one command with an example and its other names', () => {
    expect(seen(helpTopicMessage(t, entry('status'), storesOf(2)))).toBe(`*\`/tiktok status [store]\`*
Connection, accounts and counts of the store.
Example: \`/tiktok status store-1\`  Also: \`/tiktok estado\`, \`/tiktok situacao\`, \`/tiktok estatus\``);
  });

  it('names the words that a command takes, in the language of the person', () => {
    const { text } = helpTopicMessage(translatorFor('pt-BR'), entry('products'), storesOf(1));
    expect(text).toContain('`/tiktok products [loja] [causa]`');
    expect(text).toContain('`/tiktok products preço`');
  });

  it('says nothing of other names where there are none', () => {
    expect(helpTopicMessage(t, { ...entry('use'), aliases: [] }, []).text).not.toContain('Also');
  });
});
