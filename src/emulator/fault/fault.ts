/** A fault: chaos that we caused, with its id, what it touches, and the way back. */

import type { Hop } from "../../catalogue/index.ts";
import type { DomainEvent, EventRule, EventTarget, Trail, World } from "../../domain/index.ts";
import type { AccountId, Instant, Result } from "../../kernel/index.ts";
import type { Recorded } from "../recorder.ts";
import type { WireError } from "../wire/index.ts";
import type { Parameter, Parameters } from "./parameters.ts";

/** Why a hand-over to a target fails; `isRetried` as EventBridge tries such an error again or not. */
export type TargetTrouble = Readonly<{ code: string; reason: string; isRetried: boolean }>;

export type Aimed = Readonly<{ rule: EventRule; target: EventTarget; subject: string }>;

/** A call of somebody whose credentials are good, before anything else is looked at. */
export type FaultyCall = Readonly<{
  service: string;
  operation: string;
  principalArn: string;
  accountId: AccountId;
  requestId: string;
}>;

/** A record and a trail that logs it, or would. */
export type OnTrail = Readonly<{ trail: Trail; recorded: Recorded }>;

/** `isCarriedOut`: the call does what it does, and only its answer is lost. */
export type CallTrouble = Readonly<{ error: WireError; isCarriedOut: boolean }>;

/** What a fault in force does; each answers nothing for what it does not touch. */
export type Effects = Readonly<{
  /** What becomes of one record: none, one or several, in another shape or at another time. */
  records?(recorded: Recorded): readonly Recorded[];
  /** In place of the modelled delay, in milliseconds. */
  delayMs?(hop: Hop, subject: string): number | undefined;
  target?(aimed: Aimed): TargetTrouble | undefined;
  /** What a target takes longer than the hop does, in milliseconds. */
  targetSlowMs?(aimed: Aimed): number | undefined;
  /** The error of S3 that meets whoever writes into the bucket. */
  bucket?(name: string): string | undefined;
  /** The error of S3 that meets whoever writes a log file of the trail. */
  logFile?(trailArn: string): string | undefined;
  /** Whether an organization's trail passes by a record that its selectors take. */
  passesBy?(on: OnTrail): boolean;
  /** Whether a record that a trail has taken is lost before it is written anywhere: asked when it is to be written. */
  losesOnTheWay?(on: OnTrail): boolean;
  /** What becomes of the call by which an account departs, in place of the assumption `departing-call-logged`. */
  departingCall?(accountId: AccountId): "logged" | "lost" | undefined;
  /** Whether a metric filter counts nothing. */
  isFilterOff?(groupArn: string, filterName: string): boolean;
  call?(call: FaultyCall): CallTrouble | undefined;
}>;

export type Started = Readonly<{
  effects?: Effects;
  /** What changes in the world at once. */
  events?: readonly DomainEvent[];
  /** What puts it right again, with the world as it is then: nothing that somebody changed meanwhile is overwritten. */
  recover?(world: World, now: Instant): readonly DomainEvent[];
}>;

export type FaultStage = Readonly<{ world: World; now: Instant; id: string; seed: number }>;

export type FaultKind = Readonly<{
  kind: string;
  /** What happens, as a sentence without its subject: `records reach the bus late`. */
  sentence: string;
  /** What DELETE puts right. */
  recovery: string;
  /** Where the failure is documented or was seen. */
  source: string;
  parameters: Readonly<Record<string, Parameter>>;
  /** The refusal is one sentence about the parameters. */
  start(parameters: Parameters, stage: FaultStage): Result<Started, string>;
}>;
