/** A VTEX account with its trade policy, known in Slack by its handle (unique in the workspace). */
export type Store = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly vtexAccount: string;
  readonly tradePolicy: string;
  readonly createdAt: Date;
};

export type NewStore = Omit<Store, 'id' | 'createdAt'>;

/** Hyphens alone name nothing. */
export const handlePattern = /^(?=.*[a-z0-9])[a-z0-9-]{1,21}$/;
/** VTEX account names: vtex.md 1.2, they are host names. */
export const vtexAccountPattern = /^(?=.*[a-z0-9])[a-z0-9-]{1,63}$/;
