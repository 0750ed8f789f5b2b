import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faults.ts';
import { textOf } from '../../sandbox/slack/json.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { readers, said } from '../support/app-words.ts';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());
afterEach(() => {
  session.worlds.faults.slack.clear();
  session.world('up');
});

const ACK_LIMIT_MS = 3_000;
const shown = 'Loja Modelo on TikTok';
const failed = () => session.log.named('a listener failed');
const referenceIn = (raw: string) => /`([0-9a-f]{8})`/.exec(raw)?.[1];

describe('an acknowledgement', () => {
  it.each(['status', 'catalog', 'help', 'use loja-modelo', 'staus'])(
    'of /tiktok %s is empty and in time',
    async (words) => {
      const { acked } = await session.ask('eva', `/tiktok ${words}`);
      expect(acked).toMatchObject({ status: 200, body: '' });
      expect(acked.ackMs).toBeLessThan(ACK_LIMIT_MS);
    },
  );

  it.each(['down', 'hang', 'garbage', 'throttled'])(
    'waits for nothing while TikTok is unwell: %s',
    async (lever) => {
      session.world(lever);
      const { acked, text } = await session.ask('eva', '/tiktok status');
      expect(acked.ackMs).toBeLessThan(ACK_LIMIT_MS);
      expect(text).toContain(shown);
    },
  );

  it('comes before the answer, however slow Slack takes it', async () => {
    session.worlds.faults.slack.add({ kind: 'delay', ms: 400 }, 'response');
    const mark = session.worlds.slack.mark();
    const acked = await session.sender.command('eva', 'general', '/tiktok status');
    expect(acked.status).toBe(200);
    expect(session.worlds.slack.timeline('eva', mark)).toEqual([]);
    await session.app.time.settle();
    expect(session.worlds.slack.timeline('eva', mark)).toHaveLength(1);
  });
});

describe('a response_url that fails once', () => {
  it.each<Fault>([{ kind: 'html502' }, { kind: 'reset' }, { kind: 'throttle', retryAfterS: 1 }])(
    'is tried once more, and the answer arrives: %j',
    async (fault) => {
      session.worlds.faults.slack.add(fault, 'response');
      const { entries, text } = await session.ask('eva', '/tiktok status');
      expect(entries).toHaveLength(1);
      expect(text).toContain(shown);
    },
  );

  it('is tried once more for a click too', async () => {
    await session.ask('eva', '/tiktok status');
    session.worlds.faults.slack.add({ kind: 'reset' }, 'response');
    const { entries } = await session.click('eva', 'Refresh');
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit']);
  });

  it('whose answer was lost shows the answer at least once', async () => {
    session.worlds.faults.slack.add({ kind: 'answerLost' }, 'response');
    const { text } = await session.ask('eva', '/tiktok status');
    expect(text).toContain(shown);
  });
});

describe('a response_url that always fails', () => {
  it('is logged with a reference, and the next command works', async () => {
    const before = failed().length;
    session.worlds.faults.slack.add({ kind: 'html502' }, 'response', Infinity);
    const { acked, entries } = await session.ask('eva', '/tiktok status');
    expect(acked.status).toBe(200);
    expect(entries).toEqual([]);
    const [line] = failed().slice(before);
    expect(line).toMatchObject({ reference: expect.stringMatching(/^[0-9a-f]{8}$/), listener: '/tiktok' });
    const [untold] = session.log.named('the person could not be told of the failure').slice(-1);
    expect(untold?.['reference']).toBe(line?.['reference']);

    session.worlds.faults.slack.clear();
    expect((await session.ask('eva', '/tiktok status')).text).toContain(shown);
  });

  it('is used at most four times', async () => {
    const responses = () =>
      session.worlds.http.slack.requests.filter(({ path }) => path.startsWith('/response/'));
    const before = responses().length;
    session.worlds.faults.slack.add({ kind: 'reset' }, 'response', Infinity);
    await session.ask('eva', '/tiktok status');
    expect(responses().length - before).toBeLessThanOrEqual(4);
  });
});

