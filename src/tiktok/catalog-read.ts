import type { CatalogIds } from '../core/products/ports.ts';
import type { Lane } from '../core/ports.ts';
import type { Read } from './request.ts';

/** A read about one catalog: each one names its Business Center too (tiktok-business-api.md 4.0). */
export type CatalogRead = (operation: string, query?: Read['query']) => Read;

export function catalogReads(token: string, { bcId, catalogId }: CatalogIds, lane: Lane): CatalogRead {
  const ids = { bc_id: bcId, catalog_id: catalogId };
  return (operation, query = {}) => ({ operation, query: { ...ids, ...query }, token, lane });
}
