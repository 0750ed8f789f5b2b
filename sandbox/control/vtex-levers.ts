import { vtexCauses, vtexResources } from '../worlds/vtex-world.ts';
import type { VtexCause, VtexDownMode, VtexResource } from '../worlds/vtex-world.ts';
import type { Lever, Levers } from './lever.ts';

const down = (mode: VtexDownMode | null, help: string): Lever => ({
  help,
  apply: ({ worlds }) => {
    worlds.vtex.setDown(mode);
  },
});

export const vtexLevers: Levers = {
  'vtex-down': down('refuse', 'VTEX cuts every connection'),
  'vtex-503': down('503', 'VTEX is unavailable'),
  'vtex-bad-gateway': down('html502', 'VTEX answers HTML, status 502'),
  'vtex-hang': down('hang', 'VTEX never answers'),
  'vtex-garbage': down('garbage', 'VTEX answers half a JSON'),
  'vtex-throttled': down('throttle', 'VTEX answers 429 with Retry-After'),
  'vtex-up': down(null, 'VTEX works'),
  'vtex-key-refused': {
    help: 'the app key is wrong (401)',
    apply: ({ worlds, account }) => {
      worlds.vtex.refuseKey(account);
    },
  },
  'vtex-key-accepted': {
    help: 'the app key is good',
    apply: ({ worlds, account }) => {
      worlds.vtex.acceptKey(account);
    },
  },
  'vtex-forbid': {
    help: 'the app key lacks a License Manager resource (403)',
    takes: 'text',
    words: vtexResources,
    apply: ({ worlds, account }, word) => {
      worlds.vtex.takeResource(word as VtexResource, account); // checked against vtexResources
    },
  },
  'vtex-allow': {
    help: 'the app key has the resource',
    takes: 'text',
    words: vtexResources,
    apply: ({ worlds, account }, word) => {
      worlds.vtex.giveResource(word as VtexResource, account); // checked against vtexResources
    },
  },
  'vtex-break': {
    help: 'n SKUs of the trade policy lack something',
    takes: 'number:word',
    words: vtexCauses,
    apply: ({ worlds, account }, n, word) => {
      worlds.vtex.break(n, (word ?? 'no-description') as VtexCause, account); // checked against vtexCauses
    },
  },
  'vtex-fix': {
    help: 'n spoilt SKUs are repaired',
    takes: 'number',
    fallback: Infinity,
    apply: ({ worlds, account }, n) => {
      worlds.vtex.fix(n, account);
    },
  },
  'vtex-lists': {
    help: 'the lists of SKU ids come back',
    takes: 'text',
    words: ['full', 'empty'],
    apply: ({ worlds }, word) => {
      worlds.vtex.emptyLists = word === 'empty';
    },
  },
};
