import type { Json } from '../../page-server/snapshot.ts';
import { ButtonElement } from './button.tsx';
import { ChoiceElement } from './choice-element.tsx';
import type { Labelling } from './use-element.ts';
import { labelOf, textOf } from './json.ts';
import { OverflowElement } from './overflow.tsx';
import { SelectElement } from './select.tsx';
import { TextElement } from './text-element.tsx';

type ElementProps = {
  readonly block: Json;
  readonly element: Json;
  /** Of an input block; elsewhere an element says itself what it is. */
  readonly labelling?: Labelling;
};

export function ElementView({ block, element, labelling }: ElementProps) {
  const type = textOf(element['type']);
  const props = { block, element, labelling: labelling ?? ownLabel(element) };
  if (/button$/.test(type)) return <ButtonElement {...props} />;
  if (type === 'overflow') return <OverflowElement {...props} />;
  if (/_select$/.test(type)) return <SelectElement {...props} />;
  if (type === 'checkboxes' || type === 'radio_buttons') return <ChoiceElement {...props} />;
  if (/_input$|picker$/.test(type) && type !== 'file_input') return <TextElement {...props} />;
  return <span className="unknown-element">{type} is not part of this sandbox.</span>;
}

const ownLabel = (element: Json): Labelling => ({
  'aria-label':
    textOf(element['accessibility_label']) || labelOf(element['placeholder']) || textOf(element['action_id']),
});
