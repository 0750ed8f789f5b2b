/**
 * What VTEX's affiliate webhook said (vtex.md 5.1). It is not signed and carries no values: nothing of it is believed but that
 * this SKU is worth being read again.
 */
export type Ping = {
  readonly skuId: string;
  /** null: not said. */
  readonly account: string | null;
  readonly affiliateId: string | null;
};

const skuIdPattern = /^[1-9]\d{0,18}$/;

/**
 * null: nothing that names a SKU. VTEX's pages spell the keys in two ways (`IdSku`, `idSKU`), and its own receivers take both;
 * the id is text in one and a number in the other.
 */
export function pingOf(body: string): Ping | null {
  const fields = fieldsOf(body);
  const id = fields.get('idsku');
  // A number beyond 2^53 - 1 was rounded by whoever wrote it: it would be another SKU.
  const skuId = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof skuId !== 'string' || !skuIdPattern.test(skuId)) return null;
  const [account = null, affiliateId = null] = [fields.get('an'), fields.get('idaffiliate')];
  if (!isTextOrNull(account) || !isTextOrNull(affiliateId)) return null;
  return { skuId, account, affiliateId };
}

/** By lower-case name; of two spellings of one name the first counts. */
function fieldsOf(body: string): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(parse(body))) {
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, value);
  }
  return fields;
}

function parse(body: string): object {
  try {
    // Whoever writes it in .NET may put a byte order mark before it.
    const value: unknown = JSON.parse(body.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {}; // a body that says nothing is answered like any other: there is nobody who would mend it
  }
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
