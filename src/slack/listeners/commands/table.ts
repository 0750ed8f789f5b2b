import type { Need } from '../../../core/access.ts';
import type { ChannelRepository } from '../../../core/ports.ts';
import type { HelpEntry } from '../../blocks/help.ts';
import type { Message } from '../../blocks/elements.ts';
import type { Turn } from '../../listen.ts';
import type { Reply } from '../../reply.ts';
import type { RefusalDeps } from '../refusal.ts';
import { connect } from '../connect/connect.ts';
import type { ConnectDeps } from '../connect/connect.ts';
import { record } from '../record/record.ts';
import type { RecordDeps } from '../record/record.ts';
import { openSettings } from '../settings/settings.ts';
import type { SettingsDeps } from '../settings/settings.ts';
import { recheckNamed } from '../recheck.ts';
import type { RecheckDeps } from '../recheck.ts';
import type { StoreListDeps } from '../stores/deps.ts';
import { listStores } from '../stores/list.ts';
import { showNamedStore } from '../store-view.ts';
import { alerts } from './alerts.ts';
import type { AlertsDeps } from './alerts-on.ts';
import { disconnectNamed } from '../disconnect/page.ts';
import type { DisconnectPageDeps } from '../disconnect/page.ts';
import { help } from './help.ts';
import { products } from './products.ts';
import { use } from './use.ts';

export type CommandDeps = RecheckDeps &
  DisconnectPageDeps &
  AlertsDeps &
  RefusalDeps &
  ConnectDeps &
  StoreListDeps &
  RecordDeps &
  SettingsDeps & { readonly channels: ChannelRepository };

/** A row of the table: help, aliases and suggestions are derived from it. */
export type Command = HelpEntry & {
  /** What it asks of whoever types it; nothing else about it needs to check that. */
  readonly needs: Need;
  run(deps: CommandDeps, turn: Turn, words: readonly string[]): Promise<Message | Reply>;
};

export const commands: readonly Command[] = [
  {
    name: 'status',
    needs: 'look',
    aliases: ['estado', 'situacao', 'estatus'],
    help: 'help.status',
    takesStore: true,
    run: (deps, turn, words) => showNamedStore(deps, turn, 'status', words),
  },
  {
    name: 'catalog',
    needs: 'look',
    aliases: ['catalogo', 'catalogue'],
    help: 'help.catalog',
    takesStore: true,
    run: (deps, turn, words) => showNamedStore(deps, turn, 'catalog', words),
  },
  {
    name: 'products',
    needs: 'look',
    aliases: ['productos', 'produtos', 'product', 'fix'],
    help: 'help.products',
    more: 'help.products.more',
    takesStore: true,
    takesCause: true,
    run: products,
  },
  {
    name: 'ad-link',
    needs: 'look',
    aliases: ['ads', 'ad', 'anuncio', 'anuncios', 'publicidad', 'publicidade'],
    help: 'help.adLink',
    takesStore: true,
    run: (deps, turn, words) => showNamedStore(deps, turn, 'ad-link', words),
  },
  {
    name: 'business-center',
    needs: 'look',
    aliases: ['bc', 'centro', 'negocios'],
    help: 'help.businessCenter',
    takesStore: true,
    run: (deps, turn, words) => showNamedStore(deps, turn, 'business-center', words),
  },
  {
    name: 'data-sharing',
    needs: 'look',
    aliases: ['pixel', 'datos', 'datos-compartidos', 'dados', 'dados-compartilhados', 'advanced-matching'],
    help: 'help.dataSharing',
    more: 'help.dataSharing.more',
    takesStore: true,
    run: (deps, turn, words) => showNamedStore(deps, turn, 'data-sharing', words),
  },
  {
    name: 'recheck',
    needs: 'operate',
    aliases: ['revisar', 'verificar', 'check'],
    help: 'help.recheck',
    more: 'help.recheck.more',
    takesStore: true,
    run: recheckNamed,
  },
  {
    name: 'stores',
    needs: 'look',
    aliases: ['tiendas', 'lojas', 'store'],
    help: 'help.storesCommand',
    takesStore: false,
    run: listStores,
  },
  { name: 'use', aliases: ['usar'], help: 'help.use', takesStore: true, needs: 'operate', run: use },
  {
    name: 'alerts',
    aliases: ['alertas', 'alerta', 'avisos'],
    help: 'help.alerts',
    more: 'help.alerts.more',
    takesStore: false,
    needs: 'operate',
    run: alerts,
  },
  {
    name: 'log',
    aliases: ['registro', 'historial', 'historico', 'bitacora', 'record', 'audit'],
    help: 'help.log',
    more: 'help.log.more',
    takesStore: true,
    needs: 'operate',
    run: record,
  },
  {
    name: 'settings',
    aliases: ['ajustes', 'configuracion', 'configuracoes', 'config'],
    help: 'help.settings',
    more: 'help.settings.more',
    takesStore: false,
    // Everybody may look; what changes something asks for more when it is clicked.
    needs: 'look',
    run: openSettings,
  },
  {
    name: 'connect',
    aliases: ['conectar', 'reconnect', 'reconectar'],
    help: 'help.connect',
    more: 'help.connect.more',
    takesStore: true,
    needs: 'admin',
    run: connect,
  },
  {
    name: 'disconnect',
    aliases: ['desconectar', 'desligar'],
    help: 'help.disconnect',
    more: 'help.disconnect.more',
    takesStore: true,
    needs: 'admin',
    run: disconnectNamed,
  },
  {
    name: 'help',
    needs: 'look',
    aliases: ['ayuda', 'ajuda'],
    help: 'help.help',
    takesStore: false,
    run: (deps, turn, words) => help(deps, turn, words, commands),
  },
];
