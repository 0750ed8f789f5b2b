import { describe, expect, it } from '@jest/globals';
import { checkMessage } from '../../../../../sandbox/slack/block-kit/validate.ts';
import { auditActions } from '../../../../../src/core/audit.ts';
import type { Actor, AuditEntry } from '../../../../../src/core/audit.ts';
import type { FailReason } from '../../../../../src/core/connect/connect-card.ts';
import type { Outcome, StepName, StepResult } from '../../../../../src/core/disconnect/saga.ts';
import type { LinkPurpose } from '../../../../../src/core/link-ports.ts';
import type { KeyRefusal } from '../../../../../src/core/use-cases/enter-keys.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import { entriesPerPage, recordMessage, recordValue } from '../../../../../src/slack/blocks/record/record.ts';
import { entrySheet } from '../../../../../src/slack/listeners/record/record-file.ts';
import { csvRecord } from '../../../../../src/slack/listeners/csv/csv.ts';
import { now, storeIdOf } from '../../../../support/builders.ts';
import { asSent, hostileName, isBroken, looseMarks, mrkdwnTexts, seen } from '../eyes.ts';

const by: Actor = { kind: 'user', userId: 'U0ANA' };
const entryOf = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ id: '7', at: now, by, action: 'store.edited', reference: '1a2b3c4d' },
  ...{ store: { id: storeIdOf(1), label: 'loja' }, before: null, after: null },
  ...over,
});
const pageOf = (entries: readonly AuditEntry[]) => ({
  ...{ entries, about: null, store: null, isNewest: true, hasOlder: false, mayExport: false },
});
const told = (over: Partial<AuditEntry>, locale: (typeof locales)[number] = 'en') =>
  seen(recordMessage(translatorFor(locale), pageOf([entryOf(over)])));

type Known<T extends string> = { readonly [Code in T]: true };

/** Every code of ours that is recorded as a value; the type check names what is missing here. */
const step: Known<StepName> = {
  ...{ stopped: true, unlink: true, wait: true, revoke: true, prove: true, unsubscribe: true, erase: true },
  relink: true,
};
const result: Known<StepResult> = { done: true, already: true, failed: true };
const outcome: Known<Outcome> = {
  ...{ revoked: true, detached: true, cancelled: true, replaced: true, uninstalled: true },
};
const purpose: Known<LinkPurpose> = { 'vtex-keys': true, connect: true };
const why: Known<KeyRefusal | 'otherBrowser' | 'wrongType' | 'tooLarge'> = {
  ...{ unknown: true, used: true, expired: true, worn: true, notAllowed: true },
  ...{ otherBrowser: true, wrongType: true, tooLarge: true },
};
const reason: Known<FailReason | 'dropped' | 'untold' | 'disconnected'> = {
  ...{ code: true, app: true, unreached: true, token: true, unknown: true },
  ...{ dropped: true, untold: true, disconnected: true },
};

