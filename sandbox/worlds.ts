import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createWorldClock } from './clock.ts';
import type { WorldClock } from './clock.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { projectRoot } from './project-root.ts';
import { startSlackStandIn } from './slack/stand-in.ts';
import type { SlackStandIn } from './slack/stand-in.ts';
import { startTikTokStandIn } from './tiktok/stand-in.ts';
import type { TikTokStandIn } from './tiktok/stand-in.ts';
import { startImageHost } from './vtex/image-host.ts';
import type { ImageHost } from './vtex/image-host.ts';
import { createTrace } from './trace.ts';
import type { Trace } from './trace.ts';
import { startVtexStandIn } from './vtex/stand-in.ts';
import type { VtexStandIn } from './vtex/stand-in.ts';
import { createSlackWorld } from './worlds/slack-world.ts';
import type { SlackWorld, SlackWorldOptions } from './worlds/slack-world.ts';
import { createTikTokWorld } from './worlds/tiktok-world.ts';
import type { TikTokWorld, TikTokWorldOptions } from './worlds/tiktok-world.ts';
import { createVtexWorld } from './worlds/vtex-world.ts';
import type { VtexWorld } from './worlds/vtex-world.ts';

export type Worlds = {
  readonly clock: WorldClock;
  readonly trace: Trace;
  readonly slack: SlackWorld;
  readonly tiktok: TikTokWorld;
  readonly vtex: VtexWorld;
  readonly faults: { readonly slack: Faults; readonly tiktok: Faults; readonly vtex: Faults };
  readonly http: {
    readonly slack: SlackStandIn;
    readonly tiktok: TikTokStandIn;
    readonly vtex: VtexStandIn;
    readonly images: ImageHost;
  };
  close(): Promise<void>;
};

export type WorldsOptions = {
  readonly slack?: Partial<SlackWorldOptions>;
  readonly tiktok?: Partial<TikTokWorldOptions>;
  /** Where the worlds' time begins; now without it. */
  readonly startsAtMs?: number;
};

/** The three vendors on loopback, on free ports, with one clock. */
export async function startWorlds(options: WorldsOptions = {}): Promise<Worlds> {
  const clock = createWorldClock();
  if (options.startsAtMs !== undefined) clock.shift(options.startsAtMs - clock.nowMs());
  const nowMs = () => clock.nowMs();
  const slack = createSlackWorld({ scopes: manifestScopes(), ...options.slack, nowMs });
  const tiktok = createTikTokWorld({ ...options.tiktok, nowMs });
  // One seed, so that both speak of the same goods.
  const vtex = createVtexWorld({ nowMs, seed: tiktok.seed });
  const faults = { slack: createFaults(), tiktok: createFaults(), vtex: createFaults() };
  const trace = createTrace(nowMs);
  const http = {
    slack: await startSlackStandIn({ world: slack, faults: faults.slack, trace }),
    tiktok: await startTikTokStandIn({ world: tiktok, faults: faults.tiktok, trace }),
    vtex: await startVtexStandIn({ world: vtex, faults: faults.vtex, trace }),
    images: await startImageHost(vtex),
  };
  vtex.imageBaseUrl = http.images.template;
  const close = async () => {
    await Promise.all([http.slack, http.tiktok, http.vtex, http.images].map((one) => one.close()));
  };
  return { clock, trace, slack, tiktok, vtex, faults, http, close };
}

/** What an install from our manifest grants, the optional scopes included. */
function manifestScopes(): string[] {
  const manifest = parse(readFileSync(join(projectRoot, 'manifest.yml'), 'utf8')) as {
    oauth_config: { scopes: { bot: string[] } }; // our own file, checked by test/contract/manifest.test.ts
  };
  return manifest.oauth_config.scopes.bot;
}

/** The app's environment when these worlds are its vendors. */
export function environmentFor({ slack, tiktok, http }: Worlds): Record<string, string> {
  const [app] = tiktok.apps.values();
  if (app === undefined) throw new Error('the TikTok world has no developer app');
  return {
    SLACK_SIGNING_SECRET: slack.state.app.signingSecret,
    SLACK_BOT_TOKEN: slack.installation().botToken,
    SLACK_API_URL: http.slack.apiUrl,
    TIKTOK_APP_ID: app.appId,
    TIKTOK_APP_SECRET: app.secret,
    TIKTOK_API_URL: http.tiktok.url,
    TIKTOK_CONSENT_URL: http.tiktok.consentUrl,
    VTEX_API_URL: http.vtex.templates.commerce,
    VTEX_PRICING_URL: http.vtex.templates.pricing,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    // Pacing at TikTok's real tier would make "advance:7d" take its time; the stand-in has a quota lever of its own.
    TIKTOK_QUOTA_PER_SECOND: '1000000',
    TIKTOK_QUOTA_PER_MINUTE: '60000000',
    TIKTOK_QUOTA_PER_DAY: '10000000000',
    VTEX_REQUESTS_PER_SECOND: '1000000',
    IMAGE_HOSTS: '127.0.0.1',
    IMAGES_PER_SECOND: '1000000',
  };
}
