import type { App } from '@slack/bolt';
import type { Clock } from '../../../core/ports.ts';
import type { Locale } from '../../../locales/index.ts';
import type { Logger } from '../../../logger.ts';
import type { InFlight } from '../../in-flight.ts';
import type { Listen } from '../../listen.ts';
import type { People } from '../../middleware/person.ts';
import type { FixListDeps } from '../fix-list-view.ts';
import type { KnownAskerDeps } from '../known-asker.ts';
import { registerFacetOptions } from '../options/facet-pick.ts';
import { registerCsv } from './csv-click.ts';
import { registerModalClicks } from './modal-clicks.ts';
import { registerModalSubmit } from './modal-submit.ts';
import { registerPick } from './pick.ts';

export type ProductListenerDeps = FixListDeps &
  KnownAskerDeps & {
    readonly listen: Listen;
    readonly people: People;
    readonly inFlight: InFlight;
    readonly clock: Clock;
    readonly log: Logger;
    /** Of people whose language Slack has not told. */
    readonly defaultLocale: Locale;
  };

/** The modal of products and the file of all findings. */
export function registerProducts(app: App, deps: ProductListenerDeps): void {
  registerModalClicks(app, deps);
  registerModalSubmit(app, deps);
  registerFacetOptions(app, deps);
  registerCsv(app, deps);
  registerPick(app, deps);
}