describe('an entry of the record', () => {
  it('shows what changed as before → after, and what did not, once', () => {
    const text = told({
      before: { channel: 'C0GENERAL', store: null, mention: false, mutedUntil: null },
      after: { channel: 'C0GENERAL', store: 'loja', mention: true, mutedUntil: now.getTime() },
    });
    expect(text).toContain('@ana changed a store. `loja`');
    expect(text).toContain('Channel: #general · Store: – → `loja` · Mention: no → yes · Muted until: – → ');
    expect(text).toContain('Reference `1a2b3c4d`');
  });

  it.each([
    ['host', 'The host'],
    ['app', 'TikTok for VTEX'],
    ['tiktok', 'TikTok'],
  ] as const)('names %s as who did it', (kind, name) => {
    expect(told({ by: { kind }, action: 'settings.changed' })).toContain(`${name} changed the settings`);
  });

  it('does not name other stores where a disconnect has none', () => {
    const ended = (others: readonly string[]) =>
      told({ action: 'disconnect.ended', after: { outcome: 'revoked', others } });
    expect(ended([])).not.toContain('Other stores');
    expect(ended(['Outra'])).toContain('Other stores: Outra');
  });

  it('names an alert, a right, a language and a step in the words of the reader', () => {
    const after = {
      right: 'admin',
      language: 'pt-BR',
      step: 'unlink',
      stores: null,
      alert: 'upstream.tiktok',
    };
    const text = told({ after }, 'es');
    for (const words of ['administrador', 'Portugués', 'desvincular el píxel', 'todas las tiendas'])
      expect(text).toContain(words);
    expect(text).toContain('Alerta: TikTok no responde');
  });

  it('names a kind of Advanced Matching and every code of ours in the words of the reader', () => {
    const matching = { 'manual.email': false, 'automatic.externalId': false };
    const text = told({ before: matching, after: { ...matching, 'manual.email': true } }, 'es');
    expect(text).toContain('correo (enviado por el sitio): no → sí');
    expect(text).not.toContain('manual.');
    expect(text).not.toContain('externalId');
    expect(told({ after: { purpose: 'connect', why: 'used' } }, 'pt-BR')).toContain('já tinha sido usado');
    expect(told({ after: { reason: 'dropped' } }, 'es')).toContain('nadie eligió las cuentas a tiempo');
    // Somebody's own words.
    expect(told({ after: { about: 'loja', reason: 'code' } }, 'es')).toContain('Motivo: code');
  });

  it.each(Object.entries({ step, result, outcome, purpose, why, reason }))(
    'shows no raw %s',
    (name, known) => {
      for (const code of Object.keys(known))
        for (const locale of ['es', 'pt-BR'] as const)
          expect(told({ after: { [name]: code } }, locale)).not.toMatch(new RegExp(`: ${code}$`, 'm'));
    },
  );

  it('shows a value that this version has no name for by its own', () => {
    expect(told({ after: { somethingNew: 'x' } })).toContain('`somethingNew`: x');
  });
});

describe('a page of the record', () => {
  const values = Object.fromEntries(
    ['name', 'handle', 'user', 'channel', 'reason', 'about', hostileName].map((one) => [one, hostileName]),
  );
  const hostile = auditActions.flatMap((action) => [
    entryOf({ action, before: values, after: { ...values, name: `x${hostileName}` } }),
    entryOf({ action, store: { id: storeIdOf(1), label: hostileName }, reference: hostileName }),
  ]);

  it.each(locales)('is taken by Slack in %s, whatever the names are', (locale) => {
    for (let from = 0; from < hostile.length; from += entriesPerPage) {
      const entries = hostile.slice(from, from + entriesPerPage);
      const page = {
        ...pageOf(entries),
        store: hostileName,
        hasOlder: true,
        mayExport: true,
        isNewest: false,
      };
      const sent = asSent(recordMessage(translatorFor(locale), page));
      expect(checkMessage(sent)).toBeNull();
      const texts = [...mrkdwnTexts(sent.blocks), sent.text];
      expect(texts.map((text) => text.replace(/<@U0ANA>/g, '')).flatMap(looseMarks)).toEqual([]);
      expect(texts.filter(isBroken)).toEqual([]);
      expect(JSON.stringify(sent.blocks).length).toBeLessThan(60_000);
    }
  });

  it('is found again by the value of its button, and by nothing that we did not write', () => {
    for (const about of [null, { storeId: storeIdOf(1) }, { label: 'loja' }])
      for (const before of [null, '41'])
        expect(recordValue.read(recordValue.write({ about, before }))).toEqual({ about, before });
    for (const value of ['', 'x', 'x|1', '|-1', '|1; drop', `${storeIdOf(1)}|x`])
      expect(recordValue.read(value)).toBeNull();
  });

  it('says in a row of the file only once who it was', () => {
    const said = locales.map((locale) => entrySheet(translatorFor(locale), 'UTC').cellsOf(entryOf()));
    expect(said.map(([, who, what]) => [who, what])).toEqual([
      ['U0ANA', 'Changed a store.'],
      ['U0ANA', 'Cambió una tienda.'],
      ['U0ANA', 'Mudou uma loja.'],
    ]);
  });

  it('becomes a row of the file without anything that a spreadsheet would run', () => {
    for (const locale of locales) {
      const { header, cellsOf } = entrySheet(translatorFor(locale), 'UTC');
      const cells = cellsOf(entryOf({ after: { name: '=1+1' }, reference: '-x' }));
      expect(cells).toHaveLength(header.length);
      expect(csvRecord(cells)).toContain(`"'-x"`);
    }
  });
});