describe('when the database fails in the middle', () => {
  const withoutTable = async <T>(table: string, act: () => Promise<T>): Promise<T> => {
    await session.database.query(`alter table ${table} rename to ${table}_away`);
    try {
      return await act();
    } finally {
      await session.database.query(`alter table ${table}_away rename to ${table}`);
    }
  };

  it.each(readers)('%s reads it in their language, with a reference that stands in the log', async (user) => {
    await session.ask(user, '/tiktok help');
    const { raw, text } = await withoutTable('reading', () => session.ask(user, '/tiktok status'));
    expect(text).toContain(said(user, 'error.title'));
    expect(text).toContain(said(user, 'error.reference'));
    const line = failed().find(({ reference }) => reference === referenceIn(raw));
    expect(line).toMatchObject({ level: 50, code: expect.any(String), listener: '/tiktok' });
    expect(line?.['err']).toBeDefined();
    expect((await session.ask(user, '/tiktok status')).counts).toHaveLength(3);
  });

  it('says nothing of tables, statements or stacks', async () => {
    const { raw } = await withoutTable('store', () => session.ask('eva', '/tiktok status'));
    expect(raw).toContain('error:');
    expect(raw).not.toMatch(/relation|select|store_|\.ts|node_modules/i);
  });

  it('two failures have two references', async () => {
    const references = await withoutTable('reading', async () => {
      const one = await session.ask('eva', '/tiktok status');
      const other = await session.ask('eva', '/tiktok status');
      return [referenceIn(one.raw), referenceIn(other.raw)];
    });
    expect(new Set(references).size).toBe(2);
    expect(references).not.toContain(undefined);
  });

  it('a person who cannot be looked up gets the sentence in the default language', async () => {
    const { text } = await withoutTable('person', () => session.ask('mario', '/tiktok status'));
    expect(text).toContain('That did not work.');
  });

  it('a click is answered below the message, which stays', async () => {
    await session.ask('eva', '/tiktok status');
    const { entries, text } = await withoutTable('reading', () => session.click('eva', 'Refresh'));
    expect(entries.map(({ kind }) => kind)).toEqual(['ephemeral']);
    expect(text).toContain('That did not work.');
  });

  it('Home shows the sentence, and the next visit shows the stores', async () => {
    const { text } = await withoutTable('reading', () => session.openHome('eva'));
    expect(text).toContain('That did not work.');
    expect((await session.openHome('eva')).text).toContain('Loja Modelo');
  });

  it('a click on Home opens a modal that says so', async () => {
    await session.openHome('eva');
    const { entries, text } = await withoutTable('reading', () => session.click('eva', 'Status'));
    expect(entries.map(({ kind }) => kind)).toEqual(['modal']);
    expect(text).toContain('That did not work.');
    await session.sender.closeView('eva');
  });

  it('authorize refuses, Slack says that the command failed, and the app lives', async () => {
    const { acked, entries } = await withoutTable('workspace_slack', () =>
      session.ask('eva', '/tiktok status'),
    );
    expect(acked.status).toBeGreaterThanOrEqual(400);
    expect(acked.ackMs).toBeLessThan(ACK_LIMIT_MS);
    expect(entries.map(({ kind }) => kind)).toEqual(['notice']);
    expect((await session.ask('eva', '/tiktok status')).text).toContain(shown);
  });

  it('an event is acknowledged and its failure logged', async () => {
    const before = session.log.records().filter(({ level }) => level === 50).length;
    const acked = await withoutTable('channel', async () => {
      const answer = await session.sender.event('channel_archive', { channel: 'C0GENERAL', user: 'U0ANA' });
      await session.app.time.settle();
      return answer;
    });
    expect(acked.status).toBe(200);
    expect(session.log.records().filter(({ level }) => level === 50).length).toBeGreaterThan(before);
    expect((await session.ask('eva', '/tiktok status')).text).toContain(shown);
  });

  it('and every connection is cut, the app answers that command or the next', async () => {
    await session.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    const first = await session.ask('eva', '/tiktok status');
    expect(first.entries).toHaveLength(1);
    expect((await session.ask('eva', '/tiktok status')).text).toContain(shown);
  });
});

describe('Slack’s Web API failing', () => {
  it.each<Fault>([{ kind: 'html502' }, { kind: 'reset' }])(
    'once at a modal is no matter: %j',
    async (fault) => {
      await session.openHome('eva');
      session.worlds.faults.slack.add(fault, 'views.open');
      const { entries } = await session.click('eva', 'Status');
      expect(entries.map(({ kind }) => kind)).toEqual(['modal']);
      await session.sender.closeView('eva');
    },
  );

  it('at Home is logged with a reference, and the next visit works', async () => {
    const before = failed().length;
    session.worlds.faults.slack.add({ kind: 'throttle', retryAfterS: 30 }, 'views.publish', Infinity);
    const { acked } = await session.openHome('eva');
    expect(acked.status).toBe(200);
    expect(textOf(failed()[before]?.['reference'])).toMatch(/^[0-9a-f]{8}$/);
    session.worlds.faults.slack.clear();
    expect((await session.openHome('eva')).entries).toHaveLength(1);
  });
});

describe('a response_url that hangs', () => {
  it('holds up nobody else', async () => {
    const own = await startAppSession();
    try {
      own.worlds.faults.slack.add({ kind: 'hang' }, 'response');
      for (const user of ['mario', 'eva']) {
        const { status, ackMs } = await own.sender.command(user, 'general', '/tiktok status');
        expect(status).toBe(200);
        expect(ackMs).toBeLessThan(ACK_LIMIT_MS);
      }
      // Which of the two answers meets the fault is a matter of milliseconds.
      await own.log.until(({ msg }) => msg === 'answered');
      const seen = ['mario', 'eva'].flatMap((user) => own.worlds.slack.visibleNow(user, 'general'));
      expect(seen).toHaveLength(1);
    } finally {
      // The hanging call ends with Slack itself: nobody waits out its eight seconds here.
      await own.worlds.close();
      await own.stop();
    }
  });
});
