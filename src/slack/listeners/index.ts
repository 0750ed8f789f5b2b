import type { App } from '@slack/bolt';
import type { WorkspaceRepository } from '../../core/ports.ts';
import type { Logger } from '../../logger.ts';
import type { InFlight } from '../in-flight.ts';
import type { People } from '../middleware/person.ts';
import type { Listen } from '../listen.ts';
import type { AlertActionDeps } from './actions/alerts.ts';
import { registerActions } from './actions/index.ts';
import { registerCommands } from './commands/index.ts';
import type { CommandDeps } from './commands/table.ts';
import { registerEvents } from './events/index.ts';
import { registerOptions } from './options/store-pick.ts';

export type ListenerDeps = CommandDeps &
  AlertActionDeps & {
    readonly workspaces: WorkspaceRepository;
    readonly listen: Listen;
    readonly people: People;
    readonly inFlight: InFlight;
    readonly log: Logger;
  };

/** Everything that Slack may send and we answer; a contract test compares it with manifest.yml. */
export function registerListeners(app: App, deps: ListenerDeps): void {
  registerCommands(app, deps);
  registerActions(app, deps);
  registerOptions(app, deps);
  registerEvents(app, deps);
}
