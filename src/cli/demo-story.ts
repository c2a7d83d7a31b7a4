/** The demo's results as a story of four sentences, taken from the findings: what held, who got away, who was told, what it costs. */
import type { Finding, RunDocument } from "../evidence/index.ts";

/** One line each; a part that did not happen is left out. */
export function storyOf(document: RunDocument): readonly string[] {
  const findings = document.drills.flatMap((drill) => drill.findings);
  const held = findings.find(
    (each) => each.answer === "prevention" && each.verdict === "held" && each.accountName === "payments",
  );
  const away = lastOf(findings, "prevention");
  const silent = findings.find(
    (each) => each.answer === "detection" && (away === undefined || each.accountId === away.accountId),
  );
  const cost = lastOf(findings, "consequence");
  return [
    held && told("Stopped", `${sentence(held)}.${twinOf(document, held)}`),
    away && told("Got away", `${sentence(away)}.`),
    silent && told(silent.verdict === "held" ? "Was told" : "Nobody told", `${sentence(silent)}.`),
    cost && told("The cost", `${sentence(cost)}.`),
  ].filter((line) => line !== undefined);
}

const lastOf = (findings: readonly Finding[], answer: Finding["answer"]): Finding | undefined =>
  findings.filter((each) => each.answer === answer && each.verdict === "broke").at(-1);

const told = (word: string, text: string): string => `${word.padEnd(LABEL)}${text}`;

export const LABEL = 13;

const sentence = ({ reason }: Finding): string => reason.replaceAll("`", "");

function twinOf(document: RunDocument, held: Finding): string {
  const twin = document.drills
    .flatMap((drill) => drill.sensitivity ?? [])
    .find((each) => each.guardrail === held.guardrail);
  return twin?.result === "confirmed" ? ` Without it the same attack succeeds: ${twin.reason}.` : "";
}
