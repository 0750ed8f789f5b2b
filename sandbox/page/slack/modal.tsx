import { useEffect, useRef, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Blocks } from '../block-kit/blocks.tsx';
import { labelOf, listOf } from '../block-kit/json.ts';
import { SurfaceProvider, useNewSurface } from '../block-kit/surface.ts';
import { Dialog } from '../dialog/dialog.tsx';
import type { PageView } from '../../page-server/snapshot.ts';
import { Notices } from './notices.tsx';
import { useSlack } from './slack-context.ts';

/** The top one of the stack; Slack shows no more of those below. */
export function ModalStack() {
  const { snapshot, act } = useSlack();
  const { modals, appName } = snapshot;
  const top = modals.at(-1);
  if (top === undefined) return null;
  return (
    <Dialog
      key={top.id}
      title={labelOf(top.content['title']) || appName}
      className="slack-modal"
      onClose={() => void act({ kind: 'closeView', viewId: top.id })}
    >
      <ModalForm view={top} depth={modals.length} />
    </Dialog>
  );
}

function ModalForm({ view, depth }: { readonly view: PageView; readonly depth: number }) {
  const { act, snapshot } = useSlack();
  const { id: viewId, content, values, errors } = view;
  const surface = useNewSurface({ type: 'view', viewId }, values);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const refused = JSON.stringify(errors);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refused]);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || labelOf(content['submit']) === '') return;
    setBusy(true);
    await act({ kind: 'submit', viewId, values: surface.handOver() });
    setBusy(false);
  };
  return (
    <form ref={form} noValidate className="modal-form" onSubmit={(event) => void submit(event)}>
      <div className="dialog-body" tabIndex={-1} lang={snapshot.me.locale}>
        <SurfaceProvider value={surface}>
          <Blocks blocks={listOf(content['blocks'])} errors={errors} />
        </SurfaceProvider>
      </div>
      <Notices />
      <footer className="dialog-foot">
        {depth > 1 ? <span className="modal-depth">Step {depth}</span> : null}
        <button type="button" className="button" onClick={() => void act({ kind: 'closeView', viewId })}>
          {labelOf(content['close']) || 'Cancel'}
        </button>
        {labelOf(content['submit']) === '' ? null : (
          <button type="submit" className="button is-primary-full" aria-busy={isBusy}>
            {labelOf(content['submit'])}
          </button>
        )}
      </footer>
    </form>
  );
}
