import { account, disconnect, renew, role } from './account-events.ts';
import type { Calls } from './process.ts';
import { freezeMs } from './process.ts';
import type { Fleet } from './fleet.ts';
import { firstWorldEvent } from './faults.ts';
import { minuteMs, minutes, storeFor, workspaceFor } from './happening.ts';
import type { EventParts, Happening } from './happening.ts';
import type { Item } from './plan.ts';
import { settingsOf } from './shape.ts';
import { slackOutages } from './world/slack-faults.ts';
import type { SlackMessage } from './world/slack.ts';
import { addStore, changeCounts, newToken } from './setup.ts';
import { isTokenValid, usersOf } from './truth.ts';
import type { StoreTruth } from './truth.ts';
import { uninstalledCode, uninstallFor } from './uninstall.ts';
import { tiktokModes } from './world/tiktok.ts';

const messagesOf = ({ truth }: EventParts): { readonly message: SlackMessage; readonly teamId: string }[] =>
  [...truth.slack.channels.values()].flatMap(({ messages, teamId }) =>
    messages.map((message) => ({ message, teamId })),
  );

const counts: Happening = (parts, item) => {
  const store = storeFor(parts, item);
  if (store === undefined) return;
  const { rejected: before } = parts.truth.tiktok.countsOf(store.catalogId);
  // Half of the changes say that all is well; some only change the number of all items.
  const wrong = item.amount % 8 === 1 ? before : 1 + (item.amount % 60);
  const rejected = item.amount % 2 === 0 ? 0 : wrong;
  changeCounts(parts.truth, store, { rejected, approved: item.amount % 3 === 0 ? 160 : 100 });
  parts.promises.changed(store);
};

/** All items are read: the rejected ones have names now, sometimes other ones than before, though as many. */
const items: Happening = async (parts, item) => {
  const store = storeFor(parts, item);
  const workspace = parts.storage.workspaces.find(({ id }) => id === store?.workspaceId);
  if (store === undefined || workspace === undefined) return;
  const { rejected } = parts.truth.tiktok.countsOf(store.catalogId);
  const first = item.amount % 3;
  const ids = Array.from({ length: rejected }, (_, at) => `item-${String(first + at)}`);
  await parts.storage.listItems(workspace, store.storeId, ids);
};

const revoke: Happening = ({ truth, promises }, { kind, amount }) => {
  const users = usersOf(truth);
  const user = users[kind % Math.max(users.length, 1)];
  const token = truth.tokenOf.get(user ?? '');
  if (user === undefined || token === undefined) return;
  const isValid = amount % 4 === 0;
  const isNews = isTokenValid(truth, user) !== isValid;
  if (isNews) truth.tiktok.setToken(token, isValid);
  if (isNews && !isValid) promises.ended(user);
};

/** A sign-in ends, and somebody makes a new one just when its end is noticed: an answer about the old one is on its way. */
const renewAtRefusal: Happening = (parts, item) => {
  const { truth, engine, fleet } = parts;
  const store = storeFor(parts, item);
  const token = truth.tokenOf.get(store?.user ?? '');
  if (store === undefined || token === undefined) return;
  truth.tiktok.setToken(token, false);
  truth.tiktok.onRefused = () => {
    engine.at(engine.nowMs(), () => {
      fleet.noteChange();
      return newToken(parts, store);
    });
  };
};

const mostAuthOutageMs = 100 * minuteMs;

const outage: Happening = ({ engine, truth, note }, item) => {
  const { tiktok } = truth;
  const mode = tiktokModes[item.kind % tiktokModes.length]!;
  let lengthMs = minutes(item, 2, 100);
  if (mode === 'auth') {
    lengthMs = Math.min(lengthMs, mostAuthOutageMs - tiktok.authOutageMs);
    tiktok.authOutageMs += lengthMs;
  }
  if (lengthMs <= 0) return;
  tiktok.mode = mode;
  engine.at(engine.nowMs() + lengthMs, () => {
    note(() => `TikTok is well again`);
    tiktok.mode = null;
  });
  note(() => `TikTok: ${mode} for ${String(Math.round(lengthMs / minuteMs))} min`);
};

