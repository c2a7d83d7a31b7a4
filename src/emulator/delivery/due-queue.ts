/** Things that fall due, taken out in order of time; those due together, in the order in which they came. */
import type { Instant } from "../../kernel/index.ts";

type Due<T> = Readonly<{ at: Instant; sequence: number; item: T }>;

export type DueQueue<T> = Readonly<{
  put(at: Instant, item: T): void;
  /** The next thing, which stays; undefined when nothing waits. */
  next(): Readonly<{ at: Instant; item: T }> | undefined;
  /** The next thing due at or before `now`, or undefined. */
  take(now: Instant): Readonly<{ at: Instant; item: T }> | undefined;
  size(): number;
}>;

/** A binary heap: any mixture of delays costs the logarithm of what is waiting. */
export function dueQueue<T>(): DueQueue<T> {
  const heap: Due<T>[] = [];
  let sequence = 0;
  return {
    put(at, item) {
      heap.push({ at, sequence: sequence++, item });
      rise(heap, heap.length - 1);
    },
    take(now) {
      const first = heap[0];
      if (first === undefined || first.at > now) return undefined;
      const last = heap.pop();
      if (last !== undefined && last !== first) {
        heap[0] = last;
        sink(heap);
      }
      return first;
    },
    next: () => heap[0],
    size: () => heap.length,
  };
}

function rise<T>(heap: Due<T>[], from: number): void {
  for (let at = from; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (!isBefore(heap[at], heap[parent])) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink<T>(heap: Due<T>[]): void {
  for (let at = 0; ; ) {
    const left = 2 * at + 1;
    const smaller = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
    if (!isBefore(heap[smaller], heap[at])) return;
    swap(heap, at, smaller);
    at = smaller;
  }
}

/** What is not there comes after everything. */
function isBefore<T>(left: Due<T> | undefined, right: Due<T> | undefined): boolean {
  if (left === undefined) return false;
  if (right === undefined) return true;
  return left.at === right.at ? left.sequence < right.sequence : left.at < right.at;
}

function swap<T>(heap: Due<T>[], left: number, right: number): void {
  const moved = heap[left];
  const other = heap[right];
  if (moved === undefined || other === undefined) return;
  heap[left] = other;
  heap[right] = moved;
}
