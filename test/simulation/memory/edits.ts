import {
  editClaimed,
  edited,
  editRefused,
  editUnknown,
  editUnsent,
  needsEdit,
} from '../../../src/core/alerts/message.ts';
import type { Message } from '../../../src/core/alerts/message.ts';
import type { EditClaim, EditRepository, SlackRefusal } from '../../../src/core/alerts/ports.ts';
import { followsFacts } from '../../../src/core/alerts/subscription.ts';
import { breakSubscription, loseMessage, stopDelivery } from './outbox.ts';
import { earliestOf, isInstalled, nowOf, ownRow, stoppedUntilMs, workspaceOfRow } from './rows.ts';
import type { MessageRow, Sync, Tables } from './rows.ts';

export function memoryEdits(tables: Tables): Sync<EditRepository> {
  const change = ({ workspace, messageId }: EditClaim, to: (message: Message) => Message) => {
    const row = ownRow(tables.messages, workspace, messageId);
    if (row !== undefined) row.message = to(row.message);
  };
  return {
    claim: (limit) => claim(tables, limit),
    recordUnsent: (edit) => {
      change(edit, (message) => editUnsent(message, edit.fence));
    },
    recordEdited: (edit) => {
      change(edit, (message) => edited(message, edit.fence, edit.version));
    },
    recordRefused: (edit, refusal) => {
      recordRefused(tables, edit, refusal);
    },
    recordUnknown: (edit) => {
      change(edit, (message) => editUnknown(message, edit.fence, nowOf(tables)));
    },
    nextDueAt: () => earliestOf(tables.messages.values(), (row) => dueAtMs(tables, row)),
  };
}

function subscriptionOf(tables: Tables, { message }: MessageRow) {
  const route = tables.routes.get(message.routeId)?.route;
  return tables.subscriptions.get(route?.subscriptionId ?? '')?.subscription;
}

function dueAtMs(tables: Tables, row: MessageRow): number | null {
  if (!needsEdit(row.message) || !isInstalled(tables, row.workspaceId)) return null;
  const subscription = subscriptionOf(tables, row);
  if (subscription === undefined || !followsFacts(subscription)) return null;
  return Math.max(row.message.editNotBefore?.getTime() ?? 0, stoppedUntilMs(tables, row.workspaceId));
}

function claim(tables: Tables, limit: number): EditClaim[] {
  const now = tables.options.nowMs();
  const due = [...tables.messages.values()].filter((row) => (dueAtMs(tables, row) ?? Infinity) <= now);
  return due.slice(0, limit).flatMap((row) => take(tables, row) ?? []);
}

function take(tables: Tables, row: MessageRow): EditClaim | null {
  const message = editClaimed(row.message, nowOf(tables));
  const ts = message?.ts ?? null;
  const subscription = subscriptionOf(tables, row);
  if (message === null || ts === null || subscription === undefined) return null;
  row.message = message;
  const { id: messageId, editFence: fence, postId, channelId, content, version } = message;
  const workspace = workspaceOfRow(tables, row.workspaceId);
  const post = tables.posts.get(postId)?.post;
  const sign = { plain: post?.plain === true, possiblyRepeated: post?.possiblyRepeated === true };
  const { language } = subscription;
  return {
    workspace,
    messageId,
    fence,
    postId,
    place: { channelId, ts },
    content,
    version,
    language,
    ...sign,
  };
}

function recordRefused(tables: Tables, edit: EditClaim, refusal: SlackRefusal): void {
  if (refusal.because === 'workspace') stopDelivery(tables, edit.workspace);
  const row = ownRow(tables.messages, edit.workspace, edit.messageId);
  if (row === undefined || row.message.editFence !== edit.fence) return;
  row.message = editRefused(row.message, edit.fence, refusal, nowOf(tables));
  if (!row.message.lost) return;
  // Else it stands there, and says what is no longer so.
  const isGone = refusal.because === 'message-gone' || refusal.because === 'channel';
  loseMessage(tables, edit.messageId, isGone);
  if (refusal.because === 'channel')
    breakSubscription(tables, subscriptionOf(tables, row)?.id ?? null, refusal.code, true);
}
