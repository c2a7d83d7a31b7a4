/** Brings organizations to life for drills: each opening is a fresh world behind a fresh embedded emulator. */
import { relative } from "node:path";
import type { LoadedFolder } from "../detection/index.ts";
import { accountStateAt } from "../domain/index.ts";
import type { Changes, Coverage, DrillStage, OpenedWorld, OrganizationChoice, WorldView } from "../drill/index.ts";
import { createEmulator, type Emulator } from "../emulator/index.ts";
import { coverageOf } from "../guardrail/index.ts";
import {
  type AccountId,
  accept,
  hours,
  instant,
  invariant,
  type Result,
  refuse,
  virtualClock,
} from "../kernel/index.ts";
import { type LoadedWorld, type ReadOrganization, worldFrom } from "../organization-file/index.ts";
import { emulatorTarget } from "../target/emulator.ts";
import { assumptionProblems, assumptionValues } from "./assumptions.ts";
import { leftBehindIn } from "./left-behind.ts";
import { loadBaseline } from "./load-baseline.ts";
import { loadBrought } from "./load-brought.ts";
import { incidentDetections, incidentOrganization, incidentTimeline, loadRunbook } from "./load-incident.ts";
import { fixturePath, loadOrganization, renderFailure } from "./load-organization.ts";
import { labelOf } from "./roots.ts";
import type { RunRefusal } from "./run-refusal.ts";
import { runbookRunner } from "./run-runbook.ts";
import type { StageParameters } from "./stage-parameters.ts";
import { addSynthetic, withoutGuardrail } from "./synthetic.ts";
import { worldView } from "./world-view.ts";

const CREDENTIAL_LIFETIME_MS = hours(24 * 400);
const NOTHING_CHANGED: Changes = { withoutGuardrails: [] };

export function composeStage(parameters: StageParameters): DrillStage {
  return {
    ...(parameters.isBrief === true && { isBrief: true }),
    timeline: (name) => incidentTimeline(name, parameters.roots),
    baseline: (choice, name) => loadBaseline(choice, { name, roots: parameters.roots }),
    runbook: (choice, name) => loadRunbook(choice, { name, roots: parameters.roots }),
    async open(choice, changes = NOTHING_CHANGED) {
      const assuming = assumedBy(choice, parameters);
      const read = loadOrganization(pathOf(choice, parameters), parameters.roots);
      if (!read.ok) throw new Error(renderFailure(read.refusal));
      const opened = openWorld(read.value, { parameters: assuming, changes });
      const brought = broughtFor(choice, { parameters, view: opened.view });
      return brought === undefined ? opened : { ...opened, brought };
    },
  };
}

/** The run's own assumptions, but for those that the drill is about. */
function assumedBy(choice: OrganizationChoice, parameters: StageParameters): StageParameters {
  if (choice.kind === "under-test" || choice.assuming === undefined) return parameters;
  const problems = assumptionProblems(choice.assuming);
  if (problems.length > 0) throw new Error(problems.join("; "));
  return { ...parameters, assumptions: { ...parameters.assumptions, ...choice.assuming } };
}

function pathOf(choice: OrganizationChoice, parameters: StageParameters): string {
  if (choice.kind === "under-test") return parameters.organizationFile;
  if (choice.kind === "fixture") return fixturePath(choice.name, parameters.roots);
  return incidentOrganization(choice.name, parameters.roots);
}

type Around = Readonly<{ parameters: StageParameters; view: WorldView }>;

/** The reader's detections go with the reader's organization, an incident's with its own. */
function broughtFor(choice: OrganizationChoice, { parameters, view }: Around): LoadedFolder | undefined {
  const { roots, detectionsFolder } = parameters;
  const folder =
    choice.kind === "under-test"
      ? detectionsFolder
      : choice.kind === "incident"
        ? incidentDetections(choice.name, roots)
        : undefined;
  if (folder === undefined) return undefined;
  const loaded = loadBrought(folder, { roots, view });
  if (!loaded.ok) throw new Error(loaded.refusal.join("; "));
  return loaded.value;
}

type Opening = Readonly<{ parameters: StageParameters; changes: Changes }>;

