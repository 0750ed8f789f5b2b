/** Numbers of VTEX's API; the sections are those of vtex.md. The quota of an account is configuration. */

/** VTEX names no maximum (2.4); this is the one of its sibling list, and what the cost of a full pass is reckoned with (3.7). */
export const skuIdsPerPage = 1_000;

/** Where a simulation starts (4.2): the maximum exists, but is not published. */
export const skusPerSimulation = 50;

/** After a 429 without `Retry-After`: the catalog's limit is per minute, and VTEX advises one minute (1.5). */
export const defaultPauseMs = 60_000;

/** "Retry-After: 0" beside a refusal would let all replicas come back at once. */
export const minPauseMs = 1_000;

/** A `Retry-After` beyond this is more likely a mistake than a wish. */
export const maxPauseMs = 60 * 60_000;

/** Eight SKUs are read at once: one hiccup of the network fails all of them, a second one may be an outage. */
export const breakerFailures = 16;

/** Clients that are kept ready; the longest idle goes first. No installation has as many stores. */
export const maxAccounts = 500;
