import type { Finding } from '../../../src/core/alerts/incident.ts';

/** The most that was wrong at one time: what takes another's place is not added to it. */
export function mostAtOnce(findings: readonly Finding[]): number {
  const turns = findings.flatMap(({ openedVersion, closedVersion, amount }) =>
    openedVersion === null
      ? []
      : [
          { version: openedVersion, change: amount },
          ...(closedVersion === null ? [] : [{ version: closedVersion, change: -amount }]),
        ],
  );
  const versions = [...new Set(turns.map(({ version }) => version))];
  const standing = (version: number): number =>
    turns.filter((turn) => turn.version <= version).reduce((sum, { change }) => sum + change, 0);
  return Math.max(0, ...versions.map(standing));
}
