import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { isLoopback } from '../dialog/addresses.ts';
import { useSlack } from '../slack/slack-context.ts';
import { labelOf, listOf, textOf } from './json.ts';
import { useAnchored } from './use-anchored.ts';
import { useConfirm } from './use-confirm.tsx';
import { useElement } from './use-element.ts';
import type { ElementProps } from './use-element.ts';

export function OverflowElement({ block, element }: ElementProps) {
  const [isOpen, setOpen] = useState(false);
  const [anchor, style] = useAnchored<HTMLButtonElement>(isOpen);
  const { press, isBusy } = useElement({ block, element });
  const { ask, question } = useConfirm(element);
  const { openOutside } = useSlack();
  const close = (): void => {
    setOpen(false);
    anchor.current?.focus();
  };
  const pick = (value: string, url: string): void => {
    close();
    if (url !== '' && isLoopback(url)) open(url, '_blank', 'noreferrer');
    else if (url !== '') openOutside(url);
    ask(() => void press(value));
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="button"
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={isBusy}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {isOpen ? (
        <Menu options={listOf(element['options'])} style={style} onPick={pick} onClose={close} />
      ) : null}
      {question}
    </>
  );
}

type MenuProps = {
  readonly options: ReturnType<typeof listOf>;
  readonly style: React.CSSProperties;
  readonly onPick: (value: string, url: string) => void;
  readonly onClose: () => void;
};

function Menu({ options, style, onPick, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    menu.current?.querySelector('button')?.focus();
  }, []);
  const steer = (event: KeyboardEvent): void => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    // Escape would close the dialog around it, too.
    event.preventDefault();
  };
  return (
    <div ref={menu} role="menu" className="popup" style={style} onKeyDown={steer}>
      {options.map((option) => (
        <button
          key={textOf(option['value'])}
          type="button"
          role="menuitem"
          className="popup-item"
          onClick={() => {
            onPick(textOf(option['value']), textOf(option['url']));
          }}
        >
          {labelOf(option['text'])}
        </button>
      ))}
    </div>
  );
}
