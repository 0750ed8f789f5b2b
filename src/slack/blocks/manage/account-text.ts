import type { AccountState, PartMemory } from '../../../core/reading.ts';
import type { Translator } from '../../../locales/index.ts';
import { clip, code, date, mrkdwn, words } from '../elements.ts';

type Account = { readonly name: string; readonly state: AccountState };

/** An account with its id, its state and the time of both; what is not known is said. */
export function accountText(
  t: Translator,
  {
    id,
    part,
    kind,
  }: { readonly id: string; readonly part: PartMemory<Account>; readonly kind: 'state' | 'bcState' },
): string {
  const { good, last } = part;
  const lines = [
    good === null
      ? t('counts.unknown')
      : `*${words(clip(good.value.name, 200))}* · ${t(`${kind}.${good.value.state}`)}`,
    code(id).markup,
  ];
  if (good !== null) lines.push(mrkdwn(t, 'manage.asOf', { asOf: date(good.at) }));
  if (last?.class === 'objectRefused') lines.push(t('status.partRefused'));
  return lines.join('\n');
}
