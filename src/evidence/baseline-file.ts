/** A baseline as a file: the `baseline` of a drill in `run.json`, kept and approved by somebody. */
import { accept, type Result, refuse } from "../kernel/index.ts";
import type { Baseline, Fact, FactKind, Unread } from "./incident-record.ts";

/** Characters; a baseline of a hundred accounts has about a million. */
const LONGEST = 20_000_000;

const KINDS = {
  organization: true,
  unit: true,
  account: true,
  policy: true,
  tags: true,
  delegation: true,
  identity: true,
  trail: true,
  rule: true,
  alarm: true,
  "log group": true,
  detector: true,
  hub: true,
  recorder: true,
  share: true,
  assignment: true,
  "stack set": true,
  costs: true,
  "sign-in": true,
  "root access": true,
  invitation: true,
  transfer: true,
  "event bus": true,
  topic: true,
  queue: true,
  function: true,
  bucket: true,
  "event data store": true,
  "cost watch": true,
  quota: true,
} as const satisfies Record<FactKind, true>;

/** Refuses with what was expected and where; `source` is how the file is called in evidence. */
export function parseBaseline(text: string, source: string): Result<Baseline, string> {
  if (text.length > LONGEST) return refuse(`expected a baseline of at most ${LONGEST} characters, saw ${text.length}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return refuse(`expected JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { readAt, costs, regions, facts, unread } = membersOf(parsed);
  const { from, until } = membersOf(costs);
  if (typeof readAt !== "string") return refuse("expected `readAt`, a time such as `2026-11-01T00:00:00Z`");
  if (!isDay(from) || !isDay(until))
    return refuse("expected `costs` with `from` and `until`, dates such as `2026-11-01`");
  if (!Array.isArray(facts)) return refuse("expected `facts`, a list");
  const wrong = facts.findIndex((each) => !isFact(each));
  if (wrong >= 0) return refuse(`expected kind, subject, aspect and value, all text, in \`facts[${wrong}]\``);
  const hidden = unread ?? [];
  if (!Array.isArray(hidden) || !hidden.every(isUnread)) return refuse("expected `unread`, a list of subject and why");
  if (regions !== undefined && !isTexts(regions))
    return refuse("expected `regions`, a list of names such as `us-east-1`");
  const read = { source, readAt, costs: { from, until }, facts: facts.filter(isFact).map(copied), unread: hidden };
  return accept(regions === undefined ? read : { ...read, regions });
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

function isFact(value: unknown): value is Fact {
  const { kind, subject, aspect, value: told } = membersOf(value);
  const isKnown = typeof kind === "string" && Object.hasOwn(KINDS, kind);
  return isKnown && [subject, aspect, told].every((each) => typeof each === "string");
}

const copied = ({ kind, subject, aspect, value }: Fact): Fact => ({ kind, subject, aspect, value });

function isUnread(value: unknown): value is Unread {
  const { subject, why } = membersOf(value);
  return typeof subject === "string" && typeof why === "string";
}
