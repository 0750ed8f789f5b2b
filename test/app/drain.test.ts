import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

// Each test ends the app: one session a test.
let session: AppSession;
const start = async (beat = false) => {
  session = await startAppSession({ overrides: { beat } });
};
afterEach(() => session.stop());

describe('a stop', () => {
  beforeEach(() => start());

  it('waits for the answers of thirty commands that were acknowledged', async () => {
    session.worlds.faults.slack.add({ kind: 'delay', ms: 200 }, 'response', Infinity);
    const sent = await Promise.all(
      Array.from({ length: 30 }, () => session.sender.command('eva', 'general', '/tiktok status')),
    );
    await session.app.stop();
    expect(sent.map(({ status }) => status)).toEqual(Array(30).fill(200));
    expect(session.worlds.slack.visibleNow('eva', 'general')).toHaveLength(30);
  });

  it('waits for the second try of an answer that failed', async () => {
    session.worlds.faults.slack.add({ kind: 'html502' }, 'response');
    await session.sender.command('eva', 'general', '/tiktok status');
    await session.app.stop();
    expect(session.worlds.slack.visibleNow('eva', 'general')).toHaveLength(1);
  });

  it('waits for a Home tab that is being published', async () => {
    session.worlds.faults.slack.add({ kind: 'delay', ms: 200 }, 'views.publish');
    await session.sender.openHome('eva');
    await session.app.stop();
    expect(session.worlds.slack.home('eva')).not.toBeNull();
  });

  it('refuses new connections while old answers are still under way', async () => {
    session.worlds.faults.slack.add({ kind: 'delay', ms: 500 }, 'response');
    await session.sender.command('eva', 'general', '/tiktok status');
    const stopped = session.app.stop().then(() => 'stopped');
    let { status } = await session.sender.urlVerification();
    while (status !== 0) ({ status } = await session.sender.urlVerification());
    expect(await Promise.race([stopped, Promise.resolve('still answering')])).toBe('still answering');
    await stopped;
    expect(session.worlds.slack.visibleNow('eva', 'general')).toHaveLength(1);
  });

  it('does not wait for connections on which nobody asks', async () => {
    // fetch keeps its connection open.
    const response = await fetch(new URL('/nothing', session.appUrl));
    await response.text();
    const startedAt = performance.now();
    await session.app.stop();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('may be asked for twice', async () => {
    await Promise.all([session.app.stop(), session.app.stop()]);
    await session.app.stop();
    expect(session.log.named('stopped').length).toBeGreaterThan(0);
  });
});

describe('a stop of an app with a worker', () => {
  beforeEach(() => start(true));

  it('lets the check under way end, and stores what it read', async () => {
    session.worlds.tiktok.setCounts({ rejected: 55 });
    session.worlds.faults.tiktok.add({ kind: 'delay', ms: 300 }, '/catalog/overview/');
    await session.jump(6 * 60_000);
    const called = session.called('/catalog/overview/');
    await session.app.time.tick();
    await called;
    await session.app.stop();
    const [newest] = await session.database.query<{ rejected: string }>(
      'select rejected from snapshot order by taken_at desc limit 1',
    );
    expect(Number(newest?.rejected)).toBe(55);
    const open = await session.database.query('select 1 from check_run where ended_at is null');
    expect(open).toEqual([]);
  });
});
