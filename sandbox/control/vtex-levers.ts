import { replaceImages, spoilImages } from '../worlds/vtex-images.ts';
import { imageTroubles } from '../worlds/vtex-model.ts';
import { vtexCauses, vtexResources } from '../worlds/vtex-world.ts';
import type { VtexDownMode } from '../worlds/vtex-world.ts';
import { caused, counted, plain, worded } from './lever.ts';
import type { Lever, Levers } from './lever.ts';

const down = (mode: VtexDownMode | null, help: string): Lever =>
  plain(help, ({ worlds }) => worlds.vtex.setDown(mode));

export const vtexLevers: Levers = {
  'vtex-down': down('refuse', 'VTEX cuts every connection'),
  'vtex-503': down('503', 'VTEX is unavailable'),
  'vtex-bad-gateway': down('html502', 'VTEX answers HTML, status 502'),
  'vtex-hang': down('hang', 'VTEX never answers'),
  'vtex-garbage': down('garbage', 'VTEX answers half a JSON'),
  'vtex-throttled': down('throttle', 'VTEX answers 429 with Retry-After'),
  'vtex-slow': down('slow', 'VTEX answers late'),
  'vtex-answers-lost': down('lost', "VTEX's answers are lost"),
  'vtex-up': down(null, 'VTEX works'),
  'vtex-key-refused': plain('the app key is wrong (401)', ({ worlds, account }) =>
    worlds.vtex.refuseKey(account),
  ),
  'vtex-key-accepted': plain('the app key is good', ({ worlds, account }) => worlds.vtex.acceptKey(account)),
  'vtex-forbid': worded(
    'the app key lacks a resource (403)',
    vtexResources,
    ({ worlds, account }, resource) => worlds.vtex.takeResource(resource, account),
  ),
  'vtex-allow': worded('the app key has the resource', vtexResources, ({ worlds, account }, resource) =>
    worlds.vtex.giveResource(resource, account),
  ),
  'vtex-break': caused(
    'SKUs of the trade policy lack something',
    vtexCauses,
    ({ worlds, account }, n, cause) => worlds.vtex.break(n, cause ?? 'no-description', account),
  ),
  'vtex-fix': counted(
    'spoilt SKUs are repaired',
    ({ worlds, account }, n) => worlds.vtex.fix(n, account),
    Infinity,
  ),
  'vtex-images': caused(
    'products get a picture that is no good; fine: good ones again',
    [...imageTroubles, 'fine'],
    ({ worlds, account }, n, word) => {
      const shop = worlds.vtex.account(account);
      return word === 'fine' ? replaceImages(shop, n) : spoilImages(shop, n, word ?? 'small');
    },
  ),
  'vtex-pings': worded('pings of SKUs that change are', ['on', 'off'], ({ worlds }, word) => {
    worlds.vtex.announces = word === 'on';
  }),
  'vtex-lists': worded('the lists of SKU ids are', ['full', 'empty'], ({ worlds }, word) => {
    worlds.vtex.emptyLists = word === 'empty';
  }),
};
