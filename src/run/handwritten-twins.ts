/** Scenarios tagged `@sensitivity`: twins written by hand. They are carried out, and tell about the guardrails of their rule's drills. */
import type { CallObservation, DrillResult, Sensitivity } from "../evidence/index.ts";
import type { Gathered } from "./gather.ts";

const TAG = "@sensitivity";

export const isHandwrittenTwin = ({ tags }: Readonly<{ tags: readonly string[] }>): boolean => tags.includes(TAG);

/** The drill with what the twins of its rule say about each guardrail that its prevention findings name. */
export function withHandwrittenTwins(drill: DrillResult, twins: readonly Gathered[]): DrillResult {
  const own = twins.filter(({ result }) => isOfSameRule(result, drill));
  if (own.length === 0) return drill;
  const named = drill.findings.flatMap((each) => (each.answer === "prevention" ? (each.guardrail ?? []) : []));
  const written = [...new Set(named)].map((guardrail) => {
    const played = drill.sensitivity?.find((each) => each.guardrail === guardrail);
    return worstOf(own.map((twin) => saidBy(twin, guardrail, played)));
  });
  const others = (drill.sensitivity ?? []).filter((each) => !named.includes(each.guardrail));
  const sensitivity = [...written, ...others];
  return { ...drill, sensitivity: sensitivity.length === 0 ? null : sensitivity };
}

type Ruled = Readonly<Pick<DrillResult, "uri" | "feature" | "rule">>;

/** Whether the one tells about the other's guardrails. */
export const isOfSameRule = (twin: Ruled, drill: Ruled): boolean =>
  twin.uri === drill.uri && twin.feature === drill.feature && twin.rule === drill.rule;

/** `played` is the automatic twin: it stays where the one written by hand proved nothing. */
function saidBy(twin: Gathered, guardrail: string, played: Sensitivity | undefined): Sensitivity {
  const { result } = twin;
  const title = `the twin \`${result.name}\``;
  if (result.verdict === "held") {
    return { guardrail, result: "confirmed", removalSet: [guardrail], reason: `${title} held: the attack succeeds` };
  }
  if (result.verdict !== "broke") {
    const nothing = `${title} proved nothing (${result.verdict}): ${result.remark ?? whyOf(result)}`;
    return played === undefined
      ? { guardrail, result: "vacuous", removalSet: [], reason: nothing }
      : { ...played, reason: `${played.reason}; ${nothing}` };
  }
  const denying = denyingGuardrails(decisiveCalls(twin));
  const others = denying.filter((name) => name !== guardrail);
  if (others.length > 0) {
    const reason = `${title} broke: ${others.join(" and ")} ${others.length === 1 ? "stops" : "stop"} the attack as well`;
    return { guardrail, result: "redundant", removalSet: [guardrail, ...others], reason };
  }
  const why = denying.length > 0 ? `it does not take ${guardrail} away` : whyOf(result);
  return { guardrail, result: "vacuous", removalSet: [], reason: `${title} broke: ${why}` };
}

/** Vacuous weighs most, because it makes the guardrail's answer Inconclusive; then redundant. */
function worstOf(said: readonly Sensitivity[]): Sensitivity {
  const weight = { vacuous: 0, redundant: 1, confirmed: 2 } as const;
  return said.reduce((one, other) => (weight[other.result] < weight[one.result] ? other : one));
}

/** The last call of each finding that broke: what the attack came down to. */
function decisiveCalls({ result, files }: Gathered): readonly CallObservation[] {
  const decisive = new Set(result.findings.flatMap((each) => (each.verdict === "broke" ? each.calls.slice(-1) : [])));
  return files.calls.filter((call) => decisive.has(call.sequence));
}

function denyingGuardrails(calls: readonly CallObservation[]): readonly string[] {
  const denials = calls.flatMap((call) => call.explanation?.denying ?? []);
  const names = denials.flatMap((denial) =>
    denial.kind === "explicit" && denial.policyType === "serviceControl" ? [denial.statement.policy.name] : [],
  );
  return [...new Set(names)];
}

const whyOf = ({ findings, verdict }: DrillResult): string =>
  findings.find((each) => each.verdict === verdict)?.reason ?? "nothing was judged";
