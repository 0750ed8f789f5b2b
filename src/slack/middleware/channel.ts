import type { SlackClient } from '../client.ts';

/** Who is in a channel. `unknown`: Slack does not let us read that. */
export type Sharing = 'own' | 'shared' | 'unknown';

/** Whether people of other organisations see what is posted there. */
export async function sharingOf(client: SlackClient, channelId: string): Promise<Sharing> {
  try {
    const { channel } = await client.conversations.info({ channel: channelId });
    if (channel === undefined) return 'unknown';
    // Shared within one Enterprise Grid is still one organisation.
    const isShared = channel.is_shared === true && channel.is_org_shared !== true;
    return isShared || channel.is_ext_shared === true || channel.is_pending_ext_shared === true
      ? 'shared'
      : 'own';
  } catch {
    return 'unknown'; // a private channel without us, a missing scope, an outage
  }
}
