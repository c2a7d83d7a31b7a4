/** A decision in words: what decided, who else would have denied, who allowed, and who had no say. */
import type { CallObservation } from "../../evidence/index.ts";

type Explanation = NonNullable<CallObservation["explanation"]>;
type Denial = Explanation["denying"][number];
type Statement = Explanation["allowing"][number];
type PolicyType = Statement["policy"]["type"];

export type TraceRow = Readonly<{
  effect: "decides" | "denies too" | "allows";
  policyType: string;
  /** The policy and statement, or that nothing allows. */
  what: string;
  level: string;
  place: string;
}>;

export type DecisionTrace = Readonly<{
  outcome: string;
  request: string;
  rows: readonly TraceRow[];
  exemptions: readonly string[];
  assumptions: readonly string[];
}>;

const TYPE_WORD = {
  serviceControl: "Service control policy",
  resourceControl: "Resource control policy",
  resource: "Resource policy",
  identity: "Identity policy",
  boundary: "Permissions boundary",
  session: "Session policy",
  trust: "Trust policy",
} as const satisfies Record<PolicyType, string>;

const OUTCOME_WORD = {
  allowed: "Allowed",
  explicitlyDenied: "Denied explicitly",
  implicitlyDenied: "Denied because nothing allows it",
} as const satisfies Record<Explanation["outcome"], string>;

/** The whole denying set, the decisive denial first. */
export function decisionTrace(explanation: Explanation): DecisionTrace {
  const { decisive, denying, allowing, exemptions, assumptions } = explanation;
  const decided = decisive === undefined ? [] : [denialRow(decisive, "decides")];
  const told = decisive === undefined ? "" : JSON.stringify(decisive);
  const others = denying.filter((each) => JSON.stringify(each) !== told).map((each) => denialRow(each, "denies too"));
  return {
    outcome: OUTCOME_WORD[explanation.outcome],
    request: `${explanation.action} on ${explanation.resource} by ${explanation.principal}`,
    rows: [...decided, ...others, ...allowing.map(allowRow)],
    exemptions,
    assumptions,
  };
}

function denialRow(denial: Denial, effect: TraceRow["effect"]): TraceRow {
  const policyType = TYPE_WORD[denial.policyType] ?? denial.policyType;
  if (denial.kind === "explicit") return { ...statementRow(denial.statement), effect, policyType };
  const what = denial.action === undefined ? "nothing allows it" : `nothing allows \`${denial.action}\``;
  const by = denial.policy === undefined ? what : `\`${denial.policy.name}\` does not allow ${denial.action ?? "it"}`;
  return { effect, policyType, what: by, level: levelWord(denial.level), place: "" };
}

const levelWord = (level: Statement["policy"]["level"]): string => level?.path ?? level?.name ?? "";

/** Of a call that needs several permissions each allow says which one it is about. */
function allowRow(statement: Statement): TraceRow {
  const row = statementRow(statement);
  const what = statement.action === undefined ? row.what : `${row.what}, for \`${statement.action}\``;
  return { ...row, what, effect: "allows" };
}

function statementRow(statement: Statement): Omit<TraceRow, "effect"> {
  const { policy, sid, index, line, column } = statement;
  const place =
    policy.file === undefined ? "" : [policy.file, line, column].filter((part) => part !== undefined).join(":");
  const named = sid === undefined ? `statement ${index + 1}` : `statement ${index + 1}, \`${sid}\``;
  const policyType = TYPE_WORD[policy.type] ?? policy.type;
  return { policyType, what: `\`${policy.name}\`, ${named}`, level: levelWord(policy.level), place };
}
