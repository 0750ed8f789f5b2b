import { isUuid } from '../../../core/uuid.ts';

/** What was picked in *Mute…*: for this channel (id of a route) or for everybody (id of an incident). 0 hours end it. */
export type MuteChoice = {
  readonly scope: 'here' | 'everybody';
  readonly hours: number;
  readonly id: string;
};

const pattern = /^(here|everybody):(\d{1,3}):(.+)$/;

/** As the value of an option, which has at most 75 characters (slack.md 5.2). */
export const muteChoice = {
  write: ({ scope, hours, id }: MuteChoice): string => `${scope}:${String(hours)}:${id}`,
  /** null: an old or foreign value. */
  read(value: string): MuteChoice | null {
    const [, scope, hours, id] = pattern.exec(value) ?? [];
    if (hours === undefined || id === undefined || !isUuid(id)) return null;
    return { scope: scope === 'here' ? 'here' : 'everybody', hours: Number(hours), id };
  },
};
