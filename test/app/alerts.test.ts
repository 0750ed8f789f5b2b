import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { alertsIn, standing } from '../support/channel-words.ts';
import { readers } from '../support/app-words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let session: AppSession;
beforeEach(async () => {
  // Few, for each change of the counts has all of them read.
  session = await startAppSession({
    worlds: { tiktok: { counts: { approved: 88, processing: 3, rejected: 9 } } },
  });
  await session.ask('eva', '/tiktok alerts on');
});
afterEach(() => session.stop());

/** Whatever a button left to do at once. */
const click = async (user: string, label: string) => {
  const outcome = await session.click(user, label);
  await session.app.time.drain();
  return outcome;
};

async function rejected(count: number, forMs = 30 * MINUTE_MS): Promise<void> {
  session.world(`need-details=${count}`);
  await session.advance(forMs);
}

describe('a subscription', () => {
  it('introduces the app in the channel before it says that alerts are on', () => {
    expect(standing(session, 'eva', 'general')).toMatchObject([
      { text: expect.stringContaining('Alerts are on') },
    ]);
  });

  it('is one, however often it is asked for', async () => {
    const again = await session.ask('mario', '/tiktok alerts on');
    expect(standing(session, 'eva', 'general')).toHaveLength(1);
    expect(again.text).toMatch(/ya/i);
  });
});

describe('items that need attention', () => {
  it('are told once, with their number and what to do, and the message is edited as they change', async () => {
    await rejected(12);
    const [alert, ...others] = alertsIn(session);
    expect(others).toEqual([]);
    expect(alert?.text).toContain('12 items of 100');
    await rejected(13, 10 * MINUTE_MS);
    const [edited, reply] = alertsIn(session);
    expect(edited).toMatchObject({ ts: alert?.ts, text: expect.stringContaining('13 items of') });
    expect(reply).toMatchObject({
      threadTs: alert?.ts,
      isBroadcast: false,
      text: expect.stringContaining('+1 new'),
    });
  });

  it('are told as fixed, with how long it lasted', async () => {
    await rejected(12);
    await rejected(0);
    const [alert] = alertsIn(session);
    expect(alert?.text).toMatch(/Fixed[^]*minutes/);
    expect(alert?.text).not.toContain('Acknowledge');
  });

  it('of one reading only are told to nobody', async () => {
    await rejected(0);
    await rejected(12, 6 * MINUTE_MS);
    await rejected(0);
    expect(alertsIn(session)).toEqual([]);
  });

  it('are not repeated once somebody acknowledged them', async () => {
    await rejected(12);
    await click('eva', 'Acknowledge');
    expect(alertsIn(session)[0]?.text).toContain('Acknowledged by @eva');
    await session.jump(24 * HOUR_MS);
    await session.advance(10 * MINUTE_MS);
    expect(alertsIn(session)).toHaveLength(1);
  });

  it('that are muted are kept up to date in silence, and told in full when the mute ends', async () => {
    await rejected(12);
    await click('eva', 'Mute…=Here for 1 hour');
    await rejected(40, 20 * MINUTE_MS);
    expect(alertsIn(session)).toMatchObject([{ text: expect.stringContaining('40 items') }]);
    await session.advance(HOUR_MS);
    expect(alertsIn(session).map(({ threadTs, text }) => [threadTs, /40 items/.test(text)])).toEqual([
      [null, true],
      [null, true],
    ]);
  });
});

describe('a revoked sign-in', () => {
  it('is told once, within ten minutes, by its proof', async () => {
    session.world('revoked');
    await session.advance(15 * MINUTE_MS);
    const [alert, ...others] = alertsIn(session);
    expect(others).toEqual([]);
    expect(alert?.text).toContain('Critical');
    expect(alert?.text).toContain('Loja Modelo');
    const status = await session.ask('eva', '/tiktok status');
    expect(status.text).toContain('TikTok access was revoked');
    expect(status.counts.join()).toMatch(/88/);
  });

  it('that works again is told as such, and checks go on', async () => {
    session.world('revoked');
    await session.advance(15 * MINUTE_MS);
    session.world('valid');
    await session.advance(3 * HOUR_MS);
    expect(alertsIn(session)[0]?.text).toContain('accepts the app’s access again');
    expect((await session.ask('eva', '/tiktok status')).counts.join()).toMatch(/88/);
  });

  // The other answers that say nothing: every code of TikTok's has its class in codes.test.ts.
  it.each(['auth-outage', 'down', 'user-abnormal'])('is never claimed in an hour of %s', async (lever) => {
    session.world(lever);
    await session.advance(HOUR_MS);
    for (const user of readers) {
      expect((await session.ask(user, '/tiktok status')).text).not.toMatch(/revo(k|c|qu|g)/i);
    }
    const incidents = await session.database.query(
      "select 1 from incident where condition = 'grant.revoked'",
    );
    expect(incidents).toEqual([]);
    const grants = await session.database.query("select 1 from tiktok_grant where state = 'revoked'");
    expect(grants).toEqual([]);
  });
});

describe('a silent TikTok', () => {
  it('is told once with the number of stores, and product alerts wait for it', async () => {
    session.world('down');
    await session.advance(HOUR_MS);
    expect(alertsIn(session)).toMatchObject([{ text: expect.stringContaining('TikTok does not answer') }]);
    session.world('up');
    await rejected(12);
    const texts = alertsIn(session).map(({ text }) => text);
    expect(texts[0]).toMatch(/answers again|Fixed/);
    expect(texts.filter((text) => text.includes('12 items'))).toHaveLength(1);
  });
});

