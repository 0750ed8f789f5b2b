import { randomUUID } from 'node:crypto';
import type { App, Context, ViewOutput, ViewSubmitAction, types } from '@slack/bolt';
import { may } from '../core/access.ts';
import type { Access, Need } from '../core/access.ts';
import { actingIn } from '../core/workspace.ts';
import type { Workspace } from '../core/workspace.ts';
import { toAppError } from '../errors.ts';
import { localeOf, translatorFor } from '../locales/index.ts';
import type { Locale, Translator } from '../locales/index.ts';
import type { Logger } from '../logger.ts';
import { errorMessage, refusalMessage } from './blocks/notices.ts';
import { noticeModal } from './blocks/notice-modal.ts';
import type { SlackClient } from './client.ts';
import type { InFlight } from './in-flight.ts';
import { knownAsker } from './listeners/known-asker.ts';
import type { KnownAskerDeps } from './listeners/known-asker.ts';
import { refusalFor } from './listeners/refusal.ts';
import type { RefusalDeps } from './listeners/refusal.ts';
import { workspaceOf } from './workspace-context.ts';

/** A submitted form: what its listener knows. */
export type Submission = {
  /** Acts in this person's name. */
  readonly workspace: Workspace;
  readonly userId: string;
  readonly access: Access;
  readonly t: Translator;
  readonly timeZone: string | null;
  readonly view: ViewOutput;
  readonly reference: string;
  readonly client: SlackClient;
  readonly log: Logger;
};

/** What becomes of the form. `after` runs once Slack has been answered; what it throws is logged. */
export type SubmitAnswer = (
  | { readonly kind: 'close' }
  /** Of a stack of modals all are closed. */
  | { readonly kind: 'clear' }
  | { readonly kind: 'update'; readonly view: types.ModalView }
  /** By block_id: said at the field; the form stays open. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
) & { readonly after?: () => Promise<void> };

export type SubmitDeps = KnownAskerDeps &
  RefusalDeps & { readonly inFlight: InFlight; readonly defaultLocale: Locale; readonly log: Logger };

/**
 * The one wrapper of every submitted form. It is answered in the ack, so `run` reads the database only and never waits for a vendor:
 * Slack gives it three seconds. Rights are those of this moment, whoever opened the form. It never throws.
 */
export function onSubmit(
  app: App,
  deps: SubmitDeps,
  { callbackId, needs }: { readonly callbackId: string; readonly needs: Need },
  run: (submission: Submission) => Promise<SubmitAnswer>,
): void {
  app.view<ViewSubmitAction>(callbackId, ({ ack, body, context, client }) =>
    deps.inFlight.track(answer(deps, needs, run, { ack: ack as Ack, body, context, client })),
  );
}

type Ack = (answer?: Readonly<Record<string, unknown>>) => Promise<void>;
type Args = {
  readonly ack: Ack;
  readonly body: ViewSubmitAction;
  readonly context: Context;
  readonly client: SlackClient;
};

async function answer(
  deps: SubmitDeps,
  needs: Need,
  run: (submission: Submission) => Promise<SubmitAnswer>,
  { ack, body, context, client }: Args,
): Promise<void> {
  const reference = randomUUID().slice(0, 8);
  const userId = body.user.id;
  const log = deps.log.child({ reference, listener: body.view.callback_id, userId });
  let t = translatorFor(deps.defaultLocale);
  try {
    const asked = workspaceOf(context);
    const { person, access } = await knownAsker(deps, asked, body);
    t = translatorFor(localeOf(person?.slackLocale ?? null) ?? asked.language ?? deps.defaultLocale);
    const workspace = actingIn(asked, { by: { kind: 'user', userId }, reference });
    const timeZone = person?.timeZone ?? null;
    const submission = { workspace, userId, access, t, timeZone, view: body.view, reference, client, log };
    const result = may(access, needs) ? await run(submission) : await refused(deps, submission, needs);
    await ack(actionOf(result));
    log.info({ access }, 'answered a form');
    await result.after?.();
  } catch (thrown) {
    const error = toAppError(thrown);
    log.error({ err: error, code: error.code }, 'a form could not be answered');
    // After an ack that went out this one does nothing.
    await ack({
      response_action: 'update',
      view: noticeModal(t, errorMessage(t, error.code, reference)),
    }).catch(() => undefined);
  }
}

async function refused(deps: SubmitDeps, submission: Submission, needs: Need): Promise<SubmitAnswer> {
  const { t, access } = submission;
  const message =
    access === 'guest' || access === 'foreign'
      ? refusalMessage(t, access)
      : ((await refusalFor(deps, submission, needs)) ?? refusalMessage(t, 'foreign'));
  return { kind: 'update', view: noticeModal(t, message) };
}

function actionOf(result: SubmitAnswer): Readonly<Record<string, unknown>> | undefined {
  switch (result.kind) {
    case 'close':
      return undefined;
    case 'clear':
      return { response_action: 'clear' };
    case 'update':
      return { response_action: 'update', view: result.view };
    case 'errors':
      return { response_action: 'errors', errors: result.errors };
  }
}
