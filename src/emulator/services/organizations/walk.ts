/** Walks through long lists that go on where the last page ended. */

/** One item ahead, so that it knows whether there is more. */
export class Walk<T> {
  readonly #iterator: Iterator<T>;
  #next: IteratorResult<T>;
  #offset: number;

  constructor(items: Iterable<T>, offset = 0) {
    this.#iterator = items[Symbol.iterator]();
    this.#next = this.#iterator.next();
    this.#offset = offset;
  }

  /** How many items lie behind. */
  get offset(): number {
    return this.#offset;
  }

  get isOver(): boolean {
    return this.#next.done === true;
  }

  /** The item that `take` would take; there must be one. */
  get upcoming(): T {
    return this.#next.value;
  }

  take(): T {
    const taken = this.#next.value;
    this.#next = this.#iterator.next();
    this.#offset += 1;
    return taken;
  }
}

/** Walks that somebody may go on with; whoever comes later than that finds the place by its offset. */
const KEPT = 256;

export type Walks<T> = Readonly<{
  leave(token: string, walk: Walk<T>): void;
  /** Once: a walk cannot go back. */
  goOn(token: string): Walk<T> | undefined;
}>;

const left = new WeakMap<object, Map<string, Walk<unknown>>>();

/** Tokens name their list, so one owner has one store for all of its lists. */
export function walksOf<T>(owner: object): Walks<T> {
  const walks = (left.get(owner) ?? new Map()) as Map<string, Walk<T>>;
  left.set(owner, walks);
  return {
    leave(token, walk) {
      const oldest = walks.keys().next();
      if (walks.size >= KEPT && oldest.done !== true) walks.delete(oldest.value);
      walks.set(token, walk);
    },
    goOn(token) {
      const walk = walks.get(token);
      walks.delete(token);
      return walk;
    },
  };
}
