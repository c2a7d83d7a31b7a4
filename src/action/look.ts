/** Reading calls on the way of a response: the first that is not answered stops it. */
import type { CallReport, Hands, ServiceName } from "../target/index.ts";
import { listOf, outputOf } from "./action.ts";

export type Input = Readonly<Record<string, unknown>>;
export type Output = Readonly<Record<string, unknown>>;
export type Call = Readonly<{ service: ServiceName; operation: string; input?: Input }>;

/** A list that comes in pages. */
export type Listing = Call & Readonly<{ member: string }>;

export type Look = Readonly<{
  hands: Hands;
  read(call: Call): Promise<Output>;
  /** Undefined where AWS refuses with one of these codes: there is no such thing. */
  find(call: Call, ...absent: readonly string[]): Promise<Output | undefined>;
  /** Every page. */
  list<T>(listing: Listing): Promise<readonly T[]>;
  /** The last answered call, whose `at` is the target's time. */
  last(): CallReport | undefined;
}>;

/** A call that was not answered as wanted: the response ends there. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  constructor(readonly call: CallReport) {
    super(`${call.service} ${call.operation} was not carried out`);
  }
}

/** No list that a response reads has more pages; a list that never ends must not hold it. */
const MOST_PAGES = 1000;

export function lookWith(hands: Hands): Look {
  let last: CallReport | undefined;
  const ask = async ({ service, operation, input = {} }: Call): Promise<CallReport> => {
    last = await hands.call(service, operation, input);
    return last;
  };
  const read = async (call: Call): Promise<Output> => {
    const report = await ask(call);
    const output = outputOf(report);
    if (output === undefined) throw new Stopped(report);
    return output;
  };
  return {
    hands,
    read,
    last: () => last,
    async find(call, ...absent) {
      const report = await ask(call);
      const { outcome } = report;
      if (outcome.kind === "succeeded") return outcome.output;
      if (outcome.kind === "refused" && absent.includes(outcome.code)) return undefined;
      throw new Stopped(report);
    },
    async list<T>({ member, ...call }: Listing) {
      const found: T[] = [];
      let next: Input = {};
      for (let page = 0; page < MOST_PAGES; page++) {
        const output = await read({ ...call, input: { ...call.input, ...next } });
        found.push(...listOf<T>(output, member));
        const following = nextPage(output);
        if (following === undefined) return found;
        next = following;
      }
      throw new Error(`the list of ${call.service} ${call.operation} has more than ${MOST_PAGES} pages`);
    },
  };
}

/** IAM marks pages with `IsTruncated` and `Marker`, the others with a `NextToken` or `NextPageToken`. */
function nextPage({ IsTruncated, Marker, NextToken, NextPageToken }: Output): Input | undefined {
  if (IsTruncated === true && Marker !== undefined) return { Marker };
  if (typeof NextToken === "string" && NextToken !== "") return { NextToken };
  if (typeof NextPageToken === "string" && NextPageToken !== "") return { NextPageToken };
  return undefined;
}
