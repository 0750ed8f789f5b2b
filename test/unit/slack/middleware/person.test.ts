import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Person } from '../../../../src/core/person.ts';
import { createPeople, isForeign } from '../../../../src/slack/middleware/person.ts';
import { DAY_MS, ago, now, personOf, workspace, workspaceOf } from '../../../support/builders.ts';
import { deferred, fakeClock, fakePersonRepository, memoryLog, turn } from '../../../support/fakes.ts';
import { slackClientOver } from '../../../support/slack-client.ts';

type SlackUser = Record<string, unknown>;
const ana: SlackUser = { id: 'U1', locale: 'pt-BR', tz: 'America/Sao_Paulo', is_admin: true };
const answering = (user: SlackUser) => () => ({ ok: true, user: { id: 'U1', team_id: 'T1', ...user } });
const team = { teamId: 'T1', enterpriseId: null };

type World = {
  readonly cached?: Person;
  readonly slack?: Parameters<typeof slackClientOver>[0];
  readonly patienceMs?: number;
};

function peopleIn({ cached, slack = answering(ana), patienceMs }: World = {}) {
  const repository = fakePersonRepository(...(cached === undefined ? [] : [cached]));
  const clock = fakeClock();
  const { log, lines } = memoryLog();
  const { client, calls } = slackClientOver(slack);
  const patience = patienceMs === undefined ? {} : { patienceMs };
  const people = createPeople({ repository, clock, log, ...patience });
  return {
    people,
    client,
    calls,
    repository,
    clock,
    lines,
    resolve: () => people.resolve({ workspace, team, userId: 'U1' }, client),
  };
}

afterEach(() => {
  jest.useRealTimers();
});

describe('what Slack says of a person', () => {
  it('is asked for with the locale and remembered', async () => {
    const { resolve, calls, repository } = peopleIn();
    const person = await resolve();
    expect(calls).toEqual([{ method: 'users.info', body: { user: 'U1', include_locale: 'true' } }]);
    expect(person).toEqual(personOf({ slackLocale: 'pt-BR', timeZone: 'America/Sao_Paulo', isAdmin: true }));
    expect([...repository.people.values()]).toEqual([person]);
  });

  it.each([
    ['an admin', { is_admin: true }, { isAdmin: true }],
    ['an owner', { is_owner: true }, { isAdmin: true }],
    ['a guest of several channels', { is_restricted: true }, { isGuest: true }],
    ['a guest of one channel', { is_ultra_restricted: true }, { isGuest: true }],
    ['a person of another workspace', { is_stranger: true }, { isForeign: true }],
    ['a member', {}, { isAdmin: false, isGuest: false, isForeign: false }],
  ])('makes %s of %j', async (_, user, expected) => {
    expect(await peopleIn({ slack: answering(user) }).resolve()).toMatchObject(expected);
  });

  it('leaves open what Slack does not say', async () => {
    expect(await peopleIn({ slack: answering({}) }).resolve()).toMatchObject({
      slackLocale: null,
      timeZone: null,
    });
  });
});

describe('the memory of a person', () => {
  it('is used for 24 hours without asking Slack', async () => {
    const cached = personOf({ fetchedAt: ago(DAY_MS - 1), slackLocale: 'es-ES' });
    const { resolve, calls } = peopleIn({ cached });
    expect(await resolve()).toEqual(cached);
    expect(calls).toEqual([]);
  });

  it('is renewed once it is 24 hours old', async () => {
    const { resolve, calls } = peopleIn({
      cached: personOf({ fetchedAt: ago(DAY_MS), slackLocale: 'es-ES' }),
    });
    expect(await resolve()).toMatchObject({ slackLocale: 'pt-BR', fetchedAt: now });
    expect(calls).toHaveLength(1);
  });

  it('serves again what was asked a moment ago', async () => {
    const { resolve, calls } = peopleIn();
    await resolve();
    await resolve();
    expect(calls).toHaveLength(1);
  });

  it('of another workspace is another one', async () => {
    const { people, client, calls } = peopleIn({ cached: personOf() });
    await people.resolve({ workspace: workspaceOf('other'), team, userId: 'U1' }, client);
    expect(calls).toHaveLength(1);
  });

  it('is shown by known, however old, without asking Slack', async () => {
    const cached = personOf({ fetchedAt: ago(400 * DAY_MS) });
    const { people, calls } = peopleIn({ cached });
    expect(await people.known(workspace, 'U1')).toEqual(cached);
    expect(await people.known(workspace, 'U2')).toBeNull();
    expect(calls).toEqual([]);
  });
});

