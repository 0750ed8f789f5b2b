import type { ChannelRepository } from '../../../core/ports.ts';
import type { HelpEntry } from '../../blocks/help.ts';
import type { Message } from '../../blocks/elements.ts';
import type { Turn } from '../../listen.ts';
import type { Reply } from '../../reply.ts';
import { recheckNamed } from '../recheck.ts';
import type { RecheckDeps } from '../recheck.ts';
import { showNamedStore } from '../store-view.ts';
import { alerts } from './alerts.ts';
import type { AlertsDeps } from './alerts-on.ts';
import { help } from './help.ts';
import { products } from './products.ts';
import { use } from './use.ts';

export type CommandDeps = RecheckDeps & AlertsDeps & { readonly channels: ChannelRepository };

/** A row of the table: help, aliases and suggestions are derived from it. */
export type Command = HelpEntry & {
  /** Changes something: only for people whom Slack has named (docs/decisions/0004). */
  readonly changes?: boolean;
  run(deps: CommandDeps, turn: Turn, words: readonly string[]): Promise<Message | Reply>;
};

export const commands: readonly Command[] = [
  {
    name: 'status',
    aliases: ['estado', 'situacao', 'estatus'],
    help: 'help.status',
    takesStore: true,
    run: (deps, turn, words) => showNamedStore(deps, turn, 'status', words),
  },
  {
    name: 'catalog',
    aliases: ['catalogo', 'catalogue'],
    help: 'help.catalog',
    takesStore: true,
    run: (deps, turn, words) => showNamedStore(deps, turn, 'catalog', words),
  },
  {
    name: 'products',
    aliases: ['productos', 'produtos', 'product', 'fix'],
    help: 'help.products',
    more: 'help.products.more',
    takesStore: true,
    takesCause: true,
    run: products,
  },
  {
    name: 'recheck',
    aliases: ['revisar', 'verificar', 'check'],
    help: 'help.recheck',
    more: 'help.recheck.more',
    takesStore: true,
    run: recheckNamed,
  },
  { name: 'use', aliases: ['usar'], help: 'help.use', takesStore: true, changes: true, run: use },
  {
    name: 'alerts',
    aliases: ['alertas', 'alerta', 'avisos'],
    help: 'help.alerts',
    more: 'help.alerts.more',
    takesStore: false,
    changes: true,
    run: alerts,
  },
  {
    name: 'help',
    aliases: ['ayuda', 'ajuda'],
    help: 'help.help',
    takesStore: false,
    run: (deps, turn, words) => help(deps, turn, words, commands),
  },
];
