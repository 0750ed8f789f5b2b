import { elementsOf } from './block-kit/surfaces.ts';
import { fieldsOf, labelOf, listOf, textOf } from './json.ts';
import type { Fields } from './json.ts';
import type { Place } from './payloads.ts';
import type { SlackMessage, SlackState, SlackWorld } from '../worlds/slack-world.ts';

/** A button, menu or input that a person can use now. `choice`: what was asked for behind `=`, or the option that was named itself. */
export type Control = {
  readonly place: Place;
  readonly block: Fields;
  readonly element: Fields;
  /** What was asked for behind `=`, an overflow's option, or what the page's form holds; null: nothing. */
  readonly choice: unknown;
  /** What a menu that asks the app has offered already; without it the app is asked. */
  readonly offered?: readonly Fields[];
};

export const blocksOf = (place: Place): readonly Fields[] =>
  place.kind === 'view' ? listOf(place.view.content['blocks']).map(fieldsOf) : place.message.blocks;

/** What the person can act on: an open modal first, then the newest thing. */
export function placesOf(world: SlackWorld, userId: string): readonly Place[] {
  const modal = world.modals(userId).at(-1);
  const top: Place[] = modal === undefined ? [] : [{ kind: 'view', view: modal }];
  const places = new Map<string, Place>();
  for (const entry of world.timeline(userId).toReversed()) {
    const place = 'message' in entry ? livingMessage(world.state, userId, entry.message) : null;
    if (place !== null) places.set(`${entry.seq}`, place);
    const home = entry.kind === 'home' ? world.home(userId) : null;
    if (home !== null) places.set(`${entry.seq}`, { kind: 'view', view: home });
  }
  return [...top, ...distinct([...places.values()])];
}

/** The message as it is now, if it is still there for this person. */
function livingMessage(state: SlackState, userId: string, { channelId, ts }: SlackMessage): Place | null {
  const message = state.messages.get(channelId)?.get(ts);
  const isMember = state.channels.get(channelId)?.members.has(userId) === true;
  if (message === undefined || !(isMember || message.ephemeralTo === userId)) return null;
  return { kind: 'message', message };
}

const keyOf = (place: Place) =>
  place.kind === 'view' ? place.view.id : `${place.message.channelId}/${place.message.ts}`;

function distinct(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    if (seen.has(keyOf(place))) return false;
    seen.add(keyOf(place));
    return true;
  });
}

/** All words by which a person may mean this element. */
export function namesOf(block: Fields, element: Fields): readonly string[] {
  const names = [
    labelOf(element['text']),
    textOf(element['accessibility_label']),
    labelOf(element['placeholder']),
  ];
  if (block['type'] === 'input') names.push(labelOf(block['label']), textOf(block['block_id']));
  if (element === block['accessory'] && element['type'] !== 'button') names.push(labelOf(block['text']));
  return [...names, textOf(element['action_id'])].filter((name) => name !== '');
}

const plain = (name: string) =>
  name
    .replaceAll(/:[\w+-]+:/g, '')
    .trim()
    .toLowerCase();

type Match = (name: string, wanted: string) => boolean;
/** Before the others: what stands between two colons of an action_id looks like an emoji. */
const exactly: Match = (name, wanted) => name === wanted;
const same: Match = (name, wanted) => plain(name) === plain(wanted);
const startsWith: Match = (name, wanted) => plain(name).startsWith(plain(wanted));

function matchElement(place: Place, wanted: string, match: Match): Control | null {
  for (const block of blocksOf(place)) {
    for (const element of elementsOf(block)) {
      if (namesOf(block, element).some((name) => match(name, wanted)))
        return { place, block, element, choice: null };
      const option = optionNamed(element, wanted, match);
      if (option !== null) return { place, block, element, choice: option };
    }
  }
  return null;
}

/** These show their options at all times. */
const openTypes = ['overflow', 'checkboxes', 'radio_buttons'];
const optionTexts = (element: Fields): readonly string[] =>
  openTypes.includes(textOf(element['type']))
    ? listOf(element['options']).map((option) => labelOf(fieldsOf(option)['text']))
    : [];

const optionNamed = (element: Fields, wanted: string, match: Match): string | null =>
  optionTexts(element).find((text) => match(text, wanted)) ?? null;

/** Finds by label or action_id, as `label` or `label=option`. Throws with what there is to choose from. */
export function findControl(places: readonly Place[], wanted: string): Control {
  const [, name, choice] = /^(.+?)=(.*)$/s.exec(wanted) ?? [];
  for (const match of [exactly, same, startsWith]) {
    for (const place of places) {
      const found = matchElement(place, wanted, match);
      if (found !== null) return found;
      const chosen = name === undefined ? null : matchElement(place, name, match);
      if (chosen !== null) return { ...chosen, choice: choice ?? null };
    }
  }
  throw new Error(
    `Nothing named "${wanted}" is in sight; there is: ${everyName(places).join(', ') || 'nothing to click'}`,
  );
}

const everyName = (places: readonly Place[]): readonly string[] => {
  const names = places.flatMap((place) =>
    blocksOf(place).flatMap((block) =>
      elementsOf(block).map((element) => optionTexts(element)[0] ?? namesOf(block, element)[0] ?? ''),
    ),
  );
  return [...new Set(names)].filter((name) => name !== '');
};
