import type {
  Act,
  ActAnswer,
  CommandsAnswer,
  Refused,
  SuggestAnswer,
  ToldAnswer,
} from '../../page-server/snapshot.ts';

const noServer = 'The sandbox does not answer. Is it still running?';

async function post<T extends { readonly ok: boolean }>(path: string, body: unknown): Promise<T | Refused> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as T | Refused; // the page's own server, which keeps to snapshot.ts
  } catch {
    return { ok: false, error: noServer }; // it was stopped: the next event stream says when it is back
  }
}

export const sendAct = (as: string, act: Act): Promise<ActAnswer> => post('/api/act', { as, act });
export const askOptions = (as: string, act: Act & { kind: 'suggest' }): Promise<SuggestAnswer> =>
  post('/api/act', { as, act });

export const pullLever = (lever: string): Promise<ToldAnswer> => post('/api/lever', { lever });
export const advanceBy = (ms: number): Promise<ToldAnswer> => post('/api/advance', { ms });

export async function readCommands(as: string): Promise<CommandsAnswer['commands']> {
  try {
    const answer = (await (
      await fetch(`/api/commands?as=${encodeURIComponent(as)}`)
    ).json()) as CommandsAnswer;
    return answer.commands;
  } catch {
    return []; // then nothing is completed; what is typed is sent all the same
  }
}
