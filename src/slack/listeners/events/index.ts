import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../index.ts';
import { registerChannelEvents } from './channels.ts';
import { registerHome } from './home.ts';
import { registerUninstall } from './uninstall.ts';

export function registerEvents(app: App, deps: ListenerDeps): void {
  registerHome(app, deps);
  registerChannelEvents(app, deps);
  registerUninstall(app, deps);
}
