import { messagesIn } from '../../sandbox/worlds/slack-messages.ts';
import { fieldsOf, textOf } from '../../sandbox/slack/json.ts';
import type { SlackMessage } from '../../sandbox/worlds/slack-world.ts';
import { secretsOf } from '../support/app-session.ts';
import type { Scene } from './scene.ts';
import { differences } from './truth.ts';

export type Complaint = { readonly kind: 'duplicate' | 'lost' | 'open'; readonly text: string };

type PostRow = {
  readonly id: string;
  readonly key: string;
  readonly state: string;
  readonly channel: string;
  readonly ts: string | null;
};

/** What is wrong at rest: Slack holds exactly one message of each key, and it shows what is so now. */
export async function verdictOn(scene: Scene): Promise<readonly Complaint[]> {
  const { database, gate, bounds } = scene;
  const rows = await database.query<PostRow>(
    'select id, dedup_key as key, state, channel_id as channel, ts from outbox order by seq',
  );
  const shown = alertsShown(scene);
  const routes = await database.query<{ id: string }>(
    'select route_id as id from message group by route_id having count(*) > 1',
  );
  const open = [
    ...(await differences(scene)),
    ...bounds.tooLate.map((one) => `the test's own clock was too fast: ${one}`),
    ...secretsWritten(scene),
  ];
  return [
    ...rows.flatMap((row) => complaintsOf(row, shown.get(row.id) ?? [], gate.posted.get(row.id) ?? [])),
    ...strangers(rows, shown),
    ...routes.map(({ id }) => complaint('duplicate', `route ${id} has posted its incident twice`)),
    ...open.map((text) => complaint('open', text)),
  ];
}

const complaint = (kind: Complaint['kind'], text: string): Complaint => ({ kind, text });

/** All alerts that people see in channels, by the id of their post. */
function alertsShown({ worlds }: Scene): ReadonlyMap<string, readonly SlackMessage[]> {
  const { state } = worlds.slack;
  const shown = new Map<string, SlackMessage[]>();
  for (const channelId of state.channels.keys()) {
    for (const message of messagesIn(state, channelId).values()) {
      const metadata = fieldsOf(message.metadata);
      if (metadata['event_type'] !== 'tiktok_alert') continue;
      const id = textOf(fieldsOf(metadata['event_payload'])['post']);
      shown.set(id, [...(shown.get(id) ?? []), message]);
    }
  }
  return shown;
}

function complaintsOf(
  { id, key, state, channel, ts }: PostRow,
  shown: readonly SlackMessage[],
  posted: readonly string[],
): Complaint[] {
  const name = `${key} (${id}, ${state})`;
  const found: Complaint[] = [];
  if (shown.length > 1) found.push(complaint('duplicate', `${name} stands ${shown.length} times in Slack`));
  else if (posted.length > 1) found.push(complaint('duplicate', `${name} was posted ${posted.length} times`));
  const isThere = shown.some((message) => message.ts === ts && message.channelId === channel);
  if (state === 'sent' && !isThere) found.push(complaint('lost', `${name} is not where it should be`));
  if (state === 'cancelled' && posted.length > 0) found.push(complaint('duplicate', `${name} was sent`));
  if (state !== 'sent' && state !== 'cancelled') found.push(complaint('lost', `${name} was never sent`));
  return found;
}

function strangers(
  rows: readonly PostRow[],
  shown: ReadonlyMap<string, readonly SlackMessage[]>,
): Complaint[] {
  const known = new Set(rows.map(({ id }) => id));
  const unknown = [...shown.keys()].filter((id) => !known.has(id));
  return unknown.map((id) => complaint('duplicate', `a message of post ${id}, which does not exist`));
}

function secretsWritten({ worlds, replicas }: Scene): string[] {
  const written = replicas.map((replica) => replica.written()).join('\n');
  if (!written.includes('"ready"')) return ['the logs were not captured: nothing could be checked'];
  return secretsOf(worlds)
    .filter((secret) => written.includes(secret))
    .map((secret) => `${secret} stands in a log`);
}
