import type { Completion } from './completions.ts';

type CompletionListProps = {
  readonly id: string;
  readonly found: readonly Completion[];
  readonly at: number;
  readonly onTake: (completion: Completion) => void;
};

export const completionId = (listId: string, at: number): string => `${listId}c${at}`;

export function CompletionList({ id, found, at, onTake }: CompletionListProps) {
  return (
    <div id={id} role="listbox" aria-label="Commands" className="completions">
      {found.map((completion, index) => (
        <div
          key={completion.text}
          id={completionId(id, index)}
          role="option"
          aria-selected={index === at}
          className={index === at ? 'completion is-active' : 'completion'}
          ref={(row) => {
            if (index === at) row?.scrollIntoView({ block: 'nearest' });
          }}
          // Before the composer loses the focus, which closes the list.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(completion);
          }}
        >
          <strong>{completion.label}</strong> <span>{completion.help}</span>
        </div>
      ))}
    </div>
  );
}
