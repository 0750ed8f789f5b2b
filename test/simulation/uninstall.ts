import type { Workspace } from '../../src/core/workspace.ts';
import type { Engine } from './engine.ts';
import type { Fleet } from './fleet.ts';
import { addStore } from './setup.ts';
import type { SimulatedStorage } from './storage.ts';
import type { StoreTruth, Truth } from './truth.ts';

export type UninstallParts = {
  readonly engine: Engine;
  readonly truth: Truth;
  readonly storage: SimulatedStorage;
  readonly fleet: Fleet;
  readonly note: (text: () => string) => void;
};

/** To every call with a token of an installation that is no more (slack.md 2). */
export const uninstalledCode = 'account_inactive';

type Absence = { readonly awayMs: number; readonly thenMs: number; readonly isConnectedAgain: boolean };

/** The app is removed and, some time later, installed again. */
export async function uninstallFor(
  parts: UninstallParts,
  workspace: Workspace,
  { awayMs, thenMs, isConnectedAgain }: Absence,
): Promise<void> {
  const { engine, fleet, storage, truth, note } = parts;
  const team = truth.slack.teams.get(workspace.id);
  if (team === undefined || !storage.isInstalled(workspace.id)) return;
  team.tokenCode = uninstalledCode;
  team.uninstalls += 1;
  const gone = truth.stores.filter((one) => one.workspaceId === workspace.id && !one.isRemoved);
  for (const store of gone) Object.assign(store, { isRemoved: true, isForgotten: true });
  truth.awaited += 1;
  await storage.installations.uninstall(workspace);
  const backMs = engine.nowMs() + awayMs;
  engine.at(backMs, () => {
    team.tokenCode = null;
    note(() => `${workspace.id} has the app again`);
    fleet.noteChange();
    return storage.installations.install(workspace);
  });
  engine.at(backMs + thenMs, async () => {
    truth.awaited -= 1;
    fleet.noteChange();
    if (isConnectedAgain) await connectAgain(parts, workspace, gone);
  });
}

/** `store remove`, and `store add` with a new sign-in: a token of before the uninstall is gone. */
async function connectAgain(
  parts: UninstallParts,
  workspace: Workspace,
  gone: readonly StoreTruth[],
): Promise<void> {
  for (const { storeId, user, catalogId } of gone) {
    await parts.storage.stores.remove(workspace, storeId);
    const [name = ''] = user.split('@');
    await addStore(parts, workspace, name, parts.truth.tiktok.countsOf(catalogId).rejected);
  }
}
