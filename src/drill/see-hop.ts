/** What anybody with the permission can see of a hop: whether trails log, whether a rule could fire for a record as it is now, whether a function lets it in. */
import { listOf, outputOf } from "../action/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import type { CallOutcome, Hands } from "../target/index.ts";
import { busEvent, detailTypeOf, isHiddenFromEnabled, parseRecord } from "../trail/index.ts";

/** What of a rule keeps it from firing. */
export type RuleFault = "switched off" | "gone" | "hidden" | "does not match";

/**
 * What its own account says of a rule: it could not fire for any of the records, it fits one of them, or nobody could look (`why`: in
 * AWS's words, where somebody tried).
 */
export type RuleSeen =
  | Readonly<{ kind: "deaf"; because: RuleFault; words: string }>
  | Readonly<{ kind: "fits"; record: RecordObservation }>
  | Readonly<{ kind: "unknown"; why: string }>;

/** EventBridge API Reference, DescribeRule and TestEventPattern. The rule is seen as it is when it is looked at. */
export async function seeRule(
  hands: Hands | undefined,
  name: string,
  records: readonly RecordObservation[],
): Promise<RuleSeen> {
  if (hands === undefined) return { kind: "unknown", why: "nobody there may look at it" };
  const { outcome } = await hands.call("events", "DescribeRule", { Name: name });
  if (isGone(outcome)) return { kind: "deaf", because: "gone", words: `the rule ${name} is gone` };
  if (outcome.kind !== "succeeded") return { kind: "unknown", why: whyNot(outcome) };
  const { State, EventPattern } = outcome.output;
  if (State === "DISABLED") return { kind: "deaf", because: "switched off", words: `the rule ${name} is DISABLED` };
  const parsed = records.flatMap((observed) => {
    const read = parseRecord(observed.record);
    return read.ok ? [{ observed, record: read.value }] : [];
  });
  if (parsed.length === 0) return { kind: "unknown", why: "there is no record to ask it about" };
  if (State === "ENABLED" && parsed.every(({ record }) => isHiddenFromEnabled(record)))
    return { kind: "deaf", because: "hidden", words: `the rule ${name} is ENABLED, which hides read-only events` };
  for (const { observed, record } of parsed) {
    const Event = JSON.stringify(busEvent(record, observed.accountId, detailTypeOf(record)));
    const tested = await hands.call("events", "TestEventPattern", { EventPattern, Event });
    if (tested.outcome.kind !== "succeeded") return { kind: "unknown", why: whyNot(tested.outcome) };
    if (tested.outcome.output.Result === true) return { kind: "fits", record: observed };
  }
  const words = `the pattern of the rule ${name}, as it is now, does not fit the record`;
  return { kind: "deaf", because: "does not match", words };
}

const whyNot = (outcome: Exclude<CallOutcome, Readonly<{ kind: "succeeded" }>>): string =>
  outcome.kind === "refused" ? outcome.code : outcome.reason;

/** Why the rule cannot fire for any of these records; undefined when it could, or when nobody can see it. */
export async function whyDeaf(
  hands: Hands | undefined,
  name: string,
  records: readonly RecordObservation[],
): Promise<string | undefined> {
  const seen = await seeRule(hands, name, records);
  return seen.kind === "deaf" ? seen.words : undefined;
}

/** EventBridge API Reference, ListTargetsByRule: their ARNs; undefined where nobody can read them. */
export async function targetsOfRule(hands: Hands | undefined, name: string): Promise<readonly string[] | undefined> {
  const listed = await hands?.call("events", "ListTargetsByRule", { Rule: name });
  if (listed?.outcome.kind !== "succeeded") return undefined;
  return listOf<Readonly<{ Arn?: string }>>(listed.outcome.output, "Targets").map(({ Arn = "" }) => Arn);
}

/** The same person where the rule is: us-east-1 is where hands are at home, and rules live in a Region. */
export const handsIn = (hands: Hands | undefined, region: string): Hands | undefined =>
  region === HOME_REGION ? hands : hands?.inRegion?.(region);

const HOME_REGION = "us-east-1";

const FUNCTION = /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:([a-zA-Z0-9-_]+)$/;

/** Why a function cannot be told by a rule of its account; undefined for other targets, when it could be, or when nobody can see it. */
export async function whyShut(hands: Hands | undefined, arn: string): Promise<string | undefined> {
  const [, name] = FUNCTION.exec(arn) ?? [];
  if (hands === undefined || name === undefined) return undefined;
  const found = await hands.call("lambda", "GetFunction", { FunctionName: arn });
  if (isGone(found.outcome)) return `the function ${name} is gone`;
  if (found.outcome.kind !== "succeeded") return undefined;
  const { outcome } = await hands.call("lambda", "GetPolicy", { FunctionName: arn });
  if (isGone(outcome)) return `the function ${name} has no policy that lets anybody in`;
  if (outcome.kind !== "succeeded" || String(outcome.output.Policy).includes('"events.amazonaws.com"'))
    return undefined;
  return `the policy of the function ${name} names EventBridge nowhere`;
}

const isGone = (outcome: CallOutcome): boolean =>
  outcome.kind === "refused" && outcome.code === "ResourceNotFoundException";

type Trail = Readonly<{ Name?: string; TrailARN?: string; HomeRegion?: string; IsMultiRegionTrail?: boolean }>;
type Selectors = Readonly<{ IncludeManagementEvents?: boolean }>;

/** Names of the trails that log management events of a Region; undefined when nobody can read them. */
export async function trailsLogging(hands: Hands | undefined, region: string): Promise<readonly string[] | undefined> {
  const described = await hands?.call("cloudtrail", "DescribeTrails", { includeShadowTrails: true });
  if (hands === undefined || described?.outcome.kind !== "succeeded") return undefined;
  const logging: string[] = [];
  const trails = listOf<Trail>(outputOf(described), "trailList");
  const there = trails.filter((each) => each.IsMultiRegionTrail === true || each.HomeRegion === region);
  for (const { Name = "", TrailARN = Name } of there) {
    const status = outputOf(await hands.call("cloudtrail", "GetTrailStatus", { Name: TrailARN }));
    const selectors = outputOf(await hands.call("cloudtrail", "GetEventSelectors", { TrailName: TrailARN }));
    if (status === undefined || selectors === undefined) return undefined;
    const basic = listOf<Selectors>(selectors, "EventSelectors");
    const isManaging = basic.length === 0 || basic.some((each) => each.IncludeManagementEvents !== false);
    if (status.IsLogging === true && isManaging) logging.push(Name);
  }
  return logging;
}
