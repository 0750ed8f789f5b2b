import type { App, BlockSuggestion, types } from '@slack/bolt';
import type { AssetKind } from '../../../core/connect/ports.ts';
import { may } from '../../../core/access.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { localeOf, translatorFor } from '../../../locales/index.ts';
import type { Translator } from '../../../locales/index.ts';
import {
  assetKinds,
  assetOption,
  idsIn,
  noPixelOption,
  pickedIn,
} from '../../blocks/connect/choose-modal.ts';
import { connectNoticeMessage } from '../../blocks/connect/connect-notices.ts';
import { limits } from '../../blocks/elements.ts';
import { noticeModal } from '../../blocks/notice-modal.ts';
import { connectModalId, connectPickId } from '../../ids.ts';
import { onSubmit } from '../../submit.ts';
import type { Submission, SubmitAnswer, SubmitDeps } from '../../submit.ts';
import { workspaceOf } from '../../workspace-context.ts';
import { knownAsker } from '../known-asker.ts';
import type { ConnectDeps } from './connect.ts';
import type { PickDeps } from './pick-account.ts';

export type ConnectListenerDeps = ConnectDeps & SubmitDeps & PickDeps;

/** The form *Choose accounts*: its menus and what becomes of it. From the database only. */
export function registerConnect(app: App, deps: ConnectListenerDeps): void {
  for (const kind of assetKinds) {
    app.options<'block_suggestion'>(`${connectPickId}:${kind}`, ({ ack, payload, context }) =>
      deps.inFlight.track(
        optionsFor(deps, workspaceOf(context), payload, kind).then((options) => ack({ options })),
      ),
    );
  }
  onSubmit(app, deps, { callbackId: connectModalId, needs: 'admin' }, (submission) =>
    choose(deps, submission),
  );
}

/** What each one belongs to, where the other menu says. */
const parentOf: { readonly [K in AssetKind]: AssetKind | null } = {
  ...{ bc: null, advertiser: 'bc', catalog: 'bc', pixel: 'advertiser' },
};

async function optionsFor(
  deps: ConnectListenerDeps,
  workspace: Workspace,
  payload: BlockSuggestion,
  kind: AssetKind,
): Promise<types.PlainTextOption[]> {
  const { person, access } = await knownAsker(deps, workspace, payload);
  if (!may(access, 'admin')) return [];
  const t = translatorFor(localeOf(person?.slackLocale ?? null) ?? workspace.language ?? deps.defaultLocale);
  const parent = parentOf[kind];
  const parentId = parent === null ? '' : pickedIn(payload.view?.state.values ?? {}, parent);
  const found = await deps.connects.assets(workspace, payload.view?.private_metadata ?? '', {
    ...{ kind, typed: payload.value, limit: limits.options - 1 },
    parentId: parentId === '' ? null : parentId,
  });
  // Under two Business Centers the same one is there twice.
  const different = [...new Map(found.map((asset) => [asset.id, asset])).values()];
  return [...noneOption(t, kind, payload.value), ...different.map(assetOption)];
}

const noneOption = (t: Translator, kind: AssetKind, typed: string): types.PlainTextOption[] =>
  kind === 'pixel' && typed.trim() === '' ? [noPixelOption(t)] : [];

async function choose(
  { connects }: ConnectListenerDeps,
  { workspace, t, view }: Submission,
): Promise<SubmitAnswer> {
  const ids = idsIn(view.state.values);
  if (ids === null) return { kind: 'errors', errors: { bc: t('connect.modal.incomplete') } };
  const chosen = await connects.choose(workspace, view.private_metadata, ids);
  switch (chosen.kind) {
    case 'connected':
      return { kind: 'clear' };
    case 'unreachable': {
      const errors = chosen.kinds.map((kind) => [kind, t(`connect.modal.unreachable.${kind}`)]);
      return { kind: 'errors', errors: Object.fromEntries(errors) as Record<string, string> };
    }
    case 'disconnecting':
    case 'gone': {
      const why = chosen.kind === 'gone' ? 'choiceGone' : 'disconnecting';
      return { kind: 'update', view: noticeModal(t, connectNoticeMessage(t, why)) };
    }
  }
}
