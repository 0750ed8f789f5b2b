import type { Json } from '../../page-server/snapshot.ts';
import { DisplayBlock } from './display-block.tsx';
import { ElementView } from './element.tsx';
import { InputBlock } from './input-block.tsx';
import { jsonOf, listOf, textOf } from './json.ts';

type BlocksProps = {
  readonly blocks: readonly Json[];
  /** Of a refused form: block_id → sentence. */
  readonly errors?: Readonly<Record<string, string>>;
};

export function Blocks({ blocks, errors = {} }: BlocksProps) {
  return blocks.map((block, at) => {
    const blockId = textOf(block['block_id']);
    return <BlockView key={blockId || at} block={block} error={errors[blockId] ?? null} />;
  });
}

/** The package draws what is only looked at; what can be used it cannot tell anybody about, so that is ours. */
function BlockView({ block, error }: { readonly block: Json; readonly error: string | null }) {
  switch (block['type']) {
    case 'actions':
    case 'context_actions':
      return <ActionsBlock block={block} />;
    case 'input':
      return <InputBlock block={block} error={error} />;
    case 'section':
      return <SectionBlock block={block} />;
    default:
      return <DisplayBlock block={block} />;
  }
}

function ActionsBlock({ block }: { readonly block: Json }) {
  return (
    <div className="actions">
      {listOf(block['elements']).map((element, at) => (
        <ElementView key={textOf(element['action_id']) || at} block={block} element={element} />
      ))}
    </div>
  );
}

function SectionBlock({ block }: { readonly block: Json }) {
  const accessory = jsonOf(block['accessory']);
  const type = textOf(accessory['type']);
  if (type === '' || type === 'image') return <DisplayBlock block={block} />;
  const { accessory: _, ...rest } = block;
  return (
    <div className={/checkboxes|radio/.test(type) ? 'section is-stacked' : 'section'}>
      <div className="section-text">
        <DisplayBlock block={rest} />
      </div>
      <div className="section-accessory">
        <ElementView block={block} element={accessory} />
      </div>
    </div>
  );
}
