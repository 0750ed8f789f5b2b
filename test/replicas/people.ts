/** Who and what the scene consists of. */
export const members = ['ana', 'eva', 'app'] as const;

/** Channel → handles of the stores that it follows; none: all of them. */
export const channels: Readonly<Record<string, readonly string[]>> = {
  todas: [],
  'grupo-a': ['loja-1', 'loja-2', 'loja-3'],
  'grupo-b': ['loja-4', 'loja-5'],
  equipe: ['loja-6', 'loja-1'],
};

/** Six stores on four sign-ins. `sharing`: which store's sign-in it stands on. */
export const shops: readonly { readonly handle: string; readonly sharing?: number }[] = [
  { handle: 'loja-1' },
  { handle: 'loja-2', sharing: 0 },
  { handle: 'loja-3' },
  { handle: 'loja-4', sharing: 2 },
  { handle: 'loja-5' },
  { handle: 'loja-6' },
];

/** Of the store with this place in the TikTok world. */
export const handleOf = (index: number): string => shops[index]?.handle ?? '';
