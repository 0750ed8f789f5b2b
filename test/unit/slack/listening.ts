import type { Person } from '../../../src/core/person.ts';
import type { Locale } from '../../../src/locales/index.ts';
import { message, section } from '../../../src/slack/blocks/elements.ts';
import { createInFlight } from '../../../src/slack/in-flight.ts';
import { createListen } from '../../../src/slack/listen.ts';
import type { Request, Turn } from '../../../src/slack/listen.ts';
import type { People } from '../../../src/slack/middleware/person.ts';
import { show } from '../../../src/slack/reply.ts';
import type { Reply } from '../../../src/slack/reply.ts';
import { personOf, workspace } from '../../support/builders.ts';
import { memoryLog } from '../../support/fakes.ts';
import { slackClientOver } from '../../support/slack-client.ts';
import { noRights } from '../../support/right-fakes.ts';

type World = {
  readonly person?: Person | null;
  readonly run?: (turn: Turn) => Promise<Reply>;
  readonly ack?: () => Promise<void>;
  readonly respond?: () => Promise<void>;
  readonly people?: Partial<People>;
  readonly defaultLocale?: Locale;
};

export const done = show(message([section('done')]));

/** A listener in a world where everything that happens is written down in order. */
export function listening(world: World = {}) {
  const { person = personOf(), run = async () => done, ack = async () => undefined, respond } = world;
  const steps: string[] = [];
  const bodies: { text: string }[] = [];
  const { log, lines, text: logText } = memoryLog();
  const { client, calls } = slackClientOver();
  const inFlight = createInFlight();
  const people: People = {
    resolve: async () => (steps.push('person'), person),
    known: async () => person,
    ...world.people,
  };
  const listen = createListen({
    people,
    ...noRights,
    inFlight,
    defaultLocale: world.defaultLocale ?? 'en',
    log,
  });
  const request: Request = {
    name: '/tiktok',
    workspace,
    team: { teamId: 'T1', enterpriseId: null },
    userId: 'U1',
    channelId: 'C1',
    client,
    ack: async () => {
      steps.push('ack');
      await ack();
    },
    way: {
      kind: 'respond',
      async respond(body) {
        steps.push('answer');
        await respond?.();
        bodies.push(body);
      },
    },
  };
  const answer = (over: Partial<Request> = {}) =>
    listen({ ...request, ...over }, async (given) => {
      steps.push('run');
      return run(given);
    });
  /** As Bolt hands us an event: it was acked before. */
  const { ack: _, ...event } = request;
  const answerEvent = () => listen(event, run);
  return { answer, answerEvent, steps, bodies, lines, logText, calls, client, inFlight };
}

export const failingWith = (error: unknown) => async (): Promise<never> => {
  throw error;
};
export const referenceIn = (text: string | undefined) => /`([0-9a-f]{8})`/.exec(text ?? '')?.[1];
