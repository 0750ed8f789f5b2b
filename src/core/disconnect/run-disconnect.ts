import type { Stopwatch } from '../alerts/ports.ts';
import type { Answer } from '../answer.ts';
import type { Lane, TikTokApi } from '../ports.ts';
import { askGrant } from '../use-cases/run-probe.ts';
import type { Workspace } from '../workspace.ts';
import type {
  DisconnectRepository,
  DisconnectResult,
  DisconnectWakeUp,
  DisconnectWork,
  EndWebhooks,
  PixelIds,
  TikTokDisconnectApi,
} from './ports.ts';
import type { Binding, Stage } from './saga.ts';

export type RunDisconnectPorts = {
  readonly disconnects: DisconnectRepository;
  readonly tiktok: Pick<TikTokApi, 'userInfo' | 'signIn' | 'pixelBinding'> & TikTokDisconnectApi;
  readonly endWebhooks: EndWebhooks;
  readonly stopwatch: Stopwatch;
};

export type RunDisconnectResult = Stage | 'unproven' | 'lost' | 'busy' | 'idle' | 'gone';

/** Somebody waits for each step, and there are a handful of them. */
const lane: Lane = 'interactive';

/**
 * From the lease to a write at TikTok. The lease is far longer, so that whoever has the next one finds at TikTok what this one did: a
 * process that froze in between must not write any more.
 */
export const writeWindowMs = 30_000;

/**
 * Does what is to be done now for one disconnect, one step after the other. Safe to repeat and to be killed at any moment: what TikTok
 * shows decides whether a step whose end was not recorded has still to be done.
 */
export async function runDisconnect(
  ports: RunDisconnectPorts,
  wakeUp: DisconnectWakeUp,
): Promise<RunDisconnectResult> {
  const workspace = await ports.disconnects.workspaceOf(wakeUp);
  if (workspace === null) return 'gone';
  let last: RunDisconnectResult = 'idle';
  for (;;) {
    const takenMs = ports.stopwatch.ms();
    const work = await ports.disconnects.begin(workspace, wakeUp.sagaId);
    if (work === 'idle') return last;
    if (work === 'busy') return work;
    const mayWrite = () => ports.stopwatch.ms() - takenMs < writeWindowMs;
    const result = await act(ports, workspace, work, mayWrite);
    if (result === 'lost') return result;
    last = await ports.disconnects.finish(workspace, work, result);
    if (last === 'lost') return last;
  }
}

type MayWrite = () => boolean;

async function act(
  ports: RunDisconnectPorts,
  workspace: Workspace,
  work: DisconnectWork,
  mayWrite: MayWrite,
): Promise<DisconnectResult | 'lost'> {
  switch (work.kind) {
    case 'unlink':
    case 'relink':
      return changeBinding(ports, workspace, { ...work, kind: work.kind }, mayWrite);
    case 'revoke':
      return revoke(ports, workspace, work, mayWrite);
    case 'prove':
      return { kind: 'prove', ...(await askGrant(ports.tiktok, work)) };
    case 'unsubscribe':
      return { kind: 'unsubscribe', result: await ports.endWebhooks(workspace, work) };
  }
}

type Unlink = DisconnectWork & { readonly kind: 'unlink' | 'relink' };

/** Looks, stores what was there, changes it, and looks again: only what is seen then is said to be done. */
async function changeBinding(
  ports: RunDisconnectPorts,
  workspace: Workspace,
  work: Unlink,
  mayWrite: MayWrite,
): Promise<DisconnectResult | 'lost'> {
  const { kind, ids } = work;
  const pixel = pixelOf(ids);
  if (pixel === null) return { kind, result: 'already' };
  const before = await look(ports, work, pixel);
  if (before.class !== 'good') return { kind, result: unseen(before) };
  if (!(await ports.disconnects.recordBinding(workspace, work, before.value))) return 'lost';
  // Done by somebody whose word did not reach the database: it was not so before.
  if (isAsWanted(work, before))
    return { kind, result: work.binding?.bound === true ? 'done' : 'already', seen: before.value };
  if (!mayWrite()) return { kind, result: 'noInfo' };
  return change(ports, work, pixel);
}

async function change(
  { tiktok }: Pick<RunDisconnectPorts, 'tiktok'>,
  work: Unlink,
  pixel: PixelIds,
): Promise<DisconnectResult> {
  const { kind, token } = work;
  const told =
    kind === 'unlink'
      ? await tiktok.unbindPixel(token, pixel, lane)
      : await tiktok.bindPixel(token, pixel, lane);
  const after = await look({ tiktok }, work, pixel);
  if (after.class === 'good' && isAsWanted(work, after)) return { kind, result: 'done', seen: after.value };
  return { kind, result: told.class === 'objectRefused' ? 'failed' : 'noInfo' };
}

const look = (
  { tiktok }: Pick<RunDisconnectPorts, 'tiktok'>,
  { token }: Unlink,
  { bcId, catalogId, pixelCode }: PixelIds,
) => tiktok.pixelBinding(token, bcId, catalogId, pixelCode, lane);

const pixelOf = (ids: DisconnectWork['ids']): PixelIds | null =>
  ids === null || ids.pixelCode === null ? null : { ...ids, pixelCode: ids.pixelCode };

const isAsWanted = ({ kind }: Unlink, answer: Answer<Binding>): boolean =>
  answer.class === 'good' && answer.value.bound === (kind === 'relink');

/** What TikTok does not show to this user it will not change for them either. */
const unseen = ({ class: answer }: Answer<unknown>) =>
  answer === 'objectRefused' ? ('failed' as const) : ('noInfo' as const);

/**
 * An earlier attempt may have had its effect: a token that is refused by now is not revoked once more, but proven. A refusal of everybody
 * says nothing of it, and neither does one of the revocation itself: the next look asks whether others are accepted.
 */
async function revoke(
  { tiktok, disconnects }: RunDisconnectPorts,
  workspace: Workspace,
  work: DisconnectWork,
  mayWrite: MayWrite,
): Promise<DisconnectResult | 'lost'> {
  const { user, control } = await askGrant(tiktok, work);
  if (user === 'tokenRefused') {
    if (control !== 'good') return { kind: 'revoke', result: 'noInfo', answer: control ?? 'noInfo' };
    return { kind: 'revoke', result: work.isRevokeSent ? 'done' : 'already', answer: user };
  }
  if (!mayWrite()) return { kind: 'revoke', result: 'noInfo', answer: 'noInfo' };
  if (!(await disconnects.recordRevokeSent(workspace, work))) return 'lost';
  const { class: answer } = await tiktok.revokeToken(work.token, lane);
  const result = answer === 'good' ? 'done' : 'noInfo';
  return { kind: 'revoke', result, answer: answer === 'tokenRefused' ? 'noInfo' : answer };
}
