import type { types } from '@slack/bolt';
import type { DraftMistake, StoreDraft, StoreField } from '../../../core/store-draft.ts';
import type { Translator } from '../../../locales/index.ts';
import { storeFormId } from '../../ids.ts';
import { code, context, mrkdwn, section } from '../elements.ts';
import type { Block } from '../elements.ts';

export const storeFields: readonly StoreField[] = [
  ...(['vtexAccount', 'tradePolicy', 'name', 'handle', 'tiktokAffiliateId', 'ownAffiliateId'] as const),
];
const isOptional = (field: StoreField): boolean =>
  field === 'tiktokAffiliateId' || field === 'ownAffiliateId';

/** What a form was opened with; both null: a new store. Kept in the form, so that only what was changed in it is changed. */
export type FormState = { readonly storeId: string | null; readonly seen: StoreDraft | null };

export type StoreFormView = FormState & {
  /** Where VTEX's pings go; null: there are no keys yet, or no address of ours. */
  readonly endpoint: string | null;
};

/** Of a new store, or of one that there is: all that people say of it. */
export function storeForm(t: Translator, { storeId, seen, endpoint }: StoreFormView): types.ModalView {
  const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
  return {
    type: 'modal',
    callback_id: storeFormId,
    private_metadata: writeFormState({ storeId, seen }),
    title: plain(t(seen === null ? 'stores.form.addTitle' : 'stores.form.editTitle')),
    submit: plain(t('stores.form.save')),
    close: plain(t('stores.form.cancel')),
    blocks: [
      ...storeFields.map((field) => inputOf(t, field, seen?.[field] ?? null)),
      ...(seen === null ? [] : [endpointBlock(t, seen, endpoint), context(t('stores.form.otherProducts'))]),
    ],
  };
}

function inputOf(t: Translator, field: StoreField, value: string | null): Block {
  const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
  return {
    type: 'input',
    block_id: field,
    optional: isOptional(field),
    label: plain(t(`stores.form.${field}`)),
    hint: plain(t(`stores.form.${field}.hint`)),
    element: {
      type: 'plain_text_input',
      action_id: field,
      // Longer than any right answer: what is wrong is said at the field, in words.
      max_length: 300,
      ...(value === null ? {} : { initial_value: value }),
    },
  };
}

const endpointBlock = (t: Translator, { tradePolicy }: StoreDraft, endpoint: string | null): Block =>
  endpoint === null
    ? section(t('stores.form.endpointLater'))
    : section(mrkdwn(t, 'stores.form.endpoint', { policy: code(tradePolicy), endpoint: code(endpoint) }));

const writeFormState = (state: FormState): string => JSON.stringify(state);

/** What we wrote ourselves: Slack gives it back as it was. */
export function readFormState(text: string): FormState {
  const { storeId, seen } = JSON.parse(text) as FormState;
  return { storeId, seen };
}

/** Also those that only storage can know. */
export type FormMistake = DraftMistake | 'handleTaken' | 'ownElsewhere';

export const mistakeText = (t: Translator, mistake: FormMistake): string => t(`stores.mistake.${mistake}`);
