import { applyActionAck, applySubmissionAck, recordAck } from './acks.ts';
import { checkSuggestions } from './block-kit/validate.ts';
import { chooseValue, formError, optionsOf, pickOption } from './choose.ts';
import { blocksOf, findControl, namesOf, placesOf } from './find-control.ts';
import type { Control } from './find-control.ts';
import { fieldsOf, isFields, labelOf, listOf, textOf } from './json.ts';
import type { Fields } from './json.ts';
import { actorIn, blockActions, blockSuggestion, shortcut, viewClosed, viewSubmission } from './payloads.ts';
import type { Place } from './payloads.ts';
import { parseJson } from './requests.ts';
import type { SlackRequest } from './requests.ts';
import { stateValues, valueHolder } from './state-values.ts';
import type { Acked } from './transport.ts';
import { closeModal, closeModals, showErrors } from '../worlds/slack-views.ts';
import type { SlackPerson, SlackView, SlackWorld } from '../worlds/slack-world.ts';

/** What interactions need: the world, and a way to send a payload to the app. */
export type Sending = {
  readonly world: SlackWorld;
  readonly requests: SlackRequest[];
  sendPayload(payload: Fields): Promise<Acked>;
};

export type ClickOptions = {
  /** The answer to the element's confirm dialog; false sends nothing. */
  readonly confirm?: boolean;
};

const notSent = (body: unknown): Acked => ({ status: 0, body, ackMs: 0 });
const teamOf = (place: Place) => (place.kind === 'view' ? place.view.teamId : place.message.teamId);
const actor = (sending: Sending, person: SlackPerson, teamId: string) =>
  actorIn(sending.world.state, person, teamId);

/** Presses a button or picks in a menu, by its label or action_id; a menu as `label=option`. */
export async function click(
  sending: Sending,
  person: SlackPerson,
  wanted: string,
  options: ClickOptions,
): Promise<Acked> {
  const control = findControl(placesOf(sending.world, person.id), wanted);
  if (control.element['confirm'] !== undefined && options.confirm === false) return notSent('declined');
  return use(sending, person, control);
}

/** Uses an element that is there, with the choice that goes with it. */
export async function use(sending: Sending, person: SlackPerson, control: Control): Promise<Acked> {
  const { place, block } = control;
  const action = await actionOf(sending, person, control);
  // An input block keeps its value to itself until the form is submitted.
  if (block['type'] === 'input' && block['dispatch_action'] !== true) return notSent('chosen');
  const acked = await sending.sendPayload(blockActions(actor(sending, person, teamOf(place)), place, action));
  applyActionAck(sending.world, person.id, acked);
  return acked;
}

const described = ['text', 'value', 'url', 'style', 'confirm', 'placeholder', 'icon'];

async function actionOf(sending: Sending, person: SlackPerson, control: Control): Promise<Fields> {
  const { block, element, choice } = control;
  const type = textOf(element['type']);
  const kept = described
    .filter((name) => element[name] !== undefined)
    .map((name) => [name, element[name]] as const);
  const base = {
    ...Object.fromEntries(kept),
    type,
    action_id: element['action_id'],
    block_id: block['block_id'],
  };
  if (type === 'overflow')
    return { ...base, selected_option: pickOption(control.offered ?? optionsOf(element), textOf(choice)) };
  if (valueHolder(type) === null) return base;
  if (choice === null) throw new Error(`Say what to choose: "${namesOf(block, element)[0] ?? type}=…"`);
  return { ...base, ...(await choose(sending, person, control, choice)) };
}

/** Chooses or types in an element and keeps it in the form. */
export async function choose(
  sending: Sending,
  person: SlackPerson,
  control: Control,
  wanted: unknown,
): Promise<Fields> {
  const { place, block, element, offered: known } = control;
  const isExternal = textOf(element['type']).includes('external_select');
  const typed = textOf(wanted) || labelOf(fieldsOf(wanted)['text']);
  const ask = () => (isExternal ? askOptions(sending, person, control, typed) : optionsOf(element));
  const offered = known ?? (await ask());
  const value = chooseValue(sending.world, element, wanted, offered);
  const { values } = place.kind === 'view' ? place.view : place.message;
  const blockId = textOf(block['block_id']);
  values[blockId] = { ...values[blockId], [textOf(element['action_id'])]: value };
  return value;
}

