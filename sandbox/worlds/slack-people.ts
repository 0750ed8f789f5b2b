/** Who and what is in the Slack world before anything happens. */
export type SlackTeam = { readonly id: string; readonly name: string; readonly domain: string };

export type SlackPerson = {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  locale: string;
  timeZone: string;
  isAdmin: boolean;
  isOwner: boolean;
  /** A guest of several channels. */
  isRestricted: boolean;
  /** A guest of one channel; Slack then says isRestricted too. */
  isUltraRestricted: boolean;
  /** Of another workspace, seen in shared channels only. */
  isStranger: boolean;
  readonly isBot: boolean;
  deleted: boolean;
};

export type SlackChannel = {
  readonly id: string;
  readonly teamId: string;
  name: string;
  readonly kind: 'public' | 'private' | 'dm';
  isArchived: boolean;
  isExternallyShared: boolean;
  /** Of a DM: the person on the other side of the app. */
  readonly dmWith: string | null;
  readonly createdAtS: number;
  readonly members: Set<string>;
};

export type SlackInstallation = {
  readonly teamId: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  scopes: ReadonlySet<string>;
  /** `revoked` answers token_revoked; `uninstalled` answers account_inactive. */
  state: 'active' | 'revoked' | 'uninstalled';
};

export type PersonOptions = { readonly name: string } & Partial<Omit<SlackPerson, 'name'>>;
export type ChannelOptions = { readonly name: string; readonly members: readonly string[] } & Partial<
  Pick<SlackChannel, 'id' | 'kind' | 'isArchived' | 'isExternallyShared' | 'teamId'>
>;

export const homeTeam: SlackTeam = { id: 'T0TIENDA', name: 'Tienda', domain: 'tienda' };
export const otherTeam: SlackTeam = { id: 'T0OTHER', name: 'Agencia', domain: 'agencia' };

/** The name by which members lists mean the app's own bot. */
export const appMember = 'app';

export const defaultPeople: readonly PersonOptions[] = [
  { name: 'ana', realName: 'Ana Souza', locale: 'pt-BR', timeZone: 'America/Sao_Paulo', isAdmin: true },
  { name: 'eva', realName: 'Eva Stone', locale: 'en-US', timeZone: 'America/New_York' },
  { name: 'mario', realName: 'Mario Ruiz', locale: 'es-ES', timeZone: 'Europe/Madrid' },
  {
    name: 'gil',
    realName: 'Gil Park',
    timeZone: 'America/Chicago',
    isRestricted: true,
    isUltraRestricted: true,
  },
  { name: 'olga', realName: 'Olga Weiss', timeZone: 'Europe/Berlin', teamId: otherTeam.id, isStranger: true },
];

const team = ['ana', 'eva', 'mario'];
export const defaultChannels: readonly ChannelOptions[] = [
  { name: 'general', members: [...team, appMember] },
  { name: 'tiktok-alerts', members: [...team, 'gil', appMember] },
  { name: 'catalogo', members: ['ana', 'mario'] },
  { name: 'diretoria', members: ['ana'], kind: 'private' },
  { name: 'campanha-2024', members: [...team, appMember], isArchived: true },
  { name: 'agencia', members: ['ana', 'eva', 'olga', appMember], isExternallyShared: true },
];

/** slack.md 7.3: what the app must have and may have; history and files are given only by name. */
export const defaultScopes: readonly string[] = [
  'commands',
  'chat:write',
  'chat:write.public',
  'channels:read',
  'groups:read',
  'users:read',
];

const idFrom = (prefix: string, name: string) =>
  `${prefix}0${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`;

export const makePerson = (options: PersonOptions, teamId: string): SlackPerson => ({
  id: idFrom('U', options.name),
  teamId,
  realName: options.name,
  email: `${options.name}@example.com`,
  locale: 'en-US',
  timeZone: 'UTC',
  isAdmin: false,
  isOwner: false,
  isRestricted: false,
  isUltraRestricted: false,
  isStranger: false,
  isBot: false,
  deleted: false,
  ...options,
});

export const makeChannel = (options: ChannelOptions, teamId: string, createdAtS: number): SlackChannel => ({
  id: idFrom('C', options.name),
  teamId,
  kind: 'public',
  isArchived: false,
  isExternallyShared: false,
  dmWith: null,
  createdAtS,
  ...options,
  members: new Set(),
});
