import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

type DialogProps = {
  readonly title: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly closeLabel?: string;
  readonly children: ReactNode;
};

/** The browser's own modal dialog: it keeps the focus, makes the rest inert, and gives the focus back. */
export function Dialog({ title, className = '', onClose, closeLabel = 'Close', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  const latestClose = useRef(onClose);
  useEffect(() => {
    latestClose.current = onClose;
  });
  useEffect(() => {
    const dialog = ref.current;
    const cancel = (event: Event): void => {
      // It goes when whoever opened it takes it away; a modal of Slack asks the app's world first.
      event.preventDefault();
      latestClose.current();
    };
    dialog?.addEventListener('cancel', cancel);
    return () => {
      dialog?.removeEventListener('cancel', cancel);
    };
  }, []);
  return (
    <dialog ref={ref} className={`dialog ${className}`} aria-labelledby={titleId}>
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label={closeLabel} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      {children}
    </dialog>
  );
}
