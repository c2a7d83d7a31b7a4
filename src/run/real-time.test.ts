import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Envelope } from "@cucumber/messages";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { type DrillEvidence, EVIDENCE_MEDIA_TYPE } from "../drill/index.ts";
import { CucumberSession } from "./cucumber-session.ts";
import { HERE, requestFor } from "./samples.test-support.ts";
import { stepFiles } from "./step-files.ts";

const folder = mkdtempSync(join(HERE, "node_modules", ".orgdrill-steps-"));
const roots = { packageRoot: HERE, workingDirectory: HERE };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One for each kind of question. With `ORGDRILL_REAL_TIME_TAGS` others are asked; those that let days pass are then Not run. */
const FEW = [
  "@id:departure-heard-where-it-happens",
  "@id:fault-rule-deaf-to-reading",
  "@id:central-log-hears-nothing-later",
  "@id:incident-quiet-departure",
].join(" or ");
const tags = `(${process.env.ORGDRILL_REAL_TIME_TAGS ?? FEW}) and not @sensitivity`;

/** The steps as they are now, whatever was built before, and a World that can be switched. Below node_modules they find their packages. */
async function bundledSteps(): Promise<readonly string[]> {
  const steps = readdirSync(join(HERE, "steps")).map((name) => ({
    in: join(HERE, "steps", name),
    out: `steps/${name.slice(0, -3)}`,
  }));
  await build({
    entryPoints: [...steps, { in: join(HERE, "src", "run", "real-time-world.test-support.ts"), out: "world" }],
    outdir: join(folder, "dist"),
    ...{ bundle: true, splitting: true, format: "esm", platform: "node", packages: "external", logLevel: "warning" },
  });
  return [...stepFiles({ ...roots, packageRoot: folder }), join(folder, "dist", "world.js")];
}

type Outcome = Readonly<{ name: string; ending: string; remark: string | null; findings: readonly string[] }>;

async function run(session: CucumberSession, isTimeReal: boolean): Promise<readonly Outcome[]> {
  const { organizationFile, seed, at } = requestFor(folder);
  const parameters = { organizationFile, seed, at, roots, assumptions: {}, isTimeReal };
  const names = new Map<string, string>();
  const outcomes = new Map<string, Outcome>();
  const started = new Map<string, string>();
  const cases = new Map<string, string>();
  const take = ({ pickle, testCase, testCaseStarted, attachment }: Envelope): void => {
    if (pickle !== undefined) names.set(pickle.id, `${pickle.uri}: ${pickle.name}`);
    if (testCase !== undefined) cases.set(testCase.id, testCase.pickleId);
    if (testCaseStarted !== undefined) started.set(testCaseStarted.id, testCaseStarted.testCaseId);
    if (attachment?.mediaType !== EVIDENCE_MEDIA_TYPE) return;
    const { ending, remark, findings } = JSON.parse(attachment.body) as DrillEvidence;
    const id = cases.get(started.get(attachment.testCaseStartedId ?? "") ?? "") ?? "";
    const told = findings.map(({ answer, verdict, expected }) => `${answer} ${verdict}: ${expected}`);
    outcomes.set(id, { name: names.get(id) ?? "", ending, remark, findings: told });
  };
  const selection = { paths: [join(HERE, "features")], tags, name: undefined };
  await session.execute({ selection, parameters, dryRun: false, parallel: 0 }, take);
  return [...outcomes.values()];
}

test("bundled features come to the same where time cannot be moved, in every finding", {
  timeout: 600_000,
}, async () => {
  const session = new CucumberSession(roots, await bundledSteps(), {});
  const onVirtual = await run(session, false);
  expect(onVirtual.length).toBeGreaterThan(2);
  expect(await run(session, true)).toEqual(onVirtual);
});
