import { checkMessage, checkView } from './block-kit/validate.ts';
import { fieldsOf, isFields, listOf, textOf } from './json.ts';
import type { Fields } from './json.ts';
import type { SlackRequest } from './requests.ts';
import { postResponse } from './response-url.ts';
import type { Acked } from './transport.ts';
import { closeModal, closeModals, pushModal, showErrors, updateView } from '../worlds/slack-views.ts';
import type { SlackView, SlackWorld } from '../worlds/slack-world.ts';

const isAccepted = ({ status }: Acked) => status >= 200 && status < 300;
const isBare = (body: unknown) =>
  body === '' || body === null || (isFields(body) && Object.keys(body).length === 0);

/** The body of an acknowledgement counts as something the app sent. */
export function recordAck(requests: SlackRequest[], acked: Acked): void {
  if (!isAccepted(acked) || isBare(acked.body)) return;
  const body = isFields(acked.body) ? acked.body : { text: textOf(acked.body) };
  requests.push({ method: 'POST', path: '/response/ack', body });
}

/** A slash command's ack: its body is a message, seen by the person alone unless it says in_channel. */
export function applyCommandAck(
  world: SlackWorld,
  target: { readonly userId: string; readonly channelId: string; readonly command: string },
  acked: Acked,
): void {
  if (!isAccepted(acked)) {
    const why = acked.body === 'operation_timeout' ? 'operation_timeout' : 'dispatch_failed';
    world.notify(target.userId, `${target.command} failed with the error "${why}"`);
    return;
  }
  if (isBare(acked.body)) return;
  const body = isFields(acked.body) ? acked.body : { text: textOf(acked.body) };
  const refused = checkMessage(body);
  if (refused === null) postResponse(world.state, target, body);
  else world.notify(target.userId, `${target.command} failed with the error "${refused.error}"`);
}

/** Interactions have no message in their ack; a missing one shows a warning at the element. */
export function applyActionAck(world: SlackWorld, userId: string, acked: Acked): void {
  if (!isAccepted(acked)) world.notify(userId, 'This app is not responding. Try again?');
}

const trouble = 'We had some trouble connecting. Try again?';

/** A submission's ack: close the view, or do what `response_action` says. */
export function applySubmissionAck(world: SlackWorld, view: SlackView, acked: Acked): void {
  const body = fieldsOf(acked.body);
  const isOpen = world.state.views.has(view.id);
  if (!isAccepted(acked)) world.notify(view.userId, trouble);
  else if (isBare(acked.body)) closeModal(world.state, view);
  else if (isOpen && !applyResponseAction(world, view, body)) world.notify(view.userId, trouble);
}

function applyResponseAction({ state }: SlackWorld, view: SlackView, body: Fields): boolean {
  const next = fieldsOf(body['view']);
  const isGoodView = () => checkView(body['view'], 'modal') === null;
  switch (body['response_action']) {
    case 'clear':
      closeModals(state, view.userId);
      return true;
    case 'errors':
      return applyErrors(state, view, fieldsOf(body['errors']));
    case 'update':
      if (isGoodView()) updateView(state, view, next);
      return isGoodView();
    case 'push':
      return isGoodView() && pushModal(state, view.teamId, view.userId, next) !== null;
    default:
      return false;
  }
}

// Slack shows errors only under input blocks that are there.
function applyErrors(state: SlackWorld['state'], view: SlackView, errors: Fields): boolean {
  const inputs = listOf(view.content['blocks'])
    .map(fieldsOf)
    .filter((block) => block['type'] === 'input');
  const known = new Set(inputs.map((block) => block['block_id']));
  const isGood = Object.keys(errors).length > 0 && Object.keys(errors).every((id) => known.has(id));
  if (isGood)
    showErrors(
      state,
      view,
      Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, textOf(text)])),
    );
  return isGood;
}
