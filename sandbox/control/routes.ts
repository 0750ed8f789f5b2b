import type { Applied } from './lever.ts';
import { bad, good } from './server.ts';
import type { Answer, LocalRequest, Reply } from './server.ts';

type Eventually<T> = T | Promise<T>;

/** What the control API does; the sandbox hands in functions on its own worlds and clock. */
export type ControlHandlers = {
  readonly lever: (text: string) => Eventually<Applied>;
  readonly fault: (text: string) => Eventually<Applied>;
  readonly advance: (ms: number) => Eventually<Applied>;
  /** Anything that JSON can hold. */
  readonly state: () => unknown;
};

/** POST /world {"lever"} · POST /fault {"fault"} · POST /advance {"ms"} · GET /state; the page says /api/lever, /api/fault, /api/advance. */
export const controlRoutes =
  (apply: ControlHandlers): Answer =>
  async ({ method, path, body }: LocalRequest) => {
    if (method === 'GET') return path === '/state' ? good(await apply.state()) : null;
    if (path === '/world' || path === '/api/lever') return withText(body['lever'], 'lever', apply.lever);
    if (path === '/fault' || path === '/api/fault') return withText(body['fault'], 'fault', apply.fault);
    return path === '/advance' || path === '/api/advance' ? advance(body['ms'], apply) : null;
  };

async function withText(
  value: unknown,
  name: string,
  rule: (text: string) => Eventually<Applied>,
): Promise<Reply> {
  return typeof value === 'string' ? told(await rule(value)) : bad(`"${name}" must be a text`);
}

// As long as the words of the terminal can say (duration.ts).
const longestMs = 366 * 86_400_000;

async function advance(value: unknown, apply: ControlHandlers): Promise<Reply> {
  const valid = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= longestMs;
  return valid
    ? told(await apply.advance(value))
    : bad('"ms" must be a whole number of milliseconds, from 0 to a year');
}

const told = (applied: Applied): Reply => ({ status: applied.ok ? 200 : 400, body: applied });
