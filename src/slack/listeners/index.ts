import type { App } from '@slack/bolt';
import type { WorkspaceRepository } from '../../core/ports.ts';
import type { AlertActionDeps } from './actions/alerts.ts';
import type { HomePublisher } from '../home-publisher.ts';
import { registerActions } from './actions/index.ts';
import { registerCommands } from './commands/index.ts';
import type { CommandDeps } from './commands/table.ts';
import { registerConnect } from './connect/register.ts';
import type { ConnectListenerDeps } from './connect/register.ts';
import { registerDisconnect } from './disconnect/register.ts';
import type { DisconnectDeps } from './disconnect/register.ts';
import { registerEvents } from './events/index.ts';
import { registerOptions } from './options/store-pick.ts';
import { registerStores } from './stores/register.ts';
import type { StoresDeps } from './stores/deps.ts';
import { registerProducts } from './products/register.ts';
import { registerRecord } from './record/register.ts';
import { registerErase } from './settings/erase.ts';
import { registerSettings } from './settings/settings-clicks.ts';
import type { SettingsListenerDeps } from './settings/settings-clicks.ts';
import type { ProductListenerDeps } from './products/register.ts';

export type ListenerDeps = CommandDeps &
  ConnectListenerDeps &
  DisconnectDeps &
  ProductListenerDeps &
  SettingsListenerDeps &
  AlertActionDeps &
  StoresDeps & {
    readonly workspaces: WorkspaceRepository;
    readonly home: HomePublisher;
  };

/** Everything that Slack may send and we answer; a contract test compares it with manifest.yml. */
export function registerListeners(app: App, deps: ListenerDeps): void {
  registerCommands(app, deps);
  registerActions(app, deps);
  registerOptions(app, deps);
  registerProducts(app, deps);
  registerDisconnect(app, deps);
  registerRecord(app, deps);
  registerSettings(app, deps);
  registerErase(app, deps);
  registerStores(app, deps);
  registerConnect(app, deps);
  registerEvents(app, deps);
}
