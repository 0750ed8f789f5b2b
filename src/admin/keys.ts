import type { Parts } from '../parts.ts';

/** Re-encrypts every secret that the first key did not encrypt. Safe to repeat and to run beside the app. */
export async function rotateKeys({
  parts,
  print,
}: {
  parts: Parts;
  print: (line: string) => void;
}): Promise<void> {
  const rotated = await parts.storage.rotateSecrets();
  print(
    `${String(rotated)} ${rotated === 1 ? 'secret was' : 'secrets were'} re-encrypted with the first key.`,
  );
}