const authOutage: Happening = (parts, item) => outage(parts, { ...item, kind: 0 });

const slackOutage: Happening = ({ engine, truth, note }, item) => {
  const mode = slackOutages[item.kind % slackOutages.length]!;
  truth.slackOutage.mode = mode;
  note(() => `Slack: ${mode}`);
  engine.at(engine.nowMs() + minutes(item, 1, 40), () => {
    truth.slackOutage.mode = null;
  });
};

const slackToken: Happening = (parts, item) => {
  const team = parts.truth.slack.teams.get(workspaceFor(parts, item).id);
  if (team === undefined || !parts.storage.isInstalled(team.id)) return;
  team.tokenCode = ['invalid_auth', 'token_revoked', 'account_inactive'][item.amount % 3]!;
  parts.engine.at(parts.engine.nowMs() + minutes(item, 1, 30), () => {
    team.tokenCode = parts.storage.isInstalled(team.id) ? null : uninstalledCode;
  });
};

const erase: Happening = (parts, { kind }) => {
  const all = messagesOf(parts);
  const found = all[kind % Math.max(all.length, 1)];
  if (found === undefined) return;
  parts.truth.hasErased = true;
  parts.truth.slack.erase(found.message);
};

const channel: Happening = ({ truth, engine }, item) => {
  const all = [...truth.slack.channels.values()];
  const found = all[item.kind % Math.max(all.length, 1)];
  if (found === undefined) return;
  if (item.amount % 2 === 0) found.isArchived = true;
  else {
    found.isMember = false;
    truth.lostHistory = true;
  }
  if (item.amount % 3 === 0) return;
  engine.at(engine.nowMs() + minutes(item, 1, 30), () => {
    found.isArchived = false;
    found.isMember = true;
  });
};

const scope: Happening = (parts, item) => {
  const team = parts.truth.slack.teams.get(workspaceFor(parts, item).id);
  if (team === undefined || !team.canReadHistory) return;
  team.canReadHistory = false;
  parts.truth.lostHistory = true;
  parts.engine.at(parts.engine.nowMs() + minutes(item, 1, 60), () => {
    team.canReadHistory = true;
  });
};

const editWindow: Happening = (parts, item) => {
  const team = parts.truth.slack.teams.get(workspaceFor(parts, item).id);
  if (team === undefined) return;
  team.canEdit = false;
  parts.engine.at(parts.engine.nowMs() + minutes(item, 1, 30), () => {
    team.canEdit = true;
  });
};

/** People press buttons of messages that they see. */
const press: Happening = async (parts, item) => {
  const all = messagesOf(parts);
  const found = all[item.kind % Math.max(all.length, 1)];
  const { storage, engine } = parts;
  const workspace = storage.workspaces.find(({ id }) => id === found?.teamId);
  if (found === undefined || workspace === undefined || !storage.isInstalled(workspace.id)) return;
  const { message } = found;
  await storage.outbox.recordSent(workspace, message.postId, [
    { channelId: message.channelId, ts: message.ts },
  ]);
  const shown = JSON.parse(message.text) as { incident?: { incidentId: string; routeId: string } };
  if (shown.incident === undefined) return;
  const { incidentId, routeId } = shown.incident;
  const until = new Date(engine.nowMs() + minutes(item, 5, 90));
  const mute = { by: 'U1', until, reason: 'we know' };
  parts.note(() => `somebody presses button ${String(item.amount % 5)} of ${incidentId}`);
  if (item.amount % 5 === 0) await storage.incidents.acknowledge(workspace, incidentId, 'U1');
  else if (item.amount % 5 === 1) await storage.incidents.mute(workspace, incidentId, mute);
  else if (item.amount % 5 === 2) await storage.incidents.mute(workspace, incidentId, null);
  else if (item.amount % 5 === 3) await storage.incidents.muteRoute(workspace, routeId, until);
};

