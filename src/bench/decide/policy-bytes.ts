/** What a compiled policy costs in memory: the heap before and after many that differ, divided by how many they are. */
import { compileText } from "../../authorization/index.ts";
import { type Figure, figureOf } from "../figure.ts";
import { GUARDRAIL, longText } from "./guarded-question.ts";

const POLICIES = 500;

export function* policyBytes(): Generator<Figure> {
  for (const [metric, text] of [
    ["bytes-guardrail", JSON.stringify(GUARDRAIL.document)],
    ["bytes-longest", longText()],
  ] as const) {
    const compiled = bytesOfOne((at) => compileText(distinct(text, at), "serviceControl"));
    const parsed = bytesOfOne((at) => JSON.parse(distinct(text, at)));
    console.error(`bench decide: ${metric}: ${POLICIES} policies of ${text.length} characters each`);
    const yardstick = { name: "JSON.parse of the same texts", value: parsed };
    yield figureOf({ bench: "decide", metric, value: compiled, unit: "bytes/policy", yardstick });
  }
}

/** The same length, and no other policy's text: nothing is shared between them that is not shared in an organization. */
const distinct = (text: string, at: number): string =>
  text
    .replace("iam:CreateUser", `iam:Create${String(at).padStart(4, "0")}`)
    .split("")
    .join("");

function bytesOfOne(make: (at: number) => unknown): number {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error("the benchmark must run with `--expose-gc`");
  const kept: unknown[] = Array.from({ length: POLICIES }, () => undefined);
  for (let at = 0; at < 50; at++) make(at);
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < POLICIES; at++) kept[at] = make(at);
  gc();
  const bytes = (process.memoryUsage().heapUsed - before) / kept.length;
  if (kept[POLICIES - 1] === undefined) throw new Error("nothing was made");
  return bytes;
}
