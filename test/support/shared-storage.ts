import { afterAll } from '@jest/globals';
import type { StorageOptions } from '../../src/storage/storage.ts';
import { createTestDatabase, createTestStorage } from './test-database.ts';
import type { TestDatabase, TestStorage } from './test-database.ts';

/**
 * One storage for all tests of a file, because making a database of its own costs most of them more than what they test.
 * The answered function gives it as good as new (`empty` in test-database.ts); dropping it then costs nothing. A test
 * that changes the schema, or that closes the storage, makes its own.
 */
export function sharedTestStorage(overrides: Partial<StorageOptions> = {}): () => Promise<TestStorage> {
  return shared(() => createTestStorage(overrides));
}

/** The same without a storage. */
export function sharedTestDatabase(): () => Promise<TestDatabase> {
  return shared(() => createTestDatabase());
}

type Emptied = { empty(): Promise<void>; drop(): Promise<void> };

function shared<T extends Emptied>(create: () => Promise<T>): () => Promise<T> {
  let made: T | undefined;
  afterAll(() => made?.drop());
  return async () => {
    if (made === undefined) made = await create();
    else await made.empty();
    return { ...made, drop: () => Promise.resolve() };
  };
}
