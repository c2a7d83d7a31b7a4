/** Renders a run folder again from its own evidence. */
import { join } from "node:path";
import { CLAIMS } from "../catalogue/index.ts";
import type { RunRefusal } from "../compose.ts";
import { addRendered, type DiskRefusal, readRun, verifyRun } from "../evidence/index.ts";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { renderAll } from "../reporting/index.ts";
import { formatsOf } from "../run/index.ts";

/** Answers the paths that were written. */
export function renderAgain(
  folder: string,
  asked: readonly string[] | undefined,
): Result<readonly string[], RunRefusal> {
  const formats = formatsOf({ formats: asked });
  if (!formats.ok) return formats;
  const evidence = readRun(folder);
  if (!evidence.ok) return refuse(told(evidence.refusal));
  const changed = tampered(folder);
  if (changed !== undefined) return refuse(changed);
  const texts = renderAll(evidence.value, formats.value, {
    claims: CLAIMS.map(({ id, source, sentence }) => ({ id, source, title: sentence })),
  });
  const added = addRendered(folder, texts);
  if (!added.ok) return refuse(told(added.refusal));
  return accept([...texts.keys()].map((name) => join(folder, name)));
}

/** Nothing is built on evidence that is not as it was written; exit 6, with the checks that failed. */
export function tampered(folder: string): RunRefusal | undefined {
  const { ok, checks } = verifyRun(folder);
  if (ok) return undefined;
  const lines = checks.filter((check) => !check.ok).map((check) => `${check.name}: ${check.detail}`);
  return {
    exitCode: 6,
    lines: [`${folder} is not as it was written`, ...lines],
    nextStep: "`orgdrill verify` shows every check; take the run from where it was archived, or run the drills again",
  };
}

/** The sentence names the path. */
export const told = (refusal: DiskRefusal): RunRefusal => ({
  exitCode: refusal.kind === "notThere" ? 2 : 3,
  lines: [refusal.sentence],
  nextStep: refusal.nextStep,
});
