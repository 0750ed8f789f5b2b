import type { CardContent } from '../../core/card.ts';
import type { Translator } from '../../locales/index.ts';
import { connectBlocks } from './connect/connect-card.ts';
import { disconnectBlocks } from './disconnect/disconnect-card.ts';
import type { Block } from './elements.ts';

/** A message to one person that is edited as something goes on. */
export function cardBlocks(t: Translator, content: CardContent): Block[] {
  switch (content.kind) {
    case 'connect':
      return connectBlocks(t, content);
    case 'disconnect':
      return disconnectBlocks(t, content);
  }
}
