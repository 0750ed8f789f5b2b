import type { MouseEvent } from 'react';
import { isLoopback } from '../dialog/addresses.ts';
import { useSlack } from '../slack/slack-context.ts';
import { labelOf, textOf } from './json.ts';
import { useConfirm } from './use-confirm.tsx';
import { useElement } from './use-element.ts';
import type { ElementProps } from './use-element.ts';

const styleOf: Readonly<Record<string, string>> = { primary: 'is-primary', danger: 'is-danger' };

export function ButtonElement({ block, element }: ElementProps) {
  const { press, isBusy } = useElement({ block, element });
  const { ask, question } = useConfirm(element);
  const url = textOf(element['url']);
  const shared = {
    className: `button ${styleOf[textOf(element['style'])] ?? ''}`,
    'aria-label': textOf(element['accessibility_label']) || undefined,
    'aria-busy': isBusy,
    'data-action-id': textOf(element['action_id']),
    'data-block-id': textOf(block['block_id']),
  };
  const text = labelOf(element['text']);
  if (url !== '') return <LinkButton {...{ url, text, shared }} onPress={() => void press()} />;
  return (
    <>
      <button
        type="button"
        {...shared}
        onClick={() => {
          // Not `disabled`: that would lose the focus.
          if (!isBusy) ask(() => void press());
        }}
      >
        {text}
      </button>
      {question}
    </>
  );
}

type LinkButtonProps = {
  readonly url: string;
  readonly text: string;
  readonly shared: Readonly<Record<string, string | boolean | undefined>>;
  readonly onPress: () => void;
};

/** It opens its address, and Slack tells the app of the click. */
function LinkButton({ url, text, shared, onPress }: LinkButtonProps) {
  const { openOutside } = useSlack();
  const follow = (event: MouseEvent): void => {
    onPress();
    if (isLoopback(url)) return;
    event.preventDefault();
    openOutside(url);
  };
  return (
    <a {...shared} href={url} target="_blank" rel="noreferrer" onClick={follow}>
      {text}
      <span className="leaves" aria-hidden="true">
        ↗
      </span>
    </a>
  );
}
