/** The run's document: every judged drill with the inputs it rests on, and a run id that only inputs and seed decide. */

import { readFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { assumptionValues, folderLabel, labelOf, type Roots, type StageDescription } from "../compose.ts";
import {
  type DrillFiles,
  type DrillResult,
  type ExcusedAccount,
  type OrganizationSummary,
  RUN_SCHEMA,
  type RunDocument,
  type RunInput,
  type RunInputs,
  runVerdict,
  totalsOf,
  withInferences,
} from "../evidence/index.ts";
import { canonicalJson, compareText, formatInstant, sha256 } from "../kernel/index.ts";
import type { RunRequest } from "./run-request.ts";

export type Concluded = Readonly<{
  drills: readonly DrillResult[];
  /** By drill id. */
  drillFiles: ReadonlyMap<string, DrillFiles>;
  features: readonly string[];
  stage: StageDescription;
  startedAt: Date;
  finishedAt: Date;
}>;

export function documentOf(request: RunRequest, concluded: Concluded): RunDocument {
  const { stage } = concluded;
  const drills = concluded.drills.map((drill) =>
    withInferences(drill, concluded.drillFiles.get(drill.id) ?? { calls: [], trail: [] }),
  );
  const inputs = inputsOf(request, concluded);
  const at = formatInstant(request.at);
  return {
    schema: RUN_SCHEMA,
    envelope: {
      number: 0,
      startedAt: concluded.startedAt.toISOString(),
      finishedAt: concluded.finishedAt.toISOString(),
      machine: `${platform()} ${arch()}, node ${process.version}`,
    },
    run: {
      id: `run-${sha256(canonicalJson({ inputs, seed: request.seed, at, version: request.version })).slice(0, 16)}`,
      seed: request.seed,
      at,
      target: stage.opened.target.name,
      version: request.version,
      inputs,
    },
    verdict: runVerdict(drills),
    totals: totalsOf(drills),
    organizations: summariesOf(stage),
    limits: [...limitsOf(request), ...unjudged(stage)],
    excused: excusedIn(stage),
    drills,
  };
}

/** What the embedded emulator does not show yet; printed in every report, so that nobody takes silence for a pass. */
const LIMITS = [
  "log files and digests exist where the organization file names trails; without any, EventBridge hears of every call, as if each account had one",
  "delivery is modelled: EventBridge hears of a call five minutes after it, unless a drill draws the delays anew from their spread",
  "GuardDuty, Security Hub, AWS Config, IAM Identity Center, RAM and StackSets are emulated as far as membership changes what they show; what they detect, check or deploy beyond that is not",
  "reservations and Savings Plans cover use at a dollar for a dollar and change no cost; of service quotas a dozen are known",
  "Lambda functions are stand-ins: they hand on what they were given and run no code",
  "quotas on accounts, closures and invitations are those of the organization file; where it names none, the most that AWS allows",
];
const UNTHROTTLED = "API throttling is not emulated in this run";
const THROTTLED = "only the rates that AWS documents for Organizations and for LookupEvents are emulated";

const limitsOf = ({ throttle }: RunRequest): readonly string[] => [
  ...LIMITS,
  throttle === true ? THROTTLED : UNTHROTTLED,
];

/** Rules in Python are not run in drills, and nobody may take their silence for a verdict. */
function unjudged({ detections }: StageDescription): readonly string[] {
  const names = (detections?.detections ?? []).filter(({ rule }) => rule.kind === "panther").map(({ id }) => id);
  return names.length === 0
    ? []
    : [`rules in Python are not run in drills, \`orgdrill detect --allow-python\` judges them: ${names.join(", ")}`];
}

function inputsOf(request: RunRequest, { stage, features }: Concluded): RunInputs {
  const { organization, documents } = stage.read.inputs;
  const labelled = (input: RunInput): RunInput => ({ ...input, path: labelOf(input.path, request.roots) });
  return {
    organization: labelled(organization),
    // In the order in which they are run, with the lines that were asked for, so that a replay plans the same drills.
    features: features.map((path) => labelledFeature(path, request.roots)),
    documents: documents.map(labelled).sort((left, right) => compareText(left.path, right.path)),
    ...(request.detectionsFolder !== undefined && {
      detections: {
        folder: folderLabel(request.detectionsFolder, request.roots),
        files: [...(stage.detections?.sources ?? [])]
          .map(([path, text]) => ({ path, sha256: sha256(text), bytes: Buffer.byteLength(text) }))
          .sort((left, right) => compareText(left.path, right.path)),
      },
    }),
    tags: request.tags ?? null,
    name: request.name ?? null,
    assumptions: assumptionValues(request.assume),
    assumptionMode: request.assumptionMode,
    ...(request.throttle === true && { throttle: true }),
    ...(request.allowRunbooks === true && { runbooks: true }),
  };
}

function labelledFeature(path: string, roots: Roots): RunInput {
  const [lines = ""] = /(:\d+)*$/.exec(path) ?? [];
  const file = path.slice(0, path.length - lines.length);
  const text = readFileSync(file);
  return { path: `${labelOf(file, roots)}${lines}`, sha256: sha256(text), bytes: text.length };
}

function excusedIn({ opened: { view } }: StageDescription): readonly ExcusedAccount[] {
  return view.accounts.flatMap(({ id, name, mayLeave, isClosed, isManagement, organization, place }) => {
    if (organization !== view.organizations[0]?.name || isManagement) return [];
    const named = { accountId: id, accountName: name, place: place ?? null };
    if (isClosed === true) return [{ ...named, isClosed, reason: "nobody can act in it" }];
    return mayLeave === undefined ? [] : [{ ...named, reason: mayLeave }];
  });
}

function summariesOf({ opened: { view } }: StageDescription): readonly OrganizationSummary[] {
  return view.organizations
    .filter((each) => !each.isSynthetic)
    .map(({ name, id, guardrails }) => ({
      name,
      id,
      accounts: view.accounts.filter((each) => each.organization === name).length,
      guardrails: guardrails.map((each) => each.name),
    }));
}
