import type { PostContent } from '../../../src/core/alerts/content.ts';
import type {
  Claim,
  ProbeAnswer,
  ProbeOutcome,
  ProbeStart,
  Sending,
} from '../../../src/core/alerts/ports.ts';
import { defaultThreshold } from '../../../src/core/alerts/subscription.ts';
import type { SubscriptionSettings } from '../../../src/core/alerts/subscription.ts';
import type { CheckStart } from '../../../src/core/ports.ts';
import type { Reading } from '../../../src/core/reading.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts } from './alert-ports.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** No threshold, no quiet hours, no digest. */
export const settings: SubscriptionSettings = {
  threshold: defaultThreshold,
  quietHours: null,
  digestHour: null,
  timeZone: 'UTC',
  language: 'en',
  mention: false,
};

const user = { class: 'good', value: { coreUserId: 'u', displayName: 'Ana' } } as const;

/** A complete reading with so many items that need details. */
export const rejected = (items: number): Reading => ({
  user,
  counts: { class: 'good', value: { approved: 100, processing: 0, rejected: items } },
});
const silence = { class: 'noInfo', reason: 'timeout' } as const;
export const silent: Reading = { user: silence, counts: silence };
const refusal = { class: 'tokenRefused', reason: 'code 40105' } as const;
export const refused: Reading = { user: refusal, counts: refusal };

export async function begin(ports: AlertPorts, workspace: Workspace, storeId: string): Promise<CheckStart> {
  const check = await ports.checks.begin(workspace, storeId);
  if (typeof check === 'string') throw new Error(`The check did not begin: ${check}`);
  return check;
}

/** One check from beginning to end. */
export async function check(ports: AlertPorts, workspace: Workspace, storeId: string, reading: Reading) {
  return ports.checks.finish(workspace, await begin(ports, workspace, storeId), reading);
}

/** Enough readings in a row that what they say counts. */
export async function checkTwice(
  ports: AlertPorts,
  workspace: Workspace,
  storeId: string,
  reading: Reading,
): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    await ports.shift(minuteMs + 1_000);
    await check(ports, workspace, storeId, reading);
  }
}

/** A store that TikTok has not answered for long enough. */
export async function fallSilent(ports: AlertPorts, workspace: Workspace, storeId: string): Promise<void> {
  await check(ports, workspace, storeId, rejected(0));
  for (let times = 0; times < 3; times += 1) {
    await ports.shift(6 * minuteMs);
    await check(ports, workspace, storeId, silent);
  }
}

export async function beginProbe(
  ports: AlertPorts,
  workspace: Workspace,
  grantId: string,
): Promise<ProbeStart> {
  const probe = await ports.probes.begin(workspace, grantId);
  if (typeof probe === 'string') throw new Error(`The probe did not begin: ${probe}`);
  return probe;
}

/** Waits until the next probe is due, and answers it. */
export async function probe(
  ports: AlertPorts,
  workspace: Workspace,
  grantId: string,
  answer: Partial<ProbeAnswer>,
): Promise<ProbeOutcome> {
  const dueAt = await ports.probes.nextDueAt();
  const waitMs = (dueAt?.getTime() ?? 0) - (await ports.now()).getTime();
  await ports.shift(Math.max(0, waitMs) + 1_000);
  await ports.probes.wakeDue(10);
  const start = await beginProbe(ports, workspace, grantId);
  return ports.probes.finish(workspace, start, { user: 'good', control: null, ...answer });
}

/** A grant with the three refusals that are the proof. */
export async function revoke(
  ports: AlertPorts,
  workspace: Workspace,
  { storeId, grantId }: { readonly storeId: string; readonly grantId: string },
): Promise<ProbeOutcome> {
  await check(ports, workspace, storeId, refused);
  await probe(ports, workspace, grantId, { user: 'tokenRefused' });
  return probe(ports, workspace, grantId, { user: 'tokenRefused', control: 'good' });
}

/** Looks at everything that is due, until nothing is. */
export async function passAll(ports: AlertPorts): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const due = await ports.routes.due(100);
    if (due.length === 0) return;
    for (const one of due) await ports.routes.pass(one);
  }
  throw new Error('Something stays due for ever');
}

let lastTs = 0;
/** Slack's name of a message: later ones are greater. */
export const newTs = (): string => {
  lastTs += 1;
  return `1700000000.${String(lastTs).padStart(6, '0')}`;
};

export async function claimOf(ports: AlertPorts, postId: string): Promise<Claim> {
  const claims = await ports.outbox.claim(100);
  const claim = claims.find(({ post }) => post.id === postId);
  if (claim === undefined) throw new Error('The post is not to be had');
  return claim;
}

export async function intend(ports: AlertPorts, claim: Claim): Promise<Sending> {
  const sending = await ports.outbox.recordIntent(claim);
  if (sending === 'lost') throw new Error('The intent came too late');
  return sending;
}

/** Everything that a working Slack would get now, in this order, a second apart in each channel. */
export async function deliverAll(ports: AlertPorts): Promise<Sending[]> {
  const sent: Sending[] = [];
  for (let rounds = 0; rounds < 50; rounds += 1) {
    await ports.shift(1_100);
    await passAll(ports);
    const claims = await ports.outbox.claim(100);
    for (const claim of claims) {
      const sending = await ports.outbox.recordIntent(claim);
      if (sending === 'lost') continue;
      sent.push(sending);
      const place = { channelId: sending.post.channelId, ts: newTs() };
      await ports.outbox.recordSent(claim.workspace, claim.post.id, [place]);
    }
    for (const edit of await ports.edits.claim(100)) await ports.edits.recordEdited(edit);
    if (claims.length === 0 && (await ports.routes.due(1)).length === 0) return sent;
  }
  throw new Error('There is always one more post');
}

export const kindOf = ({ content }: { readonly content: PostContent }): string => content.kind;

/** A channel whose introduction has been posted. */
export async function follow(
  ports: AlertPorts,
  workspace: Workspace,
  channelId: string,
  more: Partial<SubscriptionSettings> & { readonly storeIds?: readonly string[] } = {},
): Promise<string> {
  const { storeIds = null, ...chosen } = more;
  const wanted = { channelId, storeIds, settings: { ...settings, ...chosen }, by: 'UANA' };
  const { subscription } = await ports.subscriptions.subscribe(workspace, wanted);
  await deliverAll(ports);
  return subscription.id;
}

/** The incident of a post; for a message or a reply. */
export function incidentOf({ content }: Sending) {
  if (content.kind !== 'incident' && content.kind !== 'update') throw new Error(`A post of ${content.kind}`);
  return content.incident;
}

/** An open incident that its channel was told of, and the post that told it. */
export async function toldIncident(
  ports: AlertPorts,
  workspace: Workspace,
  storeId: string,
  items = 3,
): Promise<Sending> {
  await checkTwice(ports, workspace, storeId, rejected(items));
  await ports.shift(minuteMs + 1_000);
  const [sending] = await deliverAll(ports);
  if (sending === undefined) throw new Error('Nothing was posted');
  return sending;
}
