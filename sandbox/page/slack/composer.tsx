import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent, SyntheticEvent } from 'react';
import { readCommands } from '../live/requests.ts';
import type { CommandsAnswer } from '../../page-server/snapshot.ts';
import { CompletionList, completionId } from './completion-list.tsx';
import { completionsOf } from './completions.ts';
import type { Completion } from './completions.ts';
import { useSlack } from './slack-context.ts';

type ComposerProps = {
  readonly channelId: string;
  readonly threadTs?: string;
  readonly label: string;
};

export function Composer({ channelId, threadTs, label }: ComposerProps) {
  const listId = useId();
  const commands = useCommands();
  const { text, setText, send, isBusy } = useSending(channelId, threadTs, commands);
  const completion = useCompletion(text, setText, commands);
  const { found, at } = completion;
  return (
    <form
      className="composer"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      {found.length === 0 ? null : (
        <CompletionList id={listId} found={found} at={at} onTake={completion.take} />
      )}
      <input
        role="combobox"
        className="composer-input"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={found.length > 0 && at >= 0 ? completionId(listId, at) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={threadTs === undefined ? `${label}, or type / for commands` : 'Reply …'}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
        onBlur={completion.close}
        onKeyDown={completion.steer}
      />
      <button type="submit" className="button is-primary-full" aria-busy={isBusy}>
        Send
      </button>
    </form>
  );
}

type Commands = CommandsAnswer['commands'];

function useSending(channelId: string, threadTs: string | undefined, commands: Commands) {
  const { act, say } = useSlack();
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    const typed = text.trim();
    if (typed === '' || isBusy) return;
    const wrong = mistakeIn(typed, threadTs !== undefined, commands);
    if (wrong !== null) {
      say(wrong);
      return;
    }
    setText('');
    setBusy(true);
    const isCommand = typed.startsWith('/');
    const answer = await act(
      isCommand
        ? { kind: 'command', channelId, text: typed }
        : { kind: 'say', channelId, text: typed, threadTs },
    );
    setBusy(false);
    if (!answer.ok) setText((now) => (now === '' ? typed : now));
  };
  return { text, setText, send, isBusy };
}

/** In Slack's words; null: it may be sent. */
function mistakeIn(typed: string, isThread: boolean, commands: Commands): string | null {
  if (!typed.startsWith('/')) return null;
  const name = typed.split(/\s/)[0] ?? '';
  if (isThread) return `${name} is not supported in threads. Sorry!`;
  const isKnown = commands.length === 0 || commands.some(({ command }) => command === name);
  return isKnown ? null : `${name} is not a valid command.`;
}

/** The list above the composer; -1: nothing of it, Enter sends what is typed. */
function useCompletion(text: string, setText: (text: string) => void, commands: Commands) {
  const [at, setAt] = useState(-1);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const found = closedFor === text ? [] : completionsOf(text, commands);
  useEffect(() => {
    setAt(-1);
  }, [text]);
  const close = (): void => {
    setClosedFor(text);
  };
  const take = (completion: Completion): void => {
    setText(completion.text);
    if (!completion.text.endsWith(' ')) setClosedFor(completion.text);
  };
  const steer = (event: KeyboardEvent): void => {
    if (found.length === 0) return;
    const chosen = found[at] ?? (event.key === 'Tab' ? found[0] : undefined);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((at + step + found.length) % found.length);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen !== undefined)
      take(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { found, at, take, close, steer };
}

function useCommands(): Commands {
  const { name, locale } = useSlack().snapshot.me;
  const [commands, setCommands] = useState<CommandsAnswer['commands']>([]);
  useEffect(() => {
    void readCommands(name).then(setCommands);
  }, [name, locale]);
  return commands;
}
