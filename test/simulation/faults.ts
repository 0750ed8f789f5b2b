import type { Item } from './plan.ts';

/** Every call that a fault can strike; what alerts.md 5 is about is struck more often. */
export const operations = [
  ...[
    'slack.post',
    'slack.post',
    'slack.post',
    'slack.post',
    'slack.edit',
    'slack.edit',
    'slack.find',
    'slack.find',
  ],
  ...['slack.remove', 'outbox.claim', 'outbox.recordIntent', 'outbox.recordIntent', 'outbox.recordUnsent'],
  ...['outbox.recordSent', 'outbox.recordSent', 'outbox.recordRefused', 'outbox.recordUnknown'],
  ...['outbox.recordUnreadable', 'outbox.surplus', 'outbox.recordDeleted', 'routes.due', 'routes.pass'],
  ...[
    'edits.claim',
    'edits.recordEdited',
    'edits.recordRefused',
    'edits.recordUnknown',
    'edits.recordUnsent',
  ],
  ...['checks.wakeDue', 'checks.begin', 'checks.finish', 'probes.wakeDue', 'probes.begin', 'probes.finish'],
  ...['tiktok.userInfo', 'tiktok.userInfo', 'tiktok.signIn', 'tiktok.catalogOverview'],
  ...['queue.check', 'queue.probe'],
] as const;
export type Operation = (typeof operations)[number];

export type Fault = { readonly kind: number; readonly amount: number };

/** Armed faults wait for the next call of their operation. */
export type Faults = {
  arm(operation: Operation, fault: Fault): void;
  take(operation: Operation): Fault | null;
  clear(): void;
};

export function createFaults(): Faults {
  const armed = new Map<Operation, Fault[]>();
  return {
    arm(operation, fault) {
      const waiting = armed.get(operation) ?? [];
      waiting.push(fault);
      armed.set(operation, waiting);
    },
    take: (operation) => armed.get(operation)?.shift() ?? null,
    clear() {
      armed.clear();
    },
  };
}

/** Items below this are faults of calls, the others are events of the world. */
export const firstWorldEvent = 150;

export const operationOf = ({ what }: Item): Operation => operations[what % operations.length]!;