describe('while Slack is slow', () => {
  it('nobody waits longer than 800 ms', async () => {
    jest.useFakeTimers({ now: now.getTime(), doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
    const answer = deferred<Record<string, unknown>>();
    const { resolve } = peopleIn({ slack: () => answer.promise });
    let resolved: Person | null | 'waiting' = 'waiting';
    const waiting = resolve().then((person) => (resolved = person));
    await turn();
    await jest.advanceTimersByTimeAsync(799);
    expect(resolved).toBe('waiting');
    await jest.advanceTimersByTimeAsync(1);
    await waiting;
    expect(resolved).toBeNull();
    answer.resolve({ ok: true, user: ana });
  });

  it('an old memory is better than none: a guest stays a guest', async () => {
    const answer = deferred<Record<string, unknown>>();
    const cached = personOf({ fetchedAt: ago(2 * DAY_MS), isGuest: true });
    const { resolve } = peopleIn({ cached, slack: () => answer.promise, patienceMs: 0 });
    expect(await resolve()).toEqual(cached);
    answer.resolve({ ok: true, user: ana });
  });

  it('the late answer serves the next command', async () => {
    const answer = deferred<Record<string, unknown>>();
    const { resolve, repository, calls } = peopleIn({ slack: () => answer.promise, patienceMs: 0 });
    expect(await resolve()).toBeNull();
    answer.resolve({ ok: true, user: ana });
    while (repository.people.size === 0) await turn();
    expect(await resolve()).toMatchObject({ slackLocale: 'pt-BR' });
    expect(calls).toHaveLength(1);
  });

  it('several commands of one person ask once', async () => {
    const answer = deferred<Record<string, unknown>>();
    const { resolve, calls } = peopleIn({ slack: () => answer.promise });
    const both = Promise.all([resolve(), resolve(), resolve()]);
    await turn();
    answer.resolve({ ok: true, user: ana });
    expect((await both).map((person) => person?.slackLocale)).toEqual(['pt-BR', 'pt-BR', 'pt-BR']);
    expect(calls).toHaveLength(1);
  });

  it('two people ask for themselves', async () => {
    const { people, client, calls } = peopleIn({
      slack: ({ body }) => ({
        ok: true,
        user: { id: String(body['user']), locale: `of ${String(body['user'])}` },
      }),
    });
    const [one, other] = await Promise.all(
      ['U1', 'U2'].map((userId) => people.resolve({ workspace, team, userId }, client)),
    );
    expect([one?.slackLocale, other?.slackLocale]).toEqual(['of U1', 'of U2']);
    expect(calls).toHaveLength(2);
  });
});

describe('when Slack refuses', () => {
  const refusing = () => ({ ok: false, error: 'user_not_found' });

  it('the person is unknown, and the log says why', async () => {
    const { resolve, lines } = peopleIn({ slack: refusing });
    expect(await resolve()).toBeNull();
    expect(lines).toMatchObject([{ level: 40, userId: 'U1', msg: expect.stringContaining('users.info') }]);
  });

  it('an old memory is used', async () => {
    const cached = personOf({ fetchedAt: ago(2 * DAY_MS) });
    expect(await peopleIn({ cached, slack: refusing }).resolve()).toEqual(cached);
  });

  it('the next command asks again', async () => {
    const { resolve, calls } = peopleIn({ slack: refusing });
    await resolve();
    await resolve();
    expect(calls).toHaveLength(2);
  });
});

describe('when the database cannot remember', () => {
  it('what Slack said still counts: a guest is a guest', async () => {
    const { people, client, repository } = peopleIn({ slack: answering({ is_restricted: true }) });
    repository.save = () => Promise.reject(new Error('the database is away'));
    expect(await people.resolve({ workspace, team, userId: 'U1' }, client)).toMatchObject({ isGuest: true });
  });
});

describe('an answer that says nothing', () => {
  it.each([
    ['without a user', { ok: true }],
    ['with null for a user', { ok: true, user: null }],
    ['with a user without an id', { ok: true, user: {} }],
  ])('%s leaves a guest who was known a guest', async (_, answer) => {
    const cached = personOf({ isGuest: true, fetchedAt: ago(2 * DAY_MS) });
    expect(await peopleIn({ cached, slack: () => answer }).resolve()).toMatchObject({ isGuest: true });
  });

  it('about the language is no language', async () => {
    expect(await peopleIn({ slack: answering({ locale: { a: 1 } }) }).resolve()).toMatchObject({
      slackLocale: null,
    });
  });
});

describe('somebody of another workspace', () => {
  it.each([
    ['who shares a channel with us (Slack then leaves is_stranger out)', { team_id: 'T2' }, null, true],
    ['whom Slack calls a stranger', { team_id: 'T1', is_stranger: true }, null, true],
    ['of the same Enterprise Grid', { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } }, 'E1', false],
    ['of another Enterprise Grid', { team_id: 'T2', enterprise_user: { enterprise_id: 'E2' } }, 'E1', true],
    ['is our own person', { team_id: 'T1' }, null, false],
  ] as const)('%s', (_, user, enterpriseId, expected) => {
    expect(isForeign(user, { teamId: 'T1', enterpriseId })).toBe(expected);
  });
});

it('somebody whom Slack will not show us is not one of ours', async () => {
  const slack = () => ({ ok: false, error: 'user_not_visible' });
  expect(await peopleIn({ slack }).resolve()).toMatchObject({ isForeign: true });
});

it('somebody of whom Slack knows nothing is nobody that we know', async () => {
  expect(await peopleIn({ slack: () => ({ ok: false, error: 'user_not_found' }) }).resolve()).toBeNull();
});
