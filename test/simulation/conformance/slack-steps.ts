import { fc } from '../../support/fast-check.ts';
import { channelIds, personIds, teamIds } from './slack-sides.ts';
import type { Answer, SlackSide, TokenCode } from './slack-sides.ts';

const kinds = [
  ...([
    'post',
    'post',
    'post',
    'post',
    'reply',
    'reply',
    'reply',
    'edit',
    'edit',
    'remove',
    'read',
    'read',
    'read thread',
  ] as const),
  ...(['erase', 'channel', 'team', 'edit window'] as const),
];
const tokenCodes: readonly (TokenCode | null)[] = [
  ...[null, null, null, null, 'invalid_auth' as const],
  ...(['token_revoked', 'account_inactive'] as const),
];

/** What is done next; the numbers choose among what is there then. */
export type SlackStep = {
  readonly kind: (typeof kinds)[number];
  readonly team: 0 | 1;
  readonly where: number;
  readonly which: number;
  readonly how: number;
  readonly waitMs: number;
};

export const slackSteps = fc.array(
  fc.record<SlackStep>({
    kind: fc.constantFrom(...kinds),
    team: fc.constantFrom(0, 0, 0, 1),
    where: fc.nat({ max: 15 }),
    which: fc.nat({ max: 31 }),
    how: fc.nat({ max: 31 }),
    // At least one millisecond: the two worlds make the same ts then.
    waitMs: fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 120_000 })),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

export const lags: readonly number[] = [0, 1_000, 60_000];

export type Sent = { readonly teamId: string; readonly channel: string; readonly ts: string };
type Moment = { readonly startMs: number; readonly number: number };

/** Does one step in one world. `sent`: all that was ever posted there, whatever became of it. */
export function perform(side: SlackSide, step: SlackStep, sent: readonly Sent[], at: Moment): Answer | null {
  const { kind, team, where, which, how } = step;
  const teamId = teamIds[team];
  // Few threads, so that they grow longer than a page.
  const isThread = kind === 'reply' || kind === 'read thread';
  const target = sent[which % Math.max(Math.min(sent.length, isThread ? 3 : Infinity), 1)];
  const channel = channelFor(step, target);
  const ts = target?.ts ?? '1700000000.000100';
  const post = { channel, postId: `post-${String(at.number)}`, threadTs: null, isBroadcast: how % 2 === 0 };
  const fromMs = how % 4 === 0 ? Math.round(Number(ts) * 1000) : at.startMs;
  switch (kind) {
    case 'post':
      return side.post(teamId, post);
    case 'reply':
      return side.post(teamId, { ...post, threadTs: ts });
    case 'edit':
      return side.edit(teamId, channel, ts, `edit ${String(at.number)}`);
    case 'remove':
      return side.remove(teamId, channel, ts);
    case 'read':
      return side.read(teamId, { channel, threadTs: null, fromMs });
    case 'read thread':
      return side.read(teamId, { channel, threadTs: ts, fromMs });
    default:
      change(side, step, target);
      return null;
  }
  function channelFor({ kind: doing }: SlackStep, found: Sent | undefined): string {
    const isAboutOne = doing !== 'post' && doing !== 'read' && found !== undefined;
    if (isAboutOne && how % 8 !== 7) return found.channel;
    const own = [...channelIds, channelIds[0], personIds[team]];
    return own[where % own.length]!;
  }
}

/** The world changes by itself. */
function change(side: SlackSide, { kind, team, where, how }: SlackStep, target: Sent | undefined): void {
  if (kind === 'erase' && target !== undefined) side.erase(target.channel, target.ts);
  else if (kind === 'channel')
    side.setChannel(channelIds[where % 3]!, { isMember: how % 3 !== 0, isArchived: how % 5 === 0 });
  else if (kind === 'team')
    side.setTeam(teamIds[team], {
      tokenCode: tokenCodes[where % tokenCodes.length]!,
      canRead: how % 3 !== 0,
    });
  else if (kind === 'edit window') side.setCanEdit(how % 3 !== 0);
}
