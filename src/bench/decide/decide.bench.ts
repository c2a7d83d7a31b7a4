/** What one decision costs under real guardrails, next to the second evaluator that the tests trust. */
import { compileText, isAllowed, rememberedAnswers } from "../../authorization/index.ts";
import { judge, type RawQuestion } from "../../authorization/oracle.test-support.ts";
import { realQuestion } from "../../authorization/organizations.test-support.ts";
import type { Bench } from "../bench.ts";
import { type Figure, figureOf } from "../figure.ts";
import { duration, perSecond, rate, type Timed, trust } from "../timing.ts";
import { growth } from "./growth.ts";
import { leaving, longText, statementsIn } from "./guarded-question.ts";
import { policyBytes } from "./policy-bytes.ts";
import { stages } from "./stages.ts";

const ORACLE = "the tests' second evaluator";

export const decide: Bench = {
  name: "decide",
  async *run() {
    yield* decisions("guarded", leaving("break-glass"), isAllowed);
    yield* decisions("guarded-denied", leaving("admin"), isAllowed);
    yield* decisions("memoised", leaving("break-glass"), rememberedAnswers());
    yield* decisions("memoised-distinct", leaving("break-glass", "distinct"), rememberedAnswers());
    yield compile();
    yield* policyBytes();
    yield* stages();
    yield* growth();
  },
};

/** Only `break-glass` may leave. */
function* decisions(metric: string, raw: RawQuestion, decides: typeof isAllowed): Generator<Figure> {
  const { request, scope } = realQuestion(raw);
  const expected = raw.context["aws:principalarn"]?.includes("break-glass") ?? false;
  const isAsExpected = decides(request, scope) === expected && (judge(raw).outcome === "allowed") === expected;
  if (!isAsExpected || statementsIn(raw) !== 66)
    throw new Error(`expected ${metric} under 66 statements to be ${expected ? "allowed" : "denied"}`);
  const measured = rate(() => decides(request, scope));
  tell(metric, measured);
  const judged = perSecond(() => judge(raw));
  const figure = { bench: "decide", yardstick: { name: ORACLE, value: judged } };
  yield figureOf({ ...figure, metric, value: measured.value, unit: "decisions/s" });
  yield figureOf({
    bench: "decide",
    metric: `${metric}-one`,
    value: 1e9 / measured.value,
    unit: "ns/decision",
    yardstick: { name: ORACLE, value: 1e9 / judged },
  });
}

function compile(): Figure {
  const text = longText();
  const compiles = (): boolean => compileText(text, "serviceControl").ok;
  if (!compiles()) throw new Error("the long policy does not compile");
  const measured = duration(compiles, 200);
  tell("compile", measured);
  const parsed = duration(() => JSON.parse(text), 200).value;
  const yardstick = { name: "JSON.parse of the same text", value: parsed };
  return figureOf({ bench: "decide", metric: "compile", value: measured.value, unit: "ms", yardstick });
}

const tell = (metric: string, measured: Timed): void => console.error(`bench decide: ${metric}: ${trust(measured)}`);
