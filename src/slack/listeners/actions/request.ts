import type { BlockAction, Context, RespondFn } from '@slack/bolt';
import type { Place } from '../../../core/alerts/ports.ts';
import type { SlackClient } from '../../client.ts';
import { productsModalId } from '../../ids.ts';
import type { Request } from '../../listen.ts';
import type { Way } from '../../reply.ts';
import { teamOf, workspaceOf } from '../../workspace-context.ts';

export type ActionArgs = {
  readonly body: BlockAction;
  readonly context: Context;
  readonly client: SlackClient;
  readonly respond: RespondFn;
  readonly ack: () => Promise<void>;
};

/** A click as `listen` wants it: who, where, and how the answer travels. */
export function requestOf(name: string, args: ActionArgs): Request {
  return {
    name,
    workspace: workspaceOf(args.context),
    team: teamOf(args.context),
    userId: args.body.user.id,
    channelId: args.body.channel?.id ?? null,
    client: args.client,
    way: wayOf(args),
    trigger: {
      triggerId: args.body.trigger_id,
      below: args.body.view?.type === 'modal' ? args.body.view.id : null,
    },
    ack: () => args.ack(),
  };
}

/** Until the language is known (listen.ts); titles of modals have at most 24 characters (slack.md 5.2). */
export const MODAL_TITLE = 'TikTok for VTEX';

/** In a message the click's own response_url; on the Home tab a modal; in a modal that modal. */
function wayOf({ body, client, respond }: ActionArgs): Way {
  const title = MODAL_TITLE;
  if (body.view?.type === 'modal') return { kind: 'updateModal', client, viewId: body.view.id, title };
  if ((body.view ?? null) !== null) return { kind: 'openModal', client, triggerId: body.trigger_id, title };
  return { kind: 'respond', respond };
}

/** The same, but the list of products stays under the answer; it is left where it was. */
export function requestOver(name: string, args: ActionArgs): Request {
  const { body, client } = args;
  const request = requestOf(name, args);
  const { view } = body;
  if (view?.type !== 'modal' || view.callback_id !== productsModalId) return request;
  const way: Way = {
    kind: 'pushModal',
    client,
    triggerId: body.trigger_id,
    viewId: view.id,
    title: MODAL_TITLE,
  };
  return { ...request, way };
}

/** The message that was clicked in; null for views and for answers that only one person sees. */
export function placeOf({ container, channel, message }: BlockAction): Place | null {
  const ts: unknown = container['message_ts'] ?? message?.['ts'];
  if (channel === undefined || typeof ts !== 'string' || container['is_ephemeral'] === true) return null;
  return { channelId: channel.id, ts };
}
