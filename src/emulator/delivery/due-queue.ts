/** Things that fall due, taken out in order of time; those due together, in the order in which they came. */
import type { Instant } from "../../kernel/index.ts";

export type Due<T> = Readonly<{ at: Instant; sequence: number; item: T }>;

export type DueQueue<T> = Readonly<{
  put(at: Instant, item: T): void;
  /** The next thing, which stays; undefined when nothing waits. */
  next(): Due<T> | undefined;
  /** The next thing due at or before `now`, or undefined. */
  take(now: Instant): Due<T> | undefined;
  size(): number;
}>;

/** Who came first, over all queues that share it. */
export type Turns = { next: number };

/**
 * What comes in order of time waits in a line, at no cost; what is due before the end of the line waits in a binary heap, where any
 * mixture of delays costs the logarithm of what is waiting there.
 */
export function dueQueue<T>(turns: Turns = { next: 0 }): DueQueue<T> {
  const line = waitingLine<T>();
  const heap: Due<T>[] = [];
  const isLineFirst = () => isBefore(line.first(), heap[0]);
  return {
    put(at, item) {
      const due = { at, sequence: turns.next++, item };
      if (line.takes(due)) return;
      heap.push(due);
      rise(heap, heap.length - 1);
    },
    take(now) {
      const isOfLine = isLineFirst();
      const first = isOfLine ? line.first() : heap[0];
      if (first === undefined || first.at > now) return undefined;
      if (isOfLine) line.leave();
      else removeFirst(heap);
      return first;
    },
    next: () => (isLineFirst() ? line.first() : heap[0]),
    size: () => line.size() + heap.length,
  };
}

/** So many places may stand empty at the front, or this part of all, before the line moves up: what left is not held for long. */
const MOST_EMPTY = 64;
const EMPTY_PART = 1 / 8;

function waitingLine<T>() {
  let waiting: Due<T>[] = [];
  let start = 0;
  return {
    /** Only what is due no earlier than the last in line. */
    takes(due: Due<T>): boolean {
      const last = waiting[waiting.length - 1];
      if (last !== undefined && due.at < last.at) return false;
      waiting.push(due);
      return true;
    },
    first: (): Due<T> | undefined => waiting[start],
    leave(): void {
      start++;
      if (start < waiting.length && start < Math.max(MOST_EMPTY, waiting.length * EMPTY_PART)) return;
      waiting = waiting.slice(start);
      start = 0;
    },
    size: (): number => waiting.length - start,
  };
}

function removeFirst<T>(heap: Due<T>[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  sink(heap);
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
export function isBefore(left: Due<unknown> | undefined, right: Due<unknown> | undefined): boolean {
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
