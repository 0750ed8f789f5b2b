import type {
  Claim,
  DuePass,
  EditAnswer,
  EditClaim,
  EditRepository,
  OutboxRepository,
  RouteRepository,
  SlackMessages,
  SlackRefusal,
  Stopwatch,
} from '../alerts/ports.ts';
import { outbox as limits } from '../alerts/post.ts';
import type { Post } from '../alerts/post.ts';
import type { CardEdit } from '../card-ports.ts';
import type { Workspace } from '../workspace.ts';

export type DeliveryPorts = {
  readonly outbox: OutboxRepository;
  readonly edits: EditRepository;
  readonly slack: SlackMessages;
  readonly stopwatch: Stopwatch;
};

/** Transactions at once: most of the database's connections, but not all. */
const passesAtOnce = 5;

/**
 * Looks at what is due and writes what channels are to see. Calls nobody. Answers how much was due. One that fails is told
 * to `onFailure` and put off: it must not hold up the others, nor come back each second.
 */
export async function passDue(
  routes: RouteRepository,
  limit: number,
  onFailure: (error: unknown, due: DuePass) => void,
): Promise<number> {
  const due = await routes.due(limit);
  const left = [...due];
  const lane = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      try {
        await routes.pass(one);
      } catch (error) {
        onFailure(error, one);
        await routes.postpone(one);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(passesAtOnce, due.length) }, lane));
  return due.length;
}

/**
 * Takes one claimed post through alerts.md 5: looks it up if its fate is unknown, writes down the intent, sends it once,
 * writes down what became of it. Never retries; the row decides when it is tried again.
 */
export async function deliverPost(ports: DeliveryPorts, claim: Claim): Promise<void> {
  if (claim.post.state === 'unknown' && !(await isToBeSentAgain(ports, claim))) return;
  const isLate = sendWindow(ports.stopwatch, ports.stopwatch.ms());
  const sending = await ports.outbox.recordIntent(claim);
  if (sending === 'lost') return;
  if (isLate()) {
    await ports.outbox.recordUnsent(claim);
    return;
  }
  const answer = await ports.slack.post(claim.workspace, sending, isLate);
  if (answer.kind === 'ok') await ports.outbox.recordSent(claim.workspace, claim.post.id, [answer.place]);
  else if (answer.kind === 'refused') await ports.outbox.recordRefused(claim, answer.refusal);
  else await ports.outbox.recordUnknown(claim);
}

/** From before the intent is written: by the time that it is committed, some of the window has passed. */
const sendWindow = (stopwatch: Stopwatch, startedMs: number) => (): boolean =>
  stopwatch.ms() - startedMs > limits.sendWindowMs;

/** Slack's history decides: found, it was sent; on no page of it, it never will be. */
async function isToBeSentAgain({ outbox, slack }: DeliveryPorts, claim: Claim): Promise<boolean> {
  const { workspace, post, threadTs } = claim;
  const found = await slack.find(workspace, post, threadTs, historyStart(post));
  if (found.kind === 'unknown') {
    await outbox.recordUnknown(claim);
    return false;
  }
  if (found.kind === 'unreadable') return (await outbox.recordUnreadable(claim, found.refusal)) === 'send';
  if (found.places.length === 0) return true;
  await outbox.recordSent(workspace, post.id, found.places);
  return false;
}

const historyStart = ({ firstIntentAt }: Post): Date =>
  new Date((firstIntentAt?.getTime() ?? 0) - limits.historyMarginMs);

type EditRecords<Edit> = {
  recordUnsent(edit: Edit): Promise<void>;
  recordEdited(edit: Edit): Promise<void>;
  recordRefused(edit: Edit, refusal: SlackRefusal): Promise<void>;
  recordUnknown(edit: Edit): Promise<void>;
};

/** Sends the present content of a message. An edit is a state, not an event: whichever one arrives, it is brought about. */
export async function deliverEdit<Edit extends EditClaim | CardEdit>(
  { slack, stopwatch }: Pick<DeliveryPorts, 'slack' | 'stopwatch'>,
  records: EditRecords<Edit>,
  edit: Edit,
  claimedMs: number,
): Promise<void> {
  const isLate = sendWindow(stopwatch, claimedMs);
  if (isLate()) {
    await records.recordUnsent(edit);
    return;
  }
  const answer = await slack.edit(edit.workspace, edit, isLate);
  if (answer.kind === 'ok') await records.recordEdited(edit);
  else if (answer.kind === 'refused') await records.recordRefused(edit, answer.refusal);
  else await records.recordUnknown(edit);
}

/**
 * Deletes copies of posts. Safe to repeat. Answers how many went; 'stuck': Slack does not delete now, and should be left
 * alone for a while.
 */
export async function deleteCopies(
  { outbox, slack }: Pick<DeliveryPorts, 'outbox' | 'slack'>,
  limit: number,
): Promise<number | 'stuck'> {
  const copies = await outbox.surplus(limit);
  let deleted = 0;
  for (const { workspace, postId, place } of copies) {
    if (!isSettled(await slack.remove(workspace, place))) continue;
    await outbox.recordDeleted(workspace, postId, place.ts);
    deleted += 1;
  }
  return deleted < copies.length ? 'stuck' : deleted;
}

/** Deleted, or never to be: there is no point in trying again. */
const isSettled = (answer: EditAnswer): boolean =>
  answer.kind === 'ok' ||
  (answer.kind === 'refused' && ['not-editable', 'channel'].includes(answer.refusal.because));

/** Delivers one post that a person waits for, and answers what became of it; null: there is no such post. */
export async function deliverNow(
  ports: DeliveryPorts,
  workspace: Workspace,
  postId: string,
): Promise<Post | null> {
  const claim = await ports.outbox.claimOne(workspace, postId);
  if (claim !== null) await deliverPost(ports, claim);
  return ports.outbox.find(workspace, postId);
}
