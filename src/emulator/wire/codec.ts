/** What each protocol offers for one service: bytes to typed input, typed output and errors to bytes. */
import { invariant, type Result } from "../../kernel/index.ts";
import type { WireRequest, WireResponse } from "./message.ts";
import type { OperationModel, Structure } from "./service-model.ts";
import type { WireError } from "./wire-error.ts";

export type Codec = Readonly<{
  /** Types are checked here and nothing else: a required member may be missing, a list may hold nulls. */
  parseInput(operation: OperationModel, request: WireRequest): Result<Structure, WireError>;
  /** Members that the output shape does not have, and those that are undefined or null, are left out. */
  renderOutput(operation: OperationModel, output: Structure, requestId: string): WireResponse;
  renderError(error: WireError, requestId: string): WireResponse;
}>;

/** The first thing that was wrong with a request while it was read; `undefined` while all is well. */
export type Trouble = {
  text: string | undefined;
  /** In how many shapes that can hold themselves the reader is at the moment. */
  depth?: number;
};

/** Notes what is wrong unless something earlier already was; answers `undefined` so that a reader can return it. */
export function note(trouble: Trouble, text: string): undefined {
  trouble.text ??= text;
  return undefined;
}

/** Makes a compiler that builds each shape's closure once and lets a recursive shape refer to itself. */
export function compileOnce<F extends (value: never, extra: never) => unknown>(
  build: (id: string, compile: (id: string) => F) => F,
  defer: (later: () => F) => F,
): (id: string) => F {
  const compiled = new Map<string, F>();
  const compile = (id: string): F => {
    const known = compiled.get(id);
    if (known !== undefined) return known;
    let made: F | undefined;
    const later = (): F => {
      invariant(made !== undefined, `the closure of ${id} was called while it was being built`);
      return made;
    };
    compiled.set(id, defer(later));
    made = build(id, compile);
    compiled.set(id, made);
    return made;
  };
  return compile;
}

/** A closure per operation, made at the operation's first call. */
export function perOperation<T>(build: (operation: OperationModel) => T): (operation: OperationModel) => T {
  const made = new Map<string, T>();
  return (operation) => {
    const known = made.get(operation.name);
    if (known !== undefined) return known;
    const fresh = build(operation);
    made.set(operation.name, fresh);
    return fresh;
  };
}
