import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { launchChromium } from './chromium.ts';
import { scenes } from './scenes.ts';
import { takePicture } from './stage.ts';

// `npm run screenshots`: the pictures of README.md, from the sandbox as it is now. Words name single ones.
const directory = join(projectRoot, 'docs', 'pictures');
const wanted = process.argv.slice(2);

await mkdir(directory, { recursive: true });
const browser = await launchChromium();
for (const [name, play] of Object.entries(scenes)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await takePicture(browser, join(directory, `${name}.png`), play);
  console.log(`docs/pictures/${name}.png`);
}
await browser.close();
