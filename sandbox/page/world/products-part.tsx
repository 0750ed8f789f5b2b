import { useState } from 'react';
import type { WorldState } from '../../page-server/snapshot.ts';
import { Lever } from './lever.tsx';

type ProductsPartProps = {
  readonly world: WorldState;
  readonly isBusy: boolean;
  readonly onPull: (lever: string) => void;
};

/** The goods of the shop, in VTEX and at TikTok. */
export function ProductsPart({ world, isBusy, onPull }: ProductsPartProps) {
  const { products, causes } = world;
  const [count, setCount] = useState('3');
  const [cause, setCause] = useState('mixed');
  const n = /^\d{1,6}$/.test(count) ? count : '1';
  const brokenNow = products.broken.find((one) => one.cause === cause);
  const verbs = [
    ['Break', `break=${cause}:${n}`],
    ['Fix', brokenNow === undefined ? `fix=${n}` : `fix=${cause}:${n}`],
    ['Add', `add=${n}`],
    ['Delete', `delete=${n}`],
  ] as const;
  return (
    <section className="lever-group" aria-label="Products">
      <h3>Products</h3>
      <Counts products={products} />
      <ProductForm {...{ count, setCount, cause, setCause, causes }} />
      <div className="levers">
        {verbs.map(([label, lever]) => (
          <Lever
            key={label}
            {...{ label, isBusy }}
            onPull={() => {
              onPull(lever);
            }}
          />
        ))}
      </div>
    </section>
  );
}

type ProductFormProps = {
  readonly count: string;
  readonly setCount: (count: string) => void;
  readonly cause: string;
  readonly setCause: (cause: string) => void;
  readonly causes: readonly string[];
};

function ProductForm({ count, setCount, cause, setCause, causes }: ProductFormProps) {
  return (
    <div className="product-form">
      <label>
        How many
        <input
          className="input"
          inputMode="numeric"
          value={count}
          onChange={({ target }) => {
            setCount(target.value);
          }}
        />
      </label>
      <label>
        Cause
        <select
          className="input"
          value={cause}
          onChange={({ target }) => {
            setCause(target.value);
          }}
        >
          {[...new Set(['mixed', ...causes])].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

const mostCauses = 6;

function Counts({ products }: { readonly products: WorldState['products'] }) {
  const { approved, pending, rejected, broken } = products;
  return (
    <>
      <dl className="counts">
        <dt>Approved</dt>
        <dd>{approved}</dd>
        <dt>In review</dt>
        <dd>{pending}</dd>
        <dt>Rejected</dt>
        <dd>{rejected}</dd>
      </dl>
      <p className="broken">
        Broken now:{' '}
        {broken.length === 0
          ? 'nothing'
          : broken
              .slice(0, mostCauses)
              .map(({ cause, count }) => `${count} ${cause}`)
              .join(', ')}
        {broken.length > mostCauses ? ' …' : ''}
      </p>
    </>
  );
}
