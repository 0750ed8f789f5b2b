import type { TikTokDisconnectApi } from '../disconnect/ports.ts';
import { writeWindowMs } from '../disconnect/run-disconnect.ts';
import type { TikTokApi } from '../ports.ts';
import { askGrant } from '../use-cases/run-probe.ts';
import type { Workspace } from '../workspace.ts';
import type { ConnectRepository, ConnectWakeUp, ConnectWork, TikTokOauthApi } from './ports.ts';
import { readReach } from './read-reach.ts';
import type { ReadReachPorts } from './read-reach.ts';
import type { ConnectTrouble } from './connect-card.ts';

export type ConnectPorts = {
  readonly connects: ConnectRepository;
  readonly tiktok: TikTokOauthApi &
    Pick<TikTokApi, 'userInfo' | 'signIn'> &
    Pick<TikTokDisconnectApi, 'revokeToken'>;
  /** Of our developer app. */
  readonly appId: string;
  readonly stopwatch: ReadReachPorts['stopwatch'];
};

export type ExchangePorts = Pick<ConnectPorts, 'connects' | 'tiktok'> & {
  readonly sleep: (ms: number) => Promise<void>;
};

/**
 * Uses the code up and keeps what TikTok issued before anything else is done with it. It is sent once: an answer that does not come
 * is a token that may exist and that nobody has (tiktok-business-api.md 2.3).
 */
export async function exchange(
  { connects, tiktok, sleep }: ExchangePorts,
  workspace: Workspace,
  attemptId: string,
  code: string,
): Promise<'issued' | 'failed' | 'lost'> {
  const answer = await tiktok.exchangeCode(code);
  if (answer.kind === 'failed') {
    await connects.recordFailed(workspace, attemptId, answer.reason);
    return 'failed';
  }
  if (answer.kind === 'lost') {
    await connects.recordLost(workspace, attemptId);
    return 'lost';
  }
  const keep = () => connects.recordIssued(workspace, attemptId, answer.token);
  const recorded = await persistently(keep, sleep);
  if (recorded === 'recorded') return 'issued';
  if (recorded.revocable) await tiktok.revokeToken(answer.token, 'interactive');
  return 'failed';
}

/** A database that starts anew is back by then, and the browser still waits. */
const keepAgainMs = [500, 1_000, 2_000, 4_000, 8_000] as const;

/**
 * This process alone has the token. Where it cannot be stored in the end it is not revoked either: only the database knows whether other
 * stores stand on the same person, and theirs might go with it. The connect is then told to be lost (docs/decisions/0009).
 */
async function persistently<T>(keep: () => Promise<T>, sleep: ExchangePorts['sleep']): Promise<T> {
  for (const ms of keepAgainMs) {
    try {
      return await keep();
    } catch {
      // The last one is thrown.
      await sleep(ms);
    }
  }
  return keep();
}

export type RunConnectResult = 'done' | 'busy' | 'waits' | 'gone';

/** Goes on from where the row says, one call of TikTok after the other. Safe to repeat, and to be killed anywhere. */
export async function runConnect(ports: ConnectPorts, wakeUp: ConnectWakeUp): Promise<RunConnectResult> {
  const workspace = await ports.connects.workspaceOf(wakeUp);
  if (workspace === null) return 'gone';
  return goOn(ports, workspace, wakeUp.attemptId);
}

/** At most: identify, then read or give back. */
const mostSteps = 4;

export async function goOn(
  ports: ConnectPorts,
  workspace: Workspace,
  attemptId: string,
  /** The callback's page waits for the name, and for nothing else. */
  only?: ConnectWork['kind'],
): Promise<RunConnectResult> {
  for (let step = 0; step < mostSteps; step += 1) {
    const takenMs = ports.stopwatch.ms();
    const work = await ports.connects.take(workspace, attemptId);
    if (work === 'busy') return 'busy';
    if (work === 'nothing') return 'done';
    if ((await workOn(ports, workspace, work, takenMs)) === 'waits') return 'waits';
    if (work.kind === only) return 'done';
  }
  return 'done';
}

async function workOn(
  ports: ConnectPorts,
  workspace: Workspace,
  work: ConnectWork,
  takenMs: number,
): Promise<'done' | 'waits'> {
  const end = await attempt(ports, workspace, work, takenMs);
  if (end === 'done') return 'done';
  if (end !== 'lost') await ports.connects.postpone(workspace, work, end);
  return 'waits';
}

/** 'lost': somebody else goes on, or we do when it is due; any other word: why it is for later. */
type WorkEnd = 'done' | 'lost' | 'more' | ConnectTrouble;

async function attempt(
  ports: ConnectPorts,
  workspace: Workspace,
  work: ConnectWork,
  takenMs: number,
): Promise<WorkEnd> {
  switch (work.kind) {
    case 'identify':
      return identify(ports, workspace, work);
    case 'reach': {
      const end = await readReach(ports, workspace, work);
      if (end === 'tokenRefused') return endDead(ports, workspace, work);
      return end === 'recorded' ? 'done' : end;
    }
    case 'revoke':
      return giveBack(ports, workspace, work, takenMs);
  }
}

async function identify(ports: ConnectPorts, workspace: Workspace, work: ConnectWork): Promise<WorkEnd> {
  const { connects, tiktok, appId } = ports;
  const answer = await tiktok.userInfo(work.token, 'interactive');
  if (answer.class === 'good') {
    const recorded = await connects.recordUser(workspace, work, { appId, ...answer.value });
    return recorded === 'recorded' ? 'done' : 'silent';
  }
  if (answer.class === 'tokenRefused') return endDead(ports, workspace, work);
  return answer.class === 'appRefused' ? 'app' : 'silent';
}

/** TikTok refuses the token: proven only while its sign-in works. */
async function endDead(
  { connects, tiktok }: ConnectPorts,
  workspace: Workspace,
  work: ConnectWork,
): Promise<'done' | 'silent'> {
  if (!(await isSignInWorking(tiktok))) return 'silent';
  await connects.recordDead(workspace, work);
  return 'done';
}

/** A refusal proves something only while TikTok's sign-in works (docs/decisions/0007). */
const isSignInWorking = async (tiktok: Pick<TikTokApi, 'signIn'>): Promise<boolean> =>
  (await tiktok.signIn('interactive')).class === 'good';

/**
 * TikTok's word that it was revoked is no proof, only its refusals are, as for the token in use (disconnect/saga.ts). A process that froze
 * since it took this must not revoke what somebody has signed in with meanwhile: TikTok may give the same token again.
 */
async function giveBack(
  { connects, tiktok, stopwatch }: ConnectPorts,
  workspace: Workspace,
  work: Extract<ConnectWork, { kind: 'revoke' }>,
  takenMs: number,
): Promise<WorkEnd> {
  let seen = await askGrant(tiktok, work);
  if (seen.user !== 'tokenRefused') {
    if (!(await connects.recordRevokeSent(workspace, work))) return 'silent';
    if (stopwatch.ms() - takenMs >= writeWindowMs) return 'silent';
    await tiktok.revokeToken(work.token, 'interactive');
    seen = await askGrant(tiktok, work);
  }
  if (seen.user !== 'tokenRefused' || seen.control !== 'good') return 'silent';
  return (await connects.recordRefused(workspace, work)) ? 'done' : 'lost';
}
