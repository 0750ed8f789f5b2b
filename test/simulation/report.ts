export const invariants = [
  'duplicates',
  'lost',
  'falseRevoked',
  'falseAccount',
  'unresolved',
  'figures',
  'atRest',
  'tenants',
  'uninstalled',
  'notFixed',
  'quota',
  'late',
  'stuck',
] as const;
export type Invariant = (typeof invariants)[number];

export type Violation = { readonly invariant: Invariant; readonly message: string };

/** What a schedule counted, and what it found. */
export type Report = {
  readonly violations: Violation[];
  /** Second posts that say that they may be one. */
  markedRepeats: number;
  /** Copies that alerts.md 5 does not promise to prevent. */
  outOfBounds: number;
  found(invariant: Invariant, message: string): void;
};

export function createReport(): Report {
  const violations: Violation[] = [];
  return {
    violations,
    markedRepeats: 0,
    outOfBounds: 0,
    found(invariant, message) {
      // One of each kind tells enough.
      if (!violations.some((one) => one.invariant === invariant)) violations.push({ invariant, message });
    },
  };
}
