/**
 * What the page and its server say to each other. Types alone and no imports: the page is built for the browser and may take nothing
 * else from here.
 */

/** A piece of Block Kit as the app sent it, with the ids that Slack fills in. */
export type Json = Readonly<Record<string, unknown>>;

export type PersonRole = 'admin' | 'operator' | 'member' | 'guest' | 'stranger';
export type PagePerson = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** Slack's: en-US, es-ES, pt-BR. */
  readonly locale: string;
  readonly role: PersonRole;
};

export type PageChannel = {
  readonly id: string;
  /** Of a DM with the app: the app's name. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'dm';
  readonly isMember: boolean;
  readonly isArchived: boolean;
  /** Nobody can type here: archived, or the app's own messages tab. */
  readonly isReadOnly: boolean;
};

export type PageFile = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly size: number;
  /** The text itself, so that the page can offer it for download; null: not uploaded, or no text. */
  readonly content: string | null;
};

/** What a form holds: block_id → action_id → Slack's state value ({type, selected_option} …), initial values included. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, Json>>>>;

export type PageMessage = {
  readonly channelId: string;
  readonly ts: string;
  /** The parent's ts of a reply; null in the channel itself. */
  readonly threadTs: string | null;
  /** A reply that stands in the channel as well. */
  readonly isBroadcast: boolean;
  readonly fromApp: boolean;
  readonly userId: string;
  readonly userName: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly attachments: readonly Json[];
  /** "Only visible to you". */
  readonly isEphemeral: boolean;
  readonly editedAtMs: number | null;
  readonly values: StateValues;
  readonly files: readonly PageFile[];
};

export type PageView = {
  readonly id: string;
  /** title, submit, close, callback_id, private_metadata, blocks … */
  readonly content: Json;
  readonly values: StateValues;
  /** Of a refused submission: block_id → sentence. */
  readonly errors: Readonly<Record<string, string>>;
};

/** Slack's own words to the person, e.g. that the app did not answer. */
export type PageNotice = { readonly seq: number; readonly text: string };

/** Everything that one person sees in Slack now. */
export type Snapshot = {
  readonly me: PagePerson;
  readonly people: readonly PagePerson[];
  readonly team: { readonly id: string; readonly name: string };
  readonly nowMs: number;
  readonly appName: string;
  readonly botUserId: string;
  readonly channels: readonly PageChannel[];
  /** By channel id, oldest first, the newest 200. */
  readonly messages: Readonly<Record<string, readonly PageMessage[]>>;
  /** The top one last. */
  readonly modals: readonly PageView[];
  /** null until the app has published it. */
  readonly home: PageView | null;
  /** The newest 20. */
  readonly notices: readonly PageNotice[];
};

export type VendorName = 'slack' | 'tiktok' | 'vtex';
export type VendorState = 'up' | 'slow' | 'down' | 'garbage' | 'throttled' | 'answers lost';

/** The world in short, for the panel. */
export type WorldState = {
  readonly nowMs: number;
  /** `revoked` also while the store has no token that lives; null: there is none at all. */
  readonly token: 'valid' | 'revoked' | 'expired' | null;
  readonly account: 'enabled' | 'suspended' | 'under review' | 'other';
  /** TikTok's own word for the account. */
  readonly adStatus: string;
  readonly vendors: Readonly<Record<VendorName, VendorState>>;
  readonly products: {
    readonly approved: number;
    readonly pending: number;
    readonly rejected: number;
    /** What is broken now, by the cause's name as the lever `break=<cause>:<n>` takes it, most first. */
    readonly broken: readonly { readonly cause: string; readonly count: number }[];
  };
  /** Every cause that `break=<cause>:<n>` takes, for a select. */
  readonly causes: readonly string[];
  readonly reviewDelayMs: number;
  readonly replicas: 1 | 2;
  /** A long step under way; null: nothing. */
  readonly busy: { readonly text: string; readonly doneMs: number; readonly totalMs: number } | null;
};

/** One request between the app and a vendor, with its secrets masked. */
export type TraceEntry = {
  readonly seq: number;
  readonly atMs: number;
  /** Who called: the app a vendor's API, or a vendor the app (a command, a click, a webhook, a ping). */
  readonly from: 'app' | 'vendor';
  readonly vendor: VendorName;
  readonly method: string;
  readonly path: string;
  /** Status or TikTok's code; a word when a fault swallowed it (`reset`, `hang`, `answerLost` …). */
  readonly answered: number | string;
  readonly ms: number | null;
  /** Query and body. */
  readonly detail: Json;
};

/** Where an element stands. */
export type Source =
  | { readonly type: 'message'; readonly channelId: string; readonly ts: string }
  | { readonly type: 'view'; readonly viewId: string };

/** An option's value, a list of them, an id of a person or channel, a date, a text; null empties. */
export type Choice = string | readonly string[] | null;
/** block_id → action_id → choice. */
export type FormChoices = Readonly<Record<string, Readonly<Record<string, Choice>>>>;

type Element = { readonly source: Source; readonly blockId: string; readonly actionId: string };

/** What a person does in Slack. The confirm dialog is the page's matter: it sends the click after "yes". */
export type Act =
  | { readonly kind: 'command'; readonly channelId: string; readonly text: string }
  /** Words in a channel that are no command. */
  | {
      readonly kind: 'say';
      readonly channelId: string;
      readonly text: string;
      readonly threadTs?: string | undefined;
    }
  | ({ readonly kind: 'click'; readonly choice?: Choice | undefined } & Element)
  | ({ readonly kind: 'suggest'; readonly typed: string } & Element)
  /** Keeps a value in the form and tells nobody. */
  | {
      readonly kind: 'type';
      readonly viewId: string;
      readonly blockId: string;
      readonly actionId: string;
      readonly value: Choice;
    }
  | { readonly kind: 'submit'; readonly viewId: string; readonly values: FormChoices }
  | { readonly kind: 'closeView'; readonly viewId: string }
  | { readonly kind: 'home' }
  /** Slack's language of this person: en-US, es-ES, pt-BR. The app hears of it at once. */
  | { readonly kind: 'locale'; readonly locale: string };

export type SuggestedOption = {
  readonly value: string;
  readonly text: string;
  readonly group?: string | undefined;
};

export type Refused = { readonly ok: false; readonly error: string };
/** Answers every act but `suggest`. What becomes visible arrives by events. */
export type ActAnswer = { readonly ok: true } | Refused;
export type SuggestAnswer = { readonly ok: true; readonly options: readonly SuggestedOption[] } | Refused;
/** Answers /api/lever, /api/fault and /api/advance. */
export type ToldAnswer = { readonly ok: true; readonly text: string } | Refused;

/** GET /api/commands */
export type CommandsAnswer = {
  readonly commands: readonly {
    /** `/tiktok` */
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
    /** What may stand behind it, for the completion: `status`, `products` … */
    readonly words: readonly { readonly word: string; readonly text: string }[];
  }[];
};
