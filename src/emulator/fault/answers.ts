/** What the faults in force do together: the first one that touches a thing decides, and records pass through all of them. */

import type { Hop } from "../../catalogue/index.ts";
import { type AccountId, addMs, type Instant } from "../../kernel/index.ts";
import type { HopMs } from "../delivery/hop-delays.ts";
import type { Recorded } from "../recorder.ts";
import type { Aimed, CallTrouble, Effects, FaultyCall, OnTrail, TargetTrouble } from "./fault.ts";

/** What one fault did to one thing, with its id. */
export type Touched<T> = Readonly<{ id: string; trouble: T }>;

export type FaultAnswers = Readonly<{
  /** What becomes of the records of one call. */
  records(records: readonly Recorded[]): readonly Recorded[];
  /** When something that happens at an instant is through the hop. */
  delayed(hop: Hop, at: Instant, subject: string): Instant;
  target(aimed: Aimed): Touched<TargetTrouble> | undefined;
  /** In milliseconds. */
  targetSlowMs(aimed: Aimed): number;
  bucket(name: string): string | undefined;
  logFile(trailArn: string): string | undefined;
  passesBy(on: OnTrail): boolean;
  /** The id of the fault by which the record is lost. */
  losesOnTheWay(on: OnTrail): string | undefined;
  departingCall(accountId: AccountId): "logged" | "lost" | undefined;
  isFilterOff(groupArn: string, filterName: string): boolean;
  call(call: FaultyCall): CallTrouble | undefined;
}>;

/** `inForce`: by id, in the order in which they began. `hopMs`: what a hop takes that no fault touches. */
export function faultAnswers(inForce: ReadonlyMap<string, Effects>, hopMs: HopMs): FaultAnswers {
  const first = <T>(ask: (effects: Effects) => T | undefined): Touched<T> | undefined => {
    for (const [id, effects] of inForce) {
      const trouble = ask(effects);
      if (trouble !== undefined) return { id, trouble };
    }
    return undefined;
  };
  const isSo = (ask: (effects: Effects) => boolean | undefined): string | undefined =>
    first((effects) => ask(effects) || undefined)?.id;
  return {
    records(records) {
      let all = records;
      for (const { records: become } of inForce.values()) {
        if (become !== undefined) all = all.flatMap((each) => become(each));
      }
      return all;
    },
    delayed: (hop, at, subject) =>
      addMs(at, first((effects) => effects.delayMs?.(hop, subject))?.trouble ?? hopMs(hop, subject)),
    target: (aimed) => first((effects) => effects.target?.(aimed)),
    targetSlowMs: (aimed) => first((effects) => effects.targetSlowMs?.(aimed))?.trouble ?? 0,
    bucket: (name) => first((effects) => effects.bucket?.(name))?.trouble,
    logFile: (trailArn) => first((effects) => effects.logFile?.(trailArn))?.trouble,
    passesBy: (on) => isSo((effects) => effects.passesBy?.(on)) !== undefined,
    losesOnTheWay: (on) => isSo((effects) => effects.losesOnTheWay?.(on)),
    departingCall: (accountId) => first((effects) => effects.departingCall?.(accountId))?.trouble,
    isFilterOff: (groupArn, filterName) => isSo((effects) => effects.isFilterOff?.(groupArn, filterName)) !== undefined,
    call: (call) => first((effects) => effects.call?.(call))?.trouble,
  };
}
