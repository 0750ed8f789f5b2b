import { useState } from 'react';
import { advanceBy, pullLever } from '../live/requests.ts';
import type { ToldAnswer, WorldState } from '../../page-server/snapshot.ts';
import { ClockPart } from './clock-part.tsx';
import { LeverGroup } from './lever-group.tsx';
import { accountLevers, replicaLevers, reviewLevers, tokenLevers, vendorLevers } from './lever-words.ts';
import { ProductsPart } from './products-part.tsx';

type Timed<World> = { readonly world: World; readonly aheadMs: number };

/** What happens outside of Slack: at TikTok, in VTEX, to the app's own processes, and to time. */
export function WorldPanel({ world, aheadMs }: Timed<WorldState | null>) {
  return world === null ? <p className="empty">Loading …</p> : <Levers world={world} aheadMs={aheadMs} />;
}

function Levers({ world, aheadMs }: Timed<WorldState>) {
  const { told, isBusy, run } = useTelling();
  const pull = (lever: string): void => {
    run(() => pullLever(lever));
  };
  const shared = { onPull: pull, isBusy };
  const { vendors, token } = world;
  return (
    <div className="world">
      <ClockPart
        world={world}
        aheadMs={aheadMs}
        isBusy={isBusy}
        onAdvance={(ms) => {
          run(() => advanceBy(ms));
        }}
      />
      <p className="told" role="status">
        {told}
      </p>
      <LeverGroup title="Token of the store" levers={tokenLevers} now={token ?? ''} {...shared} />
      <LeverGroup
        title="Ad account"
        levers={accountLevers}
        now={world.account}
        note={world.adStatus}
        {...shared}
      />
      <LeverGroup title="TikTok" levers={vendorLevers.tiktok} now={vendors.tiktok} {...shared} />
      <LeverGroup title="VTEX" levers={vendorLevers.vtex} now={vendors.vtex} {...shared} />
      <LeverGroup title="Slack" levers={vendorLevers.slack} now={vendors.slack} {...shared} />
      <ProductsPart world={world} {...shared} />
      <LeverGroup
        title="TikTok’s review takes"
        levers={reviewLevers}
        now={String(world.reviewDelayMs)}
        {...shared}
      />
      <LeverGroup
        title="Processes of the app"
        levers={replicaLevers}
        now={String(world.replicas)}
        {...shared}
      />
    </div>
  );
}

/** One at a time; what came of it is a sentence. */
function useTelling() {
  const [told, setTold] = useState('');
  const [isBusy, setBusy] = useState(false);
  const run = (ask: () => Promise<ToldAnswer>): void => {
    if (isBusy) return;
    setBusy(true);
    void ask().then((answer) => {
      setTold(answer.ok ? answer.text : answer.error);
      setBusy(false);
    });
  };
  return { told, isBusy, run };
}
