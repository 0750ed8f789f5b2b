import type { App } from '@slack/bolt';
import { commandName } from '../../ids.ts';
import { teamOf, workspaceOf } from '../../workspace-context.ts';
import type { ListenerDeps } from '../index.ts';
import { runCommand } from './tiktok.ts';

export function registerCommands(app: App, deps: ListenerDeps): void {
  app.command(commandName, ({ command, ack, respond, client, context }) =>
    deps.listen(
      {
        name: commandName,
        workspace: workspaceOf(context),
        team: teamOf(context),
        userId: command.user_id,
        channelId: command.channel_id,
        client,
        way: { kind: 'respond', respond },
        trigger: { triggerId: command.trigger_id, below: null },
        ack: () => ack(),
      },
      (turn) => runCommand(deps, turn, command.text),
    ),
  );
}
