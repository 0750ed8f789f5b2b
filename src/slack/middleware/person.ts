import type { Clock, PersonRepository } from '../../core/ports.ts';
import type { Person } from '../../core/person.ts';
import type { SlackTeam, Workspace } from '../../core/workspace.ts';
import type { Logger } from '../../logger.ts';
import { isPlatformError } from '../client.ts';
import type { SlackClient } from '../client.ts';

const DAY_MS = 24 * 60 * 60_000;
/** product.md 1: a person's locale is never waited for longer. */
const PATIENCE_MS = 800;

/** Who asks, and of which team the app's installation is. */
export type Asker = { readonly workspace: Workspace; readonly team: SlackTeam; readonly userId: string };

export type People = {
  /** What is known of this person, at the latest after 800 ms; null: Slack did not tell in time. Throws what the database throws. */
  resolve(asker: Asker, client: SlackClient): Promise<Person | null>;
  /** What was remembered, however old, without asking Slack. */
  known(workspace: Workspace, userId: string): Promise<Person | null>;
};

export type PeopleOptions = {
  readonly repository: PersonRepository;
  readonly clock: Clock;
  readonly log: Logger;
  readonly patienceMs?: number;
};

/** Asks Slack once a day and person, and remembers what it said; a slow answer serves the next command. */
export function createPeople({ repository, clock, log, patienceMs = PATIENCE_MS }: PeopleOptions): People {
  const asking = new Map<string, Promise<Person | null>>();

  const remember = async (workspace: Workspace, person: Person) => {
    await repository.save(workspace, person).catch((error: unknown) => {
      // What Slack said counts all the same: a guest stays a guest.
      log.warn({ err: error, userId: person.userId }, 'the person could not be remembered');
    });
    return person;
  };

  /** Slack knows this person and will not show them to us: not one of ours. */
  const orHidden = (userId: string) => (error: unknown) => {
    if (!isPlatformError(error, 'user_not_visible')) throw error;
    return hiddenPerson(userId, clock.now());
  };

  const ask = ({ workspace, team, userId }: Asker, client: SlackClient) => {
    const key = `${workspace.id}/${userId}`;
    const known = asking.get(key);
    if (known !== undefined) return known;
    const answer = fetchPerson(client, team, userId, clock.now())
      .catch(orHidden(userId))
      .then((person) => remember(workspace, person))
      .catch((error: unknown) => {
        log.warn({ err: error, userId }, 'users.info gave no answer; going on without it');
        return null;
      })
      .finally(() => asking.delete(key));
    asking.set(key, answer);
    return answer;
  };

  return {
    async resolve(asker, client) {
      const cached = await repository.find(asker.workspace, asker.userId);
      const isRecent = cached !== null && clock.now().getTime() - cached.fetchedAt.getTime() < DAY_MS;
      if (isRecent) return cached;
      const asked = await within(patienceMs, ask(asker, client));
      // An old answer is better than none: a guest stays a guest while Slack is slow. An admin of long ago does not (access.ts).
      return asked ?? cached;
    },
    known: (workspace, userId) => repository.find(workspace, userId),
  };
}

async function within<T>(patienceMs: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, patienceMs);
  });
  const first = await Promise.race([work, patience]);
  clearTimeout(timer);
  return first;
}

const hiddenPerson = (userId: string, now: Date): Person => ({
  userId,
  slackLocale: null,
  timeZone: null,
  isAdmin: false,
  isGuest: false,
  isForeign: true,
  fetchedAt: now,
  isOld: false,
});

type SlackUser = NonNullable<Awaited<ReturnType<SlackClient['users']['info']>>['user']>;

async function fetchPerson(client: SlackClient, team: SlackTeam, userId: string, now: Date): Promise<Person> {
  const { user } = await client.users.info({ user: userId, include_locale: true });
  // Without these fields it is no answer; read as one, a guest would become a member.
  if (typeof user?.id !== 'string') throw new Error('users.info named nobody');
  return {
    userId,
    slackLocale: textOrNull(user.locale),
    timeZone: textOrNull(user.tz),
    isAdmin: user.is_admin === true || user.is_owner === true,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isForeign: isForeign(user, team),
    fetchedAt: now,
    isOld: false,
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * `is_stranger` is not enough: Slack leaves it out for people of other workspaces who share a channel with us, and just
 * those can type a command. Inside one Enterprise Grid other workspaces are not foreign.
 */
export function isForeign(
  user: Pick<SlackUser, 'team_id' | 'is_stranger' | 'enterprise_user'>,
  team: SlackTeam,
): boolean {
  if (user.is_stranger === true) return true;
  if (typeof user.team_id !== 'string' || user.team_id === team.teamId) return false;
  return team.enterpriseId === null || user.enterprise_user?.enterprise_id !== team.enterpriseId;
}
