/** Acts of people: many go on at once, but none beside one that has to be alone. */
export type Turns = {
  beside<T>(act: () => Promise<T>): Promise<T>;
  alone<T>(act: () => Promise<T>): Promise<T>;
};

export function createTurns(): Turns {
  const going = new Set<Promise<unknown>>();
  let lastAlone: Promise<unknown> = Promise.resolve();
  return {
    async beside(act) {
      // Another one may have asked to be alone meanwhile.
      for (let before: Promise<unknown> | null = null; before !== lastAlone;) {
        before = lastAlone;
        await before;
      }
      const one = act();
      going.add(one);
      try {
        return await one;
      } finally {
        going.delete(one);
      }
    },
    alone(act) {
      const one = Promise.allSettled([lastAlone, ...going]).then(act);
      lastAlone = one.catch(() => undefined); // whoever asked for it hears of it
      return one;
    },
  };
}
