import { applyFault } from '../control/fault-words.ts';
import { applyLever } from '../control/levers.ts';
import { controlRoutes } from '../control/routes.ts';
import { bad, good } from '../control/server.ts';
import type { Answer, Reply } from '../control/server.ts';
import { worldState } from '../control/world-state.ts';
import type { Session } from '../session.ts';
import { isFields, textOf } from '../slack/json.ts';
import type { SlackPerson } from '../worlds/slack-world.ts';
import { isDoneAlone, playAct } from './acts.ts';
import { appName, commandsFor } from './commands.ts';
import { createEvents } from './events.ts';
import type { Events } from './events.ts';
import { startLiveTime } from './live.ts';
import type { LiveTime } from './live.ts';
import { pageFile } from './page-files.ts';
import { panelState } from './panel-state.ts';
import { createReplicas } from './replicas.ts';
import type { Replicas } from './replicas.ts';
import { snapshotOf } from './snapshot-of.ts';
import { createTurns } from './turns.ts';

export type PageServer = {
  readonly answer: Answer;
  /** Ends the clock, the second replica and all event streams. */
  close(): Promise<void>;
};

export type PageServerOptions = {
  readonly session: Session;
  /** The built page; null: only its API is served. */
  readonly pageDir: string | null;
  readonly print: (line: string) => void;
};

/** Everything that the page asks for, and the control API. */
export function createPageServer(options: PageServerOptions): PageServer {
  const { session, pageDir } = options;
  const parts = partsOf(options);
  const [control, api] = [controlOf(session, parts), apiOf(session, parts)];
  const imageHost = new URL(session.worlds.http.images.template).origin;
  return {
    answer: async (request) => {
      const found = (await control(request)) ?? (await api(request));
      if (found !== null || request.method !== 'GET' || pageDir === null) return found;
      return pageFile(pageDir, request.path, imageHost);
    },
    async close() {
      parts.events.close();
      await parts.live.stop();
      await parts.replicas.close();
    },
  };
}

type Parts = { readonly live: LiveTime; readonly replicas: Replicas; readonly events: Events };

function partsOf({ session, print }: PageServerOptions): Parts {
  const { worlds } = session;
  const replicas = createReplicas(session);
  const live = startLiveTime({
    session,
    onChange: () => {
      replicas.keepTime();
      events.worldChanged();
    },
    onTrouble: print,
  });
  const events = createEvents({
    session,
    snapshotFor: (userId) => snapshotOf(worlds.slack, userId, appName),
    worldNow: () => panelState(worlds, { replicas: replicas.count(), busy: live.busy() }),
  });
  return { live, replicas, events };
}

function controlOf({ worlds }: Session, { live, replicas, events }: Parts): Answer {
  const changed = <T>(result: T): T => {
    events.changed();
    events.worldChanged();
    return result;
  };
  return controlRoutes({
    lever: async (text) => changed((await replicas.pull(text)) ?? applyLever(worlds, text)),
    fault: (text) => changed(applyFault(worlds, text)),
    advance: async (ms) => changed(await live.advance(ms)),
    state: () => worldState(worlds),
  });
}

function apiOf(session: Session, { live, events }: Parts): Answer {
  const turns = createTurns();
  const act = async (person: SlackPerson, wanted: unknown): Promise<Reply> => {
    if (!isFields(wanted)) return bad('"act" must be an object.');
    const play = () => playAct(session, person, wanted);
    const answer = await live.during(() => (isDoneAlone(wanted) ? turns.alone(play) : turns.beside(play)));
    events.changed(person.id);
    events.worldChanged();
    return { status: answer.ok ? 200 : 400, body: answer };
  };
  return async ({ method, path, query, body }) => {
    const route = `${method} ${path}`;
    if (!personal.has(route)) return null;
    const person = personIn(session, method === 'GET' ? query.get('as') : textOf(body['as']));
    if (typeof person === 'string') return bad(person);
    if (route === 'POST /api/act') return act(person, body['act']);
    if (route === 'GET /api/commands') return good(commandsFor(person.locale));
    return {
      stream: (response) => {
        events.open(response, person.id);
      },
    };
  };
}

const personal = new Set(['POST /api/act', 'GET /api/commands', 'GET /api/events']);

/** A sentence when nobody of that name is there. */
function personIn({ worlds }: Session, name: string | null): SlackPerson | string {
  try {
    return worlds.slack.person(name ?? '');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