function openWorld(read: ReadOrganization, { parameters, changes }: Opening): OpenedWorld {
  const clock = virtualClock(instant(parameters.at));
  let built: Built | undefined;
  const runner = parameters.allowRunbooks === true ? runbookRunner(() => emulator, parameters.roots) : undefined;
  const emulator: Emulator = createEmulator({
    build(now, ids) {
      const loaded = worldFrom(read.file, { ids, now });
      const rootless = new Set(
        [...loaded.world.accounts.values()].flatMap((each) => (each.rootUser.password ? [] : [each.id])),
      );
      const { organizationId } = addSynthetic(loaded.world, { ids, now });
      const [underTest] = loaded.world.organizations.keys();
      invariant(underTest !== undefined, "a checked file holds an organization");
      for (const name of changes.withoutGuardrails) withoutGuardrail(loaded.world, underTest, name);
      built = { loaded, rootless, syntheticOrganizationId: organizationId };
      return loaded.world;
    },
    clock,
    seed: parameters.seed,
    assumptions: assumptionValues(parameters.assumptions),
    instant: false,
    throttle: parameters.throttle === true,
    skewNowMs: () => (runner?.isRunning() === true ? Date.now() : clock.now()),
    credentialLifetimeMs: CREDENTIAL_LIFETIME_MS,
    everyRoot: true,
  });
  invariant(built !== undefined, "the emulator builds its world at once");
  const view = worldView({ ...built, now: instant(parameters.at), label: (path) => labelOf(path, parameters.roots) });
  return {
    target: emulatorTarget(emulator, runner?.run),
    view,
    coverage: coverageIn(built.loaded, parameters),
    leftBehind: leftBehindIn(built.loaded.world, {
      view,
      assumptions: assumptionValues(parameters.assumptions),
      now: () => clock.now(),
    }),
    assumptions: assumptionValues(parameters.assumptions),
  };
}

/** Of the first organization of the file; the world is read when it is asked. */
const coverageIn =
  ({ world, allowedDepartures }: LoadedWorld, parameters: StageParameters) =>
  (): Coverage => {
    const [organization] = world.organizations.values();
    invariant(organization !== undefined, "a checked file holds an organization");
    const assumptions = assumptionValues(parameters.assumptions);
    const isClosed = (id: AccountId): boolean => {
      const account = world.accounts.get(id);
      return account !== undefined && accountStateAt(account, instant(parameters.at)) === "CLOSED";
    };
    const freeToLeave = { has: (id: AccountId): boolean => allowedDepartures.has(id) || isClosed(id) };
    return coverageOf(world, { organization, freeToLeave, assumptions });
  };

type Built = Readonly<{
  loaded: LoadedWorld;
  rootless: ReadonlySet<string>;
  syntheticOrganizationId: string | undefined;
}>;

export type StageDescription = Readonly<{
  read: ReadOrganization;
  opened: OpenedWorld;
  /** What the reader brought beside the organization file. */
  detections?: LoadedFolder;
}>;

/** As the reader would type it. */
const nameFor = ({ organizationFile, roots }: StageParameters): string => {
  const inside = relative(roots.workingDirectory, organizationFile);
  return inside.startsWith("..") ? organizationFile : inside;
};

/** Checks everything that a stage needs before anything is run, and shows what it holds. */
export async function describeStage(parameters: StageParameters): Promise<Result<StageDescription, RunRefusal>> {
  const problems = assumptionProblems(parameters.assumptions);
  if (problems.length > 0)
    return refuse({ exitCode: 2, lines: problems, nextStep: "correct --assume and run it again" });
  const read = loadOrganization(parameters.organizationFile, parameters.roots);
  if (!read.ok) {
    const lines = renderFailure(read.refusal).trimEnd().split("\n");
    return refuse({
      exitCode: 2,
      lines,
      nextStep: `\`orgdrill lint --org ${nameFor(parameters)}\` shows every mistake; scenarios/organizations/reference.yaml of the package is a complete example`,
    });
  }
  const { detectionsFolder, ...rest } = parameters;
  const opened = await composeStage(rest).open({ kind: "under-test" });
  if (detectionsFolder === undefined) return accept({ read: read.value, opened });
  const brought = loadBrought(detectionsFolder, { roots: parameters.roots, view: opened.view });
  if (!brought.ok)
    return refuse({
      exitCode: 2,
      lines: brought.refusal,
      nextStep: "correct the detections; nothing in them is left out silently",
    });
  return accept({ read: read.value, opened: { ...opened, brought: brought.value }, detections: brought.value });
}
