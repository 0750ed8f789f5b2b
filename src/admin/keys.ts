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
  if (rotated === 0) print('Every secret is encrypted with the first key already.');
  else if (rotated === 1) print('1 secret was re-encrypted with the first key.');
  else print(`${String(rotated)} secrets were re-encrypted with the first key.`);
}
