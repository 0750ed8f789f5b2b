import { expect } from '@jest/globals';
import type { AppSession } from './app-session.ts';

/** The app's own message with one element in it, as a payload may claim it: only what a click carries matters. */
export async function postElement(
  { worlds: { slack, http } }: AppSession,
  channel: string,
  element: Readonly<Record<string, unknown>>,
): Promise<void> {
  const response = await fetch(`${http.slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${slack.installation().botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({
      ...{ channel: slack.channel(channel).id, text: 'An element' },
      blocks: [{ type: 'actions', elements: [element] }],
    }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
}

export const postButton = (
  session: AppSession,
  channel: string,
  text: string,
  { actionId, value }: { readonly actionId: string; readonly value: string },
): Promise<void> =>
  postElement(session, channel, {
    ...{ type: 'button', text: { type: 'plain_text', text }, action_id: actionId },
    // Slack takes no empty value.
    ...(value === '' ? {} : { value }),
  });
