import { useState } from 'react';
import { pullLever } from '../live/requests.ts';
import { Dialog } from './dialog.tsx';

type OutsideLinkProps = {
  readonly url: string;
  /** The words after the link. */
  readonly behind: string;
  readonly onClose: () => void;
};

/** In VTEX's admin a SKU's page has its id in the address; else the app names the SKUs behind the link. */
function skusOf(url: string, behind: string): readonly string[] {
  if (!URL.canParse(url) || !new URL(url).hostname.endsWith('.myvtex.com')) return [];
  const named = /SKUs?\s([\d,\s]+)/.exec(behind)?.[1]?.match(/\d+/g) ?? [];
  const inAddress = /[?&]idsku=(\d{1,12})/i.exec(url)?.[1];
  return inAddress === undefined ? named : [inAddress];
}

/** The sandbox has no internet: an address outside is told, not opened. What a person would do there can be done here. */
export function OutsideLink({ url, behind, onClose }: OutsideLinkProps) {
  const [told, setTold] = useState('');
  const skus = skusOf(url, behind);
  const mend = async (): Promise<void> => {
    const answers = await Promise.all(skus.map((sku) => pullLever(`fix=${sku}`)));
    setTold(answers.map((answer) => (answer.ok ? answer.text : answer.error)).join(' '));
  };
  return (
    <Dialog title="A page outside of the sandbox" className="dialog-small" onClose={onClose}>
      <div className="dialog-body">
        <p>
          In real Slack this opens <strong className="outside-url">{url}</strong>
        </p>
        {skus.length === 0 ? null : (
          <p>There a person mends SKU {skus.join(' and ')}. Here one click does it; then press Recheck.</p>
        )}
        <p role="status">{told}</p>
      </div>
      <footer className="dialog-foot">
        {skus.length === 0 || told !== '' ? null : (
          <button type="button" className="button is-primary-full" onClick={() => void mend()}>
            Mend it in VTEX
          </button>
        )}
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </footer>
    </Dialog>
  );
}
