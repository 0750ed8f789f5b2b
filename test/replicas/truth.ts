import { messagesIn } from '../../sandbox/worlds/slack-messages.ts';
import type { Fields } from '../../sandbox/slack/json.ts';
import type { IncidentContent, Language } from '../../src/core/alerts/content.ts';
import type { ConditionName } from '../../src/core/alerts/incident.ts';
import { translatorFor } from '../../src/locales/index.ts';
import { alertMessage } from '../../src/slack/blocks/alerts/alert.ts';
import { channels, handleOf } from './people.ts';
import type { Scene } from './scene.ts';

type MessageRow = {
  readonly post_id: string;
  readonly channel_id: string;
  readonly ts: string;
  readonly content: IncidentContent;
  readonly language: Language;
  readonly scope: string;
};

/** Where Slack does not show what is so, or where something is still on its way. Empty: at rest, and right. */
export async function differences(scene: Scene): Promise<readonly string[]> {
  const { database } = scene;
  const waiting = await database.query<{ why: string }>(`
    select 'post ' || dedup_key || ' is ' || state as why from outbox
      where state in ('ready', 'intent', 'unknown') or surplus <> '{}'
    union all
    select 'message ' || id || ' is not up to date' from message
      where ts is not null and not lost and (dirty or shown_version is distinct from version)`);
  const rows = await database.query<MessageRow>(`
    select m.post_id, m.channel_id, m.ts, m.content, s.settings->>'language' as language, i.scope
    from message m
      join route r on r.workspace_id = m.workspace_id and r.id = m.route_id
      join incident i on i.workspace_id = r.workspace_id and i.id = r.incident_id
      join subscription s on s.workspace_id = r.workspace_id and s.id = r.subscription_id
    where m.ts is not null order by i.opened_at, m.generation`);
  return [
    ...waiting.map(({ why }) => why),
    ...rows.flatMap((row) => staleText(scene, row)),
    ...Object.entries(channels).flatMap(([name, handles]) => wrongIn(scene, rows, name, handles)),
  ];
}

/** Slack shows the newest version word for word. */
function staleText({ worlds }: Scene, row: MessageRow): string[] {
  const shown = messagesIn(worlds.slack.state, row.channel_id).get(row.ts);
  if (shown === undefined) return [`message ${row.post_id} is gone from Slack`];
  const content = { kind: 'incident', incident: row.content, mention: false } as const;
  const { text, blocks } = alertMessage(translatorFor(row.language), content, {
    id: row.post_id,
    possiblyRepeated: false,
  });
  const isNewest = shown.text === text && written(shown.blocks) === written(blocks);
  return isNewest ? [] : [`message ${row.post_id} shows an old text: ${shown.text} instead of ${text}`];
}

/** Slack gives ids to blocks that have none. */
const written = (blocks: readonly object[]): string =>
  JSON.stringify(blocks.map((block) => ({ ...(block as Fields), block_id: '' })));

/** What TikTok says now, against what stands in one channel. */
function wrongIn(
  { worlds: { slack, tiktok } }: Scene,
  rows: readonly MessageRow[],
  channel: string,
  handles: readonly string[],
): string[] {
  const { id } = slack.channel(channel);
  const open = rows
    .filter((row) => row.channel_id === id && row.content.phase === 'open')
    .map(({ content }) => content);
  const figures = (condition: ConditionName, handle?: string): string =>
    open
      .filter((one) => one.condition === condition && (handle === undefined || names(one, handle)))
      .map(({ count }) => count)
      .join(', ');
  const wrong = tiktok.stores.flatMap((store, index) => {
    const handle = handleOf(index);
    if (handles.length > 0 && !handles.includes(handle)) return [];
    const isRevoked = tiktok.tokens.get(store.token)?.state !== 'valid';
    const saysRevoked = figures('grant.revoked', handle) !== '';
    if (saysRevoked !== isRevoked) return [`${handle} is ${isRevoked ? '' : 'not '}revoked`];
    if (isRevoked) return []; // its products are not read
    const { rejected } = tiktok.counts(store.catalogId);
    const shown = figures('products.need_details', handle);
    return shown === (rejected === 0 ? '' : String(rejected)) ? [] : [`${handle}: ${shown} for ${rejected}`];
  });
  if ((figures('upstream.tiktok') !== '') !== (tiktok.down !== null)) wrong.push('TikTok is down, or is not');
  return wrong.map((text) => `channel ${channel}: ${text}`);
}

const names = ({ label, stores }: IncidentContent, handle: string): boolean =>
  label === handle || stores.some(({ name }) => name === handle);