describe('a post whose answer is lost', () => {
  it('is found in the history and not sent again', async () => {
    session.worlds.faults.slack.add({ kind: 'answerLost' }, 'chat.postMessage', 1);
    await rejected(12);
    expect(alertsIn(session)).toHaveLength(1);
    await rejected(13, 10 * MINUTE_MS);
    expect(alertsIn(session)[0]?.text).toContain('13 items');
  });

  it('is sent again when it never arrived', async () => {
    session.worlds.faults.slack.add({ kind: 'reset' }, 'chat.postMessage', 1);
    await rejected(12);
    expect(alertsIn(session)).toHaveLength(1);
  });

  it('without a readable history is left to its next change, unless it is critical', async () => {
    session.world('no-history');
    session.worlds.faults.slack.add({ kind: 'answerLost' }, 'chat.postMessage', 1);
    await rejected(12);
    expect(alertsIn(session)).toHaveLength(1);
    session.worlds.faults.slack.add({ kind: 'answerLost' }, 'chat.postMessage', 1);
    session.world('revoked');
    await session.advance(20 * MINUTE_MS);
    const critical = alertsIn(session).filter(({ text }) => text.includes('Critical'));
    expect(critical).toHaveLength(2);
    expect(critical[1]?.text).toMatch(/perhaps|possibly|may/i);
  });
});

describe('a channel that Slack refuses', () => {
  it('breaks the subscription, tells its creator once, and says so in the list', async () => {
    session.world('archived=general');
    await rejected(12);
    await session.advance(HOUR_MS);
    const told = standing(session, 'eva', '@eva');
    expect(told).toHaveLength(1);
    expect((await session.ask('eva', '/tiktok alerts list', 'tiktok-alerts')).text).toMatch(/archived/i);
  });

  it('keeps its settings when alerts are turned on again', async () => {
    await session.ask('eva', '/tiktok alerts on 7 quiet=22-23');
    session.world('archived=general');
    await rejected(12);
    session.world('unarchived=general');
    const again = await session.ask('eva', '/tiktok alerts on');
    expect(again.text).toMatch(/from 7 items[^]*quiet from 22:00 to 23:00/);
  });

  it('works again after "on", and shows what is open', async () => {
    session.world('archived=general');
    await rejected(12);
    session.world('unarchived=general');
    await session.ask('eva', '/tiktok alerts on');
    await session.advance(5 * MINUTE_MS);
    expect(alertsIn(session).map(({ text }) => /Alerts are on|12 items/.exec(text)?.[0])).toEqual([
      'Alerts are on',
      '12 items',
    ]);
  });

  it('is told by an invitation hint when the app is not in it', async () => {
    session.world('no-public');
    const refused = await session.ask('ana', '/tiktok alerts on', 'catalogo');
    expect(refused.text).toContain('/invite');
    session.worlds.slack.join('catalogo', session.worlds.slack.installation().botUserId);
    const retried = await session.click('ana', 'alert:retry');
    expect(retried.text).toContain('ligados aqui');
    expect(standing(session, 'ana', 'catalogo')).toHaveLength(1);
  });
});

describe('a threshold', () => {
  it('is about items: a revoked sign-in is told whatever it is', async () => {
    await session.ask('eva', '/tiktok alerts on 20');
    session.world('revoked');
    await session.advance(15 * MINUTE_MS);
    expect(alertsIn(session)).toMatchObject([{ text: expect.stringContaining('Critical') }]);
  });

  it('in percent follows a change of all items, too', async () => {
    await session.ask('eva', '/tiktok alerts on 15%');
    await rejected(12);
    expect(alertsIn(session)).toEqual([]);
    session.world('approved=50');
    await session.advance(10 * MINUTE_MS);
    expect(alertsIn(session)).toMatchObject([{ text: expect.stringContaining('12 items of') }]);
  });
});

describe('a channel with alerts for all stores and for one', () => {
  it('hears of each problem once', async () => {
    await session.ask('eva', '/tiktok alerts on loja-modelo');
    await rejected(12);
    const texts = standing(session, 'eva', 'general').map(({ text }) => text);
    expect(texts.filter((text) => text.includes('12 items'))).toHaveLength(1);
  });
});

describe('an alert contact', () => {
  it('hears of a revoked sign-in when the only channel that followed is gone', async () => {
    await session.ask('mario', '/tiktok alerts contact on');
    session.world('archived=general');
    session.world('revoked');
    await session.advance(HOUR_MS);
    const told = standing(session, 'mario', '@mario').map(({ text }) => text);
    expect(told.filter((text) => text.includes('🔴'))).toHaveLength(1);
  });
});

describe('a message that a person deleted', () => {
  it('does not swallow the change that finds it gone', async () => {
    await rejected(12);
    session.world('delete-message');
    await rejected(40, 15 * MINUTE_MS);
    expect(alertsIn(session)).toMatchObject([{ text: expect.stringContaining('40 items') }]);
  });
});

describe('alerts that are off', () => {
  it('post nothing more', async () => {
    await session.ask('eva', '/tiktok alerts off');
    await rejected(12);
    expect(alertsIn(session)).toEqual([]);
  });
});
