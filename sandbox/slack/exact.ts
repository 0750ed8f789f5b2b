import { optionsOf } from './choose.ts';
import { elementsOf } from './block-kit/surfaces.ts';
import { blocksOf } from './find-control.ts';
import type { Control } from './find-control.ts';
import { choose, close, send, suggest, use } from './interact.ts';
import type { Sending } from './interact.ts';
import { fieldsOf, labelOf, listOf, textOf } from './json.ts';
import type { Fields } from './json.ts';
import type { Place } from './payloads.ts';
import { stateValues } from './state-values.ts';
import type { Acked } from './transport.ts';
import type { SlackPerson, SlackView } from '../worlds/slack-world.ts';

/** Where an element stands, as whoever sees it on a screen knows it. */
export type Spot = {
  readonly source:
    | { readonly type: 'message'; readonly channelId: string; readonly ts: string }
    | { readonly type: 'view'; readonly viewId: string };
  readonly blockId: string;
  readonly actionId: string;
};
/** An option's value, a list of them, an id, a date, a text; null: nothing. */
export type Chosen = string | readonly string[] | null;
export type Suggested = { readonly value: string; readonly text: string; readonly group?: string };

/** The same that is done by label, but with the very element that a person sees before them. Throws a sentence when it is gone. */
export type ExactSender = {
  click(user: string, spot: Spot, choice?: Chosen): Promise<Acked>;
  suggest(user: string, spot: Spot, typed: string): Promise<readonly Suggested[]>;
  /** Keeps a value in the form and tells nobody. */
  type(user: string, spot: Spot, choice: Chosen): Promise<void>;
  /** Values by block_id and action_id. */
  submit(
    user: string,
    viewId: string,
    values: Readonly<Record<string, Readonly<Record<string, Chosen>>>>,
  ): Promise<Acked>;
  close(user: string, viewId: string): Promise<Acked>;
};

export function createExactSender(sending: Sending): ExactSender {
  const offers = createOffers();
  const person = (user: string) => sending.world.person(user);
  const type = async (who: SlackPerson, spot: Spot, choice: Chosen) => {
    const control = controlAt(sending, who, spot, choice, offers);
    await choose(sending, who, control, control.choice);
  };
  return {
    click: (user, spot, choice = null) =>
      use(sending, person(user), controlAt(sending, person(user), spot, choice, offers)),
    async suggest(user, spot, typed) {
      const control = controlAt(sending, person(user), spot, null, offers);
      const { body } = await suggest(sending, person(user), control, typed);
      return offers.keep(control, groupsIn(fieldsOf(body)));
    },
    type: (user, spot, choice) => type(person(user), spot, choice),
    async submit(user, viewId, values) {
      const view = topView(sending, person(user), viewId);
      for (const [blockId, ofBlock] of Object.entries(values)) {
        for (const [actionId, choice] of Object.entries(ofBlock))
          await type(person(user), { source: { type: 'view', viewId }, blockId, actionId }, choice);
      }
      return send(sending, person(user), view);
    },
    close: (user, viewId) => close(sending, person(user), topView(sending, person(user), viewId)),
  };
}

function topView({ world }: Sending, person: SlackPerson, viewId: string): SlackView {
  const view = world.modals(person.id).at(-1);
  if (view?.id !== viewId) throw new Error('This modal is not open any more.');
  return view;
}

function placeAt(sending: Sending, person: SlackPerson, { source }: Spot): Place {
  const { world } = sending;
  if (source.type === 'view') {
    const home = world.home(person.id);
    if (home?.id === source.viewId) return { kind: 'view', view: home };
    return { kind: 'view', view: topView(sending, person, source.viewId) };
  }
  const message = world.state.messages.get(source.channelId)?.get(source.ts);
  const isMember = world.state.channels.get(source.channelId)?.members.has(person.id) === true;
  const isTheirs = message?.ephemeralTo === null ? isMember : message?.ephemeralTo === person.id;
  if (message === undefined || !isTheirs) throw new Error('This message is not there any more.');
  return { kind: 'message', message };
}

function controlAt(
  sending: Sending,
  person: SlackPerson,
  spot: Spot,
  choice: Chosen,
  offers: Offers,
): Control {
  const place = placeAt(sending, person, spot);
  const block = blocksOf(place).find((one) => one['block_id'] === spot.blockId);
  const element = elementsOf(block ?? {}).find((one) => one['action_id'] === spot.actionId);
  if (block === undefined || element === undefined) throw new Error('This element is not there any more.');
  const control: Control = { place, block, element, choice };
  if (choice === null || !/_select$|^checkboxes$|^radio_buttons$|^overflow$/.test(textOf(element['type'])))
    return control;
  const isOfSlack = /users_select|conversations_select|channels_select/.test(textOf(element['type']));
  return isOfSlack ? control : { ...control, offered: chosenOf(offers.known(control), choice) };
}

/** Only what was chosen is left to choose from: values count, and no other option's text can be meant by them. */
function chosenOf(known: readonly Fields[], choice: string | readonly string[]): readonly Fields[] {
  const wanted = typeof choice === 'string' ? [choice] : choice;
  return wanted.map((value) => {
    const option = known.find((one) => one['value'] === value);
    if (option === undefined) throw new Error('This option is not there any more.');
    return option;
  });
}

type Group = { readonly name: string | undefined; readonly options: readonly Fields[] };
const groupsIn = (body: Fields): readonly Group[] => [
  { name: undefined, options: listOf(body['options']).map(fieldsOf) },
  ...listOf(body['option_groups'])
    .map(fieldsOf)
    .map((group) => ({ name: labelOf(group['label']), options: listOf(group['options']).map(fieldsOf) })),
];

type Offers = {
  /** Remembers what the app has offered, because the choice names its value alone. */
  keep(control: Control, groups: readonly Group[]): readonly Suggested[];
  /** All options that the element has, had at its start, or was offered. */
  known(control: Control): readonly Fields[];
};

function createOffers(): Offers {
  // Gone with the message or view.
  const kept = new WeakMap<object, Map<string, Map<string, Fields>>>();
  const of = ({ place, block, element }: Control): Map<string, Fields> => {
    const owner = place.kind === 'view' ? place.view : place.message;
    const ofOwner = kept.get(owner) ?? new Map<string, Map<string, Fields>>();
    kept.set(owner, ofOwner);
    const key = `${textOf(block['block_id'])}/${textOf(element['action_id'])}`;
    const found = ofOwner.get(key) ?? new Map<string, Fields>();
    ofOwner.set(key, found);
    return found;
  };
  return {
    keep: (control, groups) =>
      groups.flatMap(({ name, options }) =>
        options.map((option) => {
          const value = textOf(option['value']);
          of(control).set(value, option);
          return { value, text: labelOf(option['text']), ...(name === undefined ? {} : { group: name }) };
        }),
      ),
    known: (control) => [...optionsOf(control.element), ...of(control).values(), ...chosenBefore(control)],
  };
}

function chosenBefore({ place, block, element }: Control): readonly Fields[] {
  const { values } = place.kind === 'view' ? place.view : place.message;
  const now = stateValues([block], values)[textOf(block['block_id'])]?.[textOf(element['action_id'])] ?? {};
  return [now['selected_option'], ...listOf(now['selected_options'])].map(fieldsOf);
}
