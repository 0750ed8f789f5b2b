import type { App } from '@slack/bolt';
import type { WorkspaceRepository } from '../../core/ports.ts';
import type { AlertActionDeps } from './actions/alerts.ts';
import { registerActions } from './actions/index.ts';
import { registerCommands } from './commands/index.ts';
import type { CommandDeps } from './commands/table.ts';
import { registerEvents } from './events/index.ts';
import { registerOptions } from './options/store-pick.ts';
import { registerProducts } from './products/register.ts';
import type { ProductListenerDeps } from './products/register.ts';

export type ListenerDeps = CommandDeps &
  ProductListenerDeps &
  AlertActionDeps & {
    readonly workspaces: WorkspaceRepository;
  };

/** Everything that Slack may send and we answer; a contract test compares it with manifest.yml. */
export function registerListeners(app: App, deps: ListenerDeps): void {
  registerCommands(app, deps);
  registerActions(app, deps);
  registerOptions(app, deps);
  registerProducts(app, deps);
  registerEvents(app, deps);
}
