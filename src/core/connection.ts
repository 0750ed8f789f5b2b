export type ConnectionPhase = 'new' | 'authorized' | 'connected' | 'disconnecting' | 'disconnected';

/** TikTok's ids have up to 19 digits: text always, a JavaScript number would round them to another customer's. */
export type TikTokIds = {
  readonly bcId: string;
  readonly advertiserId: string;
  readonly catalogId: string;
  readonly pixelCode: string | null;
};

export type Connection = {
  readonly phase: ConnectionPhase;
  /** Raised by every connect, disconnect and cancel: what was read under an older one is thrown away. */
  readonly generation: number;
  readonly ids: TikTokIds | null;
  readonly connectedAt: Date | null;
  /** The disconnect under way, or the last one; absent while it is connected, or never was. */
  readonly disconnect?: {
    /** null: the host. */
    readonly by: string | null;
    /** When it ended, else when it began. */
    readonly at: Date;
    readonly isUninstall: boolean;
    /** Only of one under way. `cancelUntil` null: that is over, or not known yet. */
    readonly cancelUntil?: Date | null;
    /** TikTok was not seen to let go of it. */
    readonly isUnproven?: boolean;
  };
};

/** How a store stands that is not connected. */
export type Standing = {
  readonly phase: Exclude<ConnectionPhase, 'connected'>;
  readonly disconnect?: NonNullable<Connection['disconnect']>;
};

export type GrantState = 'ok' | 'suspect' | 'revoked';

/** One TikTok user's authorization of our developer app; several stores can stand on one. */
export type Grant = {
  readonly id: string;
  readonly coreUserId: string;
  readonly displayName: string;
  readonly state: GrantState;
  readonly tokenVersion: number;
};
