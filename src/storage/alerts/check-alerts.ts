import { observeAccounts } from '../../core/alerts/conditions/accounts.ts';
import { conditions } from '../../core/alerts/conditions/index.ts';
import type { CheckedStore } from '../../core/alerts/conditions/index.ts';
import { observeNeedDetails } from '../../core/alerts/conditions/products-need-details.ts';
import { observeNotSent } from '../../core/alerts/conditions/products-not-sent.ts';
import { observeSilence, silenceAfter } from '../../core/alerts/conditions/upstream-tiktok.ts';
import type { Silence } from '../../core/alerts/conditions/upstream.ts';
import { answerAboutGrant, evidenceAfterCheck } from '../../core/alerts/evidence.ts';
import { isLive } from '../../core/alerts/findings.ts';
import type { ConditionFile } from '../../core/alerts/incident.ts';
import type { CheckStart } from '../../core/ports.ts';
import type { Reading } from '../../core/reading.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { readNotSent, readRejected } from '../products/alert-items.ts';
import { appChanges } from './app-alerts.ts';
import type { Checked } from './app-alerts.ts';
import { evidenceOf, saveEvidence } from './evidence-rows.ts';
import type { GrantRow } from './evidence-rows.ts';
import { changeFiles, observed } from './judge-files.ts';
import type { FileChange } from './judge-files.ts';
import { readSilence, saveSilence } from './silence-rows.ts';

/** What the reading of one check says of its grant, its store and TikTok. The caller has stored it and holds their locks. */
export async function judgeReading(
  trx: Trx,
  workspace: Workspace,
  {
    check,
    grant,
    reading,
  }: { readonly check: CheckStart; readonly grant: GrantRow; readonly reading: Reading },
): Promise<void> {
  const now = await readNow(trx);
  const before = evidenceOf(grant);
  const evidence = evidenceAfterCheck(before, answerAboutGrant(reading), check.startedAt, now);
  if (evidence !== before) await saveEvidence(trx, workspace, evidence, now);
  const store = await checkedStore(trx, workspace, check);
  const own = { condition: 'upstream.tiktok', scope: `store:${store.id}` } as const;
  const silence = silenceAfter(await readSilence(trx, workspace, own), store, reading);
  const changes = [
    ...(await productChanges(trx, workspace, { store, reading, now })),
    ...observeAccounts(store, check.ids, reading).map(({ rule, observation }) =>
      observed(rule, observation, now),
    ),
    ...(await appChanges(trx, workspace, { store, reading, now })),
    ...silenceChanges(store, silence, now),
  ];
  const files = changes.length === 0 ? [] : await changeFiles(trx, workspace, changes, now);
  await saveSilence(trx, workspace, own, { ...silence, ...reportedIn(files, store.id) });
}

async function productChanges(
  trx: Trx,
  workspace: Workspace,
  { store, reading, now }: Checked,
): Promise<FileChange[]> {
  const rejected = reading.counts?.class === 'good' ? reading.counts.value.rejected : 0;
  const listed = await readRejected(trx, workspace, store.id, rejected);
  const details = observeNeedDetails(store, reading, listed);
  const notSent = await readNotSent(trx, workspace, store.id);
  return [
    ...(details === null ? [] : [observed(conditions['products.need_details'], details, now)]),
    ...(notSent === null
      ? []
      : [observed(conditions['products.not_sent'], observeNotSent(store, notSent), now)]),
  ];
}

function silenceChanges(store: CheckedStore, silence: Silence, now: Date): FileChange[] {
  const upstream = observeSilence(store, silence);
  return upstream === null ? [] : [observed(conditions['upstream.tiktok'], upstream, now)];
}

/** Nothing where the shared file was not touched: it knows of the store what it knew. */
function reportedIn(files: readonly ConditionFile[], storeId: string): { isReported?: boolean } {
  const shared = files.find(({ condition }) => condition === 'upstream.tiktok');
  if (shared === undefined) return {};
  return { isReported: shared.findings.some((one) => one.storeId === storeId && isLive(one)) };
}

async function checkedStore(trx: Trx, workspace: Workspace, check: CheckStart): Promise<CheckedStore> {
  const { name, interval_ms } = await trx
    .selectFrom('store as s')
    .innerJoin('check_schedule as k', (join) =>
      join.onRef('k.workspace_id', '=', 's.workspace_id').onRef('k.store_id', '=', 's.id'),
    )
    .select(['s.name', 'k.interval_ms'])
    .where('s.workspace_id', '=', workspace.id)
    .where('s.id', '=', check.storeId)
    .executeTakeFirstOrThrow();
  return { id: check.storeId, name, at: check.startedAt, intervalMs: interval_ms };
}
