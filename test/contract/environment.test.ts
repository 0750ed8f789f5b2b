import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { environmentSchema, loadConfig } from '../../src/config.ts';

const names = Object.keys(environmentSchema.shape).sort();
const example = readFileSync('.env.example', 'utf8');

describe('.env.example', () => {
  it('documents exactly the variables that the app reads', () => {
    const documented = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(documented.sort()).toEqual(names);
  });

  it('shows the defaults that are in force', () => {
    const shown = Object.fromEntries(
      [...example.matchAll(/^#([A-Z][A-Z0-9_]+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
    );
    delete shown['DATABASE_URL'];
    const required = {
      SLACK_SIGNING_SECRET: 's',
      SLACK_BOT_TOKEN: 'xoxb-1',
      TIKTOK_APP_ID: '1',
      TIKTOK_APP_SECRET: 's',
    };
    expect(loadConfig({ ...required, ...shown }).config).toEqual(loadConfig(required).config);
  });
});

describe('README.md', () => {
  it('has a row for each variable', () => {
    const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| `([A-Z][A-Z0-9_]+)`\s*\|/gm)].map(
      ([, name]) => name,
    );
    expect(rows.sort()).toEqual(names);
  });
});
