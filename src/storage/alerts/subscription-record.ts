import { sql } from 'kysely';
import type { AuditAction, AuditValues } from '../../core/audit.ts';
import type { Subscription } from '../../core/alerts/subscription.ts';
import type { Workspace } from '../../core/workspace.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import type { Trx } from '../database.ts';

type Change = { readonly before: Subscription | null; readonly after: Subscription | null };

/** What somebody changed about who hears of what; a contact's channel is a person. */
export async function recordSubscription(
  trx: Trx,
  workspace: Workspace,
  action: AuditAction,
  { before, after }: Change,
): Promise<void> {
  const storeIds = (after ?? before)?.storeIds ?? null;
  const stores = storeIds === null ? null : await handlesOf(trx, workspace, storeIds);
  const [only] = storeIds?.length === 1 ? storeIds : [];
  await recordAudit(trx, workspace, {
    ...{ action, storeId: only ?? null },
    ...(before === null ? {} : { before: valuesOf(before, stores) }),
    ...(after === null ? {} : { after: valuesOf(after, stores) }),
  });
}

/** null: all stores. */
function valuesOf(one: Subscription, stores: readonly string[] | null): AuditValues {
  const { threshold, quietHours, digestHour, timeZone, language, mention } = one;
  const hours = quietHours === null ? null : `${String(quietHours.from)}–${String(quietHours.to)}`;
  return {
    ...(one.kind === 'contact' ? { contact: one.channelId } : { channel: one.channelId, stores }),
    ...{ threshold: thresholdText(threshold), quietHours: hours },
    ...{ digestHour, timeZone, language, mention },
  };
}

const thresholdText = ({ items, percent }: Subscription['threshold']): string =>
  percent === 0 ? String(items) : `${String(items)} / ${String(percent)}%`;

async function handlesOf(
  trx: Trx,
  workspace: Workspace,
  storeIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ handle: string }>`select handle from store
    where workspace_id = ${workspace.id} and id::text = any(${[...storeIds]}::text[]) order by handle`.execute(
    trx,
  );
  return rows.map(({ handle }) => handle);
}
