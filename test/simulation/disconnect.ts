import type { DisconnectResult, DisconnectWork } from '../../src/core/disconnect/ports.ts';
import type { Engine } from './engine.ts';
import type { Fleet } from './fleet.ts';
import type { SimulatedStorage } from './storage.ts';
import type { StoreTruth, Truth } from './truth.ts';

type Parts = {
  readonly engine: Engine;
  readonly truth: Truth;
  readonly storage: SimulatedStorage;
  readonly fleet: Pick<Fleet, 'noteChange'>;
  readonly note: (text: () => string) => void;
};

const stepMs = 30_000;
/** As long as TikTok's refusals may need to be proven; an outage holds them up. */
const mostSteps = 80;

/**
 * We disconnect a store ourselves, beside whatever checks and probes of it are under way: TikTok refuses its token from then on, and
 * nobody may take that for TikTok's doing. Its worker is one that never fails: the saga's own faults are tested where it is.
 */
export async function disconnectStore(
  { engine, truth, storage, fleet, note }: Parts,
  store: StoreTruth,
): Promise<void> {
  const workspace = storage.workspaces.find(({ id }) => id === store.workspaceId);
  if (workspace === undefined || !storage.isInstalled(workspace.id)) return;
  const started = await storage.disconnects.start(workspace, {
    ...{
      storeId: store.storeId,
      generation: 1,
      unlinksPixel: false,
      by: null,
      language: 'en',
      manualUrl: '',
    },
  });
  if (typeof started === 'string') return;
  store.isRemoved = true;
  truth.awaited += 1;
  const { sagaId } = started;
  const step = async (left: number): Promise<void> => {
    fleet.noteChange();
    const work = await storage.disconnects.begin(workspace, sagaId);
    const stage =
      typeof work === 'string'
        ? work
        : await storage.disconnects.finish(workspace, work, answerTo(truth, work));
    if (typeof work !== 'string')
      note(() => `our disconnect of Store ${String(store.number)}: ${work.kind} → ${stage}`);
    if (left === 0 || stage === 'ended') truth.awaited -= 1;
    else engine.at(engine.nowMs() + stepMs, () => step(left - 1));
  };
  engine.at(engine.nowMs() + stepMs, () => step(mostSteps));
}

function answerTo({ tiktok, ours }: Truth, work: DisconnectWork): DisconnectResult {
  const isValid = tiktok.tokens.get(work.token)?.history.at(-1)?.isValid === true;
  switch (work.kind) {
    case 'revoke':
      if (isValid) ours.add(work.token);
      tiktok.setToken(work.token, false);
      return { kind: 'revoke', result: isValid ? 'done' : 'already', answer: 'good' };
    case 'prove':
      return {
        kind: 'prove',
        user: tiktok.mode === null ? 'tokenRefused' : 'noInfo',
        control: tiktok.mode === null ? 'good' : null,
      };
    default:
      return { kind: 'unsubscribe', result: 'done' };
  }
}
