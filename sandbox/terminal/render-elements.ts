import { renderTextObject } from './render-text.ts';
import type { Reader } from './render-text.ts';
import { fieldsOf, listOf, textOf } from '../slack/json.ts';
import type { Fields } from '../slack/json.ts';

const optionText = (option: unknown, reader: Reader) => renderTextObject(fieldsOf(option)['text'], reader);

function button(element: Fields, reader: Reader): string {
  const label = renderTextObject(element['text'], reader);
  const url = textOf(element['url']);
  return url === '' ? `[ ${label} ]` : `[ ${label} ↗ ${url} ]`;
}

/** What a menu shows as chosen, from its state value or its initial choice. */
function chosen(element: Fields, value: Fields | undefined, reader: Reader): readonly string[] {
  const held = Object.entries(value ?? element).filter(([name]) => /^(selected|initial)_/.test(name));
  return held.flatMap(([name, one]) => {
    const all = Array.isArray(one) ? (one as unknown[]) : [one];
    return all
      .filter((item) => item !== null && item !== undefined)
      .map((item) => choiceText(name, item, reader));
  });
}

function choiceText(name: string, item: unknown, reader: Reader): string {
  if (name.includes('option')) return optionText(item, reader);
  const id = textOf(item);
  if (name.includes('user')) return `@${reader.userName(id) || id}`;
  return /conversation|channel/.test(name) ? `#${reader.channelName(id) || id}` : id;
}

function menu(element: Fields, value: Fields | undefined, reader: Reader): string {
  const picked = chosen(element, value, reader).join(', ');
  const placeholder = renderTextObject(element['placeholder'], reader);
  return `( ${picked || placeholder || 'Select'} ▾ )`;
}

function choices(element: Fields, value: Fields | undefined, reader: Reader): string {
  const picked = chosen(element, value, reader);
  const marks = element['type'] === 'checkboxes' ? ['[x]', '[ ]'] : ['(•)', '( )'];
  return listOf(element['options'])
    .map((option) => {
      const description = renderTextObject(fieldsOf(option)['description'], reader);
      const text = optionText(option, reader);
      return `${marks[picked.includes(text) ? 0 : 1] ?? ''} ${text}${description === '' ? '' : ` (${description})`}`;
    })
    .join('\n');
}

function overflow(element: Fields, reader: Reader): string {
  const options = listOf(element['options']).map((option) => {
    const url = textOf(fieldsOf(option)['url']);
    return `${optionText(option, reader)}${url === '' ? '' : ` ↗ ${url}`}`;
  });
  return `[ ⋯ ${options.join(' | ')} ]`;
}

function typed(element: Fields, value: Fields | undefined, reader: Reader): string {
  const text = textOf(value === undefined ? element['initial_value'] : value['value']);
  return `[ ${text || renderTextObject(element['placeholder'], reader) || '…'} ]`;
}

export const imageText = (element: Fields): string => `(image: ${textOf(element['alt_text'])})`;

/** A button, menu, input or image in one line; checkboxes and radio buttons one line each. */
export function renderElement(element: Fields, value: Fields | undefined, reader: Reader): string {
  const type = textOf(element['type']);
  if (type === 'button' || type === 'workflow_button' || type === 'icon_button')
    return button(element, reader);
  if (type === 'image') return imageText(element);
  if (type === 'overflow') return overflow(element, reader);
  if (type === 'checkboxes' || type === 'radio_buttons') return choices(element, value, reader);
  if (type === 'file_input') return '[ Upload files ]';
  if (type === 'feedback_buttons') {
    return [element['positive_button'], element['negative_button']]
      .map((one) => button(fieldsOf(one), reader))
      .join('  ');
  }
  return type.endsWith('_input') ? typed(element, value, reader) : menu(element, value, reader);
}
