import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Json } from '../../page-server/snapshot.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { jsonOf, labelOf, textOf } from './json.ts';

type Pending = { readonly yes: () => void; readonly no: () => void };

/** Slack asks before it sends, where the app wants it so. */
export function useConfirm(element: Json): {
  readonly ask: (yes: () => void, no?: () => void) => void;
  readonly question: ReactNode;
} {
  const [pending, setPending] = useState<Pending | null>(null);
  const confirm = element['confirm'];
  const ask = (yes: () => void, no: () => void = () => undefined): void => {
    if (confirm === undefined) yes();
    else setPending({ yes, no });
  };
  const answer = (said: 'yes' | 'no'): void => {
    setPending(null);
    pending?.[said]();
  };
  const question = pending === null ? null : <Question confirm={jsonOf(confirm)} onAnswer={answer} />;
  return { ask, question };
}

type QuestionProps = { readonly confirm: Json; readonly onAnswer: (said: 'yes' | 'no') => void };

function Question({ confirm, onAnswer }: QuestionProps) {
  const no = (): void => {
    onAnswer('no');
  };
  const isDanger = textOf(confirm['style']) === 'danger';
  return (
    <Dialog title={labelOf(confirm['title']) || 'Are you sure?'} className="dialog-small" onClose={no}>
      <div className="dialog-body">
        <p>{labelOf(confirm['text'])}</p>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={no}>
          {labelOf(confirm['deny']) || 'Cancel'}
        </button>
        <button
          type="button"
          className={`button ${isDanger ? 'is-danger-full' : 'is-primary-full'}`}
          onClick={() => {
            onAnswer('yes');
          }}
        >
          {labelOf(confirm['confirm']) || 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
