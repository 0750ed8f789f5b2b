import type {
  EditAnswer,
  FindAnswer,
  Place,
  PostAnswer,
  Sending,
  SlackMessages,
} from '../../../src/core/alerts/ports.ts';
import { outbox } from '../../../src/core/alerts/post.ts';
import { refusalOf, unreadOf } from '../../../src/slack/slack-refusals.ts';
import type { Engine } from '../engine.ts';
import type { Faults } from '../faults.ts';
import type { Calls, Process } from '../process.ts';
import type { Random } from '../random.ts';
import type { SlackModel, SlackPage, SlackResult } from './slack.ts';
import { channelsOutage, planRequest } from './slack-faults.ts';
import type { SlackOutage } from './slack-faults.ts';

export type SlackParts = {
  readonly engine: Engine;
  readonly calls: Calls;
  readonly faults: Faults;
  readonly random: Random;
  readonly model: SlackModel;
  readonly outage: { mode: SlackOutage | null };
  readonly isInstalled: (workspaceId: string) => boolean;
  /** What the app asks Slack to show, as it is applied. */
  readonly onApplied: (applied: Applied) => void;
  /** Planted bug: the SDK repeats requests by itself. */
  readonly isRetried: boolean;
  readonly note: (text: () => string) => void;
};

export type Applied = {
  readonly kind: 'post' | 'edit';
  readonly workspaceId: string;
  readonly channel: string;
  readonly postId: string;
  readonly text: string;
  readonly ts: string;
  /** When the use case had looked at the clock for the last time. */
  readonly checkedAtMs: number;
  readonly sending: Sending | null;
};

type Outcome = { readonly result: SlackResult | null; readonly code: string | null };

/** What a message shows: the content itself, so that its figures can be checked. */
export const textOf = (content: unknown): string => JSON.stringify(content);

export function createSlackPort(parts: SlackParts, process: Process): SlackMessages {
  return {
    post: (workspace, sending, isLate) => post(parts, process, workspace.id, { sending, isLate }),
    async edit(workspace, edit, isLate) {
      const text = textOf({ kind: 'incident', incident: edit.content, mention: false });
      const { channelId, ts } = edit.place;
      const apply = (checkedAtMs: number) => {
        const isTooLate = isOutOfBounds(parts.engine.nowMs() - checkedAtMs);
        const lateFence = isTooLate ? edit.fence : null;
        const result = parts.model.update(workspace.id, channelId, ts, { text, lateFence });
        if ('ts' in result) {
          parts.onApplied({
            ...{ kind: 'edit', workspaceId: workspace.id, channel: channelId, postId: edit.postId, text, ts },
            ...{ checkedAtMs, sending: null },
          });
        }
        return result;
      };
      const { outcome } = await send(
        parts,
        process,
        { operation: 'slack.edit', isLate },
        workspace.id,
        apply,
      );
      return editAnswer(outcome);
    },
    find: (workspace, { id, channelId }, threadTs, from) =>
      find(parts, process, { teamId: workspace.id, postId: id, channelId, threadTs, from }),
    async remove(workspace, place) {
      const { outcome } = await send(parts, process, { operation: 'slack.remove' }, workspace.id, () =>
        parts.model.remove(workspace.id, place.channelId, place.ts),
      );
      const answer = editAnswer(outcome);
      const isGone = answer.kind === 'refused' && answer.refusal.because === 'message-gone';
      return isGone ? { kind: 'ok' } : answer;
    },
  };
}

async function post(
  parts: SlackParts,
  process: Process,
  workspaceId: string,
  { sending, isLate }: { readonly sending: Sending; readonly isLate: (() => boolean) | undefined },
): Promise<PostAnswer> {
  const { post: row, content, threadTs } = sending;
  const text = textOf(content);
  const wanted = {
    ...{ postId: row.id, text, possiblyRepeated: row.possiblyRepeated, channel: row.channelId },
    ...{ threadTs, isBroadcast: row.broadcast },
  };
  const attempt = () =>
    send(parts, process, { operation: 'slack.post', isLate }, workspaceId, (checkedAtMs, lagMs) => {
      const isTooLate = isOutOfBounds(parts.engine.nowMs() + lagMs - checkedAtMs);
      const result = parts.model.post(workspaceId, { ...wanted, lagMs, isOutOfBounds: isTooLate });
      if ('ts' in result) {
        parts.onApplied({
          ...{ kind: 'post', workspaceId, channel: row.channelId, postId: row.id, text, ts: result.ts },
          ...{ checkedAtMs, sending },
        });
      }
      return result;
    });
  let { outcome } = await attempt();
  if (parts.isRetried && outcome.result === null && refusalOf(outcome.code ?? '', null) === null)
    ({ outcome } = await attempt());
  return postAnswer(outcome);
}

