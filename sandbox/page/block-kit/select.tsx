import { useId, useState } from 'react';
import { choiceOf, chosenIn } from './choices-of.ts';
import type { Option } from './choices-of.ts';
import { labelOf, textOf } from './json.ts';
import { SelectList, optionId } from './select-list.tsx';
import { useAnchored } from './use-anchored.ts';
import { useConfirm } from './use-confirm.tsx';
import { useElement } from './use-element.ts';
import type { ElementProps } from './use-element.ts';
import { useLocalOptions, useOptions } from './use-options.ts';
import { useSelectKeys } from './use-select-keys.ts';

/** Every menu with options to choose from; typing narrows them down. */
export function SelectElement({ block, element, labelling }: ElementProps) {
  const listId = useId();
  const select = useSelect({ block, element });
  const { isOpen, typed, offered, shown, at } = select;
  const [anchor, style] = useAnchored<HTMLDivElement>(isOpen);
  const active = isOpen ? offered.options[at] : undefined;
  return (
    <div className="select" ref={anchor}>
      <Tokens chosen={select.isMany ? shown : []} onRemove={select.pick} />
      <input
        {...labelling}
        role="combobox"
        autoComplete="off"
        className="input select-input"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : optionId(listId, at)}
        aria-busy={select.isBusy}
        data-action-id={textOf(element['action_id'])}
        placeholder={labelOf(element['placeholder']) || 'Choose an option'}
        value={isOpen ? typed : select.isMany ? '' : (shown[0]?.text ?? '')}
        onChange={({ target }) => {
          select.type(target.value);
        }}
        onClick={select.open}
        onBlur={select.close}
        onKeyDown={select.steer}
      />
      {isOpen ? (
        <SelectList id={listId} {...{ style, offered, at }} chosen={shown} onPick={select.pick} />
      ) : null}
      {select.question}
    </div>
  );
}

function useSelect({ block, element }: Pick<ElementProps, 'block' | 'element'>) {
  const { state, choose, isBusy, suggest } = useElement({ block, element });
  const { ask, question } = useConfirm(element);
  const [picked, setPicked] = useState<readonly Option[] | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const offered = useOptions(element, { isOpen, typed, suggest });
  const named = useLocalOptions(element);
  const isMany = textOf(element['type']).startsWith('multi_');
  const shown = (picked ?? chosenIn(state)).map((one) => ({
    ...one,
    text: named.find(({ value }) => value === one.value)?.text ?? one.text,
  }));
  const close = (): void => {
    setOpen(false);
    setTyped('');
  };
  const pick = (option: Option): void => {
    const others = shown.filter(({ value }) => value !== option.value);
    const next = !isMany ? [option] : others.length < shown.length ? others : [...shown, option];
    close();
    ask(() => {
      setPicked(next);
      choose(choiceOf(next, isMany));
    });
  };
  const empty = (): void => {
    if (block['optional'] !== true || shown.length === 0 || isMany) return;
    setPicked([]);
    choose(null);
  };
  const open = (): void => {
    setOpen(true);
  };
  const keys = useSelectKeys({ isOpen, options: offered.options, typed, open, close, pick, empty });
  const type = (text: string): void => {
    setOpen(true);
    setTyped(text);
  };
  return { ...keys, isOpen, isBusy, isMany, typed, offered, shown, question, open, close, pick, type };
}

type TokensProps = { readonly chosen: readonly Option[]; readonly onRemove: (option: Option) => void };

const Tokens = ({ chosen, onRemove }: TokensProps) =>
  chosen.map((option) => (
    <button
      key={option.value}
      type="button"
      className="token"
      aria-label={`Remove ${option.text}`}
      onClick={() => {
        onRemove(option);
      }}
    >
      {option.text} <span aria-hidden="true">✕</span>
    </button>
  ));
