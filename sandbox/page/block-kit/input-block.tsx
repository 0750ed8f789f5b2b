import { useId } from 'react';
import type { Json } from '../../page-server/snapshot.ts';
import { ElementView } from './element.tsx';
import { jsonOf, labelOf, textOf } from './json.ts';

export function InputBlock({ block, error }: { readonly block: Json; readonly error: string | null }) {
  const id = useId();
  const element = jsonOf(block['element']);
  const hint = labelOf(block['hint']);
  const isGroup = /checkboxes|radio/.test(textOf(element['type']));
  const described = [error === null ? '' : `${id}error`, hint === '' ? '' : `${id}hint`].filter(Boolean);
  const labelling = {
    ...(isGroup ? { 'aria-labelledby': `${id}label` } : { id }),
    ...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') }),
    'aria-invalid': error !== null,
  };
  return (
    <div className={error === null ? 'input-block' : 'input-block has-error'}>
      <label id={`${id}label`} {...(isGroup ? {} : { htmlFor: id })}>
        {labelOf(block['label'])}
        {block['optional'] === true ? <span className="optional"> (optional)</span> : null}
      </label>
      <ElementView block={block} element={element} labelling={labelling} />
      {error === null ? null : (
        <p id={`${id}error`} className="field-error" role="alert">
          <span aria-hidden="true">⚠ </span>
          {error}
        </p>
      )}
      {hint === '' ? null : (
        <p id={`${id}hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