/** Later than T + D after the process had looked at the clock: alerts.md 5 makes no promise for that. */
const isOutOfBounds = (lateMs: number): boolean => lateMs > outbox.requestMs + outbox.settleMs;

function postAnswer({ result, code }: Outcome): PostAnswer {
  if (code === null && result !== null && 'ts' in result)
    return { kind: 'ok', place: { channelId: result.channelId, ts: result.ts } };
  return notDone(code ?? errorOf(result));
}

function editAnswer({ result, code }: Outcome): EditAnswer {
  if (code === null && result !== null && 'ts' in result) return { kind: 'ok' };
  return notDone(code ?? errorOf(result));
}

const errorOf = (result: SlackResult | SlackPage | null): string =>
  result !== null && 'error' in result ? result.error : 'timeout';

/** `ratelimited_30`: a throttle with its seconds; `unsent`: the connection was never made. */
function notDone(code: string): Exclude<PostAnswer & EditAnswer, { kind: 'ok' }> {
  if (code === 'unsent') return { kind: 'refused', refusal: { code, because: 'later', retryAfterMs: null } };
  const [name = '', seconds] = code.startsWith('ratelimited') ? code.split('_') : [code];
  const refusal = refusalOf(name, seconds === undefined ? null : Number(seconds) * 1000);
  return refusal === null ? { kind: 'unknown', code } : { kind: 'refused', refusal };
}

type SlackOperation = 'slack.post' | 'slack.edit' | 'slack.remove' | 'slack.find';

type Request = { readonly operation: SlackOperation; readonly isLate?: (() => boolean) | undefined };

/** One request: when it is written, applied and answered, and what is heard of it. */
async function send(
  parts: SlackParts,
  process: Process,
  { operation, isLate }: Request,
  workspaceId: string,
  apply: (checkedAtMs: number, lagMs: number) => SlackResult,
): Promise<{ readonly outcome: Outcome }> {
  const { engine, calls, faults, random, outage, note } = parts;
  if (!parts.isInstalled(workspaceId)) {
    return { outcome: { result: null, code: 'account_inactive' } };
  }
  const uninstalls = () => parts.model.teams.get(workspaceId)?.uninstalls;
  const ofToken = uninstalls();
  const fault = faults.take(operation) ?? channelsOutage(outage.mode, random);
  const plan = planRequest(fault, random);
  if (plan.freezeBeforeMs > 0) calls.freeze(process, plan.freezeBeforeMs);
  if (plan.isFrozenBeforeLook) {
    const thawedAtMs = engine.nowMs() + plan.freezeBeforeMs;
    await calls.request(process, { effectAtMs: null, answerAtMs: thawedAtMs }, nothing, nothing);
    if (isLate?.() === true) return { outcome: { result: null, code: 'unsent' } };
  }
  const checkedAtMs = engine.nowMs();
  if (plan.isKilledBefore) calls.kill(process);
  const writtenAtMs = Math.max(checkedAtMs, process.frozenUntilMs);
  let result: SlackResult | null = null;
  const heard = await calls.request<Outcome>(
    process,
    {
      effectAtMs:
        plan.appliedAfterMs === null || plan.isKilledBefore ? null : writtenAtMs + plan.appliedAfterMs,
      answerAtMs: writtenAtMs + plan.answeredAfterMs,
    },
    () => {
      result = uninstalls() === ofToken ? apply(checkedAtMs, plan.lagMs) : { error: 'account_inactive' };
      note(() => `${process.name} ${operation} applied: ${JSON.stringify(result)} (${plan.name})`);
      if (plan.isKilledAfter) calls.kill(process);
      if (plan.freezeAfterMs > 0) calls.freeze(process, plan.freezeAfterMs);
    },
    () => ({ result, code: plan.code }),
  );
  if (plan.code !== null)
    note(() => `${process.name} ${operation} heard ${String(plan.code)} (${plan.name})`);
  return { outcome: heard };
}

const nothing = () => undefined;

type Search = {
  readonly teamId: string;
  readonly postId: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly from: Date;
};

/** Page after page; one that is not read leaves the question open. */
async function find(parts: SlackParts, process: Process, search: Search): Promise<FindAnswer> {
  const { teamId, postId, channelId, threadTs, from } = search;
  const places: Place[] = [];
  let cursor: string | null = null;
  do {
    let page: SlackPage | null = null;
    const { outcome } = await send(parts, process, { operation: 'slack.find' }, teamId, () => {
      page = parts.model.history(teamId, channelId, { threadTs, from, cursor });
      return { error: '' };
    });
    const read = page as SlackPage | null; // set by the callback
    if (outcome.code !== null || read === null || 'error' in read)
      return unreadOf(outcome.code ?? errorOf(read));
    for (const message of read.messages) {
      if (message.postId === postId) places.push({ channelId, ts: message.ts });
    }
    ({ cursor } = read);
  } while (cursor !== null);
  return { kind: 'complete', places };
}
