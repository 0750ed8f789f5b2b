import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../project-root.ts';
import type { CommandsAnswer } from './snapshot.ts';

type Manifest = {
  readonly display_information: { readonly name: string };
  readonly features: {
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usage_hint: string;
    }[];
  };
};

// Our own file, checked by test/contract/manifest.test.ts.
const manifest = parse(readFileSync(join(projectRoot, 'manifest.yml'), 'utf8')) as Manifest;

/** As Slack shows the app. */
export const appName = manifest.display_information.name;

/** What `/tiktok help` says of each word, in English, Spanish and Portuguese; test/app/sandbox-page.test.ts compares. */
const words: readonly (readonly [word: string, en: string, es: string, pt: string])[] = [
  [
    'status',
    'connection, accounts and counts of the store',
    'conexión, cuentas y cifras de la tienda',
    'conexão, contas e números da loja',
  ],
  [
    'catalog',
    'the three counts and how they changed',
    'las tres cifras y cómo cambiaron',
    'os três números e como mudaram',
  ],
  [
    'products',
    'which products lack what, and where to fix it',
    'qué le falta a qué producto y dónde se corrige',
    'o que falta em qual produto e onde corrigir',
  ],
  [
    'ad-link',
    'links to create and manage ads on the store’s ad account',
    'enlaces para crear y gestionar anuncios en la cuenta publicitaria de la tienda',
    'links para criar e gerenciar anúncios na conta de anúncios da loja',
  ],
  [
    'business-center',
    'links to manage the store’s TikTok Business Center',
    'enlaces para gestionar el TikTok Business Center de la tienda',
    'links para gerenciar o TikTok Business Center da loja',
  ],
  [
    'data-sharing',
    'the pixel: its events, whether it is bound, Advanced Matching',
    'el píxel: sus eventos, si está vinculado, Advanced Matching',
    'o pixel: seus eventos, se está vinculado, Advanced Matching',
  ],
  [
    'recheck',
    'reads VTEX and TikTok now: what is fixed, what remains',
    'lee VTEX y TikTok ahora: qué se corrigió y qué queda',
    'lê a VTEX e o TikTok agora: o que foi corrigido e o que resta',
  ],
  [
    'stores',
    'all stores; admins add, edit and remove them there, and enter VTEX keys',
    'todas las tiendas; ahí los administradores las agregan, editan y quitan, y cargan claves de VTEX',
    'todas as lojas; ali os administradores as adicionam, editam e removem, e informam chaves da VTEX',
  ],
  [
    'use',
    'sets the default store of this channel',
    'define la tienda predeterminada de este canal',
    'define a loja padrão deste canal',
  ],
  [
    'alerts',
    'alerts in this channel: on, off, list, test, mute, contact',
    'alertas en este canal: activar, desactivar, lista, prueba, silenciar, contacto',
    'alertas neste canal: ligar, desligar, lista, teste, silenciar, contato',
  ],
  ['log', 'who changed what, and when', 'quién cambió qué y cuándo', 'quem mudou o quê e quando'],
  [
    'settings',
    'rights, language, alert contacts, deletion',
    'permisos, idioma, contactos de alertas, eliminación',
    'permissões, idioma, contatos de alertas, exclusão',
  ],
  [
    'connect',
    'connects a store with TikTok (admins)',
    'conecta una tienda con TikTok (administradores)',
    'conecta uma loja ao TikTok (administradores)',
  ],
  [
    'disconnect',
    'disconnects a store from TikTok (admins)',
    'desconecta una tienda de TikTok (administradores)',
    'desconecta uma loja do TikTok (administradores)',
  ],
  [
    'help',
    'this overview, or more on one command',
    'este resumen, o más sobre un comando',
    'este resumo, ou mais sobre um comando',
  ],
];

/** What the composer completes, in the reader's language. */
export function commandsFor(locale: string): CommandsAnswer {
  const language = /^(es|pt)/.exec(locale)?.[1] ?? 'en';
  const told = words.map(([word, en, es, pt]) => ({ word, text: { en, es, pt }[language] ?? en }));
  return {
    commands: manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
      words: told,
    })),
  };
}
