import { Fragment } from 'react';
import type { CSSProperties } from 'react';
import type { Option } from './choices-of.ts';
import type { Offered } from './use-options.ts';

type SelectListProps = {
  readonly id: string;
  readonly style: CSSProperties;
  readonly offered: Offered;
  /** Which of them the keys stand on. */
  readonly at: number;
  readonly chosen: readonly Option[];
  readonly onPick: (option: Option) => void;
};

export const optionId = (listId: string, at: number): string => `${listId}o${at}`;

export function SelectList({ id, style, offered, at, chosen, onPick }: SelectListProps) {
  const { options, note } = offered;
  return (
    <div className="popup" style={style}>
      <div id={id} role="listbox" aria-label="Options" className="popup-list">
        {options.map((option, index) => (
          <Fragment key={option.value}>
            {option.group !== undefined && option.group !== options[index - 1]?.group ? (
              <div className="popup-group" role="presentation">
                {option.group}
              </div>
            ) : null}
            <OptionRow
              id={optionId(id, index)}
              option={option}
              isActive={index === at}
              isChosen={chosen.some(({ value }) => value === option.value)}
              onPick={onPick}
            />
          </Fragment>
        ))}
      </div>
      {note === '' ? null : (
        <p className="popup-note" role="status">
          {note}
        </p>
      )}
    </div>
  );
}

type OptionRowProps = {
  readonly id: string;
  readonly option: Option;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onPick: (option: Option) => void;
};

function OptionRow({ id, option, isActive, isChosen, onPick }: OptionRowProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      ref={(row) => {
        if (isActive) row?.scrollIntoView({ block: 'nearest' });
      }}
      className={`popup-item ${isActive ? 'is-active' : ''} ${isChosen ? 'is-chosen' : ''}`}
      // Before the input loses the focus, which closes the list.
      onMouseDown={(event) => {
        event.preventDefault();
        onPick(option);
      }}
    >
      {option.text}
      {option.description === undefined || option.description === '' ? null : (
        <small>{option.description}</small>
      )}
    </div>
  );
}
