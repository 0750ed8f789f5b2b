import type { ViewOutput } from '@slack/bolt';
import { handleIn, readDraft } from '../../../core/store-draft.ts';
import type { StoreDraft, StoreField } from '../../../core/store-draft.ts';
import type { EditRefusal, StoreOverview } from '../../../core/store-ports.ts';
import type { Store } from '../../../core/store.ts';
import { noticeModal } from '../../blocks/notice-modal.ts';
import { mistakeText, readFormState, storeFields } from '../../blocks/stores/store-form.ts';
import type { FormMistake, FormState } from '../../blocks/stores/store-form.ts';
import { addedMessage, savedMessage, storeGoneMessage } from '../../blocks/stores/store-notices.ts';
import type { Message } from '../../blocks/elements.ts';
import type { Submission, SubmitAnswer } from '../../submit.ts';
import type { StoresDeps } from './deps.ts';

type Deps = Pick<StoresDeps, 'storeSetups'>;

/** All mistakes at once, each at its field; else the store as it is now, and what comes next. */
export async function saveStoreForm(deps: Deps, submission: Submission): Promise<SubmitAnswer> {
  const { t, view } = submission;
  const typed = typedIn(view);
  const read = readDraft(typed);
  const state = readFormState(view.private_metadata);
  if ('mistakes' in read) {
    const isTaken = await isTakenByOther(deps, submission, state, handleIn(typed.handle));
    return errorsOf(submission, { ...read.mistakes, ...(isTaken ? { handle: 'handleTaken' } : {}) });
  }
  const store = await save(deps, submission, state, read.draft);
  if (store === 'handle-taken') return errorsOf(submission, { handle: 'handleTaken' });
  if (store === 'same-affiliate') return errorsOf(submission, sameAffiliateIn(state, read.draft));
  if (store === 'tiktoks-elsewhere') return errorsOf(submission, { ownAffiliateId: 'sameAffiliate' });
  if (store === 'own-elsewhere') return errorsOf(submission, { tiktokAffiliateId: 'ownElsewhere' });
  if (store === 'gone') return notice(submission, storeGoneMessage(t));
  const { storeSetups } = deps;
  const overviews = await storeSetups.overview(submission.workspace);
  const keys = overviews.find((one) => one.store.id === store.id)?.keys ?? 'none';
  const saved = { store, keys, twin: twinOf(store, overviews) };
  const { seen } = state;
  if (seen === null) return notice(submission, addedMessage(t, saved));
  const hasOtherProducts =
    isChanged(seen, read.draft, 'vtexAccount') || isChanged(seen, read.draft, 'tradePolicy');
  return notice(submission, savedMessage(t, saved, hasOtherProducts));
}

const notice = ({ t }: Submission, message: Message): SubmitAnswer => ({
  kind: 'update',
  view: noticeModal(t, message),
});

const errorsOf = (
  { t }: Submission,
  mistakes: { readonly [F in StoreField]?: FormMistake },
): SubmitAnswer => ({
  kind: 'errors',
  errors: Object.fromEntries(
    Object.entries(mistakes).map(([field, mistake]) => [field, mistakeText(t, mistake)]),
  ),
});

/** Nobody mends the other mistakes only to be told of this one; whether it is free when it is saved is another matter. */
async function isTakenByOther(
  { storeSetups }: Deps,
  { workspace }: Submission,
  { storeId }: FormState,
  handle: string | null,
): Promise<boolean> {
  if (handle === null) return false;
  const overviews = await storeSetups.overview(workspace);
  return overviews.some(({ store }) => store.handle === handle && store.id !== storeId);
}

/** Two of them may be meant; nobody should have them without knowing. */
const twinOf = (store: Store, overviews: readonly StoreOverview[]): Store | null =>
  overviews
    .map((one) => one.store)
    .find(
      ({ id, vtexAccount, tradePolicy }) =>
        id !== store.id && vtexAccount === store.vtexAccount && tradePolicy === store.tradePolicy,
    ) ?? null;

/** At the field that this person changed; the other one is what somebody else saved meanwhile. */
const sameAffiliateIn = ({ seen }: FormState, draft: StoreDraft) =>
  seen !== null && isChanged(seen, draft, 'ownAffiliateId')
    ? ({ ownAffiliateId: 'sameAffiliate' } as const)
    : ({ tiktokAffiliateId: 'ownElsewhere' } as const);

const isChanged = (seen: StoreDraft, draft: StoreDraft, field: StoreField): boolean =>
  seen[field] !== draft[field];

/** Of a store that there is only what this person changed: somebody else may have changed another field meanwhile. */
function save(
  { storeSetups }: Deps,
  { workspace }: Submission,
  { storeId, seen }: FormState,
  draft: StoreDraft,
): Promise<Store | EditRefusal> {
  if (storeId === null || seen === null) return storeSetups.add(workspace, draft);
  const changes = storeFields
    .filter((field) => isChanged(seen, draft, field))
    .map((field) => [field, draft[field]]);
  return storeSetups.edit(workspace, storeId, Object.fromEntries(changes) as Partial<StoreDraft>);
}

function typedIn({ state }: ViewOutput): Record<StoreField, string> {
  const typed = storeFields.map((field) => [field, state.values[field]?.[field]?.value ?? '']);
  return Object.fromEntries(typed) as Record<StoreField, string>;
}
