import { randomUUID } from 'node:crypto';
import { accessOf, mayLook } from '../core/access.ts';
import type { Access } from '../core/access.ts';
import type { RightRepository } from '../core/right-ports.ts';
import { actingIn } from '../core/workspace.ts';
import type { SlackTeam, Workspace } from '../core/workspace.ts';
import { toAppError } from '../errors.ts';
import type { Locale, Translator } from '../locales/index.ts';
import { localeOf, translatorFor } from '../locales/index.ts';
import type { Logger } from '../logger.ts';
import type { types } from '@slack/bolt';
import { errorMessage, refusalMessage } from './blocks/notices.ts';
import type { SlackClient } from './client.ts';
import type { InFlight } from './in-flight.ts';
import { sharingOf } from './middleware/channel.ts';
import type { Sharing } from './middleware/channel.ts';
import type { People } from './middleware/person.ts';
import { openModal } from './open-modal.ts';
import type { Trigger } from './open-modal.ts';
import { send } from './reply.ts';
import type { Reply, Way } from './reply.ts';

/** One request of one person: what a listener knows, and nothing more. */
export type Turn = {
  /** Acts in this person's name. */
  readonly workspace: Workspace;
  /** Of the installation: whoever is of another one is foreign. */
  readonly team: SlackTeam;
  readonly userId: string;
  /** null where there is no channel: the Home tab, a modal. */
  readonly channelId: string | null;
  readonly access: Access;
  readonly t: Translator;
  /** The person's own, as Slack knows it. */
  readonly timeZone: string | null;
  /** Of this request: in its log lines, and in the answer where it fails. */
  readonly reference: string;
  /** Whether other organisations see this channel; asks Slack. */
  readonly sharing: () => Promise<Sharing>;
  /** Opens a modal over whatever was typed or clicked in; the first thing to do, for Slack gives it three seconds. */
  readonly openModal: (
    view: types.ModalView,
  ) => Promise<{ readonly viewId: string; readonly hash: string } | 'late'>;
  readonly client: SlackClient;
  readonly log: Logger;
};

/** What the adapters in `listeners/` take out of Slack's payloads. */
export type Request = {
  readonly name: string;
  readonly workspace: Workspace;
  readonly team: SlackTeam;
  readonly userId: string;
  readonly channelId: string | null;
  readonly client: SlackClient;
  readonly way: Way;
  /** Absent for events. */
  readonly trigger?: Trigger;
  /** Acknowledges to Slack; absent for events, which Bolt acks itself. */
  readonly ack?: () => Promise<void>;
};

export type Listen = (request: Request, run: (turn: Turn) => Promise<Reply>) => Promise<void>;

export type ListenOptions = {
  readonly people: People;
  readonly rights: Pick<RightRepository, 'find'>;
  /** The host's ADMIN_USER_IDS. */
  readonly namedAdmins: readonly string[];
  readonly inFlight: InFlight;
  readonly defaultLocale: Locale;
  readonly log: Logger;
};

/**
 * The one wrapper of every listener (product.md 3): ack, then who it is and their language, then the use case; an error
 * becomes a sentence with a reference id that is in the log. It never throws.
 */
export function createListen(options: ListenOptions): Listen {
  const { people, rights, namedAdmins, inFlight, defaultLocale, log } = options;
  const work = async (request: Request, run: (turn: Turn) => Promise<Reply>) => {
    const reference = randomUUID().slice(0, 8);
    const requestLog = log.child({ reference, listener: request.name, userId: request.userId });
    let t = translatorFor(defaultLocale);
    try {
      await request.ack?.();
      const { userId, channelId } = request;
      const [person, right] = await Promise.all([
        people.resolve(request, request.client),
        rights.find(request.workspace, userId),
      ]);
      const { language } = request.workspace;
      t = translatorFor(localeOf(person?.slackLocale ?? null) ?? language ?? defaultLocale);
      const access = accessOf(userId, { person, right }, namedAdmins);
      const workspace = actingIn(request.workspace, { by: { kind: 'user', userId }, reference });
      const turn: Turn = {
        ...{ workspace, userId, channelId, access, t, reference, log: requestLog },
        team: request.team,
        timeZone: person?.timeZone ?? null,
        sharing: async () => (channelId === null ? 'unknown' : sharingOf(request.client, channelId)),
        openModal: async (view) =>
          request.trigger === undefined ? 'late' : openModal(request.client, request.trigger, view),
        client: request.client,
      };
      const reply = mayLook(access) ? await run(turn) : refusalOf(t, access, request.way);
      await send(reply, titled(request.way, t));
      requestLog.info({ access }, 'answered');
    } catch (error) {
      await tellFailure(error, { t, reference, way: request.way, log: requestLog });
    }
  };
  return (request, run) => inFlight.track(work(request, run));
}

/** A guest's Home tab stays as it is: there is no message to answer. */
/** Only here is it known whose language a modal speaks. */
const titled = (way: Way, t: Translator): Way => ('title' in way ? { ...way, title: t('app.name') } : way);

function refusalOf(t: Translator, access: Access, way: Way): Reply {
  const message = refusalMessage(t, access === 'guest' ? 'guest' : 'foreign');
  if (way.kind === 'publishHome') return { kind: 'home', home: { type: 'home', blocks: message.blocks } };
  return { kind: 'message', message };
}

type Failure = {
  readonly t: Translator;
  readonly reference: string;
  readonly way: Way;
  readonly log: Logger;
};

async function tellFailure(thrown: unknown, { t, reference, way, log }: Failure): Promise<void> {
  const error = toAppError(thrown);
  log.error({ err: error, code: error.code }, 'a listener failed');
  const message = errorMessage(t, error.code, reference);
  const reply: Reply =
    way.kind === 'publishHome'
      ? { kind: 'home', home: { type: 'home', blocks: message.blocks } }
      : { kind: 'message', message };
  try {
    await send(reply, titled(way, t));
  } catch (sending) {
    log.error({ err: sending }, 'the person could not be told of the failure');
  }
}