const subscription: Happening = async (parts, item) => {
  const { storage } = parts;
  const workspace = workspaceFor(parts, item);
  if (!storage.isInstalled(workspace.id)) return;
  const at = storage.workspaces.indexOf(workspace);
  const active = await storage.subscriptions.list(workspace);
  const chosen = active[item.amount % Math.max(active.length, 1)];
  const settings = settingsOf(item.amount >> 2);
  if (item.amount % 4 === 0 && chosen !== undefined)
    await storage.subscriptions.unsubscribe(workspace, chosen.id);
  else if (item.amount % 4 === 1 && chosen !== undefined)
    await storage.subscriptions.configure(workspace, chosen.id, settings);
  else if (item.amount % 4 === 2)
    await storage.subscriptions.addContact(workspace, `U${String(at)}9`, settings);
  else {
    const channelId = `C${String(at)}${String(item.amount % 3)}`;
    await storage.subscriptions.subscribe(workspace, { channelId, storeIds: null, settings, by: 'U1' });
  }
};

const uninstall: Happening = (parts, item) => {
  const { amount } = item;
  const workspace = workspaceFor(parts, item);
  return uninstallFor(parts, workspace, {
    ...{ awayMs: minutes(item, 1, 45), thenMs: minutes(item, 0, 20), isConnectedAgain: amount % 4 !== 0 },
  });
};

/** With how many parts of the whole each of these happens. */
const happenings: readonly (readonly [string, number, Happening])[] = [
  ['counts', 10, counts],
  ['items', 5, items],
  ['revoke', 4, revoke],
  ['outage', 3, outage],
  ['auth outage', 2, authOutage],
  ['new token', 3, renew],
  ['renewal meets a refusal', 2, renewAtRefusal],
  ['account', 3, account],
  ['role', 2, role],
  ['disconnect', 2, disconnect],
  ['remove store', 1, (parts, item) => removeStore(parts, storeFor(parts, item))],
  [
    'add store',
    1,
    async (parts, item) => addStore(parts, workspaceFor(parts, item), `user-${String(item.amount % 4)}`),
  ],
  ['slack outage', 3, slackOutage],
  ['slack token', 1, slackToken],
  ['erase', 2, erase],
  ['channel', 1, channel],
  ['scope', 1, scope],
  ['edit window', 1, editWindow],
  ['press', 5, press],
  ['subscription', 3, subscription],
  ['uninstall', 1, uninstall],
  ['kill', 2, ({ fleet, calls }, { kind }) => void killOne(fleet, calls, kind)],
  ['freeze', 2, ({ fleet, calls }, { kind, amount }) => void freezeOne(fleet, calls, { kind, amount })],
];
const dealt = happenings.flatMap((one) => Array.from({ length: one[1] }, () => one));
/** For plans that are written by hand. */
export const whatOf = (wanted: string): number =>
  firstWorldEvent + dealt.findIndex(([name]) => name === wanted);
/** What TikTok itself does: it happens in calm schedules, too. */
const calm: ReadonlySet<string> = new Set(['counts', 'items', 'revoke', 'account']);

async function removeStore({ storage, truth }: EventParts, store: StoreTruth | undefined): Promise<void> {
  const workspace = storage.workspaces.find(({ id }) => id === store?.workspaceId);
  if (store === undefined || workspace === undefined) return;
  store.isRemoved = true;
  await storage.stores.remove(workspace, store.storeId);
  void truth;
}

function killOne(fleet: Fleet, calls: Calls, kind: number): void {
  const replica = fleet.replica(kind);
  if (replica !== undefined) calls.kill(replica.process);
}

function freezeOne(fleet: Fleet, calls: Calls, fault: { kind: number; amount: number }): void {
  const replica = fleet.replica(fault.kind);
  if (replica !== undefined) calls.freeze(replica.process, freezeMs(fault));
}

export function happen(parts: EventParts, item: Item): unknown {
  const [name, , run] = dealt[item.what % dealt.length]!;
  if (parts.truth.shape.isCalm && !calm.has(name)) return undefined;
  parts.note(() => `it happens: ${name} (${String(item.kind)}, ${String(item.amount)})`);
  parts.fleet.noteChange();
  return run(parts, item);
}
