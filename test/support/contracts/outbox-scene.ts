import type { Claim, SlackRefusal } from '../../../src/core/alerts/ports.ts';
import type { PostState } from '../../../src/core/alerts/post.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import { checkTwice, claimOf, follow, intend, minuteMs, passAll, rejected } from './scene.ts';

export type OutboxScene = {
  readonly ports: AlertPorts;
  readonly workspace: Workspace;
  readonly storeId: string;
  /** Of channel C1, and introduced. */
  readonly subscriptionId: string;
  /** A test post, not sent yet. */
  writeTest(subscription?: string): Promise<string>;
  /** The message of a new incident, not sent yet. */
  writeIncident(): Promise<string>;
  refuse(postId: string, because: SlackRefusal['because'], retryAfterMs?: number): Promise<void>;
  /** Claims it, records the intent, and says no more. */
  crashAfterIntent(postId: string): Promise<Claim>;
  stateOf(postId: string): Promise<PostState | undefined>;
  /** Milliseconds until something can be claimed. */
  waitOf(): Promise<number>;
  /** To where the fate of an intent can be looked up. */
  settle(): Promise<void>;
};

export const refusal = (
  because: SlackRefusal['because'],
  retryAfterMs: number | null = null,
): SlackRefusal => ({ code: `code_${because}`, because, retryAfterMs });

/** One store, one channel that follows it. */
export async function outboxScene(make: MakeAlertPorts): Promise<OutboxScene> {
  const ports = await make();
  const [workspace] = ports.workspaces;
  const { storeId } = await ports.addStore(workspace);
  const subscriptionId = await follow(ports, workspace, 'C1');
  let actions = 0;
  return {
    ...{ ports, workspace, storeId, subscriptionId },
    async writeTest(subscription = subscriptionId) {
      actions += 1;
      const action = `action-${String(actions)}`;
      const id = await ports.subscriptions.test(workspace, subscription, 'UANA', action);
      if (id === null) throw new Error('No test post was written');
      return id;
    },
    async writeIncident() {
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      await passAll(ports);
      const claims = await ports.outbox.claim(10);
      const found = claims.find(({ post }) => post.messageId !== null);
      if (found === undefined) throw new Error('No message was written');
      await ports.shift(minuteMs + 1_000); // the lease of this look is over
      return found.post.id;
    },
    async refuse(postId, because, retryAfterMs) {
      const claim = await claimOf(ports, postId);
      await intend(ports, claim);
      await ports.outbox.recordRefused(claim, refusal(because, retryAfterMs));
    },
    async crashAfterIntent(postId) {
      const claim = await claimOf(ports, postId);
      await intend(ports, claim);
      return claim;
    },
    stateOf: async (postId) => (await ports.outbox.find(workspace, postId))?.state,
    waitOf: async () => (await ports.outbox.nextDueAt())!.getTime() - (await ports.now()).getTime(),
    settle: () => ports.shift(106_000),
  };
}
