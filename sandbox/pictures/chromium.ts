import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where Debian's package puts it. */
const usualPath = '/usr/bin/chromium';

/** The Chromium of this machine, or that of $CHROMIUM; null: there is none. */
export function chromiumPath(): string | null {
  const path = process.env['CHROMIUM'] ?? usualPath;
  return existsSync(path) ? path : null;
}

/** It reaches this machine and nothing else. Letters look the same on every screen. */
export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null)
    throw new Error(
      'There is no Chromium: install it (Debian: apt-get install chromium), or name one in $CHROMIUM.',
    );
  return chromium.launch({
    executablePath,
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      '--disable-lcd-text',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
    ],
  });
}
