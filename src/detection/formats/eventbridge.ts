/** An EventBridge rule as a detection: a bare event pattern, a rule as the API shows it, or a CloudFormation resource. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { compileEventPattern, type EventPattern } from "../../matching/index.ts";
import type { Detection, DetectionProblem } from "../detection.ts";

/** What the document itself may leave out. `id` is usually the file's name. */
export type DetectionPlace = Readonly<{ id: string; accountId?: string; region?: string }>;

const STATES = ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"] as const;
type Members = Readonly<Record<string, unknown>>;

/** Reads JSON text. A pattern that EventBridge would refuse is refused in its words. */
export function parseEventBridgeRule(text: string, place: DetectionPlace): Result<Detection, DetectionProblem> {
  const document = parseObject(text);
  if (!document.ok) return document;
  const { value } = document;
  if (value.Type === "AWS::Events::Rule" && isMembers(value.Properties)) return fromRule(value.Properties, place);
  if ("EventPattern" in value) return fromRule(value, place);
  const pattern = compile(text, "");
  if (!pattern.ok) return pattern;
  return accept(detection(place, { pattern: pattern.value, state: "ENABLED", description: undefined }));
}

function fromRule(rule: Members, place: DetectionPlace): Result<Detection, DetectionProblem> {
  const { EventPattern, State = "ENABLED", Name, Description, EventBusName = "default" } = rule;
  const state = STATES.find((each) => each === State);
  if (state === undefined)
    return refuse({ where: "State", message: `expected one of ${STATES.join(", ")}, saw ${quoted(State)}` });
  if (EventBusName !== "default") {
    return refuse({
      where: "EventBusName",
      message: `expected the bus \`default\`, which gets the trail's events, saw ${quoted(EventBusName)}`,
    });
  }
  const text = typeof EventPattern === "string" ? EventPattern : JSON.stringify(EventPattern ?? null);
  const pattern = compile(text, "EventPattern");
  if (!pattern.ok) return pattern;
  const named = typeof Name === "string" && Name !== "" ? { ...place, id: Name } : place;
  const description = typeof Description === "string" ? Description : undefined;
  return accept(detection(named, { pattern: pattern.value, state, description }));
}

type Rule = Readonly<{ pattern: EventPattern; state: (typeof STATES)[number]; description: string | undefined }>;

const detection = ({ id, accountId, region }: DetectionPlace, { pattern, state, description }: Rule): Detection => ({
  id,
  description,
  format: "eventbridge",
  accountId,
  region,
  isEnabled: state !== "DISABLED",
  seesReadOnly: state === "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
  pattern,
});

function compile(text: string, where: string): Result<EventPattern, DetectionProblem> {
  const pattern = compileEventPattern(text);
  return pattern.ok ? pattern : refuse({ where, message: pattern.refusal.message });
}

function parseObject(text: string): Result<Members, DetectionProblem> {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value)
      ? accept(value)
      : refuse({ where: "", message: `expected a rule or an event pattern, saw ${quoted(value)}` });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse({ where: "", message: `expected JSON: ${error.message}` });
  }
}

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const quoted = (value: unknown): string => `\`${JSON.stringify(value)?.slice(0, 80)}\``;
