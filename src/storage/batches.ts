/** In this order, `size` at a time: a statement of PostgreSQL takes at most 65,535 values. */
export function batches<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
