import { useEffect, useState } from 'react';
import { sendAct } from './requests.ts';

const admin = 'ana';
const localeOf: Readonly<Record<string, string>> = { en: 'en-US', es: 'es-ES', pt: 'pt-BR' };

/** Whose Slack is shown. It stands in the address, so that a link leads to the same eyes. */
export function usePerson(): readonly [name: string, become: (name: string) => void] {
  const [name, setName] = useState(() => new URLSearchParams(location.search).get('as') ?? '');
  const isFirstVisit = name === '';
  useEffect(() => {
    // Who opens the page for the first time is an admin who reads what the browser reads.
    const locale = localeOf[navigator.language.slice(0, 2).toLowerCase()];
    if (!isFirstVisit || locale === undefined) return;
    void sendAct(admin, { kind: 'locale', locale });
  }, [isFirstVisit]);
  const become = (next: string): void => {
    history.replaceState(null, '', `?as=${encodeURIComponent(next)}${location.hash}`);
    setName(next);
  };
  return [isFirstVisit ? admin : name, become];
}
