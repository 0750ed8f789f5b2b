import { useId, useState } from 'react';
import { choiceOf, chosenIn, optionsOf } from './choices-of.ts';
import type { Option } from './choices-of.ts';
import { useConfirm } from './use-confirm.tsx';
import { useElement } from './use-element.ts';
import type { ElementProps } from './use-element.ts';

/** Checkboxes and radio buttons. */
export function ChoiceElement({ block, element, labelling }: ElementProps) {
  const { state, choose } = useElement({ block, element });
  const { ask, question } = useConfirm(element);
  const [picked, setPicked] = useState<readonly Option[] | null>(null);
  const name = useId();
  const isMany = element['type'] === 'checkboxes';
  const chosen = picked ?? chosenIn(state);
  const { 'aria-invalid': _, ...labels } = labelling; // a group cannot have it
  const toggle = (option: Option): void => {
    const others = chosen.filter(({ value }) => value !== option.value);
    const isOn = others.length < chosen.length;
    const next = isMany ? (isOn ? others : [...others, option]) : [option];
    ask(() => {
      setPicked(next);
      choose(choiceOf(next, isMany));
    });
  };
  return (
    <div {...labels} role={isMany ? 'group' : 'radiogroup'} className="choices">
      {optionsOf(element).map((option) => (
        <label key={option.value} className="choice">
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.some(({ value }) => value === option.value)}
            onChange={() => {
              toggle(option);
            }}
          />
          <span>
            {option.text}
            {option.description === '' ? null : <small>{option.description}</small>}
          </span>
        </label>
      ))}
      {question}
    </div>
  );
}