async function askOptions(sending: Sending, person: SlackPerson, control: Control, typed: string) {
  const { body } = await suggest(sending, person, control, typed);
  const groups = listOf(fieldsOf(body)['option_groups']).flatMap((group) =>
    listOf(fieldsOf(group)['options']),
  );
  return [...listOf(fieldsOf(body)['options']), ...groups].map(fieldsOf);
}

export async function suggest(
  sending: Sending,
  person: SlackPerson,
  control: Control,
  typed: string,
): Promise<Acked> {
  const { place, block, element } = control;
  const needed = element['min_query_length'] ?? 3; // slack.md 5.2
  if (typeof needed === 'number' && typed.length < needed) return notSent({ options: [] });
  const payload = blockSuggestion(actor(sending, person, teamOf(place)), place, block, element, typed);
  const acked = await sending.sendPayload(payload);
  recordAck(sending.requests, acked);
  const problems = checkSuggestions(acked.body);
  if (acked.status === 200 && problems.length === 0) return acked;
  sending.world.notify(person.id, 'Options could not be loaded.');
  return { ...acked, body: { options: [], problems } };
}

/** What a menu that asks the app offers after these words are typed. */
export const typeInto = (
  sending: Sending,
  person: SlackPerson,
  wanted: string,
  typed: string,
): Promise<Acked> => suggest(sending, person, findControl(placesOf(sending.world, person.id), wanted), typed);

/** Fills the top modal and presses its submit button. Slack's own checks come first: then nothing is sent. */
export async function submit(sending: Sending, person: SlackPerson, values: unknown): Promise<Acked> {
  const { world } = sending;
  const view = topView(world, person);
  if (view.content['submit'] === undefined) throw new Error('This modal has no submit button');
  const wanted = fieldsOf(typeof values === 'string' ? parseJson(values) : values);
  for (const [name, value] of Object.entries(wanted)) {
    await choose(sending, person, findControl([{ kind: 'view', view }], name), value);
  }
  return send(sending, person, view);
}

/** Presses the submit button of a modal whose values are kept already. */
export async function send(sending: Sending, person: SlackPerson, view: SlackView): Promise<Acked> {
  const { world } = sending;
  const errors = ownErrors(view);
  if (Object.keys(errors).length > 0) {
    showErrors(world.state, view, errors);
    return notSent({ errors });
  }
  const acked = await sending.sendPayload(viewSubmission(actor(sending, person, view.teamId), view));
  recordAck(sending.requests, acked);
  applySubmissionAck(world, view, acked);
  return acked;
}

function topView(world: SlackWorld, person: SlackPerson): SlackView {
  const view = world.modals(person.id).at(-1);
  if (view === undefined) throw new Error(`${person.name} has no modal open`);
  return view;
}

function ownErrors(view: SlackView): Record<string, string> {
  const blocks = blocksOf({ kind: 'view', view });
  const values = stateValues(blocks, view.values);
  const errors: Record<string, string> = {};
  for (const block of blocks.filter((one) => one['type'] === 'input')) {
    const [blockId, element] = [textOf(block['block_id']), fieldsOf(block['element'])];
    const value = values[blockId]?.[textOf(element['action_id'])];
    const error = isFields(value) ? formError(block, element, value) : null;
    if (error !== null) errors[blockId] = error;
  }
  return errors;
}

/** Presses the close button. The app hears of it only with notify_on_close. */
export async function closeView(sending: Sending, person: SlackPerson): Promise<Acked> {
  return close(sending, person, topView(sending.world, person));
}

export async function close(sending: Sending, person: SlackPerson, view: SlackView): Promise<Acked> {
  const { world } = sending;
  const isCleared = view.content['clear_on_close'] === true;
  const payload = viewClosed(actor(sending, person, view.teamId), view, isCleared);
  if (isCleared) closeModals(world.state, person.id);
  else closeModal(world.state, view);
  return view.content['notify_on_close'] === true ? sending.sendPayload(payload) : notSent('closed');
}

/** Starts a global shortcut. */
export async function runShortcut(
  sending: Sending,
  person: SlackPerson,
  teamId: string,
  callbackId: string,
): Promise<Acked> {
  const acked = await sending.sendPayload(shortcut(actor(sending, person, teamId), callbackId));
  applyActionAck(sending.world, person.id, acked);
  return acked;
}
