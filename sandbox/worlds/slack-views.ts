import type { Fields } from '../slack/json.ts';
import { withIds } from './slack-blocks.ts';
import { nextId, nextNumber, nowS, remember } from './slack-state.ts';
import type { SlackState, SlackView } from './slack-state.ts';

/** Slack keeps three modals on top of each other: slack.md 5.2. */
export const mostModals = 3;

export const modalsOf = (state: SlackState, userId: string): readonly SlackView[] =>
  (state.modals.get(userId) ?? []).flatMap((id) => state.views.get(id) ?? []);

export const topModal = (state: SlackState, userId: string): SlackView | null =>
  modalsOf(state, userId).at(-1) ?? null;

export const homeOf = (state: SlackState, userId: string): SlackView | null =>
  state.views.get(state.homes.get(userId) ?? '') ?? null;

export const findView = (
  state: SlackState,
  key: { viewId?: string; externalId?: string },
): SlackView | null => {
  if (key.viewId !== undefined && key.viewId !== '') return state.views.get(key.viewId) ?? null;
  return [...state.views.values()].find((view) => view.content['external_id'] === key.externalId) ?? null;
};

const newHash = (state: SlackState) => `${nowS(state)}.${nextNumber(state).toString(36).padStart(8, '0')}`;

const prepared = (state: SlackState, content: Fields): Fields => ({
  ...structuredClone(content),
  blocks: withIds(state, (content['blocks'] ?? []) as Fields[]),
});

function addView(
  state: SlackState,
  view: Pick<SlackView, 'teamId' | 'userId' | 'type'>,
  content: Fields,
  below: SlackView | null,
) {
  const id = nextId(state, 'V');
  const made: SlackView = {
    ...view,
    id,
    rootViewId: below?.rootViewId ?? id,
    previousViewId: below?.id ?? null,
    content: prepared(state, content),
    hash: newHash(state),
    values: {},
    errors: {},
  };
  state.views.set(id, made);
  return made;
}

/** Opens a modal over nothing; what was open is gone, as when Slack shows a new one. */
export function openModal(state: SlackState, teamId: string, userId: string, content: Fields): SlackView {
  closeModals(state, userId);
  const view = addView(state, { teamId, userId, type: 'modal' }, content, null);
  state.modals.set(userId, [view.id]);
  remember(state, [userId], { kind: 'modal', view });
  return view;
}

/** null: there are three already. */
export function pushModal(
  state: SlackState,
  teamId: string,
  userId: string,
  content: Fields,
): SlackView | null {
  const stack = state.modals.get(userId) ?? [];
  if (stack.length >= mostModals) return null;
  const view = addView(state, { teamId, userId, type: 'modal' }, content, topModal(state, userId));
  state.modals.set(userId, [...stack, view.id]);
  remember(state, [userId], { kind: 'modal', view });
  return view;
}

/** What was typed stays where block_id and action_id stay. */
export function updateView(state: SlackState, view: SlackView, content: Fields): SlackView {
  view.content = prepared(state, content);
  view.hash = newHash(state);
  view.errors = {};
  remember(state, [view.userId], { kind: view.type === 'home' ? 'home' : 'modal-update', view });
  return view;
}

export function publishHome(state: SlackState, teamId: string, userId: string, content: Fields): SlackView {
  const open = homeOf(state, userId);
  if (open !== null) return updateView(state, open, content);
  const view = addView(state, { teamId, userId, type: 'home' }, content, null);
  state.homes.set(userId, view.id);
  remember(state, [userId], { kind: 'home', view });
  return view;
}

export function showErrors(
  state: SlackState,
  view: SlackView,
  errors: Readonly<Record<string, string>>,
): void {
  view.errors = errors;
  remember(state, [view.userId], { kind: 'modal-errors', view });
}

/** Closes one modal; the one below is on top again. A modal that is gone already is no error. */
export function closeModal(state: SlackState, view: SlackView): void {
  if (!state.views.delete(view.id)) return;
  const open = state.modals.get(view.userId) ?? [];
  state.modals.set(
    view.userId,
    open.filter((id) => id !== view.id),
  );
  remember(state, [view.userId], { kind: 'modal-closed', view });
}

export function closeModals(state: SlackState, userId: string): void {
  for (const view of modalsOf(state, userId).toReversed()) closeModal(state, view);
}
