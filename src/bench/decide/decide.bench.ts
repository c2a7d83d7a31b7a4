/** What one decision costs under real guardrails, next to the second evaluator that the tests trust. */
import { compileText, isAllowed } from "../../authorization/index.ts";
import { judge } from "../../authorization/oracle.test-support.ts";
import { realQuestion } from "../../authorization/organizations.test-support.ts";
import type { Bench } from "../bench.ts";
import { figureOf } from "../figure.ts";
import { callMs, perSecond } from "../timing.ts";
import { leaving, longText, statementsIn } from "./guarded-question.ts";

const ORACLE = "the tests' second evaluator";

export const decide: Bench = {
  name: "decide",
  async *run() {
    for (const [metric, role, expected] of [
      ["guarded", "break-glass", true],
      ["guarded-denied", "admin", false],
    ] as const) {
      const raw = leaving(role);
      const { request, scope } = realQuestion(raw);
      const isAsExpected = isAllowed(request, scope) === expected && (judge(raw).outcome === "allowed") === expected;
      if (!isAsExpected || statementsIn(raw) !== 66)
        throw new Error(
          `expected LeaveOrganization by ${role} under 66 statements to be ${expected ? "allowed" : "denied"}`,
        );
      yield figureOf({
        bench: "decide",
        metric,
        value: perSecond(() => isAllowed(request, scope)),
        unit: "decisions/s",
        yardstick: { name: ORACLE, value: perSecond(() => judge(raw)) },
      });
    }
    console.error(
      "bench decide: no figure `memoised`: the engine remembers the statements for an action, not a level's answer",
    );
    const text = longText();
    const compile = (): boolean => compileText(text, "serviceControl").ok;
    if (!compile()) throw new Error("the long policy does not compile");
    yield figureOf({
      bench: "decide",
      metric: "compile",
      value: callMs(compile, 200),
      unit: "ms",
      yardstick: { name: "JSON.parse of the same text", value: callMs(() => JSON.parse(text), 200) },
    });
  },
};
