import { blockShapes } from './blocks.ts';
import type { Problem } from './schema.ts';
import { fieldsOf, listOf, textOf } from '../json.ts';
import type { Fields } from '../json.ts';

export type Surface = 'message' | 'modal' | 'home';

// slack.md 6. Where its sources disagree (alert in messages, container, tables and charts on Home) the stricter one
// counts: what passes here passes there.
const everywhere = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'video',
];
const messageOnly = [
  'container',
  'context_actions',
  'data_table',
  'data_visualization',
  'markdown',
  'plan',
  'table',
  'task_card',
];
const allowed: Readonly<Record<Surface, ReadonlySet<string>>> = {
  message: new Set([...everywhere, ...messageOnly, 'card', 'carousel']),
  modal: new Set([...everywhere, 'alert']),
  home: new Set([...everywhere, 'card', 'carousel']),
};
export const mostBlocks: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

/** Checks each block for its shape and for the surface, then what must be unique or counted over all of them. */
export function checkBlocks(blocks: unknown, surface: Surface, pointer: string): readonly Problem[] {
  if (!Array.isArray(blocks)) return [{ pointer, message: 'must provide an array' }];
  const problems: Problem[] = [];
  if (blocks.length > mostBlocks[surface]) {
    problems.push({ pointer, message: `no more than ${mostBlocks[surface]} items allowed` });
  }
  blocks.forEach((block: unknown, index) => {
    checkBlock(block, surface, `${pointer}/${index}`, problems);
  });
  const known = (blocks as unknown[]).map(fieldsOf);
  checkIds(known, pointer, problems);
  checkInteractivity(known, surface, pointer, problems);
  return problems;
}

function checkBlock(block: unknown, surface: Surface, pointer: string, problems: Problem[]): void {
  const type = textOf(fieldsOf(block)['type']);
  const shape = Object.hasOwn(blockShapes, type) ? blockShapes[type] : undefined;
  if (type === '') problems.push({ pointer, message: 'missing required field: type' });
  else if (shape === undefined) problems.push({ pointer, message: `unsupported type: ${type}` });
  else if (!allowed[surface].has(type))
    problems.push({ pointer, message: `unsupported type: ${type} in a ${surface}` });
  else shape(block, pointer, problems);
}

/** The elements of one block that a person can act on. */
export function elementsOf(block: Fields): readonly Fields[] {
  const single = [block['accessory'], block['element']].filter((one) => one !== undefined);
  const several = block['type'] === 'card' ? listOf(block['actions']) : listOf(block['elements']);
  const inside = block['type'] === 'rich_text' ? [] : several;
  const nested = block['type'] === 'container' ? listOf(block['child_blocks']) : [];
  const cards = block['type'] === 'carousel' ? listOf(block['elements']) : [];
  return [
    ...[...single, ...inside].map(fieldsOf),
    ...[...nested, ...cards].map(fieldsOf).flatMap(elementsOf),
  ];
}

function checkIds(blocks: readonly Fields[], pointer: string, problems: Problem[]): void {
  const seen = new Set<unknown>();
  blocks.forEach((block, index) => {
    const id = block['block_id'];
    if (id !== undefined && seen.has(id)) {
      problems.push({ pointer: `${pointer}/${index}`, message: `block_id already exists: ${textOf(id)}` });
    }
    seen.add(id);
    const actions = elementsOf(block).flatMap((one) =>
      one['action_id'] === undefined ? [] : [one['action_id']],
    );
    for (const action of actions.filter((one, at) => actions.indexOf(one) !== at)) {
      problems.push({
        pointer: `${pointer}/${index}`,
        message: `action_id already exists: ${textOf(action)}`,
      });
    }
  });
}

function checkInteractivity(
  blocks: readonly Fields[],
  surface: Surface,
  pointer: string,
  problems: Problem[],
): void {
  let focused = 0;
  blocks.forEach((block, index) => {
    for (const element of elementsOf(block)) {
      if (element['focus_on_load'] === true) focused += 1;
      const at = `${pointer}/${index}`;
      if (element['type'] === 'file_input' && surface !== 'modal') {
        problems.push({ pointer: at, message: 'unsupported type: file_input' });
      }
      if (element['response_url_enabled'] === true && !(surface === 'modal' && block['type'] === 'input')) {
        problems.push({ pointer: at, message: 'response_url_enabled is only for input blocks of a modal' });
      }
    }
  });
  if (focused > 1) problems.push({ pointer, message: 'only one element can have focus_on_load' });
}
