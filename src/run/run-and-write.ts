/** A whole run: carried out, judged, rendered, and written as a folder. */
import { CLAIMS } from "../catalogue/index.ts";
import type { Roots, RunRefusal, StageDescription } from "../compose.ts";
import { describeStage, labelOf, rootsFor } from "../compose.ts";
import {
  type DiskRefusal,
  probeReportDirectory,
  type RunDocument,
  type RunEvidence,
  writeRun,
} from "../evidence/index.ts";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { type FormatName, isFormatName, renderAll, renderers } from "../reporting/index.ts";
import { documentOf } from "./document.ts";
import { pinnedInputs } from "./pinned-inputs.ts";
import { carryOut, parametersOf } from "./run.ts";
import type { Progress, RunRequest } from "./run-request.ts";

export type FinishedRun = Readonly<{
  document: RunDocument;
  evidence: RunEvidence;
  folder: string;
  remark: string | undefined;
}>;

export async function runAndWrite(asked: RunRequest, progress: Progress): Promise<Result<FinishedRun, RunRefusal>> {
  const request = { ...asked, roots: rootsFor(asked.organizationFile, asked.roots, asked.detectionsFolder) };
  const startedAt = request.wallClock();
  const formats = formatsOf(request);
  if (!formats.ok) return formats;
  const closed = probeReportDirectory(request.reportDirectory);
  if (closed !== undefined) return refuse(cannotWrite(closed));
  const carried = await carryOut(request, progress);
  if (!carried.ok) return carried;
  const stage = await describeStage(parametersOf(request));
  if (!stage.ok) return stage;
  const { drills, features, drillFiles, messages } = carried.value;
  const document = documentOf(request, {
    drills,
    drillFiles,
    features,
    stage: stage.value,
    startedAt,
    finishedAt: request.wallClock(),
  });
  let evidence: RunEvidence | undefined;
  const written = writeRun({
    reportDirectory: request.reportDirectory,
    document,
    drillFiles,
    policies: policiesOf(stage.value, request.roots),
    inputs: pinnedInputs(request, features, stage.value),
    messages: messages
      .map((each) => JSON.stringify(each))
      .join("\n")
      .concat("\n"),
    render(known) {
      evidence = known;
      return renderAll(known, formats.value, {
        claims: CLAIMS.map(({ id, source, sentence }) => ({ id, source, title: sentence })),
      });
    },
  });
  if (!written.ok) return refuse(cannotWrite(written.refusal));
  if (evidence === undefined) throw new Error("a written run was rendered");
  return accept({
    document: written.value.document,
    evidence,
    folder: written.value.folder,
    remark: written.value.remark,
  });
}

/** The sentence names the path. */
const cannotWrite = ({ sentence, nextStep }: DiskRefusal): RunRefusal => ({
  exitCode: 3,
  lines: [sentence],
  nextStep,
});

/** The formats of a run, checked before anything runs. */
export function formatsOf(request: Pick<RunRequest, "formats">): Result<readonly FormatName[], RunRefusal> {
  const asked = request.formats ?? Object.keys(renderers);
  const unknown = asked.filter((name) => !isFormatName(name));
  if (unknown.length > 0) {
    return refuse({
      exitCode: 2,
      lines: [`no report format is called \`${unknown.join("`, `")}\``],
      nextStep: `known formats: ${Object.keys(renderers).join(", ")}`,
    });
  }
  return accept(asked.filter(isFormatName));
}

/** By file name; documents of one name keep the place that tells them apart. */
function policiesOf(stage: StageDescription, roots: Roots): ReadonlyMap<string, string> {
  const named = stage.read.documents.map(({ path, text }) => ({ path, text, name: path.split("/").at(-1) ?? path }));
  const isAlone = (name: string): boolean => named.filter((each) => each.name === name).length === 1;
  return new Map(named.map(({ name, path, text }) => [isAlone(name) ? name : labelOf(path, roots), text]));
}
