import type { types } from '@slack/bolt';
import { isPlatformError } from './client.ts';
import type { SlackClient } from './client.ts';

type Push = { readonly trigger_id: string; readonly view: types.ModalView };

/** Over the modal that was clicked in; in its place where there are three already, which is all that Slack allows (slack.md 5.2). */
export async function pushModal(client: SlackClient, viewId: string, push: Push) {
  try {
    return await client.views.push(push);
  } catch (error) {
    if (!isPlatformError(error, 'push_limit_reached')) throw error;
    return client.views.update({ view_id: viewId, view: push.view });
  }
}
