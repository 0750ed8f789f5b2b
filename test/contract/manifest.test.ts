import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  actionIds,
  eraseModalId,
  connectModalId,
  productsModalId,
  storeFormId,
} from '../../src/slack/ids.ts';
import { commands } from '../../src/slack/listeners/commands/table.ts';
import { registerListeners } from '../../src/slack/listeners/index.ts';
import type { ListenerDeps } from '../../src/slack/listeners/index.ts';

const address = z.url({ protocol: /^https$/ });
const manifest = z
  .strictObject({
    _metadata: z.object({ major_version: z.literal(2), minor_version: z.int() }),
    // Lengths: slack.md 7.1.
    display_information: z.strictObject({
      name: z.string().max(35),
      description: z.string().max(140),
      long_description: z.string().min(175).max(4000),
      background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
    }),
    features: z.strictObject({
      app_home: z.strictObject({
        home_tab_enabled: z.literal(true),
        messages_tab_enabled: z.literal(true),
        messages_tab_read_only_enabled: z.boolean(),
      }),
      bot_user: z.strictObject({
        display_name: z
          .string()
          .max(80)
          .regex(/^[a-z0-9-_.]+$/),
        always_online: z.boolean(),
      }),
      slash_commands: z
        .array(
          z.strictObject({
            command: z.string().startsWith('/').max(32),
            url: address,
            description: z.string().max(2000),
            usage_hint: z.string().max(1000),
            should_escape: z.literal(true),
          }),
        )
        .length(1),
    }),
    oauth_config: z.strictObject({
      scopes: z.strictObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
    }),
    settings: z.strictObject({
      event_subscriptions: z.strictObject({ request_url: address, bot_events: z.array(z.string()) }),
      interactivity: z.strictObject({
        is_enabled: z.literal(true),
        request_url: address,
        message_menu_options_url: address,
      }),
      org_deploy_enabled: z.boolean(),
      socket_mode_enabled: z.literal(false),
      token_rotation_enabled: z.boolean(),
    }),
  })
  .parse(parse(readFileSync('manifest.yml', 'utf8')));

/** Records what is registered instead of answering it. */
function registered() {
  const seen = {
    commands: [] as string[],
    events: [] as string[],
    actions: [] as string[],
    options: [] as string[],
    views: [] as string[],
  };
  const recorder = {
    command: (name: string) => seen.commands.push(name),
    event: (name: string) => seen.events.push(name),
    action: (id: RegExp) => seen.actions.push(id.source),
    options: (id: string) => seen.options.push(id),
    view: (id: string) => seen.views.push(id),
  };
  registerListeners(recorder as unknown as App, {} as ListenerDeps); // registering touches nothing else of either
  return seen;
}

describe('manifest.yml', () => {
  it('subscribes to exactly the events that have a listener', () => {
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(registered().events.sort());
  });

  it('declares exactly the slash command that has a listener', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(registered().commands);
  });

  it('names every command in the usage hint', () => {
    const hint = manifest.features.slash_commands[0]?.usage_hint ?? '';
    for (const { name } of commands) expect(hint).toContain(name);
  });

  it('sends everything to the one path that the app answers', () => {
    const urls = [
      manifest.features.slash_commands[0]?.url,
      manifest.settings.event_subscriptions.request_url,
      manifest.settings.interactivity.request_url,
      manifest.settings.interactivity.message_menu_options_url,
    ];
    expect(new Set(urls.map((url) => new URL(url ?? '').pathname))).toEqual(new Set(['/slack/events']));
  });

  it('asks for the scopes of the design, the optional ones among them', () => {
    const optional = [
      'channels:history',
      'chat:write.public',
      'files:write',
      'groups:history',
      'groups:read',
    ];
    const needed = ['channels:read', 'chat:write', 'commands', 'users:read'];
    expect([...manifest.oauth_config.scopes.bot_optional].sort()).toEqual(optional);
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed, ...optional].sort());
  });
});

describe('the listeners', () => {
  it('answer every action id', () => {
    expect(registered().actions.sort()).toEqual(
      Object.values(actionIds)
        .map((id) => `^${id}(:|$)`)
        .sort(),
    );
  });

  it('answer the submit of every modal that has one', () => {
    expect(registered().views.sort()).toEqual(
      [productsModalId, connectModalId, eraseModalId, storeFormId].sort(),
    );
  });
});
