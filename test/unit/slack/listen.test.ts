import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../../src/core/person.ts';
import { AppError, errorCodes } from '../../../src/errors.ts';
import type { ErrorCode } from '../../../src/errors.ts';
import type { Locale } from '../../../src/locales/index.ts';
import { translatorFor } from '../../../src/locales/index.ts';
import type { Turn } from '../../../src/slack/listen.ts';
import { nothing } from '../../../src/slack/reply.ts';
import type { Reply } from '../../../src/slack/reply.ts';
import { personOf, workspace } from '../../support/builders.ts';
import { deferred, turn } from '../../support/fakes.ts';
import { done, listening, failingWith, referenceIn } from './listening.ts';

describe('listen', () => {
  it('acks first, then asks who it is, then works, then answers', async () => {
    const { answer, steps } = listening();
    await answer();
    expect(steps).toEqual(['ack', 'person', 'run', 'answer']);
  });

  it('acks before it knows the person, however long that takes', async () => {
    const who = deferred<Person | null>();
    const { answer, steps } = listening({ people: { resolve: () => who.promise } });
    const answered = answer();
    await turn();
    expect(steps).toEqual(['ack']);
    who.resolve(personOf());
    await answered;
  });

  it('needs no ack for an event, which Bolt acks itself', async () => {
    const { answerEvent, steps } = listening();
    await answerEvent();
    expect(steps).toEqual(['person', 'answer']);
  });

  it('hands the use case who, where and in which language', async () => {
    let given: Turn | undefined;
    const { answer } = listening({
      person: personOf({ slackLocale: 'es-LA', isAdmin: true }),
      run: async (one) => ((given = one), done),
    });
    await answer();
    expect(given).toMatchObject({ workspace, userId: 'U1', channelId: 'C1', access: 'admin' });
    expect(given?.t.locale).toBe('es');
  });

  it.each([
    ['a person whom Slack did not name in time', null],
    ['a person without a locale', personOf({ slackLocale: null })],
    ['a person with a language that we do not speak', personOf({ slackLocale: 'de-DE' })],
  ])('speaks the default language to %s', async (_, person) => {
    let locale: Locale | undefined;
    const { answer } = listening({
      person,
      defaultLocale: 'pt-BR',
      run: async ({ t }) => ((locale = t.locale), done),
    });
    await answer();
    expect(locale).toBe('pt-BR');
  });

  it('lets somebody look whom Slack did not name in time', async () => {
    const { answer, bodies } = listening({ person: null });
    await answer();
    expect(bodies).toMatchObject([{ text: 'done' }]);
  });

  it('logs that it answered, with the reference of the request', async () => {
    const { answer, lines } = listening();
    await answer();
    expect(lines).toMatchObject([
      {
        msg: 'answered',
        listener: '/tiktok',
        userId: 'U1',
        access: 'operator',
        reference: expect.stringMatching(/^[0-9a-f]{8}$/),
      },
    ]);
  });

  it('says nothing where the reply is nothing', async () => {
    const { answer, steps } = listening({ run: async () => nothing });
    await answer();
    expect(steps).toEqual(['ack', 'person', 'run']);
  });
});

describe('a person who may not look', () => {
  it.each([
    ['guest', personOf({ isGuest: true }), 'refused.guest'],
    ['foreign', personOf({ isForeign: true }), 'refused.foreign'],
  ] as const)('is refused (%s), and the use case does not run', async (_, person, key) => {
    const { answer, steps, bodies } = listening({ person });
    await answer();
    expect(steps).toEqual(['ack', 'person', 'answer']);
    expect(bodies).toMatchObject([{ text: translatorFor('en')(key) }]);
  });

  it('is refused in their language', async () => {
    const { answer, bodies } = listening({ person: personOf({ isGuest: true, slackLocale: 'pt-BR' }) });
    await answer();
    expect(bodies).toMatchObject([{ text: translatorFor('pt-BR')('refused.guest') }]);
  });

  it('gets the refusal as their Home tab', async () => {
    const { answer, calls, client } = listening({ person: personOf({ isGuest: true }) });
    await answer({ way: { kind: 'publishHome', client, userId: 'U1' } });
    expect(calls).toMatchObject([
      { method: 'views.publish', body: { user_id: 'U1', view: { type: 'home' } } },
    ]);
    expect(JSON.stringify(calls)).toContain('does not show anything to guests');
  });
});

