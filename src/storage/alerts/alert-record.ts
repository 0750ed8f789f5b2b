import type { AuditNote, AuditValues } from '../../core/audit.ts';
import type { Incident, Mute } from '../../core/alerts/incident.ts';
import type { Route } from '../../core/alerts/route.ts';
import type { Workspace } from '../../core/workspace.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import type { Trx } from '../database.ts';

/** What people know an alert by; `about` is the store, account or TikTok user. */
const valuesOf = ({ condition, label }: Incident): AuditValues => ({ alert: condition, about: label });

const noteOf = (action: AuditNote['action'], { scope }: Incident) => ({
  action,
  storeId: scope.startsWith('store:') ? scope.slice('store:'.length) : null,
});

/** A second click of a double click counts its hours from a moment later. */
const sameWithinMs = 60_000;

const isSameTime = (one: Date | null, other: Date | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one.getTime() - other.getTime()) < sameWithinMs;

const isSameMute = (one: Mute | null, other: Mute | null): boolean =>
  one === null || other === null ? one === other : one.by === other.by && isSameTime(one.until, other.until);

const millis = (at: Date | null | undefined): number | null => at?.getTime() ?? null;

export async function recordAcknowledged(
  trx: Trx,
  workspace: Workspace,
  incident: Incident,
  items: number,
): Promise<void> {
  const note = noteOf('alert.acknowledged', incident);
  await recordAudit(trx, workspace, { ...note, after: { ...valuesOf(incident), items } });
}

export async function recordMuted(
  trx: Trx,
  workspace: Workspace,
  incident: Incident,
  mute: Mute | null,
): Promise<void> {
  const { muted } = incident;
  if (isSameMute(muted, mute)) return;
  const values = valuesOf(incident);
  await recordAudit(trx, workspace, {
    ...noteOf('alert.muted', incident),
    before: { ...values, mutedUntil: millis(muted?.until) },
    after: { ...values, mutedUntil: millis(mute?.until), reason: mute?.reason ?? null },
  });
}

/** Of the one channel whose view of the incident this is. */
export async function recordRouteMuted(
  trx: Trx,
  workspace: Workspace,
  {
    incident,
    route,
    until,
  }: { readonly incident: Incident; readonly route: Route; readonly until: Date | null },
): Promise<void> {
  if (isSameTime(route.mutedUntil, until)) return;
  const subscription = await trx
    .selectFrom('subscription')
    .select('channel_id')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', route.subscriptionId)
    .executeTakeFirst();
  const values = { ...valuesOf(incident), channel: subscription?.channel_id ?? null };
  await recordAudit(trx, workspace, {
    ...noteOf('alert.muted', incident),
    before: { ...values, mutedUntil: millis(route.mutedUntil) },
    after: { ...values, mutedUntil: millis(until) },
  });
}