describe('an error', () => {
  it.each(Object.keys(errorCodes) as ErrorCode[])('%s becomes its sentence', async (code) => {
    const { answer, bodies } = listening({ run: failingWith(new AppError(code, 'for the log only')) });
    await answer();
    expect(bodies[0]?.text).toContain(translatorFor('en')(`error.${code}`));
    expect(bodies[0]?.text).not.toContain('for the log only');
  });

  it('has a reference that is in the log too', async () => {
    const { answer, bodies, lines } = listening({
      run: failingWith(new AppError('tiktok_refused', 'no', { details: { vendorCode: 40001 } })),
    });
    await answer();
    const reference = referenceIn(bodies[0]?.text);
    expect(reference).toBeDefined();
    expect(lines).toMatchObject([
      {
        level: 50,
        reference,
        code: 'tiktok_refused',
        err: { message: 'no', details: { vendorCode: 40001 } },
      },
    ]);
  });

  it('of every request has a reference of its own', async () => {
    const { answer, bodies } = listening({ run: failingWith(new Error('x')) });
    await answer();
    await answer();
    expect(referenceIn(bodies[0]?.text)).not.toBe(referenceIn(bodies[1]?.text));
  });

  it.each([
    ['an Error', new Error('oops')],
    ['a string', 'oops'],
    ['undefined', undefined],
  ])('that nobody expected (%s) is called a mistake of the app', async (_, thrown) => {
    const { answer, bodies, lines } = listening({ run: failingWith(thrown) });
    await answer();
    expect(bodies[0]?.text).toContain('The app made a mistake.');
    expect(lines).toMatchObject([{ code: 'bug' }]);
  });

  it('is told in the language of the person', async () => {
    const { answer, bodies } = listening({
      person: personOf({ slackLocale: 'es-ES' }),
      run: failingWith(new Error('x')),
    });
    await answer();
    expect(bodies[0]?.text).toContain(translatorFor('es')('error.bug'));
  });

  it('while the person is looked up is told in the default language', async () => {
    const { answer, bodies } = listening({
      people: { resolve: failingWith(new AppError('database_unreachable', 'away')) },
      defaultLocale: 'pt-BR',
    });
    await answer();
    expect(bodies[0]?.text).toContain(translatorFor('pt-BR')('error.database_unreachable'));
  });

  it('of the ack is told and logged, and the use case does not run', async () => {
    const { answer, steps, lines } = listening({ ack: failingWith(new Error('acked twice')) });
    await answer();
    expect(steps).toEqual(['ack', 'answer']);
    expect(lines).toMatchObject([{ level: 50, err: { message: expect.stringContaining('acked twice') } }]);
  });

  it('is shown as the Home tab where that was opened', async () => {
    const { answer, calls, client } = listening({ run: failingWith(new Error('x')) });
    await answer({ way: { kind: 'publishHome', client, userId: 'U1' }, channelId: null });
    expect(calls).toMatchObject([{ method: 'views.publish', body: { view: { type: 'home' } } }]);
    expect(JSON.stringify(calls)).toContain('The app made a mistake.');
  });

  it('that cannot be told is logged, and nothing is thrown', async () => {
    const { answer, lines } = listening({
      run: failingWith(new Error('first')),
      respond: failingWith(new Error('second')),
    });
    await expect(answer()).resolves.toBeUndefined();
    expect(lines.map(({ msg }) => msg)).toEqual([
      'a listener failed',
      'the person could not be told of the failure',
    ]);
  });

  it('carries no token of Slack into the log', async () => {
    const { answer, logText } = listening({
      run: async () => {
        throw Object.assign(new Error('refused'), {
          config: { headers: { Authorization: 'Bearer xoxb-planted' } },
        });
      },
    });
    await answer();
    expect(logText()).not.toContain('xoxb-planted');
  });
});

describe('a request under way', () => {
  it('is waited for by the drain until it is answered', async () => {
    const work = deferred<Reply>();
    const { answer, inFlight, bodies } = listening({ run: () => work.promise });
    const answered = answer();
    await turn();
    let isDrained = false;
    const drained = inFlight.drain(60_000).then(() => (isDrained = true));
    await turn();
    expect(isDrained).toBe(false);
    work.resolve(done);
    await Promise.all([answered, drained]);
    expect(bodies).toHaveLength(1);
  });
});
